import type { NetworkManagementClient, Subnet as SubnetModel } from '@azure/arm-network'
import type { Network, RouteTable, Subnet } from '../egress/network.ts'
import { type ArmConnection, clientOptions, readTimeoutMs } from './arm-client.ts'
import { ArmError } from './arm-error.ts'
import { parseResourceId, type ResourceId } from './resource-id.ts'
import { armError } from './sdk-error.ts'

const apiVersion = '2024-05-01'

/** Looks into Microsoft.Network. The one file that touches `@azure/arm-network`. All methods throw {@link ArmError}. */
export function network(connection: ArmConnection): Network {
  const clientFor = async (subscriptionId: string): Promise<NetworkManagementClient> => {
    // Loaded only where the egress is looked up: it is the largest part of the bundle, and most steps don't need it.
    const { NetworkManagementClient } = await import('@azure/arm-network')
    return new NetworkManagementClient(connection.credential, subscriptionId, clientOptions(connection, apiVersion))
  }
  const get = async <T>(
    id: string,
    read: (client: NetworkManagementClient, at: ResourceId, name: string, inner: string) => Promise<T>,
  ): Promise<T> => {
    const at = parseResourceId(id)
    if (at === undefined)
      throw new ArmError({ status: 400, code: 'UnknownResourceId', message: `"${id}" is no resource ID.` })
    const [name = '', inner = ''] = at.names
    return translated(async () => read(await clientFor(at.subscriptionId), at, name, inner))
  }
  return {
    publicIp: (id) =>
      get(
        id,
        async (client, { resourceGroup }, name) =>
          (await client.publicIPAddresses.get(resourceGroup, name, bounded())).ipAddress,
      ),
    publicIpPrefix: (id) =>
      get(
        id,
        async (client, { resourceGroup }, name) =>
          (await client.publicIPPrefixes.get(resourceGroup, name, bounded())).ipPrefix,
      ),
    subnet: (id) =>
      get(id, async (client, { resourceGroup }, name, inner) =>
        subnetFrom(await client.subnets.get(resourceGroup, name, inner, bounded())),
      ),
    routeTable: (id) =>
      get(id, async (client, { resourceGroup }, name) =>
        routesFrom((await client.routeTables.get(resourceGroup, name, bounded())).routes),
      ),
    subnetsIn: (subscriptionId, resourceGroup) =>
      translated(async () => allSubnets(await clientFor(subscriptionId), resourceGroup)),
  }
}

const bounded = () => ({ abortSignal: AbortSignal.timeout(readTimeoutMs) })

async function translated<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (thrown) {
    throw armError(thrown)
  }
}

async function allSubnets(client: NetworkManagementClient, resourceGroup: string): Promise<Subnet[]> {
  const subnets: Subnet[] = []
  for await (const { subnets: found } of client.virtualNetworks.list(resourceGroup, bounded())) {
    subnets.push(...(found ?? []).map(subnetFrom))
  }
  return subnets
}

function subnetFrom({ id, natGateway, routeTable }: SubnetModel): Subnet {
  return { id: id ?? '', natGatewayId: natGateway?.id, routeTableId: routeTable?.id }
}

function routesFrom(
  routes: readonly { addressPrefix?: string; nextHopType?: string; nextHopIpAddress?: string }[] | undefined,
): RouteTable {
  return (routes ?? []).map(({ addressPrefix, nextHopType, nextHopIpAddress }) => ({
    prefix: addressPrefix ?? '',
    nextHopType: nextHopType ?? '',
    nextHop: nextHopIpAddress,
  }))
}
