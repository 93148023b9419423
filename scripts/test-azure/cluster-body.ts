import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Arm } from './arm.ts'

/** What the checks read of a cluster's body. */
export interface ClusterBody {
  readonly eTag?: string
  readonly location: string
  readonly identity?: { readonly type: string }
  readonly sku?: unknown
  readonly tags?: Readonly<Record<string, string>>
  readonly properties: {
    readonly provisioningState: string
    readonly dnsPrefix: string
    readonly agentPoolProfiles: readonly Readonly<Record<string, unknown>>[]
    readonly apiServerAccessProfile?: { readonly authorizedIPRanges?: readonly string[] | null } | null
  }
}

/** Before `nodeImageVersion` became writable: `src/arm/pinned-versions.ts`. */
export const apiVersion = '2026-03-01'

export async function readCluster(arm: Arm): Promise<ClusterBody> {
  const { status, body } = await arm({ method: 'GET', apiVersion })
  if (status !== 200) throw new Error(`The cluster can't be read: HTTP ${status} ${body}`)
  return JSON.parse(body)
}

export function listOf({ properties }: ClusterBody): readonly string[] {
  return properties.apiServerAccessProfile?.authorizedIPRanges ?? []
}

/** The states in which AKS takes a write. */
export function isTerminal(state: string): boolean {
  return ['Succeeded', 'Failed', 'Canceled'].includes(state)
}

/** Reads until no operation runs any more. */
export async function settledCluster(arm: Arm): Promise<ClusterBody> {
  for (;;) {
    const body = await readCluster(arm)
    if (isTerminal(body.properties.provisioningState)) return body
    await sleep(2_000)
  }
}

/**
 * Writes the list by the few fields without which AKS has no cluster: it keeps what is left out.
 * @param list anything at all, so that AKS can be asked what it makes of it
 */
export function putList(arm: Arm, cluster: ClusterBody, list: unknown, ifMatch?: string): Promise<Answer> {
  const { location, identity, sku, properties } = cluster
  const pools = properties.agentPoolProfiles.map(({ name, count, vmSize, osType, mode, type }) => {
    return { name, count, vmSize, osType, mode, type }
  })
  const body = {
    ...{ location, sku, ...(identity !== undefined && { identity: { type: identity.type } }) },
    properties: {
      dnsPrefix: properties.dnsPrefix,
      agentPoolProfiles: pools,
      apiServerAccessProfile: { authorizedIPRanges: list },
    },
  }
  return arm({ method: 'PUT', apiVersion, body, ...(ifMatch !== undefined && { ifMatch }) })
}
