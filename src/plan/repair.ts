import { PLACEHOLDER } from '../ranges/index.ts'
import { type Change, type Decision, notice, unchanged } from './decision.ts'
import { listingOf, sameListing } from './listing.ts'
import { isListed } from './shows.ts'

/**
 * Puts this step's own change back where it got lost: its missing additions and its reappeared removals, and nothing of
 * anybody else's. A list that somebody has opened or reset since is left to them.
 */
export function planRepair(texts: readonly string[], change: Change): Decision {
  const listing = listingOf(texts)
  // A list that is to be emptied is taken out as a whole or not at all: what is left of it would shut everybody else out.
  if (change.list.length === 0 && texts.length > 0) {
    return sameListing(texts, change.removed)
      ? { ...change, notes: [] }
      : unchanged(notice('Somebody has restricted the API server anew since.'))
  }
  if (listing.open || listing.placeholder) return unchanged(notice('Somebody has replaced the whole list since.'))
  const missing = change.added.filter(({ text }) => !isListed(listing, text))
  const wrong = listingOf(change.removed)
  const kept = texts.filter((text) => !isListed(wrong, text))
  const list = [...kept, ...missing.map(({ text }) => text)]
  if (list.length > 1 && missing.some(({ text }) => text === PLACEHOLDER))
    return unchanged(
      notice('Somebody has put other ranges on the list since, and "0.0.0.0/32" can\'t stand beside them.'),
    )
  if (list.length === 0 || (missing.length === 0 && kept.length === texts.length)) return unchanged()
  return { ...change, list, added: missing, removed: texts.filter((text) => !kept.includes(text)), notes: [] }
}
