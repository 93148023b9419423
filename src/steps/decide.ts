import { type Cluster, maximumRanges } from '../cluster/cluster.ts'
import type { EgressLookup } from '../egress/lookup.ts'
import type { OrphanSearch } from '../github/orphans.ts'
import { parseClusterLeases } from '../leases/index.ts'
import { type CurrentList, currentList } from '../plan/current-list.ts'
import type { Decision, Planned } from '../plan/decision.ts'
import type { NodeEgress } from '../plan/node-egress.ts'
import { plan } from '../plan/plan.ts'
import { needsEgress } from '../plan/required-egress.ts'
import type { Spec } from '../plan/spec.ts'
import type { Deadline } from '../time/deadline.ts'

/** What a decision asks for: looked up only where it matters. */
export interface DecisionContext {
  readonly spec: Spec
  readonly egress: EgressLookup
  readonly orphans: OrphanSearch
  readonly deadline: Deadline
}

/** What a main step should write, given a cluster as it is. Asked again after every conflict. */
export async function decisionOn(deciding: DecisionContext, cluster: Cluster): Promise<Decision> {
  const { spec, egress, orphans } = deciding
  const current = currentListOf(cluster)
  const rules = { maximum: maximumRanges(cluster) }
  const swept = spec.mode === 'sweep' ? await orphans.in(current.leases) : undefined
  const patient = spec.mode === 'sweep' || needsEgress(current.list, spec)
  const decision = await withEgress(
    (found) => plan(current, spec, { rules, egress: found, orphaned: swept?.ended }),
    () => (patient ? egress.resolve(cluster) : foundInTime(deciding, cluster)),
  )
  if (swept === undefined || decision.kind === 'refused') return decision
  return { ...decision, sweep: { leases: current.leases.leases.length, unknown: swept.unknown } }
}

/** Where only what is collected on the side needs the egress, an outage of the network's API holds the step up no longer. */
async function foundInTime({ egress, deadline: { clock } }: DecisionContext, cluster: Cluster): Promise<NodeEgress> {
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

export function currentListOf({ ranges, tags, serverTime }: Cluster): CurrentList {
  return currentList(ranges, parseClusterLeases(tags, serverTime))
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
