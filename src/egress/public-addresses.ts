import { distinctResources, parseResourceId, resourceName } from '../arm/resource-id.ts'
import { allOf, type Findings, found, from, problem } from './findings.ts'
import type { Network } from './network.ts'

/** Public IPs and public IP prefixes, by their IDs; each once, in whatever letter case it is named. */
export function outboundAddresses(ids: readonly string[], network: Network): Promise<Findings> {
  return allOf(distinctResources(ids).map((id) => outboundAddress(id, network)))
}

function outboundAddress(id: string, network: Network): Promise<Findings> {
  const name = resourceName(id)
  if (parseResourceId(id)?.type === 'publicipprefixes') {
    return from(network.publicIpPrefix(id), async (range) =>
      range === undefined
        ? problem(`the public IP prefix "${name}" has no range yet`)
        : found(range, 'another-way', `public IP prefix ${name}`),
    )
  }
  return from(network.publicIp(id), async (address) =>
    address === undefined
      ? problem(`the public IP "${name}" has no address yet`)
      : found(address, 'another-way', `public IP ${name}`),
  )
}
