import type { Range } from '../ranges/index.ts'
import type { Lease } from './lease.ts'
import { isExpired, type LeaseBook, leasesOn } from './lease-book.ts'

/** What may become of an address whose last lease is over. */
export type Fate =
  | 'goes'
  /** It is there for good, or the cluster's own nodes come from it. */
  | 'stays'
  /** Whether the nodes come from it is unknown, so it must not go, and its leases neither. */
  | 'untold'

/** Leases that are over, and the addresses that go with them. */
export interface Collection {
  readonly leases: readonly Lease[]
  readonly addresses: readonly Range[]
}

export interface CollectionRules {
  /** Addresses on the list, as entries of their own. */
  isListed(address: Range): boolean
  /** IDs of leases whose job has ended, though they haven't expired. */
  readonly orphaned: ReadonlySet<string>
  fate(address: Range): Fate
}

/** What there is to collect. An address goes only if every lease on it is over. */
export function collection(book: LeaseBook, { isListed, orphaned, fate }: CollectionRules): Collection {
  const isOver = (lease: Lease) => isExpired(book, lease) || orphaned.has(lease.id)
  const over = book.leases.filter(isOver)
  const isHeld = ({ address }: Lease) => !leasesOn(book, address).every(isOver)
  const leases = over.filter((lease) => !isListed(lease.address) || isHeld(lease) || fate(lease.address) !== 'untold')
  const goes = (lease: Lease) => isListed(lease.address) && fate(lease.address) === 'goes' && !isHeld(lease)
  const addresses = new Map(leases.filter(goes).map(({ address }) => [address.text, address]))
  return { leases, addresses: [...addresses.values()] }
}
