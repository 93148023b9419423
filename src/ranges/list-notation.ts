import type { MistakeKind } from './mistake.ts'
import type { Word } from './words.ts'

/** A text that is a list in the notation of another language: its words, or the kind of the mistake. */
export type Notation =
  | { readonly kind: 'words'; readonly words: readonly Word[] }
  | { readonly kind: 'mistake'; readonly mistake: MistakeKind }

const opening = /^(?:[[({]|to(?:set|list)\()/
/** `[::1]` is an address in brackets, and no list. */
const bracketedIpv6 = /^\[[0-9a-f:.]*:[0-9a-f:.]*\]/i

/** One JSON array of strings is taken; other lists in brackets are told by their language. Undefined for a plain text. */
export function notationOf(text: string): Notation | undefined {
  // A byte order mark, or UTF-16 that was read as UTF-8.
  if (text.includes('\0') || text.startsWith('\uFFFD\uFFFD')) return { kind: 'mistake', mistake: 'utf-16' }
  const bare = text.replace(/#[^\r\n]*/g, '').trim()
  if (!opening.test(bare) || bracketedIpv6.test(bare)) return undefined
  const json = parsedJson(text)
  if (json !== undefined) return isStrings(json) ? { kind: 'words', words: stringsIn(text) } : mistake('json')
  if (bare.includes("'")) return mistake('python')
  if (bare.startsWith('{')) return mistake('json')
  return mistake(bare.includes('"') || bare.startsWith('to') ? 'hcl' : 'brackets')
}

const mistake = (kind: MistakeKind): Notation => ({ kind: 'mistake', mistake: kind })

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.trim())
  } catch {
    return undefined
  }
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** The strings of a JSON array, each with the line on which it stands: nothing else in such a text is in quotes. */
function stringsIn(text: string): Word[] {
  const literal = /"(?:[^"\\]|\\.)*"|\n/g
  let line = 1
  const words: Word[] = []
  for (const [found] of text.matchAll(literal)) {
    if (found === '\n') line += 1
    else words.push({ text: String(JSON.parse(found)).trim(), line })
  }
  return words
}
