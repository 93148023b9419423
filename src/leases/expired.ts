import type { Range } from '../ranges/index.ts'
import { type ClusterLeases, isExpired, leasesOn } from './cluster-leases.ts'
import type { Lease } from './lease.ts'

/** What may become of an address whose last lease is over. */
export type Retention =
  | 'remove'
  /** It is there for good, or the cluster's own nodes come from it. */
  | 'keep'
  /** Whether the nodes come from it is unknown, so it must not go, and its leases neither. */
  | 'unknown'

/** Leases that are over, and the addresses that go with them. */
export interface ExpiredLeases {
  readonly leases: readonly Lease[]
  readonly addresses: readonly Range[]
}

export interface ExpiryRules {
  /** Addresses on the list, as entries of their own. */
  isListed(address: Range): boolean
  /** IDs of leases whose job has ended, though they haven't expired. */
  readonly orphaned: ReadonlySet<string>
  retention(address: Range): Retention
}

/** What there is to collect. An address goes only if every lease on it is over. */
export function expiredLeases(
  clusterLeases: ClusterLeases,
  { isListed, orphaned, retention }: ExpiryRules,
): ExpiredLeases {
  const isOver = (lease: Lease) => isExpired(clusterLeases, lease) || orphaned.has(lease.id)
  const over = clusterLeases.leases.filter(isOver)
  const isHeld = ({ address }: Lease) => !leasesOn(clusterLeases, address).every(isOver)
  const leases = over.filter(
    (lease) => !isListed(lease.address) || isHeld(lease) || retention(lease.address) !== 'unknown',
  )
  const goes = (lease: Lease) => isListed(lease.address) && retention(lease.address) === 'remove' && !isHeld(lease)
  const addresses = new Map(leases.filter(goes).map(({ address }) => [address.text, address]))
  return { leases, addresses: [...addresses.values()] }
}
