import { resourceName } from '../azure/resource-id.ts'
import { begun, behind, type Findings, found, joined, problem } from './findings.ts'
import type { Firewall, Network } from './network.ts'
import { outboundAddresses } from './public-addresses.ts'

/** Follows traffic out of a subnet; `direct` is the way it takes if nothing on the subnet comes before that. */
export type Leave = (subnetId: string, direct: () => Promise<Findings>) => Promise<Findings>

/**
 * All public addresses of a firewall, which picks any of them. A route or a NAT gateway on its own subnet comes before
 * them (forced tunnelling; learn.microsoft.com/azure/firewall/integrate-with-nat-gateway).
 */
export async function firewallAddresses(firewall: Firewall, network: Network, leave: Leave): Promise<Findings> {
  const { id, hubId, subnetId } = firewall
  const step = `firewall ${resourceName(id)}`
  if (hubId !== undefined) {
    const literal = firewall.hubAddresses.map((text) =>
      found(text, 'another-way', step, `virtual hub ${resourceName(hubId)}`),
    )
    return literal.length === 0 ? withoutAddress(firewall) : joined(literal)
  }
  const own = begun(async () => {
    if (firewall.publicIpIds.length === 0) return withoutAddress(firewall)
    return outboundAddresses(firewall.publicIpIds, network)
  })
  return behind(subnetId === undefined ? await own() : await leave(subnetId, own), 'another-way', step)
}

function withoutAddress({ id }: Firewall): Findings {
  return problem(`the firewall "${resourceName(id)}" has no public address for traffic`)
}
