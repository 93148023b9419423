import { tagsTake } from '../leases/index.ts'
import { PLACEHOLDER } from '../ranges/index.ts'
import { parseAllowList, sameAllowList } from './allow-list.ts'
import { type Change, type Decision, notice, unchanged } from './decision.ts'
import { isListed, leasesApplied, type ObservedCluster, revertedRemovals } from './is-applied.ts'

/**
 * Puts this step's own change back where it got lost: its missing additions and its reappeared removals, its leases, and
 * nothing that others wrote. A list that another writer has opened or reset since is left as it is.
 */
export function planReapply(observed: ObservedCluster, change: Change): Decision {
  const { ranges } = observed
  const current = parseAllowList(ranges)
  // A list that is to be emptied is taken out as a whole or not at all: what is left of it would shut all other clients out.
  if (change.list.length === 0 && ranges.length > 0) {
    return sameAllowList(ranges, change.removed)
      ? { ...change, notes: [] }
      : unchanged(notice('Another writer has restricted the API server anew since.'))
  }
  if (current.open || current.placeholder) return unchanged(notice('Another writer has replaced the whole list since.'))
  const missing = change.added.filter(({ text }) => !isListed(current, text))
  const removed = revertedRemovals(observed, change)
  const list = [...ranges.filter((text) => !removed.includes(text)), ...missing.map(({ text }) => text)]
  if (list.length > 1 && missing.some(({ text }) => text === PLACEHOLDER))
    return unchanged(
      notice('Another writer has put other ranges on the list since, and "0.0.0.0/32" can\'t stand beside them.'),
    )
  if (list.length === 0 || (missing.length + removed.length === 0 && leasesApplied(observed, change)))
    return unchanged()
  if (change.leases !== undefined && !tagsTake(observed.tags, change.leases))
    return unchanged(notice('Others have taken all the room for leases since.'))
  return { ...change, list, added: missing, removed, notes: [] }
}
