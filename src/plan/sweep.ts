import type { Egress } from '../egress/egress.ts'
import { PLACEHOLDER } from '../ranges/index.ts'
import { collectable, collectionNotes, collectsEntries, unreadableNotes, withoutAddresses } from './collecting.ts'
import { type Addition, type Decision, notice, refused, unchanged } from './decision.ts'
import { egressClaims, placeholderProblem } from './egress-claims.ts'
import type { Listing } from './listing.ts'
import type { Wish } from './wish.ts'

/**
 * `sweep`: the list in force without what leases hold that have expired or whose run has ended. Declared ranges and the
 * egress stay. What would be empty becomes the placeholder, or the egress addresses where that doesn't suffice.
 */
export function planSweep(
  listing: Listing,
  wish: Wish,
  egress: Egress | undefined,
  orphaned: ReadonlySet<string>,
): Decision {
  const unreadable = unreadableNotes(listing.leases)
  if (listing.open) return unchanged(notice('The API server is open to the whole internet: there is nothing to sweep.'))
  const ways = egressClaims(wish, egress)
  if (ways.kind === 'unknown' && collectsEntries(listing, wish, orphaned)) return refused(ways.problem)
  const { leases, addresses } = collectable(listing, listing.leases, wish, egress, orphaned)
  if (leases.length === 0) return unchanged(notice('No lease on the cluster is over.'), ...unreadable)
  const kept = withoutAddresses(listing, addresses).map(({ text }) => text)
  const added = kept.length > 0 ? [] : lastResort(wish, egress)
  const removed = listing.entries.filter(({ text }) => !kept.includes(text)).map(({ text }) => text)
  return {
    kind: 'change',
    list: [...kept, ...added.map(({ text }) => text)],
    added,
    removed,
    replacesPlaceholder: false,
    wasOpen: false,
    leases: { put: [], dropped: leases, collected: removed },
    notes: [...collectionNotes(listing.leases, addresses), ...unreadable],
  }
}

/** What lets the nodes in, and nobody else. */
function lastResort(wish: Wish, egress: Egress | undefined): Addition[] {
  const ways = egressClaims(wish, egress)
  const claims = ways.kind === 'known' ? ways.claims : []
  const alone = placeholderProblem(egress) === undefined && wish.egressIps.length === 0
  if (alone || claims.length === 0) return [{ text: PLACEHOLDER, origin: 'egress', temporary: false }]
  return claims.map(({ entry, origin }) => ({ text: entry.text, origin, temporary: false }))
}
