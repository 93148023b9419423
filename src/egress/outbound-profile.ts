import { objectAt, objectsAt, stringAt } from '../arm/json.ts'
import { resourceName } from '../arm/resource-id.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { type EgressContext, outboundTypeOf } from './context.ts'
import { type Findings, nothing, problem, via } from './findings.ts'
import { outboundAddresses } from './public-addresses.ts'

/** What the cluster itself says of the load balancer that AKS made for its outbound traffic. */
export async function loadBalancer({ cluster, network }: EgressContext): Promise<Findings> {
  const ids = effectiveOutboundIps(cluster, 'loadBalancerProfile')
  const findings = via(await outboundAddresses(ids, network), 'load-balancer', 'load balancer')
  const empty = findings.addresses.length + findings.problems.length === 0
  return empty ? problem('the cluster names no public IPv4 address of its load balancer') : findings
}

/** The same of the NAT gateway that AKS made. Addresses of a load balancer linger after a switch, and mean nothing then. */
export async function managedNatGateway({ cluster, network }: EgressContext): Promise<Findings> {
  const ids = effectiveOutboundIps(cluster, 'natGatewayProfile')
  const findings = via(await outboundAddresses(ids, network), 'another-way', 'managed NAT gateway')
  const empty = findings.addresses.length + findings.problems.length === 0
  return empty ? problem('the cluster names no public IPv4 address of its managed NAT gateway') : findings
}

export function hasManagedNatGateway(cluster: Pick<Cluster, 'body'>): boolean {
  return outboundTypeOf(cluster).startsWith('managednatgateway')
}

/** Where traffic goes that no route and no NAT gateway of the subnet takes: what the outbound type stands for. */
export async function outboundOf(context: EgressContext, subnetId: string): Promise<Findings> {
  const type = outboundTypeOf(context.cluster)
  if (type === 'loadbalancer') return loadBalancer(context)
  if (hasManagedNatGateway(context.cluster)) return managedNatGateway(context)
  switch (type) {
    case 'userassignednatgateway':
      return problem(
        `the outbound type is userAssignedNATGateway, and subnet "${resourceName(subnetId)}" has no NAT gateway`,
      )
    case 'userdefinedrouting':
      return problem(
        `the outbound type is userDefinedRouting, and traffic from subnet "${resourceName(subnetId)}" to the API server goes straight to the internet, from an address that Azure doesn't tell`,
      )
    default:
      return nothing // Told already: see `outboundTypeProblem`.
  }
}

/** Why an outbound type leaves it open where the nodes come from, whatever their subnets show. */
export function outboundTypeProblem(cluster: Pick<Cluster, 'body'>): Findings {
  const type = outboundTypeOf(cluster)
  switch (type) {
    case 'loadbalancer':
    case 'managednatgateway':
    case 'managednatgatewayv2':
    case 'userassignednatgateway':
    case 'userdefinedrouting':
      return nothing
    case 'none':
    case 'block':
      return problem(`with the outbound type "${type}" AKS gives the nodes no way out, and doesn't know of another`)
    default:
      return problem(`the outbound type "${type}" isn't known to this version`)
  }
}

function effectiveOutboundIps(cluster: Cluster, profile: string): string[] {
  const network = objectAt(objectAt(cluster.body, 'properties'), 'networkProfile')
  return objectsAt(objectAt(network, profile), 'effectiveOutboundIPs').flatMap((item) => stringAt(item, 'id') ?? [])
}
