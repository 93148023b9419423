import { resourceName } from '../azure/resource-id.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { type JsonObject, objectAt, objectsAt, stringAt } from '../cluster/json.ts'
import { parseListed, reachesPublicAddresses } from '../ranges/index.ts'
import type { Network, RouteTable, Subnet } from './network.ts'

/**
 * Why the nodes don't leave by the load balancer, or may not: what decides is the path of the traffic, whatever the
 * outbound type says (a route, else a NAT gateway, else a node's own public IP, else the load balancer;
 * learn.microsoft.com/azure/nat-gateway/nat-overview). None where the load balancer is the only way.
 */
export async function otherWaysOut(cluster: Cluster, network: Network): Promise<string[]> {
  const pools = objectsAt(objectAt(cluster.body, 'properties'), 'agentPoolProfiles')
  const declared = declaredWaysOut(cluster, pools)
  if (declared.length > 0) return declared
  const subnets = await nodeSubnets(cluster, pools, network)
  const gateways = subnets.flatMap(({ id, natGatewayId }) =>
    natGatewayId === undefined
      ? []
      : [`subnet "${resourceName(id)}" has the NAT gateway "${resourceName(natGatewayId)}"`],
  )
  const tables = [...new Set(subnets.flatMap(({ routeTableId }) => routeTableId ?? []))]
  const routes = await Promise.all(
    tables.map(async (id) => publicRoutes(resourceName(id), await network.routeTable(id))),
  )
  return [...gateways, ...routes.flat()]
}

/** What the cluster says of itself, without looking at its network. */
function declaredWaysOut(cluster: Cluster, pools: readonly JsonObject[]): string[] {
  const outboundType =
    stringAt(objectAt(objectAt(cluster.body, 'properties'), 'networkProfile'), 'outboundType') ?? 'loadBalancer'
  const other =
    outboundType.toLowerCase() === 'loadbalancer'
      ? []
      : [`its outbound type is "${outboundType}", whose addresses this version can't look up`]
  const own = pools
    .filter(({ enableNodePublicIP }) => enableNodePublicIP === true)
    .map((pool) => `the nodes of pool "${stringAt(pool, 'name') ?? '?'}" have public IPs of their own`)
  return [...other, ...own]
}

async function nodeSubnets(cluster: Cluster, pools: readonly JsonObject[], network: Network): Promise<Subnet[]> {
  const named = new Map<string, string>()
  for (const pool of pools) {
    for (const key of ['vnetSubnetID', 'podSubnetID']) {
      const id = stringAt(pool, key)
      if (id !== undefined) named.set(id.toLowerCase(), id)
    }
  }
  const group = stringAt(objectAt(cluster.body, 'properties'), 'nodeResourceGroup')
  const managed = pools.some((pool) => stringAt(pool, 'vnetSubnetID') === undefined) && group !== undefined
  const found = await Promise.all([
    ...[...named.values()].map(async (id) => [await network.subnet(id)]),
    ...(managed ? [network.subnetsIn(cluster.id.subscriptionId, group)] : []),
  ])
  return found.flat()
}

/** Routes that traffic to a public address may take. The pod routes of kubenet lead to private ranges only. */
function publicRoutes(table: string, routes: RouteTable): string[] {
  return routes
    .filter(({ prefix, nextHopType }) => nextHopType.toLowerCase() !== 'internet' && mayCarryPublicTraffic(prefix))
    .map(
      ({ prefix, nextHopType, nextHop }) =>
        `route table "${table}" sends ${prefix} to ${nextHop ?? `a next hop of type ${nextHopType}`}`,
    )
}

function mayCarryPublicTraffic(prefix: string): boolean {
  const [listed] = parseListed([prefix])
  // A service tag as its prefix: whether it holds the API server's address can't be told.
  return listed?.entry?.kind !== 'range' || reachesPublicAddresses(listed.entry)
}
