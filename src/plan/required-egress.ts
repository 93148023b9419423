import type { Problem } from '../errors.ts'
import { namesEgress } from '../options.ts'
import { coverageOf, type Entry, isPlaceholder } from '../ranges/index.ts'
import type { AllowList } from './allow-list.ts'
import { type Note, warning } from './decision.ts'
import { addressesOf, type NodeEgress, placeholderSuffices, type UnknownEgress } from './node-egress.ts'
import type { RequestedEntry, Spec } from './spec.ts'

/**
 * Whether the plan has to know the cluster's egress: wherever a write could newly shut the nodes out, or where
 * the egress was asked for by name. The common temporary access needs no look-up at all.
 */
export function needsEgress(list: AllowList, spec: Spec): boolean {
  switch (spec.mode) {
    case 'add':
      return !list.open && (list.placeholder || namesEgress(spec.egressMode))
    case 'set':
      return true
    case 'remove':
      return !list.open && removesSomething(list, spec)
    case 'disable':
      // `restore: all` will turn the restriction on again, from what main wrote into the state.
      return spec.restore === 'all' && !list.open
    case 'sweep':
      // Only where there is an entry to take out: `removesExpired`.
      return false
  }
}

function removesSomething(list: AllowList, spec: Spec): boolean {
  const targets = coverageOf([...spec.declared, ...spec.runner].map(({ entry }) => entry))
  return list.entries.some((entry) => targets.covers(entry))
}

/** What must stay covered, or why that can't be told. */
export type RequiredEgress =
  | { readonly kind: 'known'; readonly entries: readonly RequestedEntry[] }
  | { readonly kind: 'unknown'; readonly problem: Problem }

/** @param egress with what `egress-ips` names in it; undefined where nothing rests on it */
export function requiredEgress(spec: Pick<Spec, 'egressIps'>, egress: NodeEgress | undefined): RequiredEgress {
  if (egress?.kind === 'unknown') return { kind: 'unknown', problem: unknownEgress(egress) }
  const named = new Set(spec.egressIps.map(({ entry }) => entry.text))
  const found = addressesOf(egress).filter(({ range }) => !named.has(range.text))
  const entries = found.map(({ range, chain }): RequestedEntry => ({ entry: range, origin: 'egress', source: chain }))
  return { kind: 'known', entries: [...entries, ...spec.egressIps] }
}

/** The egress is needed and isn't known: what names it depends on what stood in the way. */
export function unknownEgress({ why, unread, commands, said }: UnknownEgress): Problem {
  return {
    code: 'egress-unresolved',
    what: `The cluster's own egress is needed and could not be resolved: ${why}`,
    remedy: unread
      ? "Let the identity read what is named above, or take responsibility with `egress-mode: none`. `egress-ips` can't stand in for what wasn't looked at."
      : 'Name the addresses that the nodes leave by in `egress-ips`, or take responsibility with `egress-mode: none`.',
    commands,
    said,
  }
}

/** `0.0.0.0/32` admits the cluster's own load balancer and nothing else, so the nodes must leave by it. */
export function placeholderProblem(egress: NodeEgress | undefined): Problem | undefined {
  if (egress === undefined || placeholderSuffices(egress)) return undefined
  const why =
    egress.kind === 'unknown'
      ? `may leave by another way: ${egress.why}`
      : `leave by another way: ${addressesOf(egress)
          .map(({ range, chain }) => `${range.text} <- ${chain}`)
          .join('; ')}.`
  return {
    code: 'placeholder',
    what: `"0.0.0.0/32" admits only the cluster's own load balancer, and the nodes ${why}`,
    remedy: 'Name the ranges to authorize instead of it.',
  }
}

/** What a person should know of the egress that a write rests on. */
export function egressNotes(egress: NodeEgress | undefined): Note[] {
  if (egress?.kind !== 'resolved' && egress?.kind !== 'not-needed') return []
  const { warning: text } = egress
  const doubt = egress.kind === 'resolved' ? egress.doubt : undefined
  return [...(text === undefined ? [] : [warning(text)]), ...(doubt === undefined ? [] : [warning(doubtful(doubt))])]
}

function doubtful(doubt: string): string {
  return `The nodes may leave by other addresses than those found: ${doubt} If there is one, name the addresses behind it in \`egress-ips\`.`
}

/** Those entries, each once, that `present` doesn't cover yet; an earlier one covers a later one. */
export function uncovered(entries: readonly RequestedEntry[], present: readonly Entry[]): RequestedEntry[] {
  const standing = coverageOf(present.filter((entry) => !isPlaceholder(entry)))
  return entries.filter(({ entry }) => {
    const missing = !standing.covers(entry)
    standing.add(entry)
    return missing
  })
}
