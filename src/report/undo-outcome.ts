import type { Change, Note } from '../plan/decision.ts'

/** What a post step did, never more than it saw. */
export type UndoOutcome =
  | { readonly kind: 'nothing'; readonly why: string }
  | { readonly kind: 'unchanged'; readonly notes: readonly Note[] }
  /** `accepted`: AKS took the update. `done`: its end was seen, and the list holds it. */
  | { readonly kind: 'accepted' | 'done'; readonly change: Change }

/** Where the state names no record: main ended before its first write, or found nothing to change. */
export const nothingWritten = { kind: 'nothing', why: 'The main step wrote nothing.' } as const

/** Where main has left no index of its records, which is its first act. What else the state may hold is not main's. */
export const neverStarted =
  'The main step ended before it could do anything, and has left no state: nothing is undone. If its log says that it changed the list, compare the list with what the log shows.'
