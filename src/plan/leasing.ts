import { type Collection, holderName, isExpired, type Lease, leasesOn, without } from '../leases/index.ts'
import type { Range } from '../ranges/index.ts'
import { collectable, collectionNotes, isEntry, leftAloneNotes, uncollectedNotes } from './collecting.ts'
import { type Change, type Decision, leaving, type Note, notice, warning } from './decision.ts'
import { egressClaims } from './egress-claims.ts'
import { type Listing, listingOf, meansSame } from './listing.ts'
import type { NodeEgress } from './node-egress.ts'
import { type OwnLeases, ownLeases } from './own-leases.ts'
import { isListed } from './shows.ts'
import type { Wish } from './wish.ts'

/** What leases are laid around. */
export interface Leasing {
  readonly listing: Listing
  readonly wish: Wish
  /** The egress, where the mode needs it. */
  readonly egress: NodeEgress | undefined
  /** The egress, for whatever reason it was looked up. */
  readonly known: NodeEgress | undefined
}

/**
 * What a mode decides, with what follows for leases. The mode plans on a list without what is to be collected, and
 * is told which of the rest is there by leases alone. Collecting goes along with a write, and is never a reason for one.
 */
export function withLeases(leasing: Leasing, byMode: (prepared: Listing) => Decision): Decision {
  const prepared = prepare(leasing, collectedBy(leasing))
  const decision = byMode(prepared.listing)
  if (decision.kind !== 'refused' || prepared.collected.addresses.length === 0)
    return finished(leasing, prepared, decision)
  // What is over may be all that would be left: then it stays for now.
  const bare = prepare(leasing, nothing)
  return finished(leasing, bare, byMode(bare.listing))
}

interface Prepared {
  /** The list as the mode is to see it. */
  readonly listing: Listing
  readonly collected: Collection
  /** Leases of entries that are declared for good. */
  readonly adopted: readonly Lease[]
}

const nothing: Collection = { leases: [], addresses: [] }

function collectedBy({ listing, wish, known }: Leasing): Collection {
  if (wish.lease === undefined || listing.open) return nothing
  return collectable(listing, without(listing.leases, new Set(wish.lease.ids)), wish, known, new Set())
}

function prepare({ listing, wish, egress }: Leasing, collected: Collection): Prepared {
  const own = new Set(wish.lease?.ids)
  const others = without(listing.leases, own)
  const adopted = others.leases.filter(
    ({ address }) => isEntry(listing, address) && isForGood(wish, egress, address) && !listing.open,
  )
  const leases = without(others, new Set([...collected.leases, ...adopted].map(({ id }) => id)))
  const goes = (address: Range) =>
    collected.addresses.some(({ text }) => text === address.text) ||
    (leasesOn(leases, address).length === 0 && leasesOn(listing.leases, address).some(({ id }) => own.has(id)))
  const entries = listing.entries.filter(({ entry }) => entry?.kind !== 'range' || !goes(entry))
  const leased = entries.filter(({ entry }) => entry !== undefined && leasesOn(leases, entry).length > 0)
  const texts = entries.map(({ text }) => text)
  return { listing: { ...listing, entries, texts, leases, leased }, collected, adopted }
}

/** What `add` and `set` put on the list to stay. */
function isForGood(wish: Wish, egress: NodeEgress | undefined, address: Range): boolean {
  if (wish.mode !== 'add' && wish.mode !== 'set') return false
  const ways = egressClaims(wish, egress)
  const claims = [...wish.declared, ...(ways.kind === 'known' ? ways.claims : [])]
  return claims.some(({ entry }) => entry.text === address.text)
}

function finished(leasing: Leasing, prepared: Prepared, decision: Decision): Decision {
  const { listing, wish } = leasing
  if (decision.kind === 'refused' || (decision.kind === 'unchanged' && listing.open)) return decision
  const base = decision.kind === 'change' ? decision : leaving(prepared.listing.texts)
  const own = ownLeases(prepared.listing, base, wish)
  if (own.kind === 'refused') return own
  const broken = brokenBy(base, prepared.listing, wish)
  // `set` wants nothing else on the list, so what it collects is a change like any other.
  const collects = wish.mode === 'set' && prepared.collected.addresses.length > 0
  const needed = own.leases.length + prepared.adopted.length > 0 || collects
  const notes = [...own.notes, ...keptNotes(prepared.listing, wish)]
  if (decision.kind === 'unchanged' && !needed) return { ...decision, notes: [...decision.notes, ...notes] }
  return written(leasing, prepared, base, { ...own, notes }, broken)
}

/** Leases of entries that the step takes out because it was asked to. */
function brokenBy(base: Change, { entries, leases }: Listing, { mode }: Wish): Lease[] {
  if (mode !== 'remove' && mode !== 'set') return []
  const after = listingOf(base.list)
  return leases.leases.filter(({ address }) => isEntry({ entries }, address) && !isEntry(after, address))
}

function written(
  { listing, wish, known }: Leasing,
  { collected, adopted, listing: { leases } }: Prepared,
  base: Change,
  own: OwnLeases,
  broken: readonly Lease[],
): Change {
  const after = listingOf(base.list)
  const removed = listing.texts.filter((text) => !isListed(after, text))
  const gone = collected.addresses.filter((address) => !isEntry(after, address))
  const going = listingOf(gone.map(({ text }) => text))
  const dropped = [...new Set([...collected.leases, ...adopted, ...broken])]
  const change = { put: own.leases, dropped, collected: removed.filter((text) => isListed(going, text)) }
  return {
    ...base,
    removed,
    ...(change.put.length + dropped.length > 0 ? { leases: change } : {}),
    notes: [
      ...base.notes,
      ...own.notes,
      ...broken.filter((lease) => !isExpired(leases, lease)).map(brokenNote),
      ...collectionNotes(listing.leases, gone),
      ...uncollectedNotes(listing, wish, known),
      ...(wish.lease === undefined ? [] : leftAloneNotes(leases)),
    ],
  }
}

/** What `set` keeps for other jobs. A tag is all that keeps it there, and more people may write tags than may write the list. */
function keptNotes({ leased, leases }: Listing, { mode, runner }: Wish): Note[] {
  if (mode !== 'set') return []
  return leased
    .filter((listed) => !runner.some(({ entry }) => meansSame(listed, entry)))
    .flatMap(({ text, entry }) => {
      const living = entry === undefined ? [] : leasesOn(leases, entry).filter((lease) => !isExpired(leases, lease))
      const held = living.map(
        ({ holder, expiresAt }) => `${holderName(holder)}, until ${new Date(expiresAt).toISOString()}`,
      )
      return held.length === 0 ? [] : [notice(`"${text}" stays on the list, since leases hold it: ${held.join('; ')}.`)]
    })
}

function brokenNote({ address, holder }: Lease): Note {
  return warning(`"${address.text}" was held by a lease of ${holderName(holder)}: that job loses its access.`)
}
