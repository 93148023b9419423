import { resourceName } from '../arm/resource-id.ts'
import { type Findings, found, joined, prefetch, problem, via } from './findings.ts'
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
  const own = prefetch(() => ownAddresses(firewall, network))
  if (hubId !== undefined) return via(await own(), 'another-way', step, `virtual hub ${resourceName(hubId)}`)
  return via(subnetId === undefined ? await own() : await leave(subnetId, own), 'another-way', step)
}

async function ownAddresses({ id, hubAddresses, publicIpIds }: Firewall, network: Network): Promise<Findings> {
  if (hubAddresses.length + publicIpIds.length === 0)
    return problem(`the firewall "${resourceName(id)}" has no public address for traffic`)
  const literal = hubAddresses.map((text) => found(text, 'another-way'))
  return joined([...literal, await outboundAddresses(publicIpIds, network)])
}
