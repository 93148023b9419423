import { IPv4 } from 'ip-num'

/** A block of IPv4 addresses. `text` is its canonical form, such as `1.2.3.4/32`; `first` and `last` are inclusive. */
export interface Range {
  readonly kind: 'range'
  readonly text: string
  readonly first: number
  readonly last: number
  readonly prefix: number
}

/** Microsoft's name for the addresses of one of its services, such as `AzureFrontDoor.Backend`. */
export interface ServiceTag {
  readonly kind: 'service-tag'
  readonly text: string
}

export type Entry = Range | ServiceTag

/** The cluster's own load balancer alone: an empty list would mean the whole internet. */
export const PLACEHOLDER = '0.0.0.0/32'

/** The shortest prefix that an input may name. */
export const widestPrefix = 8

/** The block of that size that holds the address, a number or a dotted quad; its host bits are dropped. */
export function blockOf(address: number | string, prefix: number): Range {
  const value = typeof address === 'string' ? Number(IPv4.fromString(address).getValue()) : address
  const size = 2 ** (32 - prefix)
  const first = value - (value % size)
  return {
    kind: 'range',
    text: `${IPv4.fromNumber(BigInt(first)).toString()}/${prefix}`,
    first,
    last: first + size - 1,
    prefix,
  }
}

export function isPlaceholder(entry: Entry): boolean {
  return entry.text === PLACEHOLDER
}

/** Equal where entries mean the same: canonical texts are equal where the addresses are, and tags are named in any letter case. */
export function entryKey({ text }: Entry): string {
  return text.toLowerCase()
}

/** What two spellings of one service tag have in common. */
export function tagKey(tag: ServiceTag): string {
  return tag.text.toLowerCase()
}

export function sameTag(left: ServiceTag, right: ServiceTag): boolean {
  return tagKey(left) === tagKey(right)
}
