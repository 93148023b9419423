import { quotedForShell } from '../shell.ts'
/** An AKS cluster's place in Azure Resource Manager. */
export interface ClusterId {
  readonly subscriptionId: string
  readonly resourceGroup: string
  readonly name: string
}

/** The first part of a text that keeps it from being the resource ID of an AKS cluster. */
export type WrongClusterId =
  | { readonly kind: 'missing'; readonly expected: string }
  | { readonly kind: 'unexpected'; readonly expected: string; readonly found: string }
  | { readonly kind: 'extra'; readonly found: string }

const subscription = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Letters of any script, digits, and `-_.()` (learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules). */
const groupName = /^[-\p{L}\p{N}_.()]{0,89}[-\p{L}\p{N}_()]$/u

/** What the resource provider accepts (managedClusters.json, `resourceName`). */
const clusterName = /^[a-zA-Z0-9](?:[-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/

export const isSubscriptionId = (text: string) => subscription.test(text)
export const isGroupName = (text: string) => groupName.test(text)
export const isClusterName = (text: string) => clusterName.test(text)

const literal = (word: string) => ({
  expected: `"${word}"`,
  fits: (text: string) => text.toLowerCase() === word.toLowerCase(),
})

const parts = [
  literal('subscriptions'),
  { expected: 'a subscription ID', fits: isSubscriptionId },
  literal('resourceGroups'),
  { expected: 'the name of a resource group', fits: isGroupName },
  literal('providers'),
  literal('Microsoft.ContainerService'),
  literal('managedClusters'),
  { expected: 'the name of a cluster', fits: isClusterName },
]

/** Reads a full resource ID in any letter case; undefined where it is none. */
export function parseClusterId(text: string): ClusterId | undefined {
  const read = readClusterId(text)
  return 'kind' in read ? undefined : read
}

/** The same, saying what is wrong with it. */
export function readClusterId(text: string): ClusterId | WrongClusterId {
  const given = text.replace(/^\/|\/$/g, '').split('/')
  for (const [index, { expected, fits }] of parts.entries()) {
    const found = given[index]
    if (found === undefined) return { kind: 'missing', expected }
    if (!fits(found)) return { kind: 'unexpected', expected, found }
  }
  if (given.length > parts.length) return { kind: 'extra', found: given.slice(parts.length).join('/') }
  const [, subscriptionId = '', , resourceGroup = '', , , , name = ''] = given
  return { subscriptionId, resourceGroup, name }
}

export function resourceIdOf({ subscriptionId, resourceGroup, name }: ClusterId): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${name}`
}

/** The cluster as options of `az aks`, whose commands take no `--ids` (seen with az 2.45). Each begins with a blank. */
export function azOptions({ subscriptionId, resourceGroup, name }: ClusterId): string[] {
  const options = { subscription: subscriptionId, 'resource-group': resourceGroup, name }
  return Object.entries(options).map(([option, value]) => ` --${option} ${quotedForShell(value)}`)
}
