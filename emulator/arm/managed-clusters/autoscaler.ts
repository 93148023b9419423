import type { Response } from '../../wire/http.ts'
import { providerError } from '../core/errors.ts'
import type { ClusterBody } from './body.ts'

/**
 * The 400 for a PUT that changes how many nodes a pool has whose count is the cluster autoscaler's: also for one that rests on
 * a reading from before the autoscaler changed it (https://github.com/hashicorp/terraform-provider-azurerm/issues/4429).
 */
export function autoscalerRefusal(stored: ClusterBody, merged: ClusterBody): Response | undefined {
  const pools = new Map(stored.properties.agentPoolProfiles.map((pool) => [pool.name, pool]))
  const scaled = merged.properties.agentPoolProfiles.find(({ name, count, enableAutoScaling }) => {
    const pool = pools.get(name)
    return enableAutoScaling === true && pool?.enableAutoScaling === true && pool.count !== count
  })
  if (scaled === undefined) return undefined
  const message = `Cannot manually scale AgentPool '${scaled.name}' of an AKS cluster with cluster autoscaler enabled`
  return providerError(400, 'InvalidParameter', message)
}
