import { resourceName } from '../arm/resource-id.ts'
import { type Findings, from, problem, via } from './findings.ts'
import type { Network, Subnet } from './network.ts'
import { outboundAddresses } from './public-addresses.ts'
import { networkOf } from './virtual-network.ts'

/** The NAT gateway that serves a subnet: its own comes before the one of the whole network. */
export function natGatewayOf({ natGatewayId, networkNatGatewayId }: Subnet): string | undefined {
  return natGatewayId ?? networkNatGatewayId
}

/** All addresses of the NAT gateway that serves a subnet, since it picks any of them for a connection; without one, `otherwise`. */
export async function byNatGateway(
  subnet: Subnet,
  network: Network,
  otherwise: () => Promise<Findings>,
): Promise<Findings> {
  const id = natGatewayOf(subnet)
  if (id === undefined) return otherwise()
  const name = resourceName(id)
  const whole = subnet.natGatewayId === undefined ? [`virtual network ${resourceName(networkOf(subnet.id))}`] : []
  return from(network.natGateway(id), async ({ addressIds }) => {
    const findings = await outboundAddresses(addressIds, network)
    if (findings.addresses.length + findings.problems.length === 0)
      return problem(`the NAT gateway "${name}" has no public IPv4 address`)
    return via(findings, 'another-way', `NAT gateway ${name}`, ...whole)
  })
}
