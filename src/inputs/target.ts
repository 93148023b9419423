import { isClusterName, isGroupName, isSubscriptionId, readClusterId, type WrongClusterId } from '../arm/cluster-id.ts'
import { quoted, type ValueReader } from './input-reader.ts'
import type { Target } from './inputs.ts'

const unknown: Target = { subscriptionId: undefined, resourceGroup: '', name: '' }
const idShape =
  '/subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/… (`az aks show --query id` prints it)'

/** The cluster that `cluster`, `resource-group` and `subscription-id` name together. */
export function readTarget(values: ValueReader, cliKnowsSubscription: boolean): Target {
  const cluster = values.text('cluster')
  const refuse = (what: string, remedy: string) => {
    values.refuse('cluster', what, remedy)
    return unknown
  }
  if (cluster === '') return refuse('`cluster` is empty.', "Set it to the cluster's name or its resource ID.")
  if (/[\s,]/.test(cluster))
    return refuse(`\`cluster\` is ${quoted(cluster)}, and takes one cluster.`, 'Use one step for each.')
  if (cluster.includes('/')) return readResourceId(values, cluster)
  if (!isClusterName(cluster))
    return refuse(
      `\`cluster\` is ${quoted(cluster)}, which is not a valid AKS cluster name.`,
      'A name has at most 63 letters, digits, "-" and "_", and begins and ends with a letter or digit.',
    )
  return readNamed(values, cluster, cliKnowsSubscription)
}

function readNamed(values: ValueReader, name: string, cliKnowsSubscription: boolean): Target {
  const resourceGroup = values.text('resource-group')
  const subscriptionId = values.text('subscription-id', 'AZURE_SUBSCRIPTION_ID')
  const before = values.invalid.length
  if (resourceGroup === '')
    values.refuse(
      'resource-group',
      `\`cluster\` holds the name ${quoted(name)}, so \`resource-group\` is needed as well.`,
      'Set it, or set `cluster` to the full resource ID.',
    )
  else if (!isGroupName(resourceGroup))
    values.refuse(
      'resource-group',
      `\`resource-group\` is ${quoted(resourceGroup)}, which is not a valid name of a resource group.`,
    )
  if (subscriptionId === '' && !cliKnowsSubscription)
    values.refuse(
      'subscription-id',
      '`subscription-id` (or AZURE_SUBSCRIPTION_ID) is empty, and `cluster` holds only a name.',
      'Set one of them.',
    )
  else if (subscriptionId !== '' && !isSubscriptionId(subscriptionId))
    values.refuse(
      'subscription-id',
      `\`subscription-id\` is ${quoted(subscriptionId)}, which is not a subscription ID.`,
      'It looks like 00000000-0000-0000-0000-000000000000.',
    )
  if (values.invalid.length > before) return unknown
  return { subscriptionId: subscriptionId === '' ? undefined : subscriptionId, resourceGroup, name }
}

function readResourceId(values: ValueReader, cluster: string): Target {
  const read = readClusterId(cluster)
  if ('kind' in read) {
    values.refuse(
      'cluster',
      `\`cluster\` is ${quoted(cluster)}, which is not the resource ID of an AKS cluster: ${wrongPart(read)}.`,
      `It looks like ${idShape}.`,
    )
    return unknown
  }
  checkContradiction(values, 'resource-group', read.resourceGroup)
  checkContradiction(values, 'subscription-id', read.subscriptionId)
  return read
}

/** An input beside a full ID is superfluous, unless it says something else: then one of them is a mistake. */
function checkContradiction(values: ValueReader, name: string, inId: string): void {
  const value = values.text(name)
  if (value === '' || value.toLowerCase() === inId.toLowerCase()) return
  values.refuse(
    name,
    `\`${name}\` is ${quoted(value)}, and the resource ID in \`cluster\` says ${quoted(inId)}.`,
    `Leave \`${name}\` out, or correct one of them.`,
  )
}

function wrongPart(wrong: WrongClusterId): string {
  switch (wrong.kind) {
    case 'missing':
      return `it ends where ${wrong.expected} is expected`
    case 'extra':
      return `it goes on with ${quoted(wrong.found)} behind the cluster's name`
    case 'unexpected':
      return wrong.found === ''
        ? `the place of ${wrong.expected} is empty`
        : `${quoted(wrong.found)} stands where ${wrong.expected} is expected`
  }
}
