import { type JsonObject, objectAt, objectsAt, stringAt } from '../../src/cluster/json.ts'
import type { Firewall, Network, Subnet } from '../../src/egress/network.ts'

/** The network as ARM's answers tell of it, without the SDK in between. `get` is handed a path with its API version. */
export function networkFrom(get: (path: string) => Promise<JsonObject>): Network {
  const read = (id: string, version = '2024-05-01') => get(`${id}?api-version=${version}`)
  const properties = async (id: string) => objectAt(await read(id), 'properties')
  const list = async (path: string, version?: string) => objectsAt(await read(path, version), 'value')
  const provider = (subscription: string, name: string, group?: string) =>
    `/subscriptions/${subscription}${group === undefined ? '' : `/resourceGroups/${group}`}/providers/Microsoft.${name}`
  return {
    publicIp: async (id) => stringAt(await properties(id), 'ipAddress'),
    publicIpPrefix: async (id) => stringAt(await properties(id), 'ipPrefix'),
    natGateway: async (id) => {
      const gateway = await properties(id)
      return { addressIds: [...idsIn(gateway, 'publicIpAddresses'), ...idsIn(gateway, 'publicIpPrefixes')] }
    },
    subnet: async (id) => subnetFrom(await read(id)),
    routeTable: async (id) => {
      const table = await properties(id)
      const routes = objectsAt(table, 'routes').map((route) => objectAt(route, 'properties'))
      return {
        takesLearntRoutes: table.disableBgpRoutePropagation !== true,
        routes: routes.map((route) => ({
          prefix: String(route.addressPrefix),
          nextHopType: String(route.nextHopType),
          nextHop: stringAt(route, 'nextHopIpAddress'),
        })),
      }
    },
    virtualNetwork: async (id) => ({
      peerIds: objectsAt(await properties(id), 'virtualNetworkPeerings').flatMap((peering) =>
        idOf(objectAt(peering, 'properties'), 'remoteVirtualNetwork'),
      ),
    }),
    subnetsIn: async (subscription, group) =>
      (await list(provider(subscription, 'Network/virtualNetworks', group))).flatMap((network) =>
        objectsAt(objectAt(network, 'properties'), 'subnets').map(subnetFrom),
      ),
    firewallsIn: async (subscription) =>
      (await list(provider(subscription, 'Network/azureFirewalls'))).map(firewallFrom),
    hubConnections: async (id) =>
      (await list(`${id}/hubVirtualNetworkConnections`)).map((connection) => {
        const its = objectAt(connection, 'properties')
        return {
          networkId: idOf(its, 'remoteVirtualNetwork')[0] ?? '',
          takesDefaultRoute: its.enableInternetSecurity === true,
          routeTableId: idOf(objectAt(its, 'routingConfiguration'), 'associatedRouteTable')[0],
        }
      }),
    hubRouteTables: async (id) =>
      (await list(`${id}/hubRouteTables`)).map((table) => ({
        id: String(table.id),
        routes: objectsAt(objectAt(table, 'properties'), 'routes').map(({ destinations, nextHop }) => ({
          destinations: Array.isArray(destinations) ? destinations.map(String) : [],
          nextHop: String(nextHop),
        })),
      })),
    scaleSetsIn: async (subscription, group) =>
      (await list(provider(subscription, 'Compute/virtualMachineScaleSets', group), '2024-07-01')).map((set) => ({
        id: String(set.id),
        pool: stringAt(objectAt(set, 'tags'), 'aks-managed-poolName'),
      })),
    scaleSetAddresses: async (id) =>
      (await list(`${id}/publicipaddresses`, '2018-10-01')).flatMap(
        (address) => stringAt(objectAt(address, 'properties'), 'ipAddress') ?? [],
      ),
  }
}

function subnetFrom(body: JsonObject): Subnet {
  const properties = objectAt(body, 'properties')
  return {
    id: stringAt(body, 'id') ?? '',
    natGatewayId: idOf(properties, 'natGateway')[0],
    routeTableId: idOf(properties, 'routeTable')[0],
  }
}

function firewallFrom(body: JsonObject): Firewall {
  const properties = objectAt(body, 'properties')
  const configurations = objectsAt(properties, 'ipConfigurations').map((item) => objectAt(item, 'properties'))
  const hub = objectAt(properties, 'hubIPAddresses')
  return {
    id: String(body.id),
    privateAddress: [...configurations, hub].flatMap((item) => stringAt(item, 'privateIPAddress') ?? [])[0],
    subnetId: configurations.flatMap((item) => idOf(item, 'subnet'))[0],
    publicIpIds: configurations.flatMap((item) => idOf(item, 'publicIPAddress')),
    hubId: idOf(properties, 'virtualHub')[0],
    hubAddresses: objectsAt(objectAt(hub, 'publicIPs'), 'addresses').flatMap((item) => stringAt(item, 'address') ?? []),
  }
}

function idOf(parent: JsonObject, key: string): string[] {
  const id = stringAt(objectAt(parent, key), 'id')
  return id === undefined ? [] : [id]
}

function idsIn(parent: JsonObject, key: string): string[] {
  return objectsAt(parent, key).flatMap((item) => stringAt(item, 'id') ?? [])
}
