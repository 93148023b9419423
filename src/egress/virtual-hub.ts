import { distinctResources, resourceName, sameResource } from '../arm/resource-id.ts'
import type { EgressContext } from './context.ts'
import { allOf, attempted, type Findings, type Lookup, problem, problemsOf } from './findings.ts'
import { firewallsNear } from './firewall-search.ts'
import type { Firewall, HubConnection, HubRouteTable } from './network.ts'
import { type MatchingRoutes, matchingRoutes, needsNoAddress } from './routes.ts'
import { networkOf } from './virtual-network.ts'

/** Follows traffic on, once it has reached a firewall. */
type LeavingFirewall = (firewall: Firewall) => Promise<Findings>

/**
 * Where traffic goes by a default route that the subnet has learnt: ARM shows it only where it comes from a Virtual WAN
 * hub, in the hub's route table (learn.microsoft.com/azure/virtual-wan/about-virtual-hub-routing).
 */
export async function routeLearnedFromHub(
  subnetId: string,
  context: EgressContext,
  leavingFirewall: LeavingFirewall,
): Promise<Findings> {
  const { network } = context
  const networkId = networkOf(subnetId)
  const { firewalls, refused } = await firewallsNear(networkId, context)
  const hubIds = distinctResources(firewalls.flatMap(({ hubId }) => hubId ?? []))
  const hubs = await Promise.all(
    hubIds.map(async (id) => {
      const looks = [attempted(network.hubConnections(id)), attempted(network.hubRouteTables(id))] as const
      const [connections, tables] = await Promise.all(looks)
      return { id, connections, tables }
    }),
  )
  for (const hub of hubs) {
    const connection = connectionOf(hub.connections, networkId)
    if (connection !== undefined) return byHub({ ...hub, connection, firewalls }, context, leavingFirewall)
  }
  const unseen = [...refused, ...problemsOf(hubs.map(({ connections }) => connections))]
  return problem(
    [
      `subnet "${resourceName(subnetId)}" has no route of its own for traffic to the API server, so with the outbound type userDefinedRouting it takes one that a gateway or a Virtual WAN hub has announced, and no hub firewall in sight explains it`,
      ...unseen,
    ].join('; '),
    unseen.length > 0,
  )
}

function connectionOf(connections: Lookup<readonly HubConnection[]>, networkId: string): HubConnection | undefined {
  if (!('value' in connections)) return undefined
  return connections.value.find((one) => sameResource(one.networkId, networkId))
}

interface ConnectedHub {
  readonly id: string
  readonly connection: HubConnection
  readonly tables: Lookup<readonly HubRouteTable[]>
  readonly firewalls: readonly Firewall[]
}

async function byHub(hub: ConnectedHub, context: EgressContext, leavingFirewall: LeavingFirewall): Promise<Findings> {
  const { connection, tables, firewalls } = hub
  const name = resourceName(hub.id)
  if (!connection.takesDefaultRoute)
    return problem(`the network's connection to the virtual hub "${name}" doesn't take the hub's default route`)
  if ('problem' in tables) return problem(tables.problem, tables.unread)
  const { possible, doubt } = await hubCarriers(tables.value, connection, context)
  const hops = new Set(possible.map((route) => route?.nextHop?.toLowerCase()))
  return allOf([
    ...[...hops].map(async (hop) => {
      const firewall = firewalls.find(({ id }) => hop !== undefined && sameResource(id, hop))
      if (firewall !== undefined) return leavingFirewall(firewall)
      const where =
        hop === undefined ? 'has no route for it' : `sends it to "${resourceName(hop)}", which is no firewall in sight`
      return problem(`traffic to the API server takes the way of the virtual hub "${name}", which ${where}`)
    }),
    ...(hops.size > 1
      ? [Promise.resolve(problem(`the virtual hub "${name}" may send it several ways: ${doubt}`))]
      : []),
  ])
}

async function hubCarriers(
  tables: readonly HubRouteTable[],
  { routeTableId }: HubConnection,
  { apiServer }: EgressContext,
): Promise<MatchingRoutes> {
  const table = tables.find(({ id }) =>
    routeTableId === undefined
      ? resourceName(id).toLowerCase() === 'defaultroutetable'
      : sameResource(id, routeTableId),
  )
  const routes = (table?.routes ?? []).flatMap(({ destinations, nextHop }) =>
    destinations.map((prefix) => ({ prefix, nextHopType: 'ResourceId', nextHop })),
  )
  return matchingRoutes(routes, needsNoAddress(routes) ? { kind: 'unknown', why: '' } : await apiServer())
}
