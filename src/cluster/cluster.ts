import type { ManagedCluster } from '@azure/arm-containerservice'
import type { ClusterId } from '../arm/cluster-id.ts'
import { type JsonObject, type JsonValue, objectAt, stringAt } from '../arm/json.ts'
import type { Tags } from '../leases/index.ts'

/** One reading of a cluster. `body` is what the service returned, `model` what the SDK understood of it. */
export interface Cluster {
  readonly id: ClusterId
  readonly body: JsonObject
  readonly model: ManagedCluster
  /** When the answer arrived, on the step's clock: a write rests on a fresh reading only. */
  readonly readAt: number
  /** ARM's own time of the answer, in milliseconds since 1970, where it said it: no runner's clock can be trusted with leases. */
  readonly serverTime: number | undefined
  readonly etag: string | undefined
  /** That it was read in, and is written back in. */
  readonly apiVersion?: string | undefined
  readonly resourceUid: string | undefined
  readonly provisioningState: string
  readonly powerState: string
  readonly fqdn: string | undefined
  /** The authorized IP ranges, as the service spells them; none where the cluster is open. */
  readonly ranges: readonly string[]
  readonly vnetIntegration: boolean
  readonly tags: Tags
}

const terminalStates = new Set(['succeeded', 'failed', 'canceled', 'cancelled'])

/** No operation runs. Every state that isn't known to be final means that one does: AKS adds states. */
export function isTerminal({ provisioningState }: Pick<Cluster, 'provisioningState'>): boolean {
  return isTerminalState(provisioningState)
}

/** The same of a node pool's state. */
export function isTerminalState(state: string): boolean {
  return terminalStates.has(state.toLowerCase())
}

export function clusterFrom(
  asked: ClusterId,
  body: JsonObject,
  model: ManagedCluster,
  readAt: number,
  date?: string | undefined,
): Cluster {
  const properties = objectAt(body, 'properties')
  const access = objectAt(properties, 'apiServerAccessProfile')
  return {
    id: asked,
    body,
    model,
    readAt,
    serverTime: timeIn(date),
    etag: stringAt(body, 'eTag'),
    resourceUid: stringAt(properties, 'resourceUID'),
    provisioningState: stringAt(properties, 'provisioningState') ?? 'Unknown',
    powerState: stringAt(objectAt(properties, 'powerState'), 'code') ?? 'Running',
    fqdn: hostNameIn(stringAt(properties, 'fqdn')),
    ranges: listed(access.authorizedIPRanges),
    vnetIntegration: access.enableVnetIntegration === true,
    tags: tagsIn(body),
  }
}

/** The most ranges that AKS takes: learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges, "Limitations". */
export function maximumRanges(cluster: Pick<Cluster, 'vnetIntegration'>): number {
  return cluster.vnetIntegration ? 2000 : 200
}

/** A cluster as the log has it: `Cluster aks-shop (rg-shop, westeurope): restricted, 3 of 200 entries`. */
export function describeCluster(cluster: Cluster): string {
  const { id, body, ranges } = cluster
  const place = [id.resourceGroup, stringAt(body, 'location') ?? []].flat()
  const list =
    ranges.length === 0
      ? 'open to the whole internet'
      : `restricted, ${ranges.length} of ${maximumRanges(cluster)} entries`
  return `Cluster ${id.name} (${place.join(', ')}): ${list}`
}

/** It becomes part of a URL, so nothing but a name may be in it: no port, no path, no credential, no address. */
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,62}$/i

function hostNameIn(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= 253 && hostName.test(text) ? text : undefined
}

/** The `Date` header of an answer (RFC 9110, section 6.6.1). */
function timeIn(date: string | undefined): number | undefined {
  const time = Date.parse(date ?? '')
  return Number.isNaN(time) ? undefined : time
}

function tagsIn(body: JsonObject): Tags {
  const texts = Object.entries(objectAt(body, 'tags')).filter(
    (tag): tag is [string, string] => typeof tag[1] === 'string',
  )
  return Object.fromEntries(texts)
}

/** The same cluster with other tags, to be sent back. */
export function withTags(cluster: Cluster, tags: Tags): Cluster {
  return { ...cluster, tags, body: { ...cluster.body, tags }, model: { ...cluster.model, tags: { ...tags } } }
}

function listed(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
