import type { ManagedCluster } from '@azure/arm-containerservice'
import type { ClusterId } from './cluster-id.ts'
import { type JsonObject, type JsonValue, objectAt, stringAt } from './json.ts'

/** One reading of a cluster. `body` is what the service returned, `model` what the SDK understood of it. */
export interface Cluster {
  readonly id: ClusterId
  readonly body: JsonObject
  readonly model: ManagedCluster
  /** When the answer arrived, on the step's clock: a write rests on a fresh reading only. */
  readonly readAt: number
  readonly etag: string | undefined
  readonly resourceUid: string | undefined
  readonly provisioningState: string
  readonly powerState: string
  readonly fqdn: string | undefined
  /** The authorized IP ranges, as the service spells them; none where the cluster is open. */
  readonly ranges: readonly string[]
  readonly vnetIntegration: boolean
}

const terminalStates = new Set(['succeeded', 'failed', 'canceled', 'cancelled'])

/** No operation runs. Every state that isn't known to be final means that one does: AKS adds states. */
export function isTerminal(cluster: Pick<Cluster, 'provisioningState'>): boolean {
  return terminalStates.has(cluster.provisioningState.toLowerCase())
}

export function clusterFrom(asked: ClusterId, body: JsonObject, model: ManagedCluster, readAt: number): Cluster {
  const properties = objectAt(body, 'properties')
  const access = objectAt(properties, 'apiServerAccessProfile')
  return {
    id: asked,
    body,
    model,
    readAt,
    etag: stringAt(body, 'eTag'),
    resourceUid: stringAt(properties, 'resourceUID'),
    provisioningState: stringAt(properties, 'provisioningState') ?? 'Unknown',
    powerState: stringAt(objectAt(properties, 'powerState'), 'code') ?? 'Running',
    fqdn: hostNameIn(stringAt(properties, 'fqdn')),
    ranges: listed(access.authorizedIPRanges),
    vnetIntegration: access.enableVnetIntegration === true,
  }
}

/** The most ranges that AKS takes: learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges, "Limitations". */
export function maximumRanges(cluster: Pick<Cluster, 'vnetIntegration'>): number {
  return cluster.vnetIntegration ? 2000 : 200
}

/** It becomes part of a URL, so nothing but a name may be in it: no port, no path, no credential, no address. */
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,62}$/i

function hostNameIn(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= 253 && hostName.test(text) ? text : undefined
}

function listed(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
