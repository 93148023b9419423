import { tagsTake } from '../leases/index.ts'
import { PLACEHOLDER } from '../ranges/index.ts'
import { type Change, type Decision, notice, unchanged } from './decision.ts'
import { listingOf, sameListing } from './listing.ts'
import { isListed, leasesShow, reappeared, type Seen } from './shows.ts'

/**
 * Puts this step's own change back where it got lost: its missing additions and its reappeared removals, its leases, and
 * nothing that others wrote. A list that another writer has opened or reset since is left as it is.
 */
export function planRepair(seen: Seen, change: Change): Decision {
  const { ranges } = seen
  const listing = listingOf(ranges)
  // A list that is to be emptied is taken out as a whole or not at all: what is left of it would shut all other clients out.
  if (change.list.length === 0 && ranges.length > 0) {
    return sameListing(ranges, change.removed)
      ? { ...change, notes: [] }
      : unchanged(notice('Another writer has restricted the API server anew since.'))
  }
  if (listing.open || listing.placeholder) return unchanged(notice('Another writer has replaced the whole list since.'))
  const missing = change.added.filter(({ text }) => !isListed(listing, text))
  const removed = reappeared(seen, change)
  const list = [...ranges.filter((text) => !removed.includes(text)), ...missing.map(({ text }) => text)]
  if (list.length > 1 && missing.some(({ text }) => text === PLACEHOLDER))
    return unchanged(
      notice('Another writer has put other ranges on the list since, and "0.0.0.0/32" can\'t stand beside them.'),
    )
  if (list.length === 0 || (missing.length + removed.length === 0 && leasesShow(seen, change))) return unchanged()
  if (change.leases !== undefined && !tagsTake(seen.tags, change.leases))
    return unchanged(notice('Others have taken all the room for leases since.'))
  return { ...change, list, added: missing, removed, notes: [] }
}
