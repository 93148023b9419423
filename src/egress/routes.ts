import { covers, coversAllIpv4, parseListed, type Range, reachesPublicAddresses } from '../ranges/index.ts'
import type { Route } from './network.ts'

/** What is known of the API server's public address. */
export type ApiServerAddress =
  | { readonly kind: 'known'; readonly addresses: readonly Range[] }
  | { readonly kind: 'unknown'; readonly why: string }

/**
 * The routes that may carry traffic to the API server; undefined stands for none of them, which leaves it to Azure's
 * own. More than one is a doubt, unless they lead the same way.
 */
export interface MatchingRoutes {
  readonly possible: readonly (Route | undefined)[]
  /** Why there may be several. */
  readonly doubt: string
}

/**
 * The longest prefix decides (learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview). Whether a service
 * tag holds an address ARM doesn't tell, so every such route may carry it, unless a /32 does: nothing beats that one.
 */
export function matchingRoutes(routes: readonly Route[], apiServer: ApiServerAddress): MatchingRoutes {
  const { ranges, tags } = sorted(routes)
  if (apiServer.kind === 'unknown') return possibleCarriers(ranges, tags, apiServer.why)
  const longest = apiServer.addresses.map((address) => ranges.find(({ range }) => covers([range], address)))
  const beaten = longest.every((entry) => entry?.range.prefix === 32)
  return {
    possible: unique([...longest.map((entry) => entry?.route), ...(beaten ? [] : tags)]),
    doubt: tags.length === 0 ? 'its name has several addresses' : doubtfulTags(tags),
  }
}

/** Whether the API server's address makes no difference: there is only one way that any public address takes. */
export function needsNoAddress(routes: readonly Route[]): boolean {
  const { ranges, tags } = sorted(routes)
  return tags.length === 0 && possibleCarriers(ranges, tags, '').possible.length === 1
}

function possibleCarriers(ranges: readonly Ranged[], tags: readonly Route[], why: string): MatchingRoutes {
  const covered = coversAllIpv4(ranges.map(({ range }) => range))
  return {
    possible: [...ranges.map(({ route }) => route), ...tags, ...(covered ? [] : [undefined])],
    doubt: why,
  }
}

interface Ranged {
  readonly route: Route
  readonly range: Range
}

/** The routes that matter to public IPv4 addresses, those of the longest prefix first. */
function sorted(routes: readonly Route[]): { readonly ranges: readonly Ranged[]; readonly tags: readonly Route[] } {
  const ranges: Ranged[] = []
  const tags: Route[] = []
  for (const route of routes) {
    const [listed] = parseListed([route.prefix])
    if (listed?.entry?.kind === 'range') {
      if (reachesPublicAddresses(listed.entry)) ranges.push({ route, range: listed.entry })
    } else if (!route.prefix.includes(':')) tags.push(route) // IPv6 prefixes carry none of it.
  }
  return { ranges: ranges.toSorted((left, right) => right.range.prefix - left.range.prefix), tags }
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)]
}

function doubtfulTags(tags: readonly Route[]): string {
  const names = tags.map(({ prefix }) => `"${prefix}"`).join(', ')
  return `it can't be told whether the service tag ${names} holds the API server's address`
}
