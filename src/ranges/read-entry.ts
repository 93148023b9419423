import { type Mistake, mistakeIn } from './mistake.ts'
import { blockOf, type Entry, isPlaceholder, type Range, widestPrefix } from './range.ts'
import { type SpecialPurposeBlock, specialPurposeBlockOf } from './special-purpose.ts'
import { syntaxOf } from './syntax.ts'

export type Reading =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'mistake'; readonly mistake: Mistake }

/** Reads one entry that a user wants on the list, and refuses it unless it can only mean one thing. */
export function readEntry(word: string): Reading {
  const syntax = syntaxOf(word)
  switch (syntax.kind) {
    case 'ipv4':
      return readBlock(word, syntax.address, syntax.prefix)
    case 'service-tag':
      return readServiceTag(word)
    case 'ipv6':
      return refuse(word, 'is IPv6, and AKS takes IPv4 only', 'Name the IPv4 address that this traffic leaves from.')
    case 'leading-zero':
      return refuse(
        word,
        'has a number with a leading zero, which some programs take for octal',
        'Write the number that is meant without leading zeros.',
      )
    case 'unknown':
      return refuse(
        word,
        'is not an IPv4 address, a CIDR range or an Azure service tag',
        'Write it like 137.117.106.90, 137.117.106.88/29 or AzureFrontDoor.Backend.',
      )
  }
}

function readBlock(word: string, address: string, prefix = 32): Reading {
  if (prefix > 32) return tooNarrow(word, prefix)
  if (prefix < widestPrefix) return tooWide(word, prefix)
  const range = blockOf(address, prefix)
  if (isPlaceholder(range)) return { kind: 'entry', entry: range }
  const special = specialPurposeBlockOf(range)
  // Ahead of the host bits, since mending those would not help.
  if (special !== undefined) return outOfReach(word, special)
  if (range.text !== `${address}/${prefix}`) return hostBitsSet(word, address, range)
  return { kind: 'entry', entry: range }
}

function tooNarrow(word: string, prefix: number): Reading {
  return refuse(word, `has the prefix /${prefix}, and IPv4 ends at /32`, `Write a prefix from /${widestPrefix} to /32.`)
}

function tooWide(word: string, prefix: number): Reading {
  return refuse(
    word,
    `has the prefix /${prefix}, which is wider than /${widestPrefix}`,
    `Name narrower ranges, /${widestPrefix} to /32. To open the cluster to everybody, use \`mode: disable\`.`,
  )
}

function outOfReach(word: string, { range, purpose }: SpecialPurposeBlock): Reading {
  return refuse(
    word,
    `lies in ${range.text} (${purpose}), which isn't globally reachable: the API server never sees a caller from there`,
    'Name the public address that this traffic leaves from, such as that of its NAT gateway.',
  )
}

function hostBitsSet(word: string, address: string, range: Range): Reading {
  return refuse(
    word,
    'has host bits set, and AKS takes the network address',
    `Write "${range.text}" for the whole range, or "${address}/32" for this one address.`,
  )
}

function readServiceTag(word: string): Reading {
  // Azure's own tag of that name means everything outside of a virtual network.
  // https://learn.microsoft.com/azure/virtual-network/service-tags-overview
  if (word.toLowerCase() === 'internet') {
    return refuse(
      word,
      'is the service tag of the whole internet',
      'Name the ranges to authorize. To open the cluster to everybody, use `mode: disable`.',
    )
  }
  return { kind: 'entry', entry: { kind: 'service-tag', text: word } }
}

function refuse(word: string, problem: string, remedy: string): Reading {
  return { kind: 'mistake', mistake: mistakeIn(word, problem, remedy) }
}
