import type { Problem } from '../errors.ts'
import type { LeaseChange, UnknownHolder } from '../leases/index.ts'
import { AllowList } from './allow-list.ts'
import type { NodeEgress } from './node-egress.ts'
import type { EntryPlace, Origin } from './spec.ts'

/** Something a person should know though nothing failed. */
export interface Note {
  readonly level: 'notice' | 'warning'
  readonly text: string
}

/** An entry that the write puts on the list. The post step takes the temporary ones out again. */
export interface Addition {
  readonly text: string
  readonly origin: Origin
  readonly source?: string
  readonly at?: EntryPlace
  readonly temporary: boolean
}

/** What a sweep has looked at. */
export interface Sweep {
  readonly leases: number
  /** Those that it could not judge: their leases stay until they expire. */
  readonly unknown: readonly UnknownHolder[]
}

/** The list in force, the list as it should be, and what goes with the step from one to the other. */
export interface Change {
  readonly kind: 'change'
  readonly before: AllowList
  readonly after: AllowList
  /** Where each entry that `after` has and `before` hasn't comes from. */
  readonly added: readonly Addition[]
  /** What happens to leases; absent where the cluster's tags stay as they are. */
  readonly leases?: LeaseChange
  readonly notes: readonly Note[]
  /** An empty list is what was asked for: by `mode: disable`, or as the undo of a restriction that this step turned on. */
  readonly opens?: true
  /** The nodes' egress as it was found for this plan; absent where nothing rests on it. */
  readonly egress?: NodeEgress
  /** Removed entries that this step, by its own state, had added for the runner alone. */
  readonly temporaryRemovals?: AllowList
  /** What should have gone as well and has to stay, told as the step's failure once the rest is done. */
  readonly incomplete?: Problem
  readonly sweep?: Sweep
}

/** The entries that a change takes off the list. */
export function removedBy({ before, after }: Pick<Change, 'before' | 'after'>): AllowList {
  return before.minus(after)
}

/** Whether a change touches the list, and not leases alone. */
export function changesList(change: Change): boolean {
  return change.added.length + removedBy(change).size > 0
}

/** Whether `0.0.0.0/32` gives way to other entries, beside which it can't stand. */
export function replacesPlaceholder({ before, after }: Pick<Change, 'before' | 'after'>): boolean {
  return before.placeholder && !after.placeholder && !after.open
}

/** Nothing has to be written. */
export interface Unchanged {
  readonly kind: 'unchanged'
  readonly notes: readonly Note[]
  readonly incomplete?: Problem
  /** As in {@link Change}. */
  readonly egress?: NodeEgress
  readonly sweep?: Sweep
}

/** Nothing may be written; each problem names its entry and the remedy. */
export interface Refused {
  readonly kind: 'refused'
  readonly problems: readonly Problem[]
}

export type Decision = Change | Unchanged | Refused

/** The nodes' egress decides, so it has to be looked up before this can be planned. */
export interface EgressNeeded {
  readonly kind: 'egress-needed'
}

export type Planned = Decision | EgressNeeded

export const egressNeeded: EgressNeeded = { kind: 'egress-needed' }
export const notice = (text: string): Note => ({ level: 'notice', text })
export const warning = (text: string): Note => ({ level: 'warning', text })
export const unchanged = (...notes: Note[]): Unchanged => ({ kind: 'unchanged', notes })
export const refused = (...problems: Problem[]): Refused => ({ kind: 'refused', problems })

export const changeOf = (
  before: AllowList,
  after: AllowList,
  added: readonly Addition[],
  notes: readonly Note[],
): Change => ({ kind: 'change', before, after, added, notes })

/** A write that empties the list, and so opens the API server. */
export const opening = (before: AllowList, text: string): Change => ({
  ...changeOf(before, AllowList.parse([]), [], [warning(text)]),
  opens: true,
})

/** A write that leaves the list as it is: only its leases change. */
export const leaving = (list: AllowList): Change => changeOf(list, list, [], [])
