import { describe, expect, test } from '@jest/globals'
import { clusterShape, type Shape } from '../../emulator/arm/managed-clusters/request-schema.ts'
import { type JsonObject, objectAt } from '../../src/arm/json.ts'
import { below, isMap, knownPlaces, type Place, type PlaceTree } from '../../src/cluster/places.ts'
import type { Job } from './support/job.ts'
import { createWorld } from './support/world.ts'

const before = ['8.8.8.8/32']
const statusesOf = ({ wire }: Job) => wire.sent.filter(({ kind }) => kind === 'write').map(({ status }) => status)

/** What a step sends for a cluster with these properties, and what the cluster keeps. */
async function written(properties: JsonObject, pool: JsonObject = {}, top: JsonObject = {}) {
  const world = createWorld({ ranges: before, properties })
  world.cluster.edit((body) => {
    Object.assign(body, top)
    Object.assign(body.properties.agentPoolProfiles[0] ?? {}, pool)
  })
  const job = world.job()
  await job.main({ wait: 'none' })
  const sent = job.writes[0]?.body ?? {}
  return {
    statuses: statusesOf(job),
    top: sent,
    properties: objectAt(sent, 'properties'),
    pool: (objectAt(sent, 'properties').agentPoolProfiles as readonly JsonObject[])[0] ?? {},
    kept: world.cluster.body.properties as unknown as JsonObject,
  }
}

describe('a write holds', () => {
  test('no null, and yet each entry of a map', async () => {
    const { properties, pool } = await written(
      { aadProfile: { managed: true, tenantID: null }, diskEncryptionSetID: null },
      { nodeLabels: { team: 'a', none: null }, proximityPlacementGroupID: null },
    )
    expect(properties.aadProfile).toEqual({ managed: true })
    expect(properties).not.toHaveProperty('diskEncryptionSetID')
    expect(properties.addonProfiles).toMatchObject({ azurepolicy: { enabled: true } })
    expect(properties).not.toHaveProperty('addonProfiles.azurepolicy.config')
    expect(pool.nodeLabels).toEqual({ team: 'a', none: null })
    expect(pool).not.toHaveProperty('proximityPlacementGroupID')
  })

  test("no profile that the service's own fields leave empty, nor one above it", async () => {
    const effectiveOutboundIPs: JsonObject[] = []
    const { properties, pool, kept } = await written(
      {
        networkProfile: { outboundType: 'userDefinedRouting', loadBalancerProfile: { effectiveOutboundIPs } },
        oidcIssuerProfile: { issuerURL: 'https://issuer.example/' },
        ingressProfile: { webAppRouting: { identity: { clientId: 'c' } } },
        storageProfile: { diskCSIDriver: null },
      },
      { status: { provisioningError: { code: 'x' } } },
    )
    expect(properties.networkProfile).toEqual({ outboundType: 'userDefinedRouting' })
    for (const name of ['oidcIssuerProfile', 'ingressProfile', 'storageProfile'])
      expect(properties).not.toHaveProperty(name)
    expect(pool).not.toHaveProperty('status')
    expect(kept).toMatchObject({ oidcIssuerProfile: { issuerURL: 'https://issuer.example/' } })
  })

  test('what was returned empty, and an identity as the empty object that AKS asks for', async () => {
    const identity = { type: 'UserAssigned', userAssignedIdentities: { '/an/id': { clientId: 'c', principalId: 'p' } } }
    const { properties, top } = await written(
      { workloadAutoScalerProfile: {}, addonProfiles: { odd: { identity: { clientId: 'c' } } } },
      {},
      { identity },
    )
    expect(properties.workloadAutoScalerProfile).toEqual({})
    expect(properties.addonProfiles).toEqual({ odd: {} })
    expect(top.identity).toEqual({ type: 'UserAssigned', userAssignedIdentities: { '/an/id': {} } })
  })

  test('no tags where the cluster has none', async () => {
    const world = createWorld({ ranges: before })
    world.cluster.edit((body) => Reflect.deleteProperty(body, 'tags'))
    const job = world.job()
    await job.main({ wait: 'none' })
    expect(job.writes.map(({ body }) => 'tags' in body)).toEqual([false])
  })

  test("no NAT gateway's profile, which stays as it is", async () => {
    const natGatewayProfile = { idleTimeoutInMinutes: 30, managedOutboundIPProfile: { count: 2 } }
    const networkProfile = { outboundType: 'managedNATGateway', natGatewayProfile }
    const { properties, kept } = await written({ networkProfile })
    expect(properties.networkProfile).toEqual({ outboundType: 'managedNATGateway' })
    expect(kept.networkProfile).toMatchObject({ natGatewayProfile })
  })

  test('nothing that the SDK knows and the pinned version does not: AKS has nothing to refuse, and keeps it', async () => {
    const newer = {
      schedulerProfile: { upstream: { schedulerConfigMode: 'Default' } },
      azureMonitorProfile: {
        metrics: { enabled: true, controlPlane: { enabled: true } },
        containerInsights: { enabled: true },
        appMonitoring: { openTelemetryMetrics: { enabled: true }, openTelemetryLogsAndTraces: { enabled: true } },
      },
      securityProfile: { defender: { securityGating: { enabled: true } } },
    }
    const newerInPool = {
      artifactStreamingProfile: { enabled: true },
      networkProfile: { allowedHostPorts: [], dranet: {} },
      virtualMachinesProfile: { scale: { manual: [], autoscale: [{ size: 'x' }] } },
    }
    const { statuses, properties, pool, kept } = await written(newer, newerInPool)
    expect(statuses).toEqual([200])
    expect(properties.azureMonitorProfile).toEqual({ metrics: { enabled: true } })
    expect(properties).not.toHaveProperty('schedulerProfile')
    expect(properties).not.toHaveProperty('securityProfile')
    expect(pool).not.toHaveProperty('artifactStreamingProfile')
    expect(pool.networkProfile).toEqual({ allowedHostPorts: [] })
    expect(pool.virtualMachinesProfile).toEqual({ scale: { manual: [] } })
    expect(kept).toMatchObject(newer)
  })
})

test('the maps are those that the schema has', () => {
  const inSchema = [...new Set(mapsIn(clusterShape('2026-05-01'), ''))].sort()
  const inTree = inSchema.filter((place) => isMap(treeAt(place)))
  expect(inTree).toEqual(inSchema)
  expect(inSchema).toHaveLength(mapsOf(knownPlaces))
})

function mapsIn(shape: Shape, at: Place, within: readonly Shape[] = []): Place[] {
  if (within.includes(shape)) return []
  const deeper = [...within, shape]
  switch (shape.kind) {
    case 'struct':
      return [...shape.fields].flatMap(([key, field]) =>
        field.readOnly ? [] : mapsIn(field.shape, at === '' ? key : `${at}.${key}`, deeper),
      )
    case 'list':
      return mapsIn(shape.of.shape, `${at}[]`, deeper)
    case 'map':
      return [at, ...mapsIn(shape.of.shape, `${at}.*`, deeper)]
    default:
      return []
  }
}

function treeAt(place: Place): PlaceTree {
  return place.replaceAll('[]', '.[]').split('.').reduce(below, knownPlaces)
}

function mapsOf(tree: PlaceTree): number {
  const inner = [...tree.branches.values()].reduce((count, branch) => count + mapsOf(branch), 0)
  return inner + (isMap(tree) ? 1 : 0)
}
