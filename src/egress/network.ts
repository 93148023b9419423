/** What has to be known of the cluster's network, whoever tells it. Every method throws `ArmError`. */
export interface Network {
  /** A public IP's address; undefined while it has none. */
  publicIp(id: string): Promise<string | undefined>
  publicIpPrefix(id: string): Promise<string | undefined>
  natGateway(id: string): Promise<NatGateway>
  routeTable(id: string): Promise<RouteTable>
  virtualNetwork(id: string): Promise<VirtualNetwork>
  /** The virtual networks in one resource group. */
  virtualNetworksIn(subscriptionId: string, resourceGroup: string): Promise<readonly VirtualNetwork[]>
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

/** A subnet, with what its network does for all of its subnets. */
export interface Subnet {
  readonly id: string
  /** The subnet's own NAT gateway. */
  readonly natGatewayId: string | undefined
  /** The NAT gateway of the whole network, for subnets without one of their own. */
  readonly networkNatGatewayId: string | undefined
  readonly routeTableId: string | undefined
  /** What may announce routes to the network, as people read it: `virtual network "hub" has a GatewaySubnet`. */
  readonly routeSources: readonly string[]
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
  readonly subnets: readonly Subnet[]
}

/** An Azure Firewall in a virtual network or in a Virtual WAN hub. */
export interface Firewall {
  readonly id: string
  readonly privateAddress: string | undefined
  /** Absent in a hub. */
  readonly subnetId: string | undefined
  /** Those that carry traffic: a management configuration's isn't among them. */
  readonly publicIpIds: readonly string[]
  /** Whether a management configuration keeps its own traffic apart, so that the rest may be tunnelled on. */
  readonly hasManagement: boolean
  readonly hubId: string | undefined
  /** The public addresses that Azure gave a firewall in a hub: they are no resources of their own. */
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
