import { parseResourceId } from '../arm/resource-id.ts'
import { eachSubnet } from './cluster-subnets.ts'
import { type EgressContext, nodeResourceGroupOf, outboundTypeOf, type Pool, poolsOf } from './context.ts'
import { allOf, type Findings, joined, nothing, prefetch, usedBy } from './findings.ts'
import { firewallsNear } from './firewall-search.ts'
import { byNatGateway, natGatewayOf } from './nat-gateway.ts'
import type { Subnet } from './network.ts'
import { nodePublicIps } from './node-public-ips.ts'
import {
  hasManagedNatGateway,
  loadBalancer,
  managedNatGateway,
  outboundOf,
  outboundTypeProblem,
} from './outbound-profile.ts'
import { leavingSubnet } from './subnet-path.ts'
import { networkOf } from './virtual-network.ts'

/** The path that traffic to the API server takes from every subnet, whatever the outbound type says. */
export async function clusterPath(context: EgressContext): Promise<Findings> {
  const { cluster } = context
  const isRouted = outboundTypeOf(cluster) === 'userdefinedrouting'
  const profile = prefetchProfile(context)
  if (isRouted) lookForFirewallsAhead(context)
  const findings = await eachSubnet(context, (subnet, pools) => {
    const outbound = profile ?? (() => outboundOf(context, subnet.id))
    const toInternet = (from: Subnet) => byGatewayOr(from, () => direct(pools, outbound, context), context)
    return leavingSubnet(subnet, { context, learned: isRouted ? 'followed' : 'doubted', toInternet })
  })
  return joined([findings, outboundTypeProblem(cluster)])
}

/** What the cluster tells of its own way out is asked for at once, since most traffic takes it. */
function prefetchProfile(context: EgressContext): (() => Promise<Findings>) | undefined {
  if (outboundTypeOf(context.cluster) === 'loadbalancer') return prefetch(() => loadBalancer(context))
  return hasManagedNatGateway(context.cluster) ? prefetch(() => managedNatGateway(context)) : undefined
}

/** With user-defined routing a firewall is what the routes will most likely lead to, and where to look is known before them. */
function lookForFirewallsAhead(context: EgressContext): void {
  const subnetIds = poolsOf(context.cluster).flatMap(({ subnetId, podSubnetId }) =>
    [subnetId ?? [], podSubnetId ?? []].flat(),
  )
  for (const networkId of new Set(subnetIds.map(networkOf))) {
    // Whoever needs the answers asks again and gets the same ones, failures too.
    firewallsNear(networkId, context).catch(() => undefined)
  }
}

/** A NAT gateway comes before everything else that leads to the internet (learn.microsoft.com/azure/nat-gateway/nat-overview). */
function byGatewayOr(
  subnet: Subnet,
  otherwise: () => Promise<Findings>,
  { cluster, network }: EgressContext,
): Promise<Findings> {
  const group = parseResourceId(natGatewayOf(subnet) ?? '')?.resourceGroup.toLowerCase()
  const inNodeGroup = group === nodeResourceGroupOf(cluster).toLowerCase()
  // The cluster tells the addresses of the one that AKS made, so the permission to read it is not needed.
  return hasManagedNatGateway(cluster) && inNodeGroup ? otherwise() : byNatGateway(subnet, network, otherwise)
}

/**
 * Nodes with public IPs of their own leave by them. What the outbound type stands for counts beside them, where there
 * is such a thing: no document says that it is never used.
 */
async function direct(
  pools: readonly Pool[],
  outbound: () => Promise<Findings>,
  context: EgressContext,
): Promise<Findings> {
  const { cluster } = context
  const own = pools.filter((pool) => pool.nodePublicIps)
  const hasOutbound = outboundTypeOf(cluster) === 'loadbalancer' || hasManagedNatGateway(cluster)
  const needsOutbound = hasOutbound || own.length < pools.length || pools.length === 0
  return allOf([
    needsOutbound ? outbound() : Promise.resolve(nothing),
    ...own.map(async (pool) => usedBy(await nodePublicIps(pool, context), [`pool ${pool.name}`])),
  ])
}
