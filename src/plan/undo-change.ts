import { listOf } from './additions.ts'
import type { AllowList } from './allow-list.ts'
import type { AppliedChange } from './applied-change.ts'
import type { CurrentList } from './current-list.ts'
import { type Addition, changeOf, type Decision, type Note, notice, unchanged } from './decision.ts'
import { isKnown, type NodeEgress } from './node-egress.ts'

/** What an undo looks at. */
export interface UndoBasis {
  readonly current: CurrentList
  readonly applied: AppliedChange
  readonly egress: NodeEgress | undefined
}

/** What the step added for the runner alone. */
export function temporaryAdditions({ added }: AppliedChange): AllowList {
  return listOf(added.filter(({ temporary }) => temporary))
}

/** The list that an undo leaves, and how it differs from the one in force. */
export function undoChange({ current, applied, egress }: UndoBasis, after: AllowList, ...notes: Note[]): Decision {
  const { list } = current
  // Entry by entry: one of ours within a wider one of others would outlast it.
  const back = after.minus(list)
  if (back.size + list.minus(after).size === 0) return unchanged(notice('The list is what it should be already.'))
  const added = back.texts.map((text): Addition => ({ text, origin: 'ranges', temporary: false }))
  return {
    ...changeOf(list, after, added, notes),
    temporaryRemovals: temporaryAdditions(applied),
    ...(isKnown(egress) && { egress }),
  }
}
