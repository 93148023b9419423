import type { Problem } from '../errors.ts'
import type { LeaseChange } from '../leases/index.ts'
import type { NodeEgress } from './node-egress.ts'
import type { Origin } from './spec.ts'

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
  readonly temporary: boolean
}

/** The list as it should be, and how it differs from the one in force. */
export interface Change {
  readonly kind: 'change'
  readonly list: readonly string[]
  readonly added: readonly Addition[]
  readonly removed: readonly string[]
  readonly replacesPlaceholder: boolean
  /** The cluster was open to the whole internet before this change. */
  readonly wasOpen: boolean
  /** What happens to leases; absent where the cluster's tags stay as they are. */
  readonly leases?: LeaseChange
  readonly notes: readonly Note[]
  /** An empty list is what was asked for: by `mode: disable`, or as the undo of a restriction that this step turned on. */
  readonly opens?: true
  /** The nodes' egress as it was found for this plan; absent where nothing rests on it. */
  readonly egress?: NodeEgress
  /** Those of `removed` that this step, by its own state, had added for the runner alone. */
  readonly temporaryRemovals?: readonly string[]
  /** What should have gone as well and has to stay, told as the step's failure once the rest is done. */
  readonly incomplete?: Problem
}

/** Nothing has to be written. */
export interface Unchanged {
  readonly kind: 'unchanged'
  readonly notes: readonly Note[]
  readonly incomplete?: Problem
  /** As in {@link Change}. */
  readonly egress?: NodeEgress
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

/** A write that empties the list, and so opens the API server. */
export const opening = (removed: readonly string[], text: string): Change => ({
  ...leaving([]),
  opens: true,
  removed,
  notes: [notice(text)],
})

/** A write that leaves the list as it is: only its leases change. */
export const leaving = (list: readonly string[]): Change => ({
  kind: 'change',
  list,
  added: [],
  removed: [],
  replacesPlaceholder: false,
  wasOpen: false,
  notes: [],
})
