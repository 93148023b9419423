import type { ClusterId } from '../arm/cluster-id.ts'

/** What log and summary call the clusters of a step: by name, and where that isn't enough with group or subscription before it. */
export function clusterLabels(clusters: readonly ClusterId[]): string[] {
  return clusters.map((cluster) => spellings(cluster).find((_, level) => isUnique(cluster, clusters, level)) ?? '')
}

function spellings({ subscriptionId, resourceGroup, name }: ClusterId): [string, string, string] {
  return [name, `${resourceGroup}/${name}`, `${subscriptionId}/${resourceGroup}/${name}`]
}

function isUnique(cluster: ClusterId, clusters: readonly ClusterId[], level: number): boolean {
  const spelling = spellings(cluster)[level]?.toLowerCase()
  return clusters.filter((other) => spellings(other)[level]?.toLowerCase() === spelling).length === 1
}
