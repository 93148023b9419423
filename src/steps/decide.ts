import { type Cluster, maximumRanges } from '../cluster/cluster.ts'
import type { EgressLookup } from '../egress/lookup.ts'
import type { OrphanSearch } from '../github/orphans.ts'
import { leaseBook } from '../leases/index.ts'
import type { Decision, Planned } from '../plan/decision.ts'
import { needsEgress } from '../plan/egress-claims.ts'
import { type Listing, listingOf } from '../plan/listing.ts'
import type { NodeEgress } from '../plan/node-egress.ts'
import { plan } from '../plan/plan.ts'
import type { Wish } from '../plan/wish.ts'
import type { Deadline } from '../time/deadline.ts'

/** What a decision asks for: looked up only where it matters. */
export interface Deciding {
  readonly wish: Wish
  readonly egress: EgressLookup
  readonly orphans: OrphanSearch
  readonly deadline: Deadline
}

/** What a main step should write, given a cluster as it is. Asked again after every conflict. */
export async function decisionOn(deciding: Deciding, cluster: Cluster): Promise<Decision> {
  const { wish, egress, orphans } = deciding
  const listing = listingOn(cluster)
  const rules = { maximum: maximumRanges(cluster) }
  const orphaned = wish.mode === 'sweep' ? await orphans.in(listing.leases) : undefined
  const patient = wish.mode === 'sweep' || needsEgress(listing, wish)
  return withEgress(
    (found) => plan(listing, wish, { rules, egress: found, orphaned }),
    () => (patient ? egress.resolve(cluster) : foundInTime(deciding, cluster)),
  )
}

/** Where only what is collected on the side needs the egress, an outage of the network's API holds the step up no longer. */
async function foundInTime({ egress, deadline: { clock } }: Deciding, cluster: Cluster): Promise<NodeEgress> {
  const found = new AbortController()
  const late: NodeEgress = {
    kind: 'unknown',
    found: [],
    why: 'the network could not be read within a minute.',
    unread: true,
  }
  const limit = clock.sleep(60_000, found.signal).then(() => late)
  // It ends with the look-up, and then says nothing.
  limit.catch(() => undefined)
  try {
    return await Promise.race([egress.resolve(cluster), limit])
  } finally {
    found.abort()
  }
}

export function listingOn({ ranges, tags, serverTime }: Cluster): Listing {
  return listingOf(ranges, leaseBook(tags, serverTime))
}

/** Plans, and once more with the nodes' egress where the plan has to know it. */
export async function withEgress(
  planned: (egress: NodeEgress | undefined) => Planned,
  resolve: () => Promise<NodeEgress>,
): Promise<Decision> {
  const first = planned(undefined)
  if (first.kind !== 'egress-needed') return first
  const second = planned(await resolve())
  if (second.kind === 'egress-needed') throw new Error('A plan asks for an egress that it was given.')
  return second
}
