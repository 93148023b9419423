import { endlessList } from '../arm/arm-error.ts'
import { type JsonObject, objectAt, objectsAt, stringAt } from '../arm/json.ts'
import { pinned } from '../arm/pinned-versions.ts'
import type { ScaleSet } from '../egress/network.ts'
import { type ArmConnection, getObject } from './arm-client.ts'

/** No list of a node resource group's scale sets has as many pages: a cluster has 100 pools at most. */
const mostPages = 20

/**
 * The scale sets of a resource group, with the node pool that AKS notes in a tag. Only names and tags are needed, and
 * an SDK for Microsoft.Compute would be larger than all the rest of the action.
 */
export async function scaleSetsIn(
  connection: ArmConnection,
  subscriptionId: string,
  resourceGroup: string,
): Promise<ScaleSet[]> {
  const arm = connection.cloud.resourceManager
  const sets: JsonObject[] = []
  let url: string | undefined =
    `${arm}/subscriptions/${encodeURIComponent(subscriptionId)}/resourceGroups/${encodeURIComponent(resourceGroup)}/providers/Microsoft.Compute/virtualMachineScaleSets?api-version=${pinned.scaleSets.version}`
  for (let page = 0; url !== undefined; page += 1) {
    if (page === mostPages) throw endlessList()
    const answer = await getObject(connection, url)
    sets.push(...objectsAt(answer, 'value'))
    url = stringAt(answer, 'nextLink')
  }
  return sets.map(scaleSetFrom)
}

/** AKS has renamed its tags once: the older name has no prefix. */
function scaleSetFrom(body: JsonObject): ScaleSet {
  const tags = objectAt(body, 'tags')
  return { id: stringAt(body, 'id') ?? '', pool: stringAt(tags, 'aks-managed-poolName') ?? stringAt(tags, 'poolName') }
}
