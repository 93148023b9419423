import { blockOf, type Entry } from './range.ts'
import { syntaxOf } from './syntax.ts'

/** What stands on a cluster's list. The text is the service's own, kept as it is; an unknown syntax has no entry. */
export interface ListedEntry {
  readonly text: string
  readonly entry?: Entry
}

/** Reads what a cluster holds. Others wrote it, so everything that has a meaning is taken: host bits, any prefix. */
export function parseListed(texts: readonly string[]): ListedEntry[] {
  return texts.map((text) => {
    const entry = listedEntry(text.trim())
    return entry === undefined ? { text } : { text, entry }
  })
}

function listedEntry(word: string): Entry | undefined {
  const syntax = syntaxOf(word)
  if (syntax.kind === 'service-tag') return { kind: 'service-tag', text: word }
  if (syntax.kind !== 'ipv4') return undefined
  const { address, prefix = 32 } = syntax
  return prefix > 32 ? undefined : blockOf(address, prefix)
}
