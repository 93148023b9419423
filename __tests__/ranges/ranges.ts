import { type Entry, parseListed, type Range } from '../../src/ranges/index.ts'

/** Entries from their texts, apart by blanks; a test that misspells one fails at once. */
export function entriesOf(text: string): Entry[] {
  return parseListed(text.split(' ').filter((word) => word !== '')).map(({ text: word, entry }) => {
    if (entry === undefined) throw new Error(`The test's own entry "${word}" is none.`)
    return entry
  })
}

export function rangeOf(text: string): Range {
  const [entry] = entriesOf(text)
  if (entry?.kind !== 'range') throw new Error(`The test's own entry "${text}" is no range.`)
  return entry
}

export function textsOf(entries: readonly Entry[]): string[] {
  return entries.map(({ text }) => text)
}
