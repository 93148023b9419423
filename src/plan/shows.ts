import { isExpired, leaseBook, leasesOn, type NamedLeases, type Tags, tagsShow } from '../leases/index.ts'
import { parseListed } from '../ranges/index.ts'
import type { Change } from './decision.ts'
import { knownEntries, type Listing, listingOf, meansSame } from './listing.ts'

/** What there is to see of a change on a cluster. */
export interface Seen {
  readonly ranges: readonly string[]
  readonly tags: Tags
  /** ARM's time of the reading, in milliseconds since 1970, where it is known. */
  readonly serverTime: number | undefined
}

/** A change, or what the state remembers of one. */
export interface Shown extends Pick<Change, 'list' | 'removed'> {
  readonly added: readonly { readonly text: string }[]
  readonly leases?: NamedLeases & { readonly collected: readonly string[] }
}

/** Whether a cluster shows a change: what was added is there, what was removed isn't. Others may have changed the rest. */
export function shows(seen: Seen, change: Shown): boolean {
  if (change.list.length === 0) return seen.ranges.length === 0
  const listing = listingOf(seen.ranges)
  const added = change.added.every(({ text }) => isListed(listing, text))
  return added && reappeared(seen, change).length === 0 && leasesShow(seen, change)
}

/**
 * What was removed and is there all the same. An address that a new and living lease speaks of is another job's, which
 * has come since; and what was only collected may be anybody's by now.
 */
export function reappeared({ ranges, tags, serverTime }: Seen, { removed, leases }: Shown): string[] {
  const book = leaseBook(tags, serverTime)
  const isNew = ({ id }: { readonly id: string }) => leases?.dropped.every((dropped) => dropped.id !== id) ?? true
  const wrong = listingOf(removed.filter((text) => leases?.collected.includes(text) !== true))
  return listingOf(ranges)
    .entries.filter(({ text }) => isListed(wrong, text))
    .filter(
      ({ entry }) =>
        entry === undefined || !leasesOn(book, entry).some((lease) => isNew(lease) && !isExpired(book, lease)),
    )
    .map(({ text }) => text)
}

export function leasesShow({ tags }: Seen, { leases }: Shown): boolean {
  return leases === undefined || tagsShow(tags, leases)
}

export function isListed(listing: Listing, text: string): boolean {
  const [wanted] = knownEntries(parseListed([text]))
  if (wanted === undefined) return listing.texts.includes(text)
  return listing.entries.some((listed) => meansSame(listed, wanted))
}
