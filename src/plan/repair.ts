import { type Change, type Decision, notice, unchanged } from './decision.ts'
import { listingOf } from './listing.ts'
import { isListed } from './shows.ts'

/**
 * Puts this step's own change back where it got lost: its missing additions and its reappeared removals, and nothing of
 * anybody else's. A list that somebody has opened or reset since is left to them.
 */
export function planRepair(texts: readonly string[], change: Change): Decision {
  const listing = listingOf(texts)
  if (listing.open || listing.placeholder) return unchanged(notice('Somebody has replaced the whole list since.'))
  const missing = change.added.filter(({ text }) => !isListed(listing, text))
  const wrong = listingOf(change.removed)
  const kept = texts.filter((text) => !isListed(wrong, text))
  const list = [...kept, ...missing.map(({ text }) => text)]
  if (list.length === 0 || (missing.length === 0 && kept.length === texts.length)) return unchanged()
  return { ...change, list, added: missing, removed: texts.filter((text) => !kept.includes(text)), notes: [] }
}
