import { type Mistake, mistakeIn } from './mistake.ts'
import { type Entry, type ServiceTag, sameTag, tagKey } from './range.ts'
import { readEntry } from './read-entry.ts'
import { specialPurposeBlocksIn } from './special-purpose.ts'

/** What a text names, as far as it could be read, and everything that is wrong with the rest. */
export interface ParsedRanges {
  /** In the order of the text, each once. */
  readonly entries: Entry[]
  readonly mistakes: Mistake[]
  /** Whole sentences on entries that are taken, but may not be what was meant. */
  readonly warnings: string[]
}

/**
 * Reads a user's list: entries apart by commas, white space and new lines; `#` starts a comment to the end of the line.
 * Finds all mistakes and not just the first, so that nobody mends them one failed run at a time. Never throws.
 */
export function parseRanges(text: string): ParsedRanges {
  const entries = new Map<string, Entry>()
  const mistakes: Mistake[] = []
  let firstTag: ServiceTag | undefined
  for (const word of wordsOf(text)) {
    const reading = readEntry(word)
    if (reading.kind === 'mistake') {
      mistakes.push(reading.mistake)
    } else if (reading.entry.kind === 'range') {
      entries.set(reading.entry.text, reading.entry)
    } else {
      firstTag ??= reading.entry
      if (sameTag(firstTag, reading.entry)) entries.set(tagKey(firstTag), firstTag)
      else mistakes.push(secondTag(word, firstTag))
    }
  }
  return { entries: [...entries.values()], mistakes, warnings: [...entries.values()].flatMap(warningsOn) }
}

function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .replace(/#[^\r\n]*/g, '')
      .split(/[\s,]+/)
      .filter((word) => word !== ''),
  )
}

function secondTag(word: string, first: ServiceTag): Mistake {
  return mistakeIn(
    word,
    `is a service tag beside "${first.text}", and AKS takes only one`,
    'Leave one of them, and name ranges instead of the others.',
  )
}

function warningsOn(entry: Entry): string[] {
  if (entry.kind === 'service-tag') return spansTenants(entry) ? [spanningTenants(entry)] : []
  const inside = specialPurposeBlocksIn(entry).map(({ range, purpose }) => `${range.text} (${purpose})`)
  if (inside.length === 0) return []
  return [
    `"${entry.text}" contains ${inside.join(', ')}, where nobody on the internet comes from. Name narrower ranges, unless all of it is meant.`,
  ]
}

/** `AzureCloud` and its regions, such as `AzureCloud.westeurope`. */
function spansTenants(tag: ServiceTag): boolean {
  return tagKey(tag).split('.')[0] === 'azurecloud'
}

function spanningTenants(tag: ServiceTag): string {
  return `"${tag.text}" spans tenants: it authorizes the addresses of every Azure customer, and not only yours. Name narrower ranges, unless that is meant.`
}
