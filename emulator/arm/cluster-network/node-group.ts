import { digest } from '../core/determinism.ts'
import type { ClusterBody } from '../managed-clusters/body.ts'

/** Where AKS keeps what it makes for a cluster. */
export interface NodeGroup {
  /** The node resource group's ID. */
  readonly id: string
  /** Its Microsoft.Network, as a prefix of IDs. */
  readonly network: string
  /** Eight digits that the names of a cluster's things share. */
  readonly number: string
}

export function nodeGroupOf({ id, properties }: ClusterBody): NodeGroup {
  const group = `/subscriptions/${id.split('/')[2]}/resourceGroups/${properties.nodeResourceGroup}`
  const number = Number.parseInt(digest(id.toLowerCase()).slice(0, 12), 16) % 100_000_000
  return { id: group, network: `${group}/providers/Microsoft.Network`, number: String(number).padStart(8, '0') }
}
