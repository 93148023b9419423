import { StepError } from '../errors.ts'
import { packed, unpacked } from './packing.ts'
import { isUndoRecord } from './record-shape.ts'
import type { UndoRecord } from './undo-record.ts'

/** Where a step keeps a value for its post step: `@actions/core`'s state, or a test's memory. */
export interface StateStore {
  save(key: string, value: string): void
  load(key: string): string
}

const key = 'undo'
const version = 2

/** Keeps what post has to undo. Called before every write, so that a step killed at any moment leaves the truth. */
export function saveUndo(store: StateStore, record: UndoRecord): void {
  store.save(key, packed(JSON.stringify({ version, record })))
}

/** A write that was refused for good leaves nothing to undo. */
export function clearUndo(store: StateStore): void {
  store.save(key, '')
}

/** Whether main has left anything, readable or not. */
export function holdsUndo(store: StateStore): boolean {
  return store.load(key) !== ''
}

/** @returns undefined where main wrote nothing. @throws {StepError} on a state that this version didn't write. */
export function loadUndo(store: StateStore): UndoRecord | undefined {
  const text = store.load(key)
  if (text === '') return undefined
  try {
    const saved = JSON.parse(unpacked(text)) as { readonly version?: unknown; readonly record?: unknown } | null
    if (saved?.version === version && isUndoRecord(saved.record)) return saved.record
  } catch (cause) {
    throw unreadable(cause)
  }
  throw unreadable()
}

function unreadable(cause?: unknown): StepError {
  return new StepError(
    'state-unreadable',
    "The state that the main step left can't be read, so it can't be told what to undo.",
    {
      remedy: "Compare the cluster's list with the one that the main step printed, and take out what is too much.",
      cause,
    },
  )
}
