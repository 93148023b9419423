import { type Cluster, maximumRanges } from './cluster/cluster.ts'
import type { EgressLookup } from './egress/lookup.ts'
import type { OrphanSearch } from './github/orphans.ts'
import { leaseBook } from './leases/index.ts'
import { collectsEntries } from './plan/collecting.ts'
import type { Decision } from './plan/decision.ts'
import { needsEgress } from './plan/egress-claims.ts'
import { listingOf } from './plan/listing.ts'
import { plan } from './plan/plan.ts'
import type { Wish } from './plan/wish.ts'

/** What a decision asks for: looked up only where it matters. */
export interface Deciding {
  readonly wish: Wish
  readonly egress: EgressLookup
  readonly orphans: OrphanSearch
}

/** What a main step should write, given a cluster as it is. Asked again after every conflict. */
export async function decisionOn({ wish, egress, orphans }: Deciding, cluster: Cluster): Promise<Decision> {
  const listing = listingOf(cluster.ranges, leaseBook(cluster.tags, cluster.serverTime))
  const rules = { maximum: maximumRanges(cluster) }
  const orphaned = wish.mode === 'sweep' ? await orphans.in(listing.leases) : undefined
  const needed = needsEgress(listing, wish) ? await egress.resolve(cluster) : undefined
  const decision = plan(listing, wish, needed, rules, { orphaned })
  // A write that is made anyway may collect what is over, as long as that isn't what lets the nodes in.
  const collects = (decision.kind === 'change' || wish.mode === 'sweep') && collectsEntries(listing, wish, orphaned)
  if (!collects || needed !== undefined) return decision
  return plan(listing, wish, needed, rules, { orphaned, egress: await egress.resolve(cluster) })
}
