import type { Problem } from '../errors.ts'
import { PLACEHOLDER } from '../ranges/index.ts'
import { collectable, collectionNotes, collectsEntries, leftAloneNotes, withoutAddresses } from './collecting.ts'
import { type Addition, type Decision, notice, refused, unchanged } from './decision.ts'
import { egressClaims } from './egress-claims.ts'
import type { Listing } from './listing.ts'
import { lastResort, type NodeEgress } from './node-egress.ts'
import type { Wish } from './wish.ts'

/**
 * `sweep`: the list in force without what leases hold that have expired or whose run has ended. Declared ranges and the
 * egress stay. What would be empty becomes the placeholder, or the egress addresses where that doesn't suffice.
 */
export function planSweep(
  listing: Listing,
  wish: Wish,
  egress: NodeEgress | undefined,
  orphaned: ReadonlySet<string>,
): Decision {
  const unreadable = leftAloneNotes(listing.leases)
  if (listing.open) return unchanged(notice('The API server is open to the whole internet: there is nothing to sweep.'))
  const ways = egressClaims(wish, egress)
  if (ways.kind === 'unknown' && collectsEntries(listing, wish, orphaned)) return refused(ways.problem)
  const { leases, addresses } = collectable(listing, listing.leases, wish, egress, orphaned)
  if (leases.length === 0) return unchanged(notice('No lease on the cluster is over.'), ...unreadable)
  const kept = withoutAddresses(listing, addresses).map(({ text }) => text)
  const added = kept.length > 0 ? [] : remaining(wish, egress)
  if (added === undefined) return refused(nothingLeft)
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

/** What lets the nodes in, and no other caller. */
function remaining(wish: Wish, egress: NodeEgress | undefined): Addition[] | undefined {
  const named = new Set(wish.egressIps.map(({ entry }) => entry.text))
  return lastResort(egress)?.map((text) => ({
    text,
    origin: named.has(text) && text !== PLACEHOLDER ? 'egress-ips' : 'egress',
    temporary: false,
  }))
}

const nothingLeft: Problem = {
  code: 'list-would-be-empty',
  what: 'Nothing but addresses of jobs that are over is on the list, and an empty list would open the API server to the whole internet. With `egress-mode: none` it is not known what must remain for the nodes.',
  remedy: 'Leave `egress-mode` out, or put a permanent entry on the list first.',
}
