/** Something to say about one entry, or about a text as a whole. Entries with the same `kind` are told in one message. */
export interface EntryFinding<Kind extends string> {
  readonly kind: Kind
  /** The entry as written; undefined where the whole text is meant. */
  readonly word: string | undefined
  /** Where it stands first, counted from 1. */
  readonly line: number
  readonly own?: OwnWords
}

/** What is told of this very entry instead of what its kind says. */
export interface OwnWords {
  readonly is?: string
  readonly remedy?: string
  /** A few words in a list of several entries. */
  readonly hint?: string
}

/** Something that was written and can't go on a list. */
export type EntryMistake = EntryFinding<MistakeKind>
/** Something that is taken, but may not be what was meant. */
export type Oddity = EntryFinding<OddityKind>

/** How a kind is told of one entry, of several (never of a whole text), and what to do. Both read on after the entry. */
export interface KindWords {
  readonly is: string
  readonly are?: string
  readonly remedy: string
}

const separately = 'Separate entries by commas, white space or new lines, without brackets and quotes'

export const mistakeKinds = {
  unknown: {
    is: 'is not an IPv4 address, a CIDR range or an Azure service tag',
    are: 'are not IPv4 addresses, CIDR ranges or Azure service tags',
    remedy: 'Entries look like 137.117.106.90, 137.117.106.88/29 or AzureFrontDoor.Backend.',
  },
  ipv6: {
    is: 'is IPv6, and AKS takes IPv4 only',
    are: 'are IPv6, and AKS takes IPv4 only',
    remedy: 'Name the IPv4 address that this traffic leaves from.',
  },
  'leading-zero': {
    is: 'has a number with a leading zero, which some programs take for octal',
    are: 'have numbers with leading zeros, which some programs take for octal',
    remedy: 'Write the number that is meant without leading zeros.',
  },
  'too-narrow': {
    is: 'has a prefix beyond /32',
    are: 'have prefixes beyond /32',
    remedy: 'Write a prefix from /8 to /32.',
  },
  'too-wide': {
    is: 'has a prefix that is wider than /8',
    are: 'have prefixes that are wider than /8',
    remedy: 'Name narrower ranges, /8 to /32. To open the cluster to the whole internet, use `mode: disable`.',
  },
  unreachable: {
    is: 'is not globally reachable',
    are: 'are not globally reachable: the API server never sees a caller from there',
    remedy: 'Name the public address that this traffic leaves from, such as that of its NAT gateway.',
  },
  'host-bits': {
    is: 'has host bits set, and AKS takes the network address',
    are: 'have host bits set, and AKS takes the network address',
    remedy: 'Write the network address for a whole range, or /32 for a single address.',
  },
  netmask: {
    is: 'has a netmask where a prefix length is expected',
    are: 'have netmasks where prefix lengths are expected',
    remedy: 'Write the prefix length behind the network address: /24 for 255.255.255.0.',
  },
  'from-to': {
    is: 'goes from one address to another, and AKS takes CIDR ranges',
    are: 'go from one address to another, and AKS takes CIDR ranges',
    remedy: 'Write the CIDR ranges that make it up.',
  },
  port: {
    is: 'has a port, and a range has none',
    are: 'have ports, and a range has none',
    remedy: 'Leave the port out.',
  },
  semicolon: {
    is: 'contains a semicolon, which separates nothing here',
    are: 'contain semicolons, which separate nothing here',
    remedy: 'Separate entries by commas, white space or new lines.',
  },
  quotes: {
    is: 'contains quotes',
    are: 'contain quotes',
    remedy: 'Leave the quotes out, or write the whole input as one JSON array of strings.',
  },
  url: {
    is: 'is a URL, and AKS takes addresses',
    are: 'are URLs, and AKS takes addresses',
    remedy: 'Name the address that the callers come from, without scheme, port and path.',
  },
  'host-name': {
    is: 'is a host name, and AKS takes addresses',
    are: 'are host names, and AKS takes addresses',
    remedy: 'Name the addresses that the callers come from.',
  },
  'empty-word': {
    is: 'is what programs print for a missing value',
    are: 'are what programs print for missing values',
    remedy: 'Check the variable, secret or output that fills this input.',
  },
  'universal-word': {
    is: 'stands for everything',
    are: 'stand for everything',
    remedy: 'Name the ranges to authorize. To open the cluster to the whole internet, use `mode: disable`.',
  },
  internet: {
    is: 'is the service tag of the whole internet',
    are: 'are the service tag of the whole internet',
    remedy: 'Name the ranges to authorize. To open the cluster to the whole internet, use `mode: disable`.',
  },
  'private-tag': {
    is: 'is a service tag of addresses within Azure networks, which no caller of the API server has',
    are: 'are service tags of addresses within Azure networks, which no caller of the API server has',
    remedy: 'Name the public addresses that this traffic leaves from.',
  },
  'unknown-tag': {
    is: 'is no Azure service tag that this version knows',
    are: 'are no Azure service tags that this version knows',
    remedy:
      'Check the spelling. A tag that is newer is written with `tag:` before it, such as `tag:NewService.WestUS`.',
  },
  'tag-shape': {
    is: 'does not name a service tag behind `tag:`',
    are: 'do not name a service tag behind `tag:`',
    remedy: 'Write it like `tag:NewService` or `tag:NewService.WestUS`.',
  },
  'second-tag': {
    is: 'is one more service tag, and AKS takes only one',
    are: 'are more service tags, and AKS takes only one',
    remedy: 'Leave one of them, and name ranges instead of the others.',
  },
  'no-tag-here': {
    is: 'is a service tag, and only addresses and CIDR ranges are taken here',
    are: 'are service tags, and only addresses and CIDR ranges are taken here',
    remedy: 'Name the addresses.',
  },
  json: {
    is: 'is JSON, but not one array of strings',
    remedy: 'Make one array of strings of it, with `az … --query` or `jq`.',
  },
  hcl: {
    is: 'is a list in brackets that is not JSON, which has no trailing comma, no comment and nothing beside the list',
    remedy: `Take \`terraform output -json\` or \`jsonencode(…)\`. Or: ${separately}.`,
  },
  python: {
    is: 'is a list as Python prints it, not JSON',
    remedy: `Print it with \`json.dumps(…)\` or \`", ".join(…)\`. Or: ${separately}.`,
  },
  brackets: {
    is: 'is a list in brackets',
    remedy: `${separately}, or write one JSON array of strings.`,
  },
  yaml: {
    is: 'is a YAML list, and an input is one text',
    remedy: 'Leave the dashes out: with `|` behind the name of the input, one entry a line.',
  },
  'utf-16': {
    is: 'is UTF-16 text or binary',
    remedy: 'Save it as UTF-8, in PowerShell with `Set-Content -Encoding utf8`.',
  },
} satisfies Readonly<Record<string, KindWords>>

export const oddityKinds = {
  'service-tag': {
    is: 'is taken as an Azure service tag',
    are: 'are taken as Azure service tags',
    remedy: 'It authorizes all addresses of that service.',
  },
  'spans-tenants': {
    is: 'spans tenants: it authorizes the addresses of every Azure customer, and not only yours',
    are: 'span tenants: they authorize the addresses of every Azure customer, and not only yours',
    remedy: 'Name narrower ranges, unless that is meant.',
  },
  'holds-special': {
    is: 'contains blocks that no caller comes from',
    are: 'contain blocks that no caller comes from',
    remedy: 'Name narrower ranges, unless all of it is meant.',
  },
} satisfies Readonly<Record<string, KindWords>>

export type OddityKind = keyof typeof oddityKinds
export type MistakeKind = keyof typeof mistakeKinds
