import type { NetworkManagementClient } from '@azure/arm-network'
import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import type { Network } from '../egress/network.ts'
import { type ArmConnection, clientOptions, isOnArm, readTimeoutMs } from './arm-client.ts'
import { ArmError } from './arm-error.ts'
import {
  firewallFrom,
  hubConnectionFrom,
  hubRouteTableFrom,
  natGatewayFrom,
  routeTableFrom,
  subnetFrom,
  virtualNetworkFrom,
} from './network-models.ts'
import { parseResourceId, type ResourceId } from './resource-id.ts'
import { scaleSetsIn } from './scale-sets.ts'
import { armError, unreadable } from './sdk-error.ts'

/** Has all that is read, and is old enough for clouds that lag behind. */
const apiVersion = '2024-05-01'

/** Looks into Microsoft.Network. The one file that calls `@azure/arm-network`. All methods throw {@link ArmError}. */
export function network(connection: ArmConnection): Network {
  const { one, all } = reader(connection)
  return {
    publicIp: (id) => one(id, async (client, at) => (await client.publicIPAddresses.get(...at, bounded())).ipAddress),
    publicIpPrefix: (id) =>
      one(id, async (client, at) => (await client.publicIPPrefixes.get(...at, bounded())).ipPrefix),
    natGateway: (id) => one(id, async (client, at) => natGatewayFrom(await client.natGateways.get(...at, bounded()))),
    subnet: (id) => one(id, async (client, at, inner) => subnetFrom(await client.subnets.get(...at, inner, bounded()))),
    routeTable: (id) => one(id, async (client, at) => routeTableFrom(await client.routeTables.get(...at, bounded()))),
    virtualNetwork: (id) =>
      one(id, async (client, at) => virtualNetworkFrom(await client.virtualNetworks.get(...at, bounded()))),
    subnetsIn: async (subscriptionId, group) => {
      const networks = await all(subscriptionId, (client) => client.virtualNetworks.list(group, bounded()))
      return networks.flatMap(({ subnets }) => (subnets ?? []).map(subnetFrom))
    },
    firewallsIn: async (subscriptionId) =>
      (await all(subscriptionId, (client) => client.azureFirewalls.listAll(bounded()))).map(firewallFrom),
    hubConnections: (id) =>
      one(id, async (client, at) =>
        (await collected(client.hubVirtualNetworkConnections.list(...at, bounded()))).map(hubConnectionFrom),
      ),
    hubRouteTables: (id) =>
      one(id, async (client, at) =>
        (await collected(client.hubRouteTables.list(...at, bounded()))).map(hubRouteTableFrom),
      ),
    scaleSetsIn: (subscriptionId, group) => translated(() => scaleSetsIn(connection, subscriptionId, group)),
    scaleSetAddresses: (id) =>
      one(id, async (client, at) => {
        const addresses = client.publicIPAddresses.listVirtualMachineScaleSetPublicIPAddresses(...at, bounded())
        return (await collected(addresses)).flatMap(({ ipAddress }) => ipAddress ?? [])
      }),
  }
}

type At = readonly [resourceGroup: string, name: string]

/** How resources are read, one by its ID or all of a subscription's. */
function reader(connection: ArmConnection) {
  const clients = new Map<string, Promise<NetworkManagementClient>>()
  const clientFor = (subscriptionId: string): Promise<NetworkManagementClient> => {
    const client = clients.get(subscriptionId) ?? connect(connection, subscriptionId)
    clients.set(subscriptionId, client)
    return client
  }
  return {
    one<T>(id: string, read: (client: NetworkManagementClient, at: At, inner: string) => Promise<T>): Promise<T> {
      return translated(async () => {
        const { subscriptionId, resourceGroup, names } = placeOf(id)
        const [name = '', inner = ''] = names
        return read(await clientFor(subscriptionId), [resourceGroup, name], inner)
      })
    },
    all<T>(subscriptionId: string, list: (client: NetworkManagementClient) => AsyncIterable<T>): Promise<T[]> {
      return translated(async () => collected(list(await clientFor(subscriptionId))))
    },
  }
}

async function connect(connection: ArmConnection, subscriptionId: string): Promise<NetworkManagementClient> {
  // Loaded only where the egress is looked up: it is the largest part of the bundle, and most steps don't need it.
  const { NetworkManagementClient } = await import('@azure/arm-network')
  // The SDK takes no version for a client and asks for its own newest, which not every cloud has.
  const { apiVersion: _, ...options } = clientOptions(connection, apiVersion)
  const client = new NetworkManagementClient(connection.credential, subscriptionId, options)
  client.pipeline.addPolicy(pinnedVersion)
  client.pipeline.addPolicy(armAlone(connection))
  return client
}

/** The SDK follows a list's next page wherever it is said to be. */
function armAlone(connection: ArmConnection): PipelinePolicy {
  return {
    name: 'armAlone',
    async sendRequest(request, next) {
      if (isOnArm(connection, request.url)) return next(request)
      throw new ArmError({
        status: 400,
        code: 'ForeignPage',
        message: `The next page of a list is not on ${new URL(connection.cloud.resourceManager).origin}, so it is not asked for.`,
      })
    },
  }
}

/** Scale sets' addresses are asked of another provider, which has versions of its own. */
const pinnedVersion: PipelinePolicy = {
  name: 'pinnedVersion',
  sendRequest(request, next) {
    const url = new URL(request.url)
    if (/\/providers\/Microsoft\.Network\//i.test(url.pathname)) url.searchParams.set('api-version', apiVersion)
    request.url = url.href
    return next(request)
  },
}

function placeOf(id: string): ResourceId {
  const place = parseResourceId(id)
  if (place !== undefined) return place
  throw new ArmError({ status: 400, code: 'UnknownResourceId', message: `"${id}" is no resource ID.` })
}

const bounded = () => ({ abortSignal: AbortSignal.timeout(readTimeoutMs) })

async function collected<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of pages) items.push(item)
  return items
}

async function translated<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (thrown) {
    // The SDK's own reading of an answer that isn't shaped as the API defines it.
    if (thrown instanceof TypeError) throw unreadable(thrown)
    throw armError(thrown)
  }
}
