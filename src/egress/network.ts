/** What has to be known of the cluster's network, whoever tells it. Every method throws `ArmError`. */
export interface Network {
  /** A public IP's address; undefined while it has none. */
  publicIp(id: string): Promise<string | undefined>
  publicIpPrefix(id: string): Promise<string | undefined>
  subnet(id: string): Promise<Subnet>
  routeTable(id: string): Promise<RouteTable>
  /** Every subnet of the virtual networks in one resource group. */
  subnetsIn(subscriptionId: string, resourceGroup: string): Promise<readonly Subnet[]>
}

export interface Subnet {
  readonly id: string
  readonly natGatewayId: string | undefined
  readonly routeTableId: string | undefined
}

export type RouteTable = readonly Route[]

export interface Route {
  /** A CIDR, or a service tag. */
  readonly prefix: string
  readonly nextHopType: string
  readonly nextHop: string | undefined
}
