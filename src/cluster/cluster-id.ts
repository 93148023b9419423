/** An AKS cluster's place in Azure Resource Manager. */
export interface ClusterId {
  readonly subscriptionId: string
  readonly resourceGroup: string
  readonly name: string
}

const resourceId =
  /^\/?subscriptions\/([^/\s]+)\/resourcegroups\/([^/\s]+)\/providers\/microsoft\.containerservice\/managedclusters\/([^/\s]+)\/?$/i

/** What the resource provider accepts (managedClusters.json, `resourceName`). */
const clusterName = /^[a-zA-Z0-9](?:[-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/

export function parseClusterId(text: string): ClusterId | undefined {
  const [, subscriptionId, resourceGroup, name] = resourceId.exec(text) ?? []
  if (subscriptionId === undefined || resourceGroup === undefined || name === undefined) return undefined
  return isClusterName(name) ? { subscriptionId, resourceGroup, name } : undefined
}

export function isClusterName(text: string): boolean {
  return clusterName.test(text)
}

export function resourceIdOf({ subscriptionId, resourceGroup, name }: ClusterId): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${name}`
}
