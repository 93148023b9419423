import type { MistakeKind, OwnWords } from './mistake.ts'
import { blockOf, type Entry, isPlaceholder, type Range, widestPrefix } from './range.ts'
import { reservedWord } from './reserved-words.ts'
import { privateTagNames, serviceTagNamed } from './service-tags.ts'
import { type SpecialPurposeBlock, specialPurposeBlockOf } from './special-purpose.ts'
import { spellingOf } from './spelling.ts'
import { serviceTagShape, syntaxOf } from './syntax.ts'

export type EntryReading =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'mistake'; readonly mistake: MistakeKind; readonly own?: OwnWords | undefined }

/** How a tag is marked that the shipped vocabulary doesn't hold yet. */
const newerTag = 'tag:'

/** Reads one entry that a user wants on the list, and refuses it unless it can only mean one thing. */
export function readEntry(word: string): EntryReading {
  const reserved = reservedWord(word)
  if (reserved !== undefined) return refuse(reserved)
  if (word.startsWith(newerTag)) return readNewerTag(word.slice(newerTag.length))
  const syntax = syntaxOf(word)
  switch (syntax.kind) {
    case 'ipv4':
      return readBlock(syntax.address, syntax.prefix)
    case 'service-tag':
      return readServiceTag(word)
    case 'ipv6':
    case 'leading-zero':
      return refuse(syntax.kind)
    case 'unknown': {
      const known = serviceTagNamed(word)
      const { kind, own } = spellingOf(word)
      return known === undefined ? refuse(kind, own) : misspelt(known)
    }
  }
}

function readBlock(address: string, prefix = 32): EntryReading {
  if (prefix > 32) return refuse('too-narrow', { is: `has the prefix /${prefix}, and IPv4 ends at /32` })
  if (prefix < widestPrefix)
    return refuse('too-wide', { is: `has the prefix /${prefix}, which is wider than /${widestPrefix}` })
  const range = blockOf(address, prefix)
  if (isPlaceholder(range)) return { kind: 'entry', entry: range }
  const special = specialPurposeBlockOf(range)
  // Ahead of the host bits, since mending those would not help.
  if (special !== undefined) return outOfReach(special)
  if (range.text !== `${address}/${prefix}`) return hostBitsSet(address, range)
  return { kind: 'entry', entry: range }
}

function outOfReach({ range, purpose }: SpecialPurposeBlock): EntryReading {
  return refuse('unreachable', {
    is: `lies in ${range.text} (${purpose}), which isn't globally reachable: the API server never sees a caller from there`,
    hint: purpose,
  })
}

function hostBitsSet(address: string, { text }: Range): EntryReading {
  return refuse('host-bits', {
    remedy: `Write "${text}" for the whole range, or "${address}/32" for this one address.`,
    hint: text,
  })
}

function readServiceTag(word: string): EntryReading {
  const forbidden = forbiddenTag(word)
  if (forbidden !== undefined) return refuse(forbidden)
  const known = serviceTagNamed(word)
  if (known === undefined) return refuse('unknown-tag')
  return known === word ? tag(word) : misspelt(known)
}

/** What Azure has called a service since this version was made. */
function readNewerTag(name: string): EntryReading {
  const refused = reservedWord(name) ?? forbiddenTag(name)
  if (refused !== undefined) return refuse(refused)
  return serviceTagShape.test(name) ? tag(name) : refuse('tag-shape')
}

/** Tags that are no public callers, with or without a region. https://learn.microsoft.com/azure/virtual-network/service-tags-overview */
function forbiddenTag(word: string): MistakeKind | undefined {
  const [name = ''] = word.toLowerCase().split('.', 1)
  if (name === 'internet') return 'internet'
  return privateTagNames.has(name) ? 'private-tag' : undefined
}

function misspelt(tagName: string): EntryReading {
  return refuse('unknown-tag', { remedy: `Write "${tagName}".`, hint: tagName })
}

const tag = (text: string): EntryReading => ({ kind: 'entry', entry: { kind: 'service-tag', text } })

function refuse(mistake: MistakeKind, own?: OwnWords): EntryReading {
  return { kind: 'mistake', mistake, own }
}
