import { type Collection, collection, isExpired, type Lease, leasesOn, without } from '../leases/index.ts'
import { type Entry, intersects, type Range } from '../ranges/index.ts'
import { collectionNotes, isEntry } from './collecting.ts'
import { type Change, type Decision, leaving, type Note, notice } from './decision.ts'
import type { Footprint, Nodes } from './footprint.ts'
import { type Listing, listingOf } from './listing.ts'
import { isListed } from './shows.ts'

const idsOf = ({ leases = [] }: Footprint) => new Set(leases.map(({ id }) => id))

/** Whether a job other than this one is at work from that address. */
export function heldByOthers({ leases }: Listing, footprint: Footprint, entry: Entry): boolean {
  return leasesOn(without(leases, idsOf(footprint)), entry).some((lease) => !isExpired(leases, lease))
}

/** The leases of addresses that this step put on the list itself. */
export function addedLeases({ leases = [], added }: Footprint): readonly Lease[] {
  return leases.filter(({ address }) => added.some(({ text }) => text === address.text))
}

/**
 * Addresses that another job put on the list, that this one has shared, and whose last lease is its own. Where its tag is
 * gone, nothing says any more that the address isn't there for good.
 */
export function joinedAddresses(listing: Listing, footprint: Footprint): Range[] {
  const ownAdditions = addedLeases(footprint)
  const present = leasesPresent(listing, footprint)
  return present
    .filter(({ id }) => !ownAdditions.some((lease) => lease.id === id))
    .map(({ address }) => address)
    .filter((address) => isEntry(listing, address) && !heldByOthers(listing, footprint, address))
}

/** The step's own leases, as the cluster's tags show them. */
function leasesPresent({ leases }: Listing, footprint: Footprint): Lease[] {
  const own = idsOf(footprint)
  return leases.leases.filter(({ id }) => own.has(id))
}

/** Whether these leases alone held an entry that the step took out, and are over: then nothing puts it back. */
export function areOver({ leases: book }: Listing, leases: readonly Lease[]): boolean {
  return leases.length > 0 && leases.every((lease) => isExpired(book, lease))
}

/** The leases of an entry that the step ended when it took the entry out. A tag that has come since says nothing of it. */
export function endedLeases({ ended = [] }: Footprint, entry: Entry): Lease[] {
  return leasesOn({ leases: ended }, entry)
}

/** The undo, with the step's own leases ended in the same write, and others taken up again that it ended. */
export function withLeasesUndone(
  listing: Listing,
  footprint: Footprint,
  nodes: Nodes | undefined,
  decision: Decision,
): Decision {
  if (decision.kind === 'refused') return decision
  const own = leasesPresent(listing, footprint)
  const base = decision.kind === 'change' ? decision : leaving(listing.texts)
  const back = takenUpAgain(listing, footprint, base)
  if (decision.kind === 'unchanged' && own.length + back.length === 0) return decision
  const over = collectedWith(listing, footprint, nodes)
  // Those whose tags are gone too: others may put them back, and then they are this step's all the same.
  const { leases: ended = [] } = footprint
  if (ended.length + back.length + over.leases.length === 0) return decision
  const after = base.list.filter((text) => !over.addresses.some((address) => isListed(listingOf([text]), address.text)))
  const collects = after.length > 0 && base.list.length > 0
  const list = collects ? after : base.list
  const collected = collects ? base.list.filter((text) => !after.includes(text)) : []
  return {
    ...base,
    list,
    removed: [...base.removed, ...collected],
    leases: { put: back, dropped: [...ended, ...(collects ? over.leases : [])], collected },
    notes: [
      ...base.notes,
      ...stayingNotes(listing, footprint, own),
      ...(collects ? collectionNotes(listing.leases, over.addresses) : []),
    ],
  }
}

function takenUpAgain(listing: Listing, { restore, ended = [] }: Footprint, { list }: Change): Lease[] {
  if (restore !== 'all') return []
  const { leases } = listing
  return ended.filter(
    (lease) =>
      !isExpired(leases, lease) &&
      isEntry(listingOf(list), lease.address) &&
      !leases.leases.some(({ id }) => id === lease.id),
  )
}

const nothing: Collection = { leases: [], addresses: [] }

/** Leases of other jobs that are over, where the nodes are known: an undo looks nothing up for their sake. */
function collectedWith(listing: Listing, footprint: Footprint, nodes: Nodes | undefined): Collection {
  if (nodes === undefined || (footprint.leases ?? []).length === 0) return nothing
  return collection(without(listing.leases, idsOf(footprint)), {
    isListed: (address) => isEntry(listing, address),
    orphaned: new Set(),
    fate: (address) => (nodes.egress.some((range) => intersects(range, address)) ? 'stays' : 'goes'),
  })
}

function stayingNotes(listing: Listing, footprint: Footprint, own: readonly Lease[]): Note[] {
  return own
    .filter(({ address }) => isEntry(listing, address) && heldByOthers(listing, footprint, address))
    .map(({ address }) => notice(`"${address.text}" stays on the list: another job holds a lease of it.`))
}
