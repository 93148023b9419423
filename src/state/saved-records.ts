/** Names the records that main has saved, as a JSON array. */
export const index = 'records'

/** What the record of a step's cluster is saved under, by the cluster's place among those of the step. */
export function recordKey(place: number): string {
  return `undo_${place + 1}`
}

/** What main has left: no index if it ended before its first act; records, whether readable or not. */
export function leftIn(state: { load(key: string): string }): 'no index' | 'nothing' | 'records' {
  const text = state.load(index)
  if (text === '') return 'no index'
  const names = namesIn(text)
  return names?.every((name) => state.load(name) === '') ? 'nothing' : 'records'
}

/** Undefined where the text is no list of records' names. */
export function namesIn(text: string): readonly string[] | undefined {
  try {
    const names: unknown = JSON.parse(text)
    return Array.isArray(names) && names.every((name) => /^undo_\d{1,3}$/.test(String(name))) ? names : undefined
  } catch {
    return undefined
  }
}
