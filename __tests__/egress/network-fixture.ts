import type { Arm } from '../../emulator/arm/arm.ts'
import type { JsonObject } from '../../src/arm/json.ts'

/** The cluster's own subscription, the one of the networks, and the one of the hub. */
export const subscriptions = {
  cluster: '33333333-3333-4333-8333-333333333333',
  networks: '44444444-4444-4444-8444-444444444444',
  hub: '55555555-5555-4555-8555-555555555555',
} as const

export const nodeGroup = `/subscriptions/${subscriptions.cluster}/resourceGroups/MC_rg-shop_aks-shop_westeurope`

const group = (subscription: string, name: string) =>
  `/subscriptions/${subscription}/resourceGroups/${name}/providers/Microsoft.Network`

/** Where the networks' resources are, and the hub's. */
export const net = group(subscriptions.networks, 'rg-net')
export const hub = group(subscriptions.hub, 'rg-hub')

export interface Firewall {
  readonly at?: string
  readonly network: string
  readonly publicIps: Readonly<Record<string, string>>
  readonly prefix?: string
  readonly subnet?: JsonObject
  readonly management?: string
}

/** The same place for one of several clusters in one world: the names of groups and of the cluster differ. */
export interface Place {
  readonly clusterName: string
  /** Moves an ID, or whatever text holds some. */
  moved(text: string): string
}

export const onlyPlace: Place = { clusterName: 'aks-shop', moved: (text) => text }

export function placeNumber(number: number): Place {
  const clusterName = `egress-${number}`
  return {
    clusterName,
    moved: (text) =>
      text
        .replaceAll('/resourceGroups/rg-', `/resourceGroups/rg-${number}-`)
        .replace(/MC_rg-shop_aks-shop_westeurope/gi, `MC_rg-shop_${clusterName}_westeurope`),
  }
}

/** Builds networks in the emulated ARM, in a few words. */
export interface Landscape {
  put(id: string, properties: JsonObject, top?: JsonObject): void
  /** Takes away what the emulator has made for a cluster in that place, which has names and addresses by chance. */
  remove(place: string): void
  /** Takes a permission on Microsoft.Network away. */
  deny(action: string, scope: string): void
  publicIp(id: string, ipAddress: string): string
  natGateway(
    id: string,
    publicIps: Readonly<Record<string, string>>,
    prefixes?: Readonly<Record<string, string>>,
  ): string
  /** A StandardV2 NAT gateway that serves a whole network. */
  networkNatGateway(id: string, network: string, publicIps: Readonly<Record<string, string>>): string
  routeTable(id: string, routes: Readonly<Record<string, string>>, options?: JsonObject): string
  subnet(id: string, options?: { readonly nat?: string; readonly table?: string }): string
  /** A firewall whose first address is the fourth of its subnet. */
  firewall(name: string, options: Firewall): string
  /** @param gateways whether the first one uses the gateways of the other */
  peer(one: string, other: string, gateways?: boolean): void
  /** A Virtual WAN hub with a firewall, and the networks that are connected to it. */
  virtualHub(name: string, options: VirtualHub): void
}

export interface VirtualHub {
  readonly firewall: string
  /** Those that Azure has given the firewall. */
  readonly addresses: readonly string[]
  /** Those that its owner has given it instead. */
  readonly ownAddresses?: Readonly<Record<string, string>>
  readonly connected: readonly string[]
  readonly takesDefaultRoute?: boolean
  /** Destination and the firewall's or another resource's ID; the default route to the firewall if left out. */
  readonly routes?: Readonly<Record<string, string>>
}

/** A route's target in one word: an address, or a type of next hop. */
const hop = (target: string): JsonObject =>
  /^\d/.test(target) ? { nextHopType: 'VirtualAppliance', nextHopIpAddress: target } : { nextHopType: target }

const references = (ids: readonly string[]) => ids.map((id) => ({ id }))

