import { digest } from '../determinism.ts'
import type { ClusterBody } from '../managed-clusters/body.ts'
import type { Resources } from '../resources/store.ts'
import type { AddressPool } from './address-pool.ts'

/** Builds the network that a cluster's body tells of: its public addresses, virtual networks, NAT gateway, route table. */
export function buildClusterNetwork(resources: Resources, body: ClusterBody, addresses: AddressPool): void {
  putPublicAddresses(resources, body, addresses)
  const pools = body.properties.agentPoolProfiles
  const subnets = pools.flatMap((pool) => [pool.vnetSubnetID, pool.podSubnetID]).filter((id) => id !== undefined)
  for (const id of subnets) {
    if (resources.get(id) === undefined) resources.put(id, {}, body.location)
  }
  if (pools.some((pool) => pool.vnetSubnetID === undefined)) putManagedNetwork(resources, body)
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

/** The network that AKS makes itself, in the node resource group, for pools that name no subnet. */
function putManagedNetwork(resources: Resources, { id, location, properties }: ClusterBody): void {
  const subscription = id.split('/')[2]
  const group = `/subscriptions/${subscription}/resourceGroups/${properties.nodeResourceGroup}/providers/Microsoft.Network`
  const number = String(Number.parseInt(digest(id.toLowerCase()).slice(0, 12), 16) % 100_000_000).padStart(8, '0')
  const subnet = `${group}/virtualNetworks/aks-vnet-${number}/subnets/aks-subnet`
  const { networkPlugin, outboundType, natGatewayProfile } = properties.networkProfile
  resources.put(subnet, {}, location)
  if (networkPlugin === 'kubenet') {
    const routeTable = `${group}/routeTables/aks-agentpool-${number}-routetable`
    resources.put(routeTable, { routes: [podRoute] }, location)
    resources.put(subnet, { routeTable: { id: routeTable } })
  }
  if (outboundType?.startsWith('managedNATGateway') === true) {
    const publicIpAddresses = (natGatewayProfile?.effectiveOutboundIPs ?? []).map((reference) => ({ id: reference.id }))
    const natGateway = `${group}/natGateways/aks-natgateway`
    resources.put(natGateway, { publicIpAddresses }, location)
    resources.put(subnet, { natGateway: { id: natGateway } })
  }
}

/** kubenet routes each node's pods to that node, and nothing else. */
const podRoute = {
  name: 'aks-nodepool1-vmss000000____102440024',
  properties: { addressPrefix: '10.244.0.0/24', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.224.0.4' },
}
