import type { NetworkManagementClient } from '@azure/arm-network'
import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { ArmError, endlessList } from '../arm/arm-error.ts'
import { pinned } from '../arm/pinned-versions.ts'
import { parseResourceId, type ResourceId } from '../arm/resource-id.ts'
import type { Network } from '../egress/network.ts'
import { understood } from './arm-answers.ts'
import { type ArmConnection, clientOptions } from './arm-client.ts'
import {
  firewallFrom,
  hubConnectionFrom,
  hubRouteTableFrom,
  natGatewayFrom,
  routeTableFrom,
  virtualNetworkFrom,
} from './network-models.ts'
import { scaleSetsIn } from './scale-sets.ts'

/** Looks into Microsoft.Network. The one file that calls `@azure/arm-network`. All methods throw {@link ArmError}. */
export function network(connection: ArmConnection): Network {
  const { one, all } = reader(connection)
  return {
    publicIp: (id) => one(id, async (client, at) => (await client.publicIPAddresses.get(...at)).ipAddress),
    publicIpPrefix: (id) => one(id, async (client, at) => (await client.publicIPPrefixes.get(...at)).ipPrefix),
    natGateway: (id) => one(id, async (client, at) => natGatewayFrom(await client.natGateways.get(...at))),
    routeTable: (id) => one(id, async (client, at) => routeTableFrom(await client.routeTables.get(...at))),
    virtualNetwork: (id) => one(id, async (client, at) => virtualNetworkFrom(await client.virtualNetworks.get(...at))),
    virtualNetworksIn: async (subscriptionId, group) =>
      (await all(subscriptionId, (client) => client.virtualNetworks.list(group))).map(virtualNetworkFrom),
    firewallsIn: async (subscriptionId) =>
      (await all(subscriptionId, (client) => client.azureFirewalls.listAll())).map(firewallFrom),
    hubConnections: (id) =>
      one(id, async (client, at) =>
        (await collected(client.hubVirtualNetworkConnections.list(...at))).map(hubConnectionFrom),
      ),
    hubRouteTables: (id) =>
      one(id, async (client, at) => (await collected(client.hubRouteTables.list(...at))).map(hubRouteTableFrom)),
    scaleSetsIn: (subscriptionId, group) => scaleSetsIn(connection, subscriptionId, group),
    scaleSetAddresses: (id) =>
      one(id, async (client, at) => {
        const addresses = client.publicIPAddresses.listVirtualMachineScaleSetPublicIPAddresses(...at)
        return (await collected(addresses)).flatMap(({ ipAddress }) => ipAddress ?? [])
      }),
  }
}

/** A list of the SDK's. */
interface Pages<T> {
  byPage(): AsyncIterable<readonly T[]>
}

/** More than any list has: a page takes up to a thousand entries. One that names itself as the next would never end. */
const mostPages = 100

type At = readonly [resourceGroup: string, name: string]

/** How resources are read, one by its ID or all of a subscription's. */
function reader(connection: ArmConnection) {
  const pipeline = connection.pipeline.clone()
  pipeline.addPolicy(pinnedVersion, { phase: 'Serialize' })
  const clients = new Map<string, Promise<NetworkManagementClient>>()
  const clientFor = (subscriptionId: string): Promise<NetworkManagementClient> => {
    const client = clients.get(subscriptionId) ?? connect({ ...connection, pipeline }, subscriptionId)
    clients.set(subscriptionId, client)
    return client
  }
  return {
    async one<T>(id: string, read: (client: NetworkManagementClient, at: At) => Promise<T>): Promise<T> {
      const { subscriptionId, resourceGroup, names } = placeOf(id)
      return understood(read(await clientFor(subscriptionId), [resourceGroup, names[0] ?? '']))
    },
    async all<T>(subscriptionId: string, list: (client: NetworkManagementClient) => Pages<T>): Promise<T[]> {
      return understood(collected(list(await clientFor(subscriptionId))))
    },
  }
}

async function connect(connection: ArmConnection, subscriptionId: string): Promise<NetworkManagementClient> {
  // Loaded only where the egress is looked up: it is the largest part of the bundle, and most steps don't need it.
  const { NetworkManagementClient } = await import('@azure/arm-network')
  return new NetworkManagementClient(connection.credential, subscriptionId, clientOptions(connection))
}

/**
 * The SDK takes no version for a client and asks for its own newest, which not every cloud has. Scale sets' addresses are asked of
 * another provider, which has versions of its own.
 */
const pinnedVersion: PipelinePolicy = {
  name: 'pinnedVersion',
  sendRequest(request, next) {
    const url = new URL(request.url)
    if (/\/providers\/Microsoft\.Network\//i.test(url.pathname))
      url.searchParams.set('api-version', pinned.network.version)
    request.url = url.href
    return next(request)
  },
}

function placeOf(id: string): ResourceId {
  const place = parseResourceId(id)
  if (place !== undefined) return place
  throw new ArmError({ status: 400, code: 'UnknownResourceId', message: `"${id}" is no resource ID.` })
}

async function collected<T>(list: Pages<T>): Promise<T[]> {
  const items: T[] = []
  let pages = 0
  for await (const page of list.byPage()) {
    pages += 1
    if (pages > mostPages) throw endlessList()
    items.push(...page)
  }
  return items
}
