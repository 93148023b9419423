import type { Origin } from './wish.ts'

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
  readonly notes: readonly Note[]
}

/** Nothing has to be written. */
export interface Unchanged {
  readonly kind: 'unchanged'
  readonly notes: readonly Note[]
}

/** Nothing may be written; each problem names its entry and the remedy. */
export interface Refused {
  readonly kind: 'refused'
  readonly problems: readonly string[]
}

export type Decision = Change | Unchanged | Refused

export const notice = (text: string): Note => ({ level: 'notice', text })
export const warning = (text: string): Note => ({ level: 'warning', text })
export const unchanged = (...notes: Note[]): Unchanged => ({ kind: 'unchanged', notes })
export const refused = (...problems: string[]): Refused => ({ kind: 'refused', problems })
