import { isClusterName, parseClusterId } from '../cluster/cluster-id.ts'
import type { Target } from './inputs.ts'
import { quoted, type ValueReader } from './values.ts'

/** A resource group's name: letters of any script, digits, and `-_.()` (learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules). */
const groupName = /^[-\p{L}\p{N}_.()]{0,89}[-\p{L}\p{N}_()]$/u
const subscription = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const nobody: Target = { subscriptionId: undefined, resourceGroup: '', name: '' }

/** The cluster that `cluster`, `resource-group` and `subscription-id` name together. */
export function readTarget(values: ValueReader, cliKnowsSubscription: boolean): Target {
  const cluster = values.text('cluster')
  if (cluster === '') return wrong(values, "`cluster` is empty. Set it to the cluster's name or its resource ID.")
  if (/\s/.test(cluster))
    return wrong(values, `\`cluster\` is ${quoted(cluster)}, and takes one cluster. Use one step for each.`)
  if (cluster.includes('/')) return readResourceId(values, cluster)
  if (!isClusterName(cluster))
    return wrong(
      values,
      `\`cluster\` is ${quoted(cluster)}, which is no name of an AKS cluster: letters, digits, "-" and "_" only.`,
    )
  const resourceGroup = values.text('resource-group')
  if (resourceGroup === '')
    return wrong(
      values,
      `\`cluster\` holds the name ${quoted(cluster)}, so \`resource-group\` is needed as well. Set it, or set \`cluster\` to the full resource ID.`,
    )
  if (!groupName.test(resourceGroup))
    return wrong(values, `\`resource-group\` is ${quoted(resourceGroup)}, which is no name of a resource group.`)
  const subscriptionId = values.text('subscription-id', 'AZURE_SUBSCRIPTION_ID')
  if (subscriptionId === '' && cliKnowsSubscription) return { subscriptionId: undefined, resourceGroup, name: cluster }
  if (subscriptionId === '')
    return wrong(
      values,
      '`subscription-id` (or AZURE_SUBSCRIPTION_ID) is empty, and `cluster` holds only a name. Set one of them.',
    )
  if (!subscription.test(subscriptionId))
    return wrong(
      values,
      `\`subscription-id\` is ${quoted(subscriptionId)}, which is no subscription ID. It looks like 00000000-0000-0000-0000-000000000000.`,
    )
  return { subscriptionId, resourceGroup, name: cluster }
}

function readResourceId(values: ValueReader, cluster: string): Target {
  const id = parseClusterId(cluster)
  if (id !== undefined && subscription.test(id.subscriptionId) && groupName.test(id.resourceGroup)) return id
  return wrong(
    values,
    `\`cluster\` is ${quoted(cluster)}, which is no resource ID of an AKS cluster. It looks like /subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/….`,
  )
}

function wrong(values: ValueReader, problem: string): Target {
  values.problems.push(problem)
  return nobody
}
