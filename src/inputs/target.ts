import { isClusterName, isGroupName, isSubscriptionId, readClusterId, type WrongClusterId } from '../arm/cluster-id.ts'
import { quoted, type ValueReader } from './input-reader.ts'
import type { Target } from './inputs.ts'

/** So many go their ways at the same time in one step. */
const mostClusters = 100
const idShape =
  '/subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/… (`az aks show --query id` prints it)'

/** The clusters that `cluster`, `resource-group` and `subscription-id` name together, each once. */
export function readTargets(values: ValueReader, cliKnowsSubscription: boolean): Target[] {
  const items = itemsIn(values.text('cluster'))
  if (items.length === 0)
    values.refuse('cluster', '`cluster` is empty.', "Set it to the cluster's name or its resource ID.")
  const firstName = items.find(isClusterName)
  const place = firstName === undefined ? undefined : readPlace(values, firstName, cliKnowsSubscription)
  const targets = items.flatMap((item) =>
    item.includes('/') ? readResourceId(values, item) : readName(values, item, place),
  )
  if (items.every((item) => item.includes('/'))) for (const target of targets) checkContradictions(values, target)
  const once = distinct(targets)
  if (once.length > mostClusters)
    values.refuse(
      'cluster',
      `\`cluster\` names ${once.length} clusters, and takes ${mostClusters}.`,
      'Use several steps.',
    )
  return once
}

/** By resource ID, in any letter case. A subscription that only az knows is another than any that is named, as far as can be told. */
export function distinct<T extends Target>(targets: readonly T[]): T[] {
  const keyOf = ({ subscriptionId = '', resourceGroup, name }: T) =>
    [subscriptionId, resourceGroup, name].join('/').toLowerCase()
  const keys = targets.map(keyOf)
  return targets.filter((target, index) => keys.indexOf(keyOf(target)) === index)
}

function itemsIn(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** Where clusters are that are given by name. */
type Place = Omit<Target, 'name'>

function readName(values: ValueReader, name: string, place: Place | undefined): Target[] {
  if (!isClusterName(name))
    values.refuse(
      'cluster',
      `\`cluster\` is ${quoted(name)}, which is not a valid AKS cluster name.`,
      'A name has at most 63 letters, digits, "-" and "_", and begins and ends with a letter or digit.',
    )
  return place === undefined ? [] : [{ ...place, name } as Target]
}

function readPlace(values: ValueReader, name: string, cliKnowsSubscription: boolean): Place | undefined {
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
  if (values.invalid.length > before) return undefined
  return { subscriptionId: subscriptionId === '' ? undefined : subscriptionId, resourceGroup }
}

function readResourceId(values: ValueReader, cluster: string): Target[] {
  const read = readClusterId(cluster)
  if ('kind' in read) {
    values.refuse(
      'cluster',
      `\`cluster\` is ${quoted(cluster)}, which is not the resource ID of an AKS cluster: ${wrongPart(read)}.`,
      `It looks like ${idShape}.`,
    )
    return []
  }
  return [read]
}

/** An input beside full IDs alone is superfluous, unless it says something else: then one of them is a mistake. */
function checkContradictions(values: ValueReader, { resourceGroup, subscriptionId = '' }: Target): void {
  checkContradiction(values, 'resource-group', resourceGroup)
  checkContradiction(values, 'subscription-id', subscriptionId)
}

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
