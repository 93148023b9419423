import { cloudByName } from '../azure/cloud.ts'
import { StepError } from '../errors.ts'
import { packed, unpacked } from './compression.ts'
import { index, key, leftIn } from './saved-records.ts'
import type { UndoRecord } from './undo-record.ts'
import { isUndoRecord } from './undo-record-schema.ts'

/** Where a step keeps a value for its post step: `@actions/core`'s state, or a test's memory. */
export interface StateStore {
  save(key: string, value: string): void
  load(key: string): string
}

const version = 3

/**
 * Main's first act: an index that names no record. A job's other steps can set `STATE_…` variables for the post step too
 * (GITHUB_ENV), and what this step has saved outranks them: so post reads no record that this step hasn't named.
 */
export function openState(store: StateStore): void {
  store.save(index, '[]')
}

/** Keeps what post has to undo. Called before every write, so that a step killed at any moment leaves the truth. */
export function saveUndo(store: StateStore, record: UndoRecord): void {
  const { cloud } = record
  const named = cloudByName(cloud.name) === undefined ? cloud : { name: cloud.name }
  store.save(key, packed(JSON.stringify({ version, record: { ...record, cloud: named } })))
  // Named once it is there: a step killed in between has not written, and nothing of another's is taken for its record.
  store.save(index, JSON.stringify([key]))
}

/** A write that was refused for good leaves nothing to undo. */
export function clearUndo(store: StateStore): void {
  store.save(key, '')
}

/** @returns undefined where main wrote nothing. @throws {StepError} on a state that this version didn't write. */
export function loadUndo(store: StateStore): UndoRecord | undefined {
  if (leftIn(store) !== 'records') return undefined
  try {
    const names: unknown = JSON.parse(store.load(index))
    if (!Array.isArray(names) || !names.includes(key)) throw new Error('The index names no record that there is.')
    const saved = JSON.parse(unpacked(store.load(key))) as Saved | null
    const record = { ...saved?.record, cloud: cloudIn(saved?.record) }
    if (saved?.version === version && isUndoRecord(record)) return record
  } catch (cause) {
    throw unreadable(cause)
  }
  throw unreadable()
}

interface Saved {
  readonly version?: unknown
  readonly record?: { readonly cloud?: { readonly name?: unknown } | null } | null
}

/** A named cloud's endpoints come from the code, whatever the state says: it is where secrets are sent. */
function cloudIn(record: Saved['record']): unknown {
  const name = record?.cloud?.name
  return (typeof name === 'string' ? cloudByName(name) : undefined) ?? record?.cloud
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
