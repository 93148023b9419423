import { covers, intersects, subtract } from './arithmetic.ts'
import { blockOf, type Entry, type Range } from './range.ts'

/** A block that the rest of the internet doesn't route to, so that no caller of the API server has an address in it. */
export interface SpecialPurposeBlock {
  readonly range: Range
  readonly purpose: string
}

/**
 * The blocks that aren't globally reachable by the IANA IPv4 special-purpose registry
 * (https://www.iana.org/assignments/iana-ipv4-special-registry), the narrowest of nested ones first. Multicast, which is
 * never a source address, is in the address space registry (https://www.iana.org/assignments/ipv4-address-space).
 */
const blocks: readonly SpecialPurposeBlock[] = [
  special('0.0.0.0', 8, '"this network"'),
  special('10.0.0.0', 8, 'private use'),
  special('100.64.0.0', 10, 'shared by carriers, CGNAT'),
  special('127.0.0.0', 8, 'loopback'),
  special('169.254.0.0', 16, 'link-local'),
  special('172.16.0.0', 12, 'private use'),
  special('192.0.0.0', 24, 'IETF protocol assignments'),
  special('192.0.2.0', 24, 'documentation'),
  // The registry leaves its reach open. 6to4 relays are deprecated, and the block was given to no one else: RFC 7526.
  special('192.88.99.0', 24, 'deprecated 6to4 relays'),
  special('192.168.0.0', 16, 'private use'),
  special('198.18.0.0', 15, 'benchmarking'),
  special('198.51.100.0', 24, 'documentation'),
  special('203.0.113.0', 24, 'documentation'),
  special('224.0.0.0', 4, 'multicast'),
  special('255.255.255.255', 32, 'broadcast'),
  special('240.0.0.0', 4, 'reserved'),
]

/** Anycast addresses within 192.0.0.0/24 that the registry calls globally reachable (RFC 7723, RFC 8155). */
const reachableExceptions: readonly Range[] = [blockOf('192.0.0.9', 32), blockOf('192.0.0.10', 32)]

const unreachable = subtract(
  blocks.map(({ range }) => range),
  reachableExceptions,
)
const everything = blockOf(0, 0)

/** The block that a range lies in as a whole; undefined where that is globally reachable. */
export function specialPurposeBlockOf(range: Range): SpecialPurposeBlock | undefined {
  if (reachableExceptions.some((exception) => contains(exception, range))) return undefined
  return blocks.find((block) => contains(block.range, range))
}

/** The blocks that lie within a range. */
export function specialPurposeBlocksIn(range: Range): SpecialPurposeBlock[] {
  return blocks.filter((block) => contains(range, block.range))
}

/** Whether each single address of a range is globally reachable. */
export function isGloballyReachable(range: Range): boolean {
  return !unreachable.some((block) => intersects(block, range))
}

/** Whether a range holds any globally reachable address. */
export function reachesPublicAddresses(range: Range): boolean {
  return !covers(unreachable, range)
}

/**
 * Whether the entries admit the whole internet. Blocks that no caller comes from don't count: a list that lacks only
 * those restricts no client.
 */
export function coversAllIpv4(entries: readonly Entry[]): boolean {
  return covers([...entries, ...unreachable], everything)
}

function contains(outer: Range, inner: Range): boolean {
  return outer.first <= inner.first && inner.last <= outer.last
}

function special(network: string, prefix: number, purpose: string): SpecialPurposeBlock {
  return { range: blockOf(network, prefix), purpose }
}
