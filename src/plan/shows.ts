import { parseListed } from '../ranges/index.ts'
import type { Change } from './decision.ts'
import { knownEntries, type Listing, listingOf, meansSame } from './listing.ts'

/** A change, or what the state remembers of one. */
export interface Shown extends Pick<Change, 'list' | 'removed'> {
  readonly added: readonly { readonly text: string }[]
}

/** Whether a list shows a change: what was added is there, what was removed isn't. Others may have changed the rest. */
export function shows(texts: readonly string[], change: Shown): boolean {
  if (change.list.length === 0) return texts.length === 0
  const listing = listingOf(texts)
  const has = (text: string) => isListed(listing, text)
  return change.added.every(({ text }) => has(text)) && !change.removed.some(has)
}

export function isListed(listing: Listing, text: string): boolean {
  const [wanted] = knownEntries(parseListed([text]))
  if (wanted === undefined) return listing.texts.includes(text)
  return listing.entries.some((listed) => meansSame(listed, wanted))
}
