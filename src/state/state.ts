import { cloudByName } from '../azure/cloud.ts'
import { StepError } from '../errors.ts'
import { packed, unpacked } from './compression.ts'
import { index, leftIn, namesIn, recordKey } from './saved-records.ts'
import type { UndoRecord } from './undo-record.ts'
import { isUndoRecord } from './undo-record-schema.ts'

/** Where a step keeps a value for its post step: `@actions/core`'s state, or a test's memory. */
export interface StateStore {
  save(key: string, value: string): void
  load(key: string): string
}

/** What post has to undo on one cluster. */
export interface RecordSlot {
  /**
   * Called before every write, so that a step killed at any moment leaves the truth.
   * @throws {StepError} where the runner could not hand the record on.
   */
  save(record: UndoRecord): void
  /** A write that was refused for good leaves nothing to undo. */
  clear(): void
  /** What stands in it. */
  last(): UndoRecord | undefined
}

/** The records of a step: one for each of its clusters, by the cluster's place among them. */
export interface UndoRecords {
  slot(place: number): RecordSlot
  /** What stands in all of them. */
  standing(): readonly UndoRecord[]
}

const version = 3

/**
 * In characters. The runner hands each record on as an environment variable, which takes 128 KiB on Linux and 32,767 characters on
 * Windows; a process with more than about 2 MB of environment doesn't start, and would then undo nothing.
 */
const longestRecord = 30_000
const longestOfAll = 1_000_000

/**
 * Main's first act: an index that names no record. A job's other steps can set `STATE_…` variables for the post step too
 * (GITHUB_ENV), and what this step has saved outranks them: so post reads no record that this step hasn't named.
 */
export function openRecords(store: StateStore): UndoRecords {
  const saved = new Map<string, { readonly record: UndoRecord | undefined; readonly length: number }>()
  store.save(index, '[]')
  return {
    slot(place) {
      const key = recordKey(place)
      return {
        save(record) {
          const text = packed(JSON.stringify({ version, record: { ...record, cloud: savedCloud(record) } }))
          const others = [...saved].filter(([name]) => name !== key).reduce((sum, [, { length }]) => sum + length, 0)
          checkLength(record, text.length, others)
          store.save(key, text)
          // Named once it is there: a step killed in between has not written, and nothing of another's is taken for its record.
          if (!saved.has(key)) store.save(index, JSON.stringify([...saved.keys(), key]))
          saved.set(key, { record, length: text.length })
        },
        clear() {
          store.save(key, '')
          if (saved.has(key)) saved.set(key, { record: undefined, length: 0 })
        },
        last: () => saved.get(key)?.record,
      }
    },
    standing: () => [...saved.values()].flatMap(({ record }) => record ?? []),
  }
}

function savedCloud({ cloud }: UndoRecord): UndoRecord['cloud'] | { readonly name: string } {
  return cloudByName(cloud.name) === undefined ? cloud : { name: cloud.name }
}

function checkLength({ cluster }: UndoRecord, length: number, others: number): void {
  if (length > longestRecord)
    throw new StepError(
      'state-too-long',
      `What the post step would have to undo on cluster "${cluster.name}" takes ${length} characters, and the runner hands on ${longestRecord}, so the write was not sent.`,
      { remedy: 'Change fewer entries in one step, or set `restore: none` where the change is there to stay.' },
    )
  if (others + length > longestOfAll)
    throw new StepError(
      'state-too-long',
      `What the post step would have to undo on all clusters takes more than ${longestOfAll} characters, so the write to cluster "${cluster.name}" was not sent. About ${Math.floor(longestOfAll / length)} clusters with such a change fit into one step.`,
      { remedy: 'Use several steps with fewer clusters each.' },
    )
}

/** What main has left, and what of it can't be read. */
export interface LeftRecords {
  readonly records: readonly UndoRecord[]
  readonly unreadable: readonly StepError[]
}

/** @throws {StepError} where the index itself can't be read. */
export function loadRecords(store: StateStore): LeftRecords {
  if (leftIn(store) !== 'records') return { records: [], unreadable: [] }
  const names = namesIn(store.load(index))
  if (names === undefined) throw unreadable()
  const loaded = names.map((name) => store.load(name)).filter((text) => text !== '')
  const read = loaded.map(readRecord)
  return {
    records: read.flatMap((one) => (one instanceof StepError ? [] : [one])),
    unreadable: read.filter((one) => one instanceof StepError),
  }
}

function readRecord(text: string): UndoRecord | StepError {
  try {
    const saved = JSON.parse(unpacked(text)) as Saved | null
    const record = { ...saved?.record, cloud: cloudIn(saved?.record) }
    return saved?.version === version && isUndoRecord(record) ? record : unreadable()
  } catch (cause) {
    return unreadable(cause)
  }
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
