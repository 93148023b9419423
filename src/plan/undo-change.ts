import { type Entry, type ListedEntry, parseListed } from '../ranges/index.ts'
import { type Addition, type Change, type Decision, type Note, notice, unchanged } from './decision.ts'
import type { Footprint } from './footprint.ts'
import { knownEntries, type Listing, meansSame } from './listing.ts'
import { isKnown, type NodeEgress } from './node-egress.ts'

/** What an undo looks at. */
export interface UndoBasis {
  readonly listing: Listing
  readonly footprint: Footprint
  readonly egress: NodeEgress | undefined
}

/** What the step added for the runner alone. */
export function temporaryAdditions({ added }: Footprint): Entry[] {
  return knownEntries(parseListed(added.filter(({ temporary }) => temporary).map(({ text }) => text)))
}

/** The list that an undo leaves, and how it differs from the one in force. */
export function undoChange(
  { listing, footprint, egress }: UndoBasis,
  list: readonly string[],
  ...notes: Note[]
): Decision {
  const after = parseListed(list)
  const isNew = ({ text, entry }: ListedEntry) =>
    entry === undefined ? !listing.texts.includes(text) : !listing.entries.some((listed) => meansSame(listed, entry))
  const isGone = ({ text, entry }: ListedEntry) =>
    entry === undefined ? !list.includes(text) : !after.some((listed) => meansSame(listed, entry))
  // Entry by entry: one of ours within a wider one of others would outlast it.
  const added = after.filter(isNew).map(({ text }): Addition => ({ text, origin: 'ranges', temporary: false }))
  const removed = listing.entries.filter(isGone).map(({ text }) => text)
  if (added.length + removed.length === 0) return unchanged(notice('The list is what it should be already.'))
  const written: Change = { kind: 'change', list, added, removed, replacesPlaceholder: false, wasOpen: false, notes }
  const temporaryRemovals = temporaryAdditions(footprint).map(({ text }) => text)
  return { ...written, temporaryRemovals, ...(isKnown(egress) && { egress }) }
}
