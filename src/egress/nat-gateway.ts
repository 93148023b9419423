import { resourceName } from '../azure/resource-id.ts'
import { behind, type Findings, from, problem } from './findings.ts'
import type { Network } from './network.ts'
import { outboundAddresses } from './public-addresses.ts'

/** All addresses of a NAT gateway on a subnet: it picks any of them for a connection. */
export function natGateway(id: string, network: Network): Promise<Findings> {
  const name = resourceName(id)
  return from(network.natGateway(id), async ({ addressIds }) => {
    const findings = await outboundAddresses(addressIds, network)
    if (findings.addresses.length + findings.problems.length === 0)
      return problem(`the NAT gateway "${name}" has no public IPv4 address`)
    return behind(findings, 'another-way', `NAT gateway ${name}`)
  })
}
