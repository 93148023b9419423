/** An IPv4 range: the first address as a number, and how many bits the prefix has. */
export interface Ipv4Range {
  readonly first: number
  readonly prefix: number
  /** Whether the text named the network's own address. */
  readonly hostBitsClear: boolean
}

/** Reads `1.2.3.4` or `1.2.3.0/24`; undefined for anything else. */
export function parseRange(text: string): Ipv4Range | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text)
  if (match === null) return undefined
  const octets = match.slice(1, 5).map(Number)
  const prefix = Number(match[5] ?? 32)
  if (prefix > 32 || octets.some((octet) => octet > 255)) return undefined
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0)
  const first = address - (address % sizeOf(prefix))
  return { first, prefix, hostBitsClear: first === address }
}

/** Whether `outer` holds all of `inner`. */
export function covers(outer: Ipv4Range, inner: Ipv4Range): boolean {
  return inner.first >= outer.first && inner.first + sizeOf(inner.prefix) <= outer.first + sizeOf(outer.prefix)
}

function sizeOf(prefix: number): number {
  return 2 ** (32 - prefix)
}

/** The address that stands so many after a range's first; undefined where the range isn't IPv4, or has not that many. */
export function addressAt(range: string, offset: number): string | undefined {
  const parsed = parseRange(range)
  if (parsed === undefined || offset >= sizeOf(parsed.prefix)) return undefined
  const address = parsed.first + offset
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}
