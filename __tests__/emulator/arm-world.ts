import { type Arm, type ArmSettings, type Cluster, createArm } from '../../emulator/arm/arm.ts'
import type { JsonObject } from '../../emulator/arm/core/json.ts'

export const subscription = '00000000-0000-0000-0000-000000000001'
export const start = Date.UTC(2026, 0, 1)

/** The tokens that the world knows, and whose they are. */
const principals: Record<string, string> = { 'Bearer alice': 'alice', 'Bearer bob': 'bob' }

export interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: JsonObject
}

export interface World {
  readonly arm: Arm
  readonly cluster: Cluster
  /** The cluster's URL in that API version. */
  url(apiVersion?: string): string
  pass(ms: number): void
  send(method: string, url: string, more?: { body?: unknown; headers?: Record<string, string> }): Received
  /** A PUT that sends the location and these properties. */
  put(
    properties: JsonObject,
    more?: { apiVersion?: string; headers?: Record<string, string>; top?: JsonObject },
  ): Received
  putRanges(...ranges: string[]): Received
}

/** A small kubenet cluster, as the recordings show one. */
export function kubenetCluster(properties: JsonObject = {}): JsonObject {
  const group = `/subscriptions/${subscription}/resourceGroups`
  return {
    id: `/subscriptions/${subscription}/resourcegroups/rg/providers/Microsoft.ContainerService/managedClusters/aks`,
    location: 'westeurope',
    name: 'aks',
    type: 'Microsoft.ContainerService/ManagedClusters',
    tags: { owner: 'team-a' },
    properties: {
      provisioningState: 'Succeeded',
      powerState: { code: 'Running' },
      dnsPrefix: 'aks',
      fqdn: 'aks-12345678.hcp.westeurope.azmk8s.io',
      agentPoolProfiles: [
        { name: 'system', count: 1, mode: 'System', nodeImageVersion: 'image-2', nodeLabels: { a: '1' } },
        { name: 'apps', count: 3, mode: 'User', nodeImageVersion: 'image-2' },
      ],
      nodeResourceGroup: 'MC_rg_aks_westeurope',
      networkProfile: {
        networkPlugin: 'kubenet',
        outboundType: 'loadBalancer',
        loadBalancerSku: 'Standard',
        dockerBridgeCidr: '172.17.0.1/16',
        loadBalancerProfile: {
          managedOutboundIPs: { count: 1 },
          effectiveOutboundIPs: [
            { id: `${group}/MC_rg_aks_westeurope/providers/Microsoft.Network/publicIPAddresses/outbound` },
          ],
        },
      },
      apiServerAccessProfile: { authorizedIPRanges: ['1.2.3.4/32'] },
      storageProfile: { diskCSIDriver: { enabled: true } },
      ...properties,
    },
    identity: { type: 'SystemAssigned', principalId: 'p', tenantId: 't' },
    sku: { name: 'Base', tier: 'Free' },
  }
}

/** One cluster, a clock that stands still, and operations of 100 s with propagation of 60 s. */
export function createWorld(options: { properties?: JsonObject; settings?: Partial<ArmSettings> } = {}): World {
  let now = start
  const arm = createArm({
    clock: { now: () => now },
    settings: { operationMs: 100_000, propagationMs: 60_000, throttling: false, ...options.settings },
    authenticate(authorization) {
      const objectId = principals[authorization ?? '']
      return objectId === undefined ? undefined : { objectId, appId: `${objectId}-app`, tenantId: 'tenant' }
    },
    metadata: () => ({ loginEndpoint: 'https://login.example', audiences: ['https://management.example'] }),
  })
  const cluster = arm.addCluster({ body: kubenetCluster(options.properties), egress: ['20.0.0.1'] })
  const url = (apiVersion = '2025-10-01') => `https://management.azure.com${cluster.id}?api-version=${apiVersion}`
  const send: World['send'] = (method, target, { body = '', headers = {} } = {}) => {
    const answer = arm.service({
      method,
      url: new URL(target),
      headers: { authorization: 'Bearer alice', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      caller: '9.9.9.9',
      signal: new AbortController().signal,
    })
    return { ...answer, body: answer.body === '' ? {} : JSON.parse(answer.body) }
  }
  const put: World['put'] = (properties, { apiVersion, headers = {}, top = {} } = {}) =>
    send('PUT', url(apiVersion), { body: { location: 'westeurope', properties, ...top }, headers })
  return {
    arm,
    cluster,
    url,
    send,
    put,
    putRanges: (...ranges) => put({ apiServerAccessProfile: { authorizedIPRanges: ranges } }),
    pass(ms) {
      now += ms
    },
  }
}

/** The `properties` of an answered resource. */
export function propertiesOf({ body }: Received): JsonObject {
  return body.properties as JsonObject
}
