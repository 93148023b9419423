import { notationOf } from './list-notation.ts'
import type { EntryMistake, MistakeKind, Oddity } from './mistake.ts'
import { type Entry, entryKey, type ServiceTag, sameTag, tagKey } from './range.ts'
import { type EntryReading, readEntry } from './read-entry.ts'
import { specialPurposeBlocksIn } from './special-purpose.ts'
import { hasYamlItems, type Word, wordsOf } from './words.ts'

/** What a text names, as far as it could be read, and everything that there is to say about the rest. */
export interface ParsedRanges {
  /** In the order of the text, each once. */
  readonly entries: readonly Entry[]
  /** The line of each entry, counted from 1. */
  readonly lines: readonly number[]
  readonly mistakes: readonly EntryMistake[]
  readonly oddities: readonly Oddity[]
}

export interface ParseOptions {
  /** Whether a service tag may stand in the text. */
  readonly takesTags: boolean
}

/**
 * Reads a user's list: entries apart by commas, white space and new lines, `#` starts a comment to the end of the line;
 * or one JSON array of strings. Finds all mistakes and not just the first. Never throws; takes linear time.
 */
export function parseRanges(text: string, { takesTags }: ParseOptions = { takesTags: true }): ParsedRanges {
  const notation = notationOf(text)
  if (notation?.kind === 'mistake')
    return { entries: [], lines: [], mistakes: [wholeText(notation.mistake)], oddities: [] }
  const yaml = notation === undefined && hasYamlItems(text)
  const words = notation?.words ?? wordsOf(text).filter((word) => !yaml || word.text !== '-')
  const read = readWords(words, takesTags)
  return { ...read, mistakes: [...(yaml ? [wholeText('yaml')] : []), ...read.mistakes] }
}

const wholeText = (kind: MistakeKind): EntryMistake => ({ kind, word: undefined, line: 1 })

function readWords(words: readonly Word[], takesTags: boolean): ParsedRanges {
  const entries = new Map<string, Entry>()
  const lines: number[] = []
  const mistakes: EntryMistake[] = []
  const oddities: Oddity[] = []
  let firstTag: ServiceTag | undefined
  for (const word of words) {
    const reading = readEntry(word.text)
    const refused = reading.kind === 'mistake' ? reading : refusedTag(reading.entry, firstTag, takesTags)
    if (refused !== undefined) {
      mistakes.push(mistakeAt(word, refused))
    } else if (reading.kind === 'entry' && !entries.has(entryKey(reading.entry))) {
      if (reading.entry.kind === 'service-tag') firstTag ??= reading.entry
      entries.set(entryKey(reading.entry), reading.entry)
      lines.push(word.line)
      oddities.push(...odditiesOf(reading.entry, word.line))
    }
  }
  return { entries: [...entries.values()], lines, mistakes, oddities }
}

type RefusedEntry = Extract<EntryReading, { kind: 'mistake' }>

function refusedTag(entry: Entry, first: ServiceTag | undefined, takesTags: boolean): RefusedEntry | undefined {
  if (entry.kind !== 'service-tag') return undefined
  if (!takesTags) return { kind: 'mistake', mistake: 'no-tag-here' }
  if (first === undefined || sameTag(first, entry)) return undefined
  const is = `is a service tag beside "${first.text}", and AKS takes only one`
  return { kind: 'mistake', mistake: 'second-tag', own: { is } }
}

function mistakeAt({ text, line }: Word, { mistake, own }: RefusedEntry): EntryMistake {
  return { kind: mistake, word: text, line, ...(own === undefined ? {} : { own }) }
}

function odditiesOf(entry: Entry, line: number): Oddity[] {
  const word = entry.text
  if (entry.kind === 'service-tag') {
    const named: Oddity = { kind: 'service-tag', word, line }
    return spansTenants(entry) ? [named, { kind: 'spans-tenants', word, line }] : [named]
  }
  const inside = specialPurposeBlocksIn(entry).map(({ range, purpose }) => `${range.text} (${purpose})`)
  if (inside.length === 0) return []
  const is = `contains ${inside.join(', ')}, where no caller comes from`
  return [{ kind: 'holds-special', word, line, own: { is } }]
}

/** `AzureCloud` and its regions, such as `AzureCloud.westeurope`. */
function spansTenants(tag: ServiceTag): boolean {
  return tagKey(tag).split('.')[0] === 'azurecloud'
}
