/** Names the records that main has saved, as a JSON array. */
export const index = 'records'
export const key = 'undo'

/** What main has left: no index if it ended before its first act; records, whether readable or not. */
export function leftIn(state: { load(key: string): string }): 'no index' | 'nothing' | 'records' {
  const names = state.load(index)
  if (names === '') return 'no index'
  return names === '[]' || state.load(key) === '' ? 'nothing' : 'records'
}
