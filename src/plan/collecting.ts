import {
  type Collection,
  collection,
  type Fate,
  holderName,
  isExpired,
  type LeaseBook,
  leasesOn,
  without,
} from '../leases/index.ts'
import { covers, type Entry, intersects, type Range } from '../ranges/index.ts'
import { type Note, notice } from './decision.ts'
import { egressClaims, unknownEgress } from './egress-claims.ts'
import { type Listing, meansSame } from './listing.ts'
import type { NodeEgress } from './node-egress.ts'
import type { Wish } from './wish.ts'

/** What a step may collect: what leases hold that are over, and neither is there for good nor lets the nodes in. */
export function collectable(
  listing: Listing,
  book: LeaseBook,
  wish: Wish,
  egress: NodeEgress | undefined,
  orphaned: ReadonlySet<string>,
): Collection {
  return collection(book, { isListed: (address) => isEntry(listing, address), orphaned, fate: fates(wish, egress) })
}

/**
 * Whether collecting would take an entry out, so that the egress has to be known first. A tag may be anybody's, and may
 * speak of the very address that the nodes come from.
 */
export function collectsEntries(listing: Listing, wish: Wish, orphaned: ReadonlySet<string> = new Set()): boolean {
  return perhapsCollected(listing, wish, orphaned).length > 0
}

/** What is taken out, unless it turns out to be the cluster's egress. */
function perhapsCollected(listing: Listing, wish: Wish, orphaned: ReadonlySet<string>): readonly Range[] {
  if (listing.open || (wish.lease === undefined && wish.mode !== 'sweep')) return []
  const book = without(listing.leases, new Set(wish.lease?.ids))
  const unconcerned: NodeEgress = { kind: 'not-needed', why: '' }
  return collectable(listing, book, wish, unconcerned, orphaned).addresses
}

/** What stays though its leases have expired: a step that isn't run for the sake of collecting doesn't fail for it. */
export function uncollectedNotes(listing: Listing, wish: Wish, egress: NodeEgress | undefined): Note[] {
  if (egress?.kind !== 'unknown') return []
  const staying = perhapsCollected(listing, wish, new Set()).map(({ text }) => text)
  if (staying.length === 0) return []
  const { what, remedy } = unknownEgress(egress)
  return [notice(`These stay on the list though their leases have expired: ${staying.join(', ')}. ${what} ${remedy}`)]
}

function fates(wish: Wish, egress: NodeEgress | undefined): (address: Range) => Fate {
  const ways = egress === undefined ? undefined : egressClaims(wish, egress)
  const declared = wish.mode === 'remove' || wish.mode === 'disable' ? [] : wish.declared.map(({ entry }) => entry)
  const targets = wish.mode === 'remove' ? [...wish.declared, ...wish.runner].map(({ entry }) => entry) : []
  return (address) => {
    // What the step is asked to remove isn't collected on the side.
    if (covers(targets, address)) return 'untold'
    if (isDeclared(wish, declared, address) || wish.egressIps.some(({ entry }) => intersects(entry, address)))
      return 'stays'
    if (ways === undefined || ways.kind === 'unknown') return 'untold'
    return ways.claims.some(({ entry }) => intersects(entry, address)) ? 'stays' : 'goes'
  }
}

/** `add` and `set` put what is declared on the list themselves; a sweep has to find it there. */
function isDeclared(wish: Wish, declared: readonly Entry[], address: Range): boolean {
  return wish.mode === 'sweep' ? covers(declared, address) : declared.some(({ text }) => text === address.text)
}

/** Whether an address stands on the list as an entry of its own. */
export function isEntry({ entries }: Pick<Listing, 'entries'>, address: Range): boolean {
  return entries.some((listed) => meansSame(listed, address))
}

/** Says of each entry that goes whose it was. */
export function collectionNotes(book: LeaseBook, addresses: readonly Range[]): Note[] {
  return addresses.map((address) => {
    const [lease] = leasesOn(book, address)
    if (lease === undefined) return notice(`"${address.text}" is taken out.`)
    const over = isExpired(book, lease) ? `expired at ${new Date(lease.expiresAt).toISOString()}` : 'has ended'
    return notice(`"${address.text}" is taken out: the lease of ${holderName(lease.holder)} ${over}.`)
  })
}

/** Which tags are left alone, though they look like leases, and why. */
export function leftAloneNotes({ unreadable, copied }: LeaseBook): Note[] {
  if (unreadable.length === 0) return copiedNotes(copied)
  const none = `These tags look like leases and are none that this version can believe, so they are left alone: ${quoted(unreadable)}.`
  return [notice(none), ...copiedNotes(copied)]
}

export function copiedNotes(copied: LeaseBook['copied']): Note[] {
  return copied.map(({ id, names }) =>
    notice(
      `The lease ${id} stands in several tags, so it counts in none of them, and they are left alone: ${quoted(names)}.`,
    ),
  )
}

function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name.slice(0, 80))).join(', ')
}

/** The entries without those addresses, in their words and order. */
export function withoutAddresses({ entries }: Pick<Listing, 'entries'>, addresses: readonly Range[]) {
  return entries.filter((listed) => !addresses.some((address) => meansSame(listed, address)))
}
