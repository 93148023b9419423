import { tagsTake } from '../leases/index.ts'
import { isPlaceholder } from '../ranges/index.ts'
import { listOf } from './additions.ts'
import { AllowList } from './allow-list.ts'
import { type Change, type Decision, notice, unchanged } from './decision.ts'
import { leasesApplied, type ObservedCluster, observable, revertedRemovals } from './is-applied.ts'

/**
 * Puts this step's own change back where it got lost: its missing additions and its reverted removals, its leases, and
 * nothing that others wrote. A list that another writer has opened or reset since is left as it is.
 */
export function planReapply(cluster: ObservedCluster, change: Change): Decision {
  const list = AllowList.parse(cluster.ranges)
  if (list.open) return unchanged(replaced)
  // A list that is to be emptied is taken out as a whole or not at all: what is left of it would shut all other clients out.
  if (change.after.size === 0) {
    return list.sameAs(change.before)
      ? { ...change, before: list, notes: [] }
      : unchanged(notice('Another writer has restricted the API server anew since.'))
  }
  if (list.placeholder) return unchanged(replaced)
  const seen = observable(change)
  const missing = change.added.filter(({ text }) => !list.has(text))
  const reverted = revertedRemovals(seen, cluster)
  const after = list.minus(reverted).plus(listOf(missing))
  if (after.size > 1 && listOf(missing).entries.some(isPlaceholder))
    return unchanged(
      notice('Another writer has put other ranges on the list since, and "0.0.0.0/32" can\'t stand beside them.'),
    )
  const nothingLost = missing.length + reverted.size === 0 && leasesApplied(seen, cluster)
  if (after.size === 0 || nothingLost) return unchanged()
  if (change.leases !== undefined && !tagsTake(cluster.tags, change.leases))
    return unchanged(notice('Others have taken all the room for leases since.'))
  return { ...change, before: list, after, added: missing, notes: [] }
}

const replaced = notice('Another writer has replaced the whole list since.')
