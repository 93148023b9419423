import { type Entry, type ListedEntry, parseListed } from '../ranges/index.ts'
import { type AllowList, knownEntries, meansSame } from './allow-list.ts'
import type { AppliedChange } from './applied-change.ts'
import { type Addition, type Change, type Decision, type Note, notice, unchanged } from './decision.ts'
import { isKnown, type NodeEgress } from './node-egress.ts'

/** What an undo looks at. */
export interface UndoBasis {
  readonly current: AllowList
  readonly applied: AppliedChange
  readonly egress: NodeEgress | undefined
}

/** What the step added for the runner alone. */
export function temporaryAdditions({ added }: AppliedChange): Entry[] {
  return knownEntries(parseListed(added.filter(({ temporary }) => temporary).map(({ text }) => text)))
}

/** The list that an undo leaves, and how it differs from the one in force. */
export function undoChange(
  { current, applied, egress }: UndoBasis,
  list: readonly string[],
  ...notes: Note[]
): Decision {
  const after = parseListed(list)
  const isNew = ({ text, entry }: ListedEntry) =>
    entry === undefined ? !current.texts.includes(text) : !current.entries.some((listed) => meansSame(listed, entry))
  const isGone = ({ text, entry }: ListedEntry) =>
    entry === undefined ? !list.includes(text) : !after.some((listed) => meansSame(listed, entry))
  // Entry by entry: one of ours within a wider one of others would outlast it.
  const added = after.filter(isNew).map(({ text }): Addition => ({ text, origin: 'ranges', temporary: false }))
  const removed = current.entries.filter(isGone).map(({ text }) => text)
  if (added.length + removed.length === 0) return unchanged(notice('The list is what it should be already.'))
  const written: Change = { kind: 'change', list, added, removed, replacesPlaceholder: false, wasOpen: false, notes }
  const temporaryRemovals = temporaryAdditions(applied).map(({ text }) => text)
  return { ...written, temporaryRemovals, ...(isKnown(egress) && { egress }) }
}
