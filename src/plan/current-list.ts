import { type ClusterLeases, noLeases } from '../leases/index.ts'
import { AllowList } from './allow-list.ts'

/** The list in force on a cluster, and what leases say of it. */
export interface CurrentList {
  readonly list: AllowList
  /** Every client reaches the API server. A plan may look at a part of the list alone, and that may be empty though the list isn't. */
  readonly open: boolean
  readonly leases: ClusterLeases
  /** The entries that leases of other jobs speak of: there for as long as those, and not for good. */
  readonly leased: AllowList
}

export function currentList(texts: readonly string[], leases: ClusterLeases = noLeases): CurrentList {
  const list = AllowList.parse(texts)
  return { list, open: list.open, leases, leased: AllowList.parse([]) }
}
