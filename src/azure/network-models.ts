import type {
  AzureFirewall,
  HubRouteTable as HubRouteTableModel,
  HubVirtualNetworkConnection,
  NatGateway as NatGatewayModel,
  RouteTable as RouteTableModel,
  Subnet as SubnetModel,
  SubResource,
  VirtualNetwork as VirtualNetworkModel,
} from '@azure/arm-network'
import type {
  Firewall,
  HubConnection,
  HubRouteTable,
  NatGateway,
  RouteTable,
  Subnet,
  VirtualNetwork,
} from '../egress/network.ts'

// What the SDK's models mean to the action. Only types are imported: the SDK itself is loaded late.

export function natGatewayFrom({ publicIpAddresses, publicIpPrefixes }: NatGatewayModel): NatGateway {
  return { addressIds: [...idsOf(publicIpAddresses), ...idsOf(publicIpPrefixes)] }
}

export function subnetFrom({ id, natGateway, routeTable }: SubnetModel): Subnet {
  return { id: id ?? '', natGatewayId: natGateway?.id, routeTableId: routeTable?.id }
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

export function virtualNetworkFrom({ virtualNetworkPeerings }: VirtualNetworkModel): VirtualNetwork {
  return {
    peerIds: (virtualNetworkPeerings ?? []).flatMap(({ remoteVirtualNetwork }) => remoteVirtualNetwork?.id ?? []),
  }
}

/** Only the first IP configuration has the subnet and the private address; every one may have a public IP. */
export function firewallFrom({ id, ipConfigurations, virtualHub, hubIPAddresses }: AzureFirewall): Firewall {
  const configurations = ipConfigurations ?? []
  const inside = configurations.map(({ privateIPAddress }) => privateIPAddress).find((text) => text !== undefined)
  return {
    id: id ?? '',
    privateAddress: inside ?? hubIPAddresses?.privateIPAddress,
    subnetId: configurations.flatMap(({ subnet }) => subnet?.id ?? [])[0],
    publicIpIds: idsOf(configurations.flatMap(({ publicIPAddress }) => publicIPAddress ?? [])),
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
