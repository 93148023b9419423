import {
  type ClusterLeases,
  type ExpiredLeases,
  expiredLeases,
  holderName,
  isExpired,
  leasesOn,
  type Retention,
  without,
} from '../leases/index.ts'
import { covers, type Entry, intersects, type Range } from '../ranges/index.ts'
import type { CurrentList } from './current-list.ts'
import { type Note, notice } from './decision.ts'
import type { NodeEgress } from './node-egress.ts'
import { requiredEgress, unknownEgress } from './required-egress.ts'
import type { Spec } from './spec.ts'

/** What a step may collect: what leases hold that are over, and neither is there for good nor lets the nodes in. */
export function expiredOn(
  current: CurrentList,
  leases: ClusterLeases,
  spec: Spec,
  egress: NodeEgress | undefined,
  orphaned: ReadonlySet<string>,
): ExpiredLeases {
  return expiredLeases(leases, {
    isListed: (address) => current.list.has(address),
    orphaned,
    retention: retentionUnder(spec, egress),
  })
}

/**
 * Whether collecting would take an entry out, so that the egress has to be known first. A tag may have been written by anyone, and may
 * speak of the very address that the nodes come from.
 */
export function removesExpired(current: CurrentList, spec: Spec, orphaned: ReadonlySet<string> = new Set()): boolean {
  return perhapsExpired(current, spec, orphaned).length > 0
}

/** What is taken out, unless it turns out to be the cluster's egress. */
function perhapsExpired(current: CurrentList, spec: Spec, orphaned: ReadonlySet<string>): readonly Range[] {
  if (current.open || (spec.lease === undefined && spec.mode !== 'sweep')) return []
  const leases = without(current.leases, new Set(spec.lease?.ids))
  const unconcerned: NodeEgress = { kind: 'not-needed', why: '' }
  return expiredOn(current, leases, spec, unconcerned, orphaned).addresses
}

/** What stays though its leases have expired: a step that isn't run for the sake of collecting doesn't fail for it. */
export function keptExpiredNotes(current: CurrentList, spec: Spec, egress: NodeEgress | undefined): Note[] {
  if (egress?.kind !== 'unknown') return []
  const staying = perhapsExpired(current, spec, new Set()).map(({ text }) => text)
  if (staying.length === 0) return []
  const { what, remedy } = unknownEgress(egress)
  return [notice(`These stay on the list though their leases have expired: ${staying.join(', ')}. ${what} ${remedy}`)]
}

function retentionUnder(spec: Spec, egress: NodeEgress | undefined): (address: Range) => Retention {
  const required = egress === undefined ? undefined : requiredEgress(spec, egress)
  const declared = spec.mode === 'remove' || spec.mode === 'disable' ? [] : spec.declared.map(({ entry }) => entry)
  const targets = spec.mode === 'remove' ? [...spec.declared, ...spec.runner].map(({ entry }) => entry) : []
  return (address) => {
    // What the step is asked to remove isn't collected on the side.
    if (covers(targets, address)) return 'unknown'
    if (isDeclared(spec, declared, address) || spec.egressIps.some(({ entry }) => intersects(entry, address)))
      return 'keep'
    if (required === undefined || required.kind === 'unknown') return 'unknown'
    return required.entries.some(({ entry }) => intersects(entry, address)) ? 'keep' : 'remove'
  }
}

/** `add` and `set` put what is declared on the list themselves; a sweep has to find it there. */
function isDeclared(spec: Spec, declared: readonly Entry[], address: Range): boolean {
  return spec.mode === 'sweep' ? covers(declared, address) : declared.some(({ text }) => text === address.text)
}

/** Says of each entry that goes whose it was. */
export function expiryNotes(leases: ClusterLeases, addresses: readonly Range[]): Note[] {
  return addresses.map((address) => {
    const [lease] = leasesOn(leases, address)
    if (lease === undefined) return notice(`"${address.text}" is taken out.`)
    const over = isExpired(leases, lease) ? `expired at ${new Date(lease.expiresAt).toISOString()}` : 'has ended'
    return notice(`"${address.text}" is taken out: the lease of ${holderName(lease.holder)} ${over}.`)
  })
}

/** Which tags are left alone, though they look like leases, and why. */
export function leftAloneNotes({ unreadable, copied }: ClusterLeases): Note[] {
  if (unreadable.length === 0) return copiedNotes(copied)
  const none = `These tags look like leases, but this version can't read them, so they stay as they are: ${quoted(unreadable)}.`
  return [notice(none), ...copiedNotes(copied)]
}

export function copiedNotes(copied: ClusterLeases['copied']): Note[] {
  return copied.map(({ id, names }) =>
    notice(
      `The lease ${id} stands in several tags, so it counts in none of them, and they stay as they are: ${quoted(names)}.`,
    ),
  )
}

function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name.slice(0, 80))).join(', ')
}
