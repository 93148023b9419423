/** What has to be known of the cluster's network, whoever tells it. Every method throws `ArmError`. */
export interface Network {
  /** A public IP's address; undefined while it has none. */
  publicIp(id: string): Promise<string | undefined>
  publicIpPrefix(id: string): Promise<string | undefined>
  natGateway(id: string): Promise<NatGateway>
  subnet(id: string): Promise<Subnet>
  routeTable(id: string): Promise<RouteTable>
  virtualNetwork(id: string): Promise<VirtualNetwork>
  /** Every subnet of the virtual networks in one resource group. */
  subnetsIn(subscriptionId: string, resourceGroup: string): Promise<readonly Subnet[]>
  /** Every Azure Firewall of a subscription. */
  firewallsIn(subscriptionId: string): Promise<readonly Firewall[]>
  /** The networks that are connected to a Virtual WAN hub. */
  hubConnections(hubId: string): Promise<readonly HubConnection[]>
  hubRouteTables(hubId: string): Promise<readonly HubRouteTable[]>
  scaleSetsIn(subscriptionId: string, resourceGroup: string): Promise<readonly ScaleSet[]>
  /** The public addresses that the instances of a scale set have of their own. */
  scaleSetAddresses(id: string): Promise<readonly string[]>
}

export interface NatGateway {
  /** Its public IPs and public IP prefixes. */
  readonly addressIds: readonly string[]
}

export interface Subnet {
  readonly id: string
  readonly natGatewayId: string | undefined
  readonly routeTableId: string | undefined
}

export interface RouteTable {
  readonly routes: readonly Route[]
  /** Whether routes that gateways learn by BGP reach the subnet as well. */
  readonly takesLearntRoutes: boolean
}

export interface Route {
  /** A CIDR, or a service tag. */
  readonly prefix: string
  readonly nextHopType: string
  /** The next hop's address, where its type has one. */
  readonly nextHop: string | undefined
}

export interface VirtualNetwork {
  /** The networks that it is peered with. */
  readonly peerIds: readonly string[]
}

/** An Azure Firewall in a virtual network or in a Virtual WAN hub. */
export interface Firewall {
  readonly id: string
  readonly privateAddress: string | undefined
  /** Absent in a hub. */
  readonly subnetId: string | undefined
  /** Those that carry traffic: a management configuration's isn't among them. */
  readonly publicIpIds: readonly string[]
  readonly hubId: string | undefined
  /** In a hub a firewall's public addresses are no resources of their own. */
  readonly hubAddresses: readonly string[]
}

export interface HubConnection {
  readonly networkId: string
  /** Whether the hub's default route reaches the network. */
  readonly takesDefaultRoute: boolean
  readonly routeTableId: string | undefined
}

export interface HubRouteTable {
  readonly id: string
  readonly routes: readonly HubRoute[]
}

export interface HubRoute {
  readonly destinations: readonly string[]
  /** A resource's ID. */
  readonly nextHop: string
}

export interface ScaleSet {
  readonly id: string
  /** The node pool that AKS made it for. */
  readonly pool: string | undefined
}
