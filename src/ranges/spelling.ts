import { blocksBetween } from './arithmetic.ts'
import type { MistakeKind, OwnWords } from './mistake.ts'
import { blockOf } from './range.ts'
import { syntaxOf } from './syntax.ts'

/** What a word that is no entry was meant to be, with what to write instead where that can be told. */
export interface Spelling {
  readonly kind: MistakeKind
  readonly own?: OwnWords
}

/** The longest name that DNS knows; whatever is longer, no pattern is tried on. */
const longestName = 253
/** More blocks than these are not spelled out. */
const fewBlocks = 8

const address = String.raw`\d{1,3}(?:\.\d{1,3}){3}`
const masked = new RegExp(`^(${address})/(${address})$`)
const fromTo = new RegExp(String.raw`^(${address})(?:/32)?[-\u2013\u2014](${address}|\d{1,3})(?:/32)?$`)
const withPort = new RegExp(String.raw`^(${address}(?:/\d{1,2})?):\d{1,5}$`)
const hostName = /^(?:\*\.)?(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*\.?(?::\d{1,5})?$/i

/** Ways in which other programs and people spell addresses. */
export function spellingOf(word: string): Spelling {
  if (/["'`\u2018\u2019\u201c\u201d]/.test(word)) return { kind: 'quotes' }
  if (word.includes(';')) return { kind: 'semicolon' }
  if (word.includes('://')) return { kind: 'url' }
  if (word === '-') return { kind: 'from-to' }
  if (word.length > longestName) return { kind: 'unknown' }
  return maskedSpelling(word) ?? fromToSpelling(word) ?? portSpelling(word) ?? nameSpelling(word)
}

function nameSpelling(word: string): Spelling {
  return { kind: hostName.test(word) ? 'host-name' : 'unknown' }
}

/** `20.1.2.0/255.255.255.0`, and Cisco's wildcard `20.1.2.0/0.0.0.255`. */
function maskedSpelling(word: string): Spelling | undefined {
  const [, network, mask] = masked.exec(word) ?? []
  const [base, bits] = [numberOf(network), numberOf(mask)]
  if (base === undefined || bits === undefined) return undefined
  const prefix = prefixOf(bits)
  if (prefix === undefined) return { kind: 'netmask' }
  const { text } = blockOf(base, prefix)
  return { kind: 'netmask', own: { remedy: `Write "${text}".`, hint: text } }
}

/** The prefix length that a mask or a wildcard stands for; undefined where its bits are not in a row. */
function prefixOf(mask: number): number | undefined {
  const hosts = Math.min(mask, 2 ** 32 - 1 - mask) + 1
  const bits = Math.log2(hosts)
  return Number.isInteger(bits) ? 32 - bits : undefined
}

/** `20.1.2.3-20.1.2.9`, `20.1.2.3-9`. */
function fromToSpelling(word: string): Spelling | undefined {
  const [, start, end = ''] = fromTo.exec(word) ?? []
  if (start === undefined) return undefined
  const first = numberOf(start)
  const last = numberOf(end.includes('.') ? end : `${start.slice(0, start.lastIndexOf('.'))}.${end}`)
  if (first === undefined || last === undefined || last < first) return { kind: 'from-to' }
  const blocks = blocksBetween(first, last).map(({ text }) => text)
  if (blocks.length > fewBlocks) return { kind: 'from-to' }
  return { kind: 'from-to', own: { remedy: `Write ${blocks.join(', ')}.`, hint: blocks.join(' ') } }
}

function portSpelling(word: string): Spelling | undefined {
  const [, bare] = withPort.exec(word) ?? []
  return bare === undefined ? undefined : { kind: 'port', own: { remedy: `Write "${bare}".`, hint: bare } }
}

function numberOf(text: string | undefined): number | undefined {
  const syntax = text === undefined ? undefined : syntaxOf(text)
  return syntax?.kind === 'ipv4' ? blockOf(syntax.address, 32).first : undefined
}
