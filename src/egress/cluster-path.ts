import { parseResourceId } from '../arm/resource-id.ts'
import { eachSubnet } from './cluster-subnets.ts'
import { allOf, begun, type Findings, joined, nothing, usedBy } from './findings.ts'
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
import { nodeResourceGroupOf, outboundTypeOf, type Pool, poolsOf, type Surroundings } from './surroundings.ts'
import { networkOf } from './virtual-network.ts'

/** The path that traffic to the API server takes from every subnet, whatever the outbound type says. */
export async function clusterPath(surroundings: Surroundings): Promise<Findings> {
  const { cluster } = surroundings
  const isRouted = outboundTypeOf(cluster) === 'userdefinedrouting'
  const profile = begunProfile(surroundings)
  if (isRouted) lookForFirewallsAhead(surroundings)
  const findings = await eachSubnet(surroundings, (subnet, pools) => {
    const outbound = profile ?? (() => outboundOf(surroundings, subnet.id))
    const toInternet = (from: Subnet) => byGatewayOr(from, () => direct(pools, outbound, surroundings), surroundings)
    return leavingSubnet(subnet, { surroundings, learned: isRouted ? 'followed' : 'doubted', toInternet })
  })
  return joined([findings, outboundTypeProblem(cluster)])
}

/** What the cluster tells of its own way out is asked for at once, since most traffic takes it. */
function begunProfile(surroundings: Surroundings): (() => Promise<Findings>) | undefined {
  if (outboundTypeOf(surroundings.cluster) === 'loadbalancer') return begun(() => loadBalancer(surroundings))
  return hasManagedNatGateway(surroundings.cluster) ? begun(() => managedNatGateway(surroundings)) : undefined
}

/** With user-defined routing a firewall is what the routes will most likely lead to, and where to look is known before them. */
function lookForFirewallsAhead(surroundings: Surroundings): void {
  const subnetIds = poolsOf(surroundings.cluster).flatMap(({ subnetId, podSubnetId }) =>
    [subnetId ?? [], podSubnetId ?? []].flat(),
  )
  for (const networkId of new Set(subnetIds.map(networkOf))) {
    // Whoever needs the answers asks again and gets the same ones, failures too.
    firewallsNear(networkId, surroundings).catch(() => undefined)
  }
}

/** A NAT gateway comes before everything else that leads to the internet (learn.microsoft.com/azure/nat-gateway/nat-overview). */
function byGatewayOr(
  subnet: Subnet,
  otherwise: () => Promise<Findings>,
  { cluster, network }: Surroundings,
): Promise<Findings> {
  const group = parseResourceId(natGatewayOf(subnet) ?? '')?.resourceGroup.toLowerCase()
  const inNodeGroup = group === nodeResourceGroupOf(cluster)?.toLowerCase()
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
  surroundings: Surroundings,
): Promise<Findings> {
  const { cluster } = surroundings
  const own = pools.filter((pool) => pool.nodePublicIps)
  const hasOutbound = outboundTypeOf(cluster) === 'loadbalancer' || hasManagedNatGateway(cluster)
  const needsOutbound = hasOutbound || own.length < pools.length || pools.length === 0
  return allOf([
    needsOutbound ? outbound() : Promise.resolve(nothing),
    ...own.map(async (pool) => usedBy(await nodePublicIps(pool, surroundings), [`pool ${pool.name}`])),
  ])
}
