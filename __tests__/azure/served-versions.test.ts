import { describe, expect, test } from '@jest/globals'
import { explained } from '../../src/arm/explain-error.ts'
import { type StandIns, standInsOf } from '../../src/azure/api-version.ts'
import { armConnection } from '../../src/azure/arm-client.ts'
import { cloudByName } from '../../src/azure/cloud.ts'
import { managedClusters } from '../../src/azure/managed-clusters.ts'
import { network } from '../../src/azure/network.ts'
import { net, nodeGroup, subscriptions } from '../egress/network-fixture.ts'
import { createWorld, type World } from '../engine/support/world.ts'
import { type Sent, wireTo } from '../support/wire.ts'

/** The action's own clients before an emulated cloud, and the versions of what they asked, in order. */
function clientsOf(world: World, standIns: StandIns = new Map()) {
  const asked: string[] = []
  const leaving = ({ method, url }: Sent) => asked.push(`${method} ${new URL(url).searchParams.get('api-version')}`)
  const wire = wireTo({ service: world.arm.service, now: world.clock.now, caller: '9.9.9.9', leaving })
  const connection = armConnection(
    cloudByName('AzureCloud') ?? raise('There is no public cloud.'),
    credential,
    wire,
    standIns,
  )
  const id = { subscriptionId: subscriptions.cluster, resourceGroup: 'rg-shop', name: 'aks-shop' }
  return { asked, cluster: managedClusters(connection, id, world.clock), network: network(connection) }
}

const credential = { getToken: async () => ({ token: 'alice', expiresOnTimestamp: Date.now() + 3_600_000 }) }

function raise(what: string): never {
  throw new Error(what)
}

function worldServing(provider: string, ...versions: string[]): World {
  return createWorld({ ranges: ['8.8.8.8/32'], settings: { servedVersions: { [provider]: versions } } })
}

const aks = 'microsoft.containerservice/managedclusters'

describe('a cloud whose AKS lags behind', () => {
  test('is asked in the newest version that it serves, once it has refused the pinned one, and to the end', async () => {
    const world = worldServing(aks, '2024-08-01', '2025-10-01', '2026-04-01')
    const { asked, cluster } = clientsOf(world)
    const read = await cluster.read()
    expect(read.apiVersion).toBe('2025-10-01')
    const { operationUrl = '' } = await cluster.write(read, ['8.8.8.8/32', '9.9.9.9/32'], new Set())
    expect(await cluster.poll(operationUrl)).toMatchObject({ status: 'InProgress' })
    // An operation's URL is signed, and has a version of its own.
    expect(asked).toEqual(['GET 2026-03-01', 'GET 2025-10-01', 'PUT 2025-10-01', 'GET 2025-03-01'])
    expect(world.cluster.ranges).toEqual(['8.8.8.8/32', '9.9.9.9/32'])
  })

  test('refuses no more than one request of a whole job', async () => {
    const world = worldServing(aks, '2025-10-01')
    const job = world.job()
    await job.main()
    await job.post()
    expect(job.writes.map(({ list }) => list)).toEqual([['8.8.8.8/32', '9.9.9.9/32'], ['8.8.8.8/32']])
    expect(job.wire.sent.filter(({ status }) => status === 400)).toHaveLength(1)
  })

  test('is asked in that version right away by a step that knows it', async () => {
    const { asked, cluster } = clientsOf(worldServing(aks, '2025-10-01'), standInsOf('2025-10-01'))
    await cluster.read()
    expect(asked).toEqual(['GET 2025-10-01'])
  })

  test.each(['2026-03-01', '2026-04-01', '2024-08-01', '2025-10-01-preview', '', undefined])(
    'is asked in the pinned version first by a step that knows of %s',
    async (version) => {
      const { asked, cluster } = clientsOf(worldServing(aks, '2025-10-01'), standInsOf(version))
      await cluster.read()
      expect(asked).toEqual(['GET 2026-03-01', 'GET 2025-10-01'])
    },
  )

  test('is asked once where it serves no version that fits, and the step says which it needs', async () => {
    const { asked, cluster } = clientsOf(worldServing(aks, '2024-08-01', '2026-04-01', '2025-10-01-preview'))
    const error = await cluster.read().catch((thrown: unknown) => explained(thrown, 'Reading the cluster'))
    expect(asked).toEqual(['GET 2026-03-01'])
    expect(error).toMatchObject({
      code: 'api-version',
      said: expect.stringContaining("The supported api-versions are '2024-08-01, 2025-10-01-preview, 2026-04-01'."),
      remedy:
        'This action needs AKS in an API version from 2024-09-01 to 2026-03-01, and this cloud serves none of them where the cluster is. Ask its operator for one.',
    })
  })

  test('is asked in no third version, once the second one is refused too', async () => {
    const world = worldServing(aks, '2025-10-01')
    const { asked, cluster } = clientsOf(world)
    await cluster.read()
    world.arm.settings.servedVersions = { [aks]: ['2025-01-01'] }
    await expect(cluster.read()).rejects.toMatchObject({ code: 'NoRegisteredProviderFound' })
    expect(asked).toEqual(['GET 2026-03-01', 'GET 2025-10-01', 'GET 2025-10-01'])
  })
})

describe('a cloud whose network lags behind', () => {
  const vnet = `${net}/virtualNetworks/spoke`

  test('is asked in an older version, in which no network has a NAT gateway of its own', async () => {
    const world = worldServing('microsoft.network', '2024-07-01', '2023-09-01', '2025-01-01')
    const gateway = { sku: { name: 'StandardV2' } }
    world.arm.resources.put(`${vnet}/subnets/nodes`, {})
    world.arm.resources.put(`${net}/natGateways/ng`, { sourceVirtualNetwork: { id: vnet } }, 'westeurope', gateway)
    const { asked, network } = clientsOf(world)
    const { subnets } = await network.virtualNetwork(vnet)
    expect(subnets).toEqual([expect.objectContaining({ networkNatGatewayId: undefined })])
    await network.firewallsIn(subscriptions.networks)
    expect(asked).toEqual(['GET 2024-10-01', 'GET 2024-07-01', 'GET 2024-07-01'])
  })

  test('is told by lists, and by several answers side by side, once each', async () => {
    const world = worldServing('microsoft.network', '2024-07-01')
    world.arm.resources.put(`${vnet}/subnets/nodes`, {})
    const { asked, network } = clientsOf(world)
    await Promise.all([network.firewallsIn(subscriptions.networks), network.virtualNetwork(vnet)])
    expect(asked.toSorted()).toEqual(['GET 2024-07-01', 'GET 2024-07-01', 'GET 2024-10-01', 'GET 2024-10-01'])
  })

  test('keeps the versions of others: scale sets have their own, and their addresses', async () => {
    const world = worldServing('microsoft.compute', '2024-03-01', '2018-10-01')
    const { asked, network } = clientsOf(world)
    const sets = await network.scaleSetsIn(subscriptions.cluster, nodeGroup.split('/').at(-1) ?? '')
    expect(sets.length).toBeGreaterThan(0)
    await network.scaleSetAddresses(sets[0]?.id ?? '')
    expect(asked).toEqual(['GET 2024-07-01', 'GET 2024-03-01', 'GET 2018-10-01'])
  })
})
