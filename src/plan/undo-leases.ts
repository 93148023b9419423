import { type Collection, collection, isExpired, type Lease, leasesOn, room, without } from '../leases/index.ts'
import { type Entry, intersects, type Range } from '../ranges/index.ts'
import { collectionNotes, copiedNotes, isEntry } from './collecting.ts'
import { type Change, type Decision, leaving, type Note, notice } from './decision.ts'
import type { Footprint } from './footprint.ts'
import { type Listing, listingOf } from './listing.ts'
import { addressesOf, isKnown, type NodeEgress } from './node-egress.ts'
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
 * Addresses that another job put on the list, that this one has shared, and whose last lease is its own. The state says
 * which; where its tag is gone or speaks of another address, nothing says any more that the address isn't there for good.
 */
export function joinedAddresses(listing: Listing, footprint: Footprint): Range[] {
  const added = addedLeases(footprint)
  return leasesPresent(listing, footprint)
    .filter((lease) => !added.includes(lease) && !isDeclared(footprint, lease.address))
    .map(({ address }) => address)
    .filter((address) => isEntry(listing, address) && !heldByOthers(listing, footprint, address))
}

/** What this very step declared is there for good, whatever a tag says of it. */
function isDeclared({ declared, added }: Footprint, { text }: Range): boolean {
  return declared.includes(text) || added.some((addition) => addition.text === text && !addition.temporary)
}

/** The step's own leases whose tags the cluster still has, as they were written. */
function leasesPresent({ leases: book }: Listing, { leases = [] }: Footprint): Lease[] {
  return leases.filter((lease) => book.leases.some((tag) => isSame(lease, tag)))
}

function isSame(lease: Lease, tag: Lease): boolean {
  return lease.id === tag.id && lease.address.text === tag.address.text
}

/**
 * Whether the lease's tag names another address by now. Another job may have left that address on the list because of the tag,
 * so the tag stays until it expires: a sweep then takes the address out with it.
 */
function isRewritten({ leases }: Listing, lease: Lease): boolean {
  return leases.leases.some((tag) => tag.id === lease.id && !isSame(lease, tag))
}

/** Whether these leases alone held an entry that the step took out, and are over: then nothing puts it back. */
export function areOver({ leases: book }: Listing, leases: readonly Lease[]): boolean {
  return leases.length > 0 && leases.every((lease) => isExpired(book, lease))
}

/** The leases that an entry had when the step took it out. A tag that has come or gone since says nothing of it. */
export function leasesOfRemoved({ ended = [], removedLeases = [] }: Footprint, entry: Entry): Lease[] {
  return leasesOn({ leases: [...ended, ...removedLeases] }, entry)
}

/** The undo, with the step's own leases ended in the same write, and others taken up again that it ended. */
export function withLeasesUndone(
  listing: Listing,
  footprint: Footprint,
  egress: NodeEgress | undefined,
  decision: Decision,
): Decision {
  if (decision.kind === 'refused') return decision
  const own = leasesPresent(listing, footprint)
  const base = decision.kind === 'change' ? decision : leaving(listing.texts)
  const back = takenUpAgain(listing, footprint, base)
  const staying = stayingNotes(listing, footprint, own)
  if (decision.kind === 'unchanged' && own.length + back.length === 0)
    return { ...decision, notes: [...decision.notes, ...staying] }
  const over = collectedWith(listing, footprint, egress)
  // Those whose tags are gone too: others may put them back, and then they are this step's all the same.
  const ended = (footprint.leases ?? []).filter((lease) => !isRewritten(listing, lease))
  if (ended.length + back.length + over.leases.length === 0) return decision
  const after = base.list.filter((text) => !over.addresses.some((address) => isListed(listingOf([text]), address.text)))
  const collects = after.length > 0 && base.list.length > 0
  const list = collects ? after : base.list
  const collected = collects ? base.list.filter((text) => !after.includes(text)) : []
  return {
    ...base,
    ...(isKnown(egress) && { egress }),
    list,
    removed: [...base.removed, ...collected],
    leases: { put: back, dropped: [...ended, ...(collects ? over.leases : [])], collected },
    notes: [...base.notes, ...staying, ...(collects ? collectionNotes(listing.leases, over.addresses) : [])],
  }
}

function takenUpAgain(listing: Listing, footprint: Footprint, { list }: Change): Lease[] {
  const { restore, ended = [] } = footprint
  if (restore !== 'all') return []
  const { leases } = listing
  const present = new Set([...leases.leases, ...leases.copied].map(({ id }) => id))
  return ended
    .filter((lease) => !isExpired(leases, lease) && isEntry(listingOf(list), lease.address) && !present.has(lease.id))
    .slice(0, room(without(leases, idsOf(footprint))))
}

const nothing: Collection = { leases: [], addresses: [] }

/** Leases of other jobs that are over, where the egress is known: an undo looks nothing up for their sake. */
function collectedWith(listing: Listing, footprint: Footprint, egress: NodeEgress | undefined): Collection {
  if (!isKnown(egress) || (footprint.leases ?? []).length === 0) return nothing
  return collection(without(listing.leases, idsOf(footprint)), {
    isListed: (address) => isEntry(listing, address),
    orphaned: new Set(),
    fate: (address) =>
      isDeclared(footprint, address) || addressesOf(egress).some(({ range }) => intersects(range, address))
        ? 'stays'
        : 'goes',
  })
}

function stayingNotes(listing: Listing, footprint: Footprint, own: readonly Lease[]): Note[] {
  const ids = idsOf(footprint)
  const staying = own
    .filter(({ address }) => isEntry(listing, address) && heldByOthers(listing, footprint, address))
    .map(({ address }) => notice(`"${address.text}" stays on the list: another job holds a lease of it.`))
  return [...staying, ...copiedNotes(listing.leases.copied.filter(({ id }) => ids.has(id)))]
}
