import { type Decision, notice, opening, refused, unchanged } from './decision.ts'
import { egressClaims } from './egress-claims.ts'
import type { Listing } from './listing.ts'
import type { NodeEgress } from './node-egress.ts'
import type { Wish } from './wish.ts'

/** `disable`: the empty list. The only place of the whole action that asks for one in a main step. */
export function planDisable(listing: Listing, wish: Wish, egress: NodeEgress | undefined): Decision {
  if (listing.open) return unchanged(notice('The API server is open to the whole internet already.'))
  if (wish.restore === 'all') {
    const ways = egressClaims(wish, egress)
    if (ways.kind === 'unknown') return refused(ways.problem)
  }
  return opening(listing.texts, 'The API server is open to the whole internet now: `mode: disable` asked for it.')
}
