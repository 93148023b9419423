import { sameId } from '../core/resource-path.ts'
import type { ClusterBody } from '../managed-clusters/body.ts'
import type { AddressPool } from '../resources/address-pool.ts'
import type { Resources } from '../resources/resource-store.ts'
import { putManagedNetwork } from './managed-network.ts'
import { nodeGroupOf } from './node-group.ts'
import { putScaleSets } from './scale-sets.ts'

/**
 * Builds the network that a cluster's body tells of: its public addresses, load balancer, virtual networks, NAT gateway,
 * route table, and the scale sets of its pools. What is there already stays, and so does what others attached to it.
 */
export function buildClusterNetwork(resources: Resources, body: ClusterBody, addresses: AddressPool): void {
  putPublicAddresses(resources, body, addresses)
  putLoadBalancer(resources, body)
  const pools = body.properties.agentPoolProfiles
  const subnets = pools.flatMap((pool) => [pool.vnetSubnetID, pool.podSubnetID]).filter((id) => id !== undefined)
  for (const id of subnets) {
    if (resources.get(id) === undefined) resources.put(id, {}, body.location)
  }
  if (pools.some((pool) => pool.vnetSubnetID === undefined)) putManagedNetwork(resources, body)
  putScaleSets(resources, body)
}

/** Takes the public addresses away that AKS made for a cluster before, and that it doesn't leave by any more. */
export function removeStaleAddresses(resources: Resources, before: ClusterBody, after: ClusterBody): void {
  const used = effectiveIds(after)
  const inside = `${nodeGroupOf(before).id}/`.toLowerCase()
  for (const id of effectiveIds(before)) {
    const isStale = id.toLowerCase().startsWith(inside) && !used.some((other) => sameId(id, other))
    if (isStale) resources.delete(id)
  }
}

function effectiveIds({ properties: { networkProfile } }: ClusterBody): string[] {
  const profiles = [networkProfile.loadBalancerProfile, networkProfile.natGatewayProfile]
  return profiles.flatMap((profile) => profile?.effectiveOutboundIPs ?? []).map(({ id }) => id)
}

function putPublicAddresses(resources: Resources, body: ClusterBody, addresses: AddressPool): void {
  const { loadBalancerProfile, natGatewayProfile } = body.properties.networkProfile
  const { countIPv6 = 0 } = loadBalancerProfile?.managedOutboundIPs ?? {}
  const balanced = loadBalancerProfile?.effectiveOutboundIPs ?? []
  const translated = natGatewayProfile?.effectiveOutboundIPs ?? []
  const nodePrefixes = body.properties.agentPoolProfiles.map((pool) => pool.nodePublicIPPrefixID)
  const firstIPv6 = balanced.length - countIPv6
  for (const [index, { id }] of balanced.entries()) putAddress(resources, id, index >= firstIPv6, body, addresses)
  for (const { id } of translated) putAddress(resources, id, false, body, addresses)
  for (const id of nodePrefixes) if (id !== undefined) putAddress(resources, id, false, body, addresses)
}

function putAddress(
  resources: Resources,
  id: string,
  isIPv6: boolean,
  body: ClusterBody,
  addresses: AddressPool,
): void {
  if (resources.get(id) !== undefined) return
  const publicIPAddressVersion = isIPv6 ? 'IPv6' : 'IPv4'
  if (/\/publicIPPrefixes\//i.test(id)) {
    resources.put(id, { publicIPAddressVersion, prefixLength: 28, ipPrefix: addresses.prefix() }, body.location)
  } else {
    const ipAddress = isIPv6 ? addresses.ipv6() : addresses.ipv4()
    resources.put(id, { publicIPAddressVersion, ipAddress }, body.location)
  }
}

/** The nodes' load balancer: its front ends are the outbound addresses. */
function putLoadBalancer(resources: Resources, body: ClusterBody): void {
  const id = `${nodeGroupOf(body).network}/loadBalancers/kubernetes`
  const { outboundType = 'loadBalancer', loadBalancerProfile } = body.properties.networkProfile
  const outbound = outboundType === 'loadBalancer' ? (loadBalancerProfile?.effectiveOutboundIPs ?? []) : []
  if (outbound.length === 0) {
    resources.delete(id)
    return
  }
  const frontendIPConfigurations = outbound.map((reference) => ({
    name: reference.id.slice(reference.id.lastIndexOf('/') + 1),
    properties: {
      [/\/publicIPPrefixes\//i.test(reference.id) ? 'publicIPPrefix' : 'publicIPAddress']: { id: reference.id },
    },
  }))
  resources.put(id, { frontendIPConfigurations }, body.location)
}