export function landscapeOf(arm: Arm, place: Place): Landscape {
  const put: Landscape['put'] = (id, properties, top = {}) => {
    const moved = JSON.parse(place.moved(JSON.stringify(properties))) as JsonObject
    arm.resources.put(place.moved(id), moved, 'westeurope', top)
  }
  const land: Landscape = {
    put,
    remove(inside) {
      const start = `${place.moved(inside)}/`.toLowerCase()
      for (const id of arm.resources.ids()) if (id.toLowerCase().startsWith(start)) arm.resources.delete(id)
    },
    deny: (action, scope) => arm.deny({ action: `Microsoft.Network/${action}`, scope: place.moved(scope) }),
    publicIp(id, ipAddress) {
      put(id, { ipAddress })
      return id
    },
    natGateway(id, publicIps, prefixes = {}) {
      const place = id.replace(/\/natGateways\/.*/, '')
      const ips = Object.entries(publicIps).map(([name, address]) =>
        land.publicIp(`${place}/publicIPAddresses/${name}`, address),
      )
      const ranges = Object.entries(prefixes).map(([name, ipPrefix]) => {
        put(`${place}/publicIPPrefixes/${name}`, { ipPrefix })
        return `${place}/publicIPPrefixes/${name}`
      })
      put(id, { publicIpAddresses: references(ips), publicIpPrefixes: references(ranges) })
      return id
    },
    networkNatGateway(id, network, publicIps) {
      land.natGateway(id, publicIps)
      put(id, { sourceVirtualNetwork: { id: network } }, { sku: { name: 'StandardV2' } })
      return id
    },
    routeTable(id, routes, options = {}) {
      const entries = Object.entries(routes).map(([addressPrefix, target], index) => ({
        name: `route-${index}`,
        properties: { addressPrefix, ...hop(target) },
      }))
      put(id, { routes: entries, ...options })
      return id
    },
    subnet(id, { nat, table } = {}) {
      put(id, {
        ...(nat === undefined ? {} : { natGateway: { id: nat } }),
        ...(table === undefined ? {} : { routeTable: { id: table } }),
      })
      return id
    },
    firewall(name, { at = hub, network, publicIps, subnet = {}, management }) {
      const inner = `${network}/subnets/AzureFirewallSubnet`
      put(inner, { addressPrefix: '10.200.0.0/26', ...subnet })
      const ips = Object.entries(publicIps).map(([ip, address]) =>
        land.publicIp(`${at}/publicIPAddresses/${ip}`, address),
      )
      const configuration = (id: string | undefined, index: number) => ({
        name: `ip-${index}`,
        properties: {
          ...(index === 0 ? { subnet: { id: inner } } : {}),
          ...(id === undefined ? {} : { publicIPAddress: { id } }),
        },
      })
      put(`${at}/azureFirewalls/${name}`, {
        ipConfigurations: ips.length === 0 ? [configuration(undefined, 0)] : ips.map(configuration),
        ...(management === undefined ? {} : { managementIpConfiguration: managed(land, at, network, management) }),
      })
      return `${at}/azureFirewalls/${name}`
    },
    peer(one, other, gateways = false) {
      for (const [from, to] of [
        [one, other],
        [other, one],
      ] as const) {
        put(`${from}/virtualNetworkPeerings/to-${to.split('/').at(-1)}`, {
          remoteVirtualNetwork: { id: to },
          peeringState: 'Connected',
          allowGatewayTransit: gateways && from === other,
          useRemoteGateways: gateways && from === one,
        })
      }
    },
    virtualHub: (name, options) => virtualHub(land, name, options),
  }
  return land
}

function managed(land: Landscape, at: string, network: string, address: string): JsonObject {
  const subnet = `${network}/subnets/AzureFirewallManagementSubnet`
  land.put(subnet, {})
  const id = land.publicIp(`${at}/publicIPAddresses/pip-management`, address)
  return { name: 'management', properties: { subnet: { id: subnet }, publicIPAddress: { id } } }
}

function hubFirewallAddresses(
  land: Landscape,
  given: readonly string[],
  own: Readonly<Record<string, string>>,
): JsonObject {
  if (given.length > 0) {
    const addresses = given.map((address) => ({ address }))
    return { hubIPAddresses: { publicIPs: { addresses, count: given.length } } }
  }
  const ipConfigurations = Object.entries(own).map(([name, address]) => ({
    name,
    properties: { publicIPAddress: { id: land.publicIp(`${net}/publicIPAddresses/${name}`, address) } },
  }))
  return { ipConfigurations }
}

function virtualHub(land: Landscape, name: string, options: VirtualHub): void {
  const { firewall, addresses, ownAddresses = {}, connected, takesDefaultRoute = true } = options
  const id = `${net}/virtualHubs/${name}`
  const firewallId = `${net}/azureFirewalls/${firewall}`
  land.put(id, { addressPrefix: '10.30.0.0/24' })
  land.put(firewallId, {
    sku: { name: 'AZFW_Hub', tier: 'Standard' },
    virtualHub: { id },
    ...hubFirewallAddresses(land, addresses, ownAddresses),
  })
  for (const network of connected) {
    land.put(`${id}/hubVirtualNetworkConnections/to-${network.split('/').at(-1)}`, {
      remoteVirtualNetwork: { id: network },
      enableInternetSecurity: takesDefaultRoute,
      routingConfiguration: { associatedRouteTable: { id: `${id}/hubRouteTables/defaultRouteTable` } },
    })
  }
  land.put(`${id}/hubRouteTables/defaultRouteTable`, {
    routes: Object.entries(options.routes ?? { '0.0.0.0/0': firewallId }).map(([destination, nextHop], index) => ({
      name: `route-${index}`,
      destinationType: 'CIDR',
      destinations: [destination],
      nextHopType: 'ResourceId',
      nextHop,
    })),
  })
}
