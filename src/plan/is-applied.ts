import { isExpired, leasesOn, type NamedLeases, parseClusterLeases, type Tags, tagsHold } from '../leases/index.ts'
import type { Entry } from '../ranges/index.ts'
import { listOf } from './additions.ts'
import { AllowList } from './allow-list.ts'
import type { AppliedChange } from './applied-change.ts'
import { type Change, removedBy } from './decision.ts'

/** What a reading of a cluster tells of a change. */
export interface ObservedCluster {
  readonly ranges: readonly string[]
  readonly tags: Tags
  /** ARM's time of the reading, in milliseconds since 1970, where it is known. */
  readonly serverTime: number | undefined
}

/** What can be observed of a change, whether it was just planned or the state remembers it. */
export interface ObservableChange {
  readonly added: AllowList
  readonly removed: AllowList
  /** The list was to be empty. */
  readonly empties: boolean
  readonly leases?: (NamedLeases & { readonly expired: readonly string[] }) | undefined
}

export function observable(change: Change): ObservableChange {
  const { after, added, leases } = change
  return { added: listOf(added), removed: removedBy(change), empties: after.size === 0, leases }
}

/** Whether a cluster shows a change: what was added is there, what was removed isn't. Others may have changed the rest. */
export function isApplied(change: Change, cluster: ObservedCluster): boolean {
  return shows(cluster, observable(change))
}

/** The same of what the state remembers of a step's writes. */
export function isRecordApplied(record: AppliedChange, cluster: ObservedCluster): boolean {
  const { added, removed, left, leases: acquired = [] } = record
  return shows(cluster, {
    added: listOf(added),
    removed: AllowList.parse(removed),
    empties: left.length === 0,
    leases: { acquired, released: [], expired: [] },
  })
}

function shows(cluster: ObservedCluster, change: ObservableChange): boolean {
  if (change.empties) return cluster.ranges.length === 0
  const missing = change.added.minus(AllowList.parse(cluster.ranges))
  return missing.size + revertedRemovals(change, cluster).size === 0 && leasesApplied(change, cluster)
}

/**
 * What was removed and is there all the same. An address that a new and living lease speaks of is another job's, which
 * has come since; and what only its lease's expiry took out may be anyone's by now.
 */
export function revertedRemovals(
  { removed, leases }: ObservableChange,
  { ranges, tags, serverTime }: ObservedCluster,
): AllowList {
  const clusterLeases = parseClusterLeases(tags, serverTime)
  const isNew = ({ id }: { readonly id: string }) => leases?.released.every((released) => released.id !== id) ?? true
  const isHeld = (entry: Entry) =>
    leasesOn(clusterLeases, entry).some((lease) => isNew(lease) && !isExpired(clusterLeases, lease))
  const list = AllowList.parse(ranges)
  const wrong = removed.minus(AllowList.parse(leases?.expired ?? []))
  return list.common(wrong).filter((entry) => !isHeld(entry))
}

export function leasesApplied({ leases }: ObservableChange, { tags }: ObservedCluster): boolean {
  return leases === undefined || tagsHold(tags, leases)
}
