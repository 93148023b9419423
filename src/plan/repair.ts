import { type Change, type Decision, notice, unchanged } from './decision.ts'
import { listingOf } from './listing.ts'
import { isListed, leasesShow, reappeared, type Seen } from './shows.ts'

/**
 * Puts this step's own change back where it got lost: its missing additions and its reappeared removals, its leases, and
 * nothing of anybody else's. A list that somebody has opened or reset since is left to them.
 */
export function planRepair(seen: Seen, change: Change): Decision {
  const listing = listingOf(seen.ranges)
  if (listing.open || listing.placeholder) return unchanged(notice('Somebody has replaced the whole list since.'))
  const missing = change.added.filter(({ text }) => !isListed(listing, text))
  const removed = reappeared(seen, change)
  const list = [...seen.ranges.filter((text) => !removed.includes(text)), ...missing.map(({ text }) => text)]
  if (list.length === 0 || (missing.length + removed.length === 0 && leasesShow(seen, change))) return unchanged()
  return { ...change, list, added: missing, removed, notes: [] }
}
