import { type ClusterLeases, parseClusterLeases } from './cluster-leases.ts'
import type { Lease } from './lease.ts'
import { leaseTagNames, leaseTagValue, mostLeases, slots, type Tags } from './lease-tag.ts'

/** What a write does to the leases on a cluster, and so to its tags; all others stay as they are. */
export interface LeaseChange {
  /** Leases that the write makes: the step's own, or ones that it puts back. */
  readonly acquired: readonly Lease[]
  readonly released: readonly Lease[]
  /** Entries that the write takes off the list only because their leases are over: no undo puts them back. */
  readonly expired: readonly string[]
}

/** Azure takes so many tags a resource. */
const mostTags = 50

export function changesTags({ acquired, released }: Pick<LeaseChange, 'acquired' | 'released'>): boolean {
  return acquired.length + released.length > 0
}

/** How many more leases find room. */
export function room({ leases, unreadable, copied, tagCount }: ClusterLeases): number {
  const taken = leases.length + unreadable.length + copied.flatMap(({ names }) => names).length
  return Math.max(0, Math.min(mostLeases - taken, mostTags - tagCount))
}

/**
 * Which free slot a lease takes. Without an ETag another job may be writing on the same reading, and would take the same lowest
 * one: then the slots are chosen by the leases' IDs, which are random.
 */
export type SlotChoice = 'lowest' | 'random'

/**
 * The tags that were just read, with the leases changed: a write replaces all of a resource's tags. A lease is changed only in
 * the one tag that holds its ID; where two do, both stay. One that finds no room isn't put.
 */
export function tagsAfter(
  tags: Tags,
  { acquired, released }: Pick<LeaseChange, 'acquired' | 'released'>,
  choice: SlotChoice,
): Tags {
  const names = leaseTagNames(tags)
  const namesOf = ({ id }: Lease) => names.get(id) ?? []
  const changeable = (lease: Lease) => namesOf(lease).length < 2
  const gone = new Set([...released, ...acquired].filter(changeable).flatMap(namesOf))
  const kept = Object.fromEntries(Object.entries(tags).filter(([name]) => !gone.has(name)))
  const taken = new Set(Object.keys(kept).map((name) => name.toLowerCase()))
  const free = slots.filter((name) => !taken.has(name))
  const placed = acquired
    .filter(changeable)
    .slice(0, room(parseClusterLeases(kept, undefined)))
    .flatMap((lease) =>
      free.splice(chosen(choice, lease, free), 1).map((slot) => [slot, leaseTagValue(lease)] as const),
    )
  return { ...kept, ...Object.fromEntries(placed) }
}

function chosen(choice: SlotChoice, { id }: Lease, free: readonly string[]): number {
  return choice === 'lowest' ? 0 : Number.parseInt(id.slice(0, 8), 16) % free.length
}

/**
 * Whether tags show a change of leases. What a lease says may be another by now, its ID tells it; of one that stands in two
 * tags there is nothing left to change.
 */
export function tagsHold(tags: Tags, { acquired, released }: NamedLeases): boolean {
  const names = leaseTagNames(tags)
  return acquired.every(({ id }) => names.has(id)) && !released.some(({ id }) => names.get(id)?.length === 1)
}

/** Whether there is room in the tags for a change of leases. */
export function tagsTake(tags: Tags, change: Pick<LeaseChange, 'acquired' | 'released'>): boolean {
  return tagsHold(tagsAfter(tags, change, 'lowest'), change)
}

/** A change of leases, or what the state remembers of one. */
export interface NamedLeases {
  readonly acquired: readonly { readonly id: string }[]
  readonly released: readonly { readonly id: string }[]
}
