import type { Lease } from './lease.ts'
import type { LeaseBook } from './lease-book.ts'
import { leaseTagName, leaseTagValue, type Tags } from './lease-tag.ts'

/** What a write does to the leases on a cluster, and so to its tags; all others stay as they are. */
export interface LeaseChange {
  /** Leases that the write makes: the step's own, or ones that it puts back. */
  readonly put: readonly Lease[]
  readonly dropped: readonly Lease[]
  /** Entries that the write takes off the list only because their leases are over: no undo puts them back. */
  readonly collected: readonly string[]
}

/** Azure takes 50 tags a resource; with so many leases at most there is room for others, and for those that AKS adds. */
export const mostLeases = 20
const mostTags = 50

export function changesTags({ put, dropped }: Pick<LeaseChange, 'put' | 'dropped'>): boolean {
  return put.length + dropped.length > 0
}

/** How many more leases find room. */
export function room({ leases, unreadable, tagCount }: LeaseBook): number {
  return Math.max(0, Math.min(mostLeases - leases.length - unreadable.length, mostTags - tagCount))
}

/** The tags that were just read, with the leases changed: a write replaces all of a resource's tags. */
export function tagsAfter(tags: Tags, { put, dropped }: Pick<LeaseChange, 'put' | 'dropped'>): Tags {
  const gone = new Set([...dropped, ...put].map(({ id }) => leaseTagName(id)))
  const kept = Object.entries(tags).filter(([name]) => !gone.has(name.toLowerCase()))
  return Object.fromEntries([...kept, ...put.map((lease) => [leaseTagName(lease.id), leaseTagValue(lease)] as const)])
}

/** Whether tags show a change of leases; what a lease says may be another by now, its name tells it. */
export function tagsShow(tags: Tags, { put, dropped }: NamedLeases): boolean {
  const names = new Set(Object.keys(tags).map((name) => name.toLowerCase()))
  const has = ({ id }: { readonly id: string }) => names.has(leaseTagName(id))
  return put.every(has) && !dropped.some(has)
}

/** A change of leases, or what the state remembers of one. */
export interface NamedLeases {
  readonly put: readonly { readonly id: string }[]
  readonly dropped: readonly { readonly id: string }[]
}
