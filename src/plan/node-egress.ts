import { covers, type Entry, isPlaceholder, PLACEHOLDER, type Range } from '../ranges/index.ts'

/** An address that the cluster's nodes reach the API server from, and how it was found. */
export interface EgressAddress {
  readonly range: Range
  /** A chain that a person can follow: `public IP … <- load balancer <- pool system`. */
  readonly chain: string
}

/** What is known of the addresses that the cluster's nodes reach the API server from. */
export type NodeEgress =
  | {
      readonly kind: 'resolved'
      readonly addresses: readonly EgressAddress[]
      /** All nodes leave by the cluster's own load balancer, which AKS admits by itself, also where the list is `0.0.0.0/32`. */
      readonly placeholderSuffices: boolean
      readonly warning?: string | undefined
      /** Why nodes may come from other addresses all the same: too little to stop a write, unless it is to restrict an open cluster. */
      readonly doubt?: string | undefined
    }
  /** The nodes use a private path. */
  | { readonly kind: 'not-needed'; readonly why: string; readonly warning?: string | undefined }
  /** `egress-mode: none`: the workflow's author answers for the nodes. */
  | { readonly kind: 'waived' }
  | {
      readonly kind: 'unknown'
      /** What was found all the same. */
      readonly found: readonly EgressAddress[]
      readonly why: string
      /** Azure refused, or failed, to show what the answer depends on: the paths themselves weren't seen. */
      readonly unread: boolean
      /** What would let it be seen, as lines for bash, and what Azure said. */
      readonly commands?: string | undefined
      readonly said?: string | undefined
    }

export type UnknownEgress = Extract<NodeEgress, { kind: 'unknown' }>
export type KnownEgress = Exclude<NodeEgress, UnknownEgress>

export const waived: NodeEgress = { kind: 'waived' }

/** Whether a write may rest on it. What wasn't looked up isn't known. */
export function isKnown(egress: NodeEgress | undefined): egress is KnownEgress {
  return egress !== undefined && egress.kind !== 'unknown'
}

/** What was found, known to be all or not. */
export function addressesOf(egress: NodeEgress | undefined): readonly EgressAddress[] {
  if (egress?.kind === 'resolved') return egress.addresses
  return egress?.kind === 'unknown' ? egress.found : []
}

/**
 * The egress with what `egress-ips` names. Those answer for paths that were seen and that Azure can't explain, such as an
 * appliance; they don't answer for what wasn't looked at, nor make other addresses of the nodes needless.
 */
export function withNamed(egress: NodeEgress, named: readonly Range[]): NodeEgress {
  if (named.length === 0 || egress.kind === 'not-needed' || egress.kind === 'waived') return egress
  if (egress.kind === 'unknown' && egress.unread) return egress
  const addresses = [...addressesOf(egress), ...named.map((range) => ({ range, chain: 'input `egress-ips`' }))]
  const warning = egress.kind === 'resolved' ? egress.warning : undefined
  return { kind: 'resolved', addresses, placeholderSuffices: false, warning }
}

/** The same, as what a write rests on that turns the restriction on: what is in doubt isn't known then. */
export function forRestricting(egress: NodeEgress): NodeEgress {
  if (egress.kind !== 'resolved' || egress.doubt === undefined) return egress
  const why = `${egress.doubt} If there is none, \`egress-mode\` can name the way that was found.`
  return { kind: 'unknown', found: egress.addresses, why, unread: false }
}

/** Whether the nodes get in by `0.0.0.0/32`, as far as this step answers for them. */
export function placeholderSuffices(egress: NodeEgress): boolean {
  return egress.kind === 'resolved' ? egress.placeholderSuffices : egress.kind !== 'unknown'
}

/**
 * What must remain where a list would become empty, which would open the API server to the whole internet: the placeholder, or the
 * nodes' addresses where that one doesn't admit them. Undefined where that isn't known or the author answers for it.
 */
export function lastResort(egress: NodeEgress | undefined): readonly string[] | undefined {
  if (egress === undefined || egress.kind === 'unknown' || egress.kind === 'waived') return undefined
  return placeholderSuffices(egress) ? [PLACEHOLDER] : addressesOf(egress).map(({ range }) => range.text)
}

/**
 * The addresses of the nodes that a list admits and another one would not. The placeholder admits the load balancer; where
 * it gives way, every way counts, since AKS may have let the nodes in by it.
 */
export function shutOut(
  before: readonly Entry[],
  after: readonly Entry[],
  egress: NodeEgress,
): readonly EgressAddress[] {
  if (after.some(isPlaceholder) && placeholderSuffices(egress)) return []
  const admitted = (range: Range) => before.some(isPlaceholder) || covers(before, range)
  const resolved = egress.kind === 'resolved' ? egress.addresses : []
  return resolved.filter(({ range }) => admitted(range) && !covers(after, range))
}
