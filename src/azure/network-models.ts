import type {
  AzureFirewall,
  HubRouteTable as HubRouteTableModel,
  HubVirtualNetworkConnection,
  NatGateway as NatGatewayModel,
  RouteTable as RouteTableModel,
  SubResource,
  VirtualNetwork as VirtualNetworkModel,
} from '@azure/arm-network'
import { resourceName } from '../arm/resource-id.ts'
import type {
  Firewall,
  HubConnection,
  HubRouteTable,
  NatGateway,
  RouteTable,
  VirtualNetwork,
} from '../egress/network.ts'

// What the SDK's models mean to the action. Only types are imported: the SDK itself is loaded late.

export function natGatewayFrom({ publicIpAddresses, publicIpPrefixes }: NatGatewayModel): NatGateway {
  return { addressIds: [...idsOf(publicIpAddresses), ...idsOf(publicIpPrefixes)] }
}

export function routeTableFrom({ routes, disableBgpRoutePropagation }: RouteTableModel): RouteTable {
  return {
    routes: (routes ?? []).map(({ addressPrefix, nextHopType, nextHopIpAddress }) => ({
      prefix: addressPrefix ?? '',
      nextHopType: nextHopType ?? '',
      nextHop: nextHopIpAddress === '' ? undefined : nextHopIpAddress,
    })),
    takesLearntRoutes: disableBgpRoutePropagation !== true,
  }
}

export function virtualNetworkFrom(network: VirtualNetworkModel): VirtualNetwork {
  const shared = { networkNatGatewayId: network.defaultPublicNatGateway?.id, routeSources: routeSourcesOf(network) }
  return {
    peerIds: (network.virtualNetworkPeerings ?? []).flatMap(
      ({ remoteVirtualNetwork }) => remoteVirtualNetwork?.id ?? [],
    ),
    subnets: (network.subnets ?? []).map(({ id, natGateway, routeTable }) => ({
      ...{ id: id ?? '', natGatewayId: natGateway?.id, routeTableId: routeTable?.id },
      ...shared,
    })),
  }
}

/**
 * Gateways and route servers are in subnets of these names, and peered networks may use them
 * (learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview). Whether ARM shows every one of them in its
 * subnet isn't documented, so the subnet alone is taken for a sign.
 */
function routeSourcesOf({ id = '', subnets = [], virtualNetworkPeerings = [] }: VirtualNetworkModel): string[] {
  const name = `virtual network "${resourceName(id)}"`
  const inside = subnets.flatMap(({ name: subnet = '' }) => (gatewaySubnet.test(subnet) ? [subnet] : []))
  const remote = virtualNetworkPeerings.filter(({ useRemoteGateways }) => useRemoteGateways === true)
  return [
    ...inside.map((subnet) => `${name} has a ${subnet}`),
    ...remote.map(
      ({ remoteVirtualNetwork }) => `${name} uses the gateways of "${resourceName(remoteVirtualNetwork?.id ?? '')}"`,
    ),
  ]
}

const gatewaySubnet = /^(GatewaySubnet|RouteServerSubnet)$/i

/**
 * In a network only the first IP configuration has the subnet and the private address, and every one may have a public
 * IP. In a hub they hold the public IPs that its owner has provided
 * (learn.microsoft.com/azure/firewall/secured-hub-customer-public-ip).
 */
export function firewallFrom(firewall: AzureFirewall): Firewall {
  const { id, ipConfigurations, managementIpConfiguration, virtualHub, hubIPAddresses } = firewall
  const configurations = ipConfigurations ?? []
  const inside = configurations.map(({ privateIPAddress }) => privateIPAddress).find((text) => text !== undefined)
  return {
    id: id ?? '',
    privateAddress: hubIPAddresses?.privateIPAddress ?? inside,
    subnetId: configurations.flatMap(({ subnet }) => subnet?.id ?? [])[0],
    publicIpIds: idsOf(configurations.flatMap(({ publicIPAddress }) => publicIPAddress ?? [])),
    hasManagement: managementIpConfiguration !== undefined,
    hubId: virtualHub?.id,
    hubAddresses: (hubIPAddresses?.publicIPs?.addresses ?? []).flatMap(({ address }) => address ?? []),
  }
}

export function hubConnectionFrom(connection: HubVirtualNetworkConnection): HubConnection {
  const { remoteVirtualNetwork, enableInternetSecurity, routingConfiguration } = connection
  return {
    networkId: remoteVirtualNetwork?.id ?? '',
    takesDefaultRoute: enableInternetSecurity === true,
    routeTableId: routingConfiguration?.associatedRouteTable?.id,
  }
}

export function hubRouteTableFrom({ id, routes }: HubRouteTableModel): HubRouteTable {
  return { id: id ?? '', routes: (routes ?? []).map(({ destinations, nextHop }) => ({ destinations, nextHop })) }
}

function idsOf(references: readonly SubResource[] | undefined): string[] {
  return (references ?? []).flatMap(({ id }) => id ?? [])
}
