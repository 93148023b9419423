import { isExpired, leasesOn, type NamedLeases, parseClusterLeases, type Tags, tagsHold } from '../leases/index.ts'
import { parseListed } from '../ranges/index.ts'
import { type AllowList, knownEntries, meansSame, parseAllowList } from './allow-list.ts'
import type { Change } from './decision.ts'

/** What there is to see of a change on a cluster. */
export interface ObservedCluster {
  readonly ranges: readonly string[]
  readonly tags: Tags
  /** ARM's time of the reading, in milliseconds since 1970, where it is known. */
  readonly serverTime: number | undefined
}

/** A change, or what the state remembers of one. */
export interface ObservableChange extends Pick<Change, 'list' | 'removed'> {
  readonly added: readonly { readonly text: string }[]
  readonly leases?: NamedLeases & { readonly expired: readonly string[] }
}

/** Whether a cluster shows a change: what was added is there, what was removed isn't. Others may have changed the rest. */
export function isApplied(observed: ObservedCluster, change: ObservableChange): boolean {
  if (change.list.length === 0) return observed.ranges.length === 0
  const current = parseAllowList(observed.ranges)
  const added = change.added.every(({ text }) => isListed(current, text))
  return added && revertedRemovals(observed, change).length === 0 && leasesApplied(observed, change)
}

/**
 * What was removed and is there all the same. An address that a new and living lease speaks of is another job's, which
 * has come since; and what was only expired may belong to another job by now.
 */
export function revertedRemovals(
  { ranges, tags, serverTime }: ObservedCluster,
  { removed, leases }: ObservableChange,
): string[] {
  const clusterLeases = parseClusterLeases(tags, serverTime)
  const isNew = ({ id }: { readonly id: string }) => leases?.released.every((released) => released.id !== id) ?? true
  const wrong = parseAllowList(removed.filter((text) => leases?.expired.includes(text) !== true))
  return parseAllowList(ranges)
    .entries.filter(({ text }) => isListed(wrong, text))
    .filter(
      ({ entry }) =>
        entry === undefined ||
        !leasesOn(clusterLeases, entry).some((lease) => isNew(lease) && !isExpired(clusterLeases, lease)),
    )
    .map(({ text }) => text)
}

export function leasesApplied({ tags }: ObservedCluster, { leases }: ObservableChange): boolean {
  return leases === undefined || tagsHold(tags, leases)
}

export function isListed(current: AllowList, text: string): boolean {
  const [wanted] = knownEntries(parseListed([text]))
  if (wanted === undefined) return current.texts.includes(text)
  return current.entries.some((listed) => meansSame(listed, wanted))
}
