import type { Egress } from '../../src/egress/egress.ts'
import type { Decision } from '../../src/plan/decision.ts'
import { needsEgress } from '../../src/plan/egress-claims.ts'
import { listingOf } from '../../src/plan/listing.ts'
import { plan } from '../../src/plan/plan.ts'
import type { Claim, Origin, Wish } from '../../src/plan/wish.ts'
import { type Entry, parseListed, type Range } from '../../src/ranges/index.ts'

export function entry(text: string): Entry {
  const [listed] = parseListed([text])
  if (listed?.entry === undefined) throw new Error(`${text} is no entry`)
  return listed.entry
}

export function range(text: string): Range {
  const found = entry(text)
  if (found.kind !== 'range') throw new Error(`${text} is no range`)
  return found
}

export const claims = (origin: Origin, ...texts: string[]): Claim[] =>
  texts.map((text) => ({ entry: entry(text), origin }))

/** A wish in a few words: what is left out isn't asked for. */
export interface Asked {
  mode: Wish['mode']
  ranges?: readonly string[]
  runner?: readonly string[]
  egressIps?: readonly string[]
  egressMode?: Wish['egressMode']
  restore?: Wish['restore']
  aggregate?: boolean
  lease?: Wish['lease']
}

export function wish({
  mode,
  ranges = [],
  runner = [],
  egressIps = [],
  egressMode = 'auto',
  restore = 'temporary',
  aggregate = false,
  lease,
}: Asked): Wish {
  return {
    mode,
    declared: claims('ranges', ...ranges),
    runner: claims('runner', ...runner),
    egressIps: claims('egress-ips', ...egressIps),
    egressMode,
    restore,
    aggregate,
    ...(lease && { lease }),
  }
}

export const byLoadBalancer = (...texts: string[]): Egress => ({
  kind: 'resolved',
  leavesBy: 'load-balancer',
  addresses: texts.map((text) => ({ range: range(text), chain: 'public IP outbound <- load balancer' })),
})

export const byFirewall = (...texts: string[]): Egress => ({
  kind: 'resolved',
  leavesBy: 'another-way',
  addresses: texts.map((text) => ({ range: range(text), chain: 'public IP pip-fw <- firewall fw-hub' })),
})

export const unresolved: Egress = {
  kind: 'unresolved',
  why: 'its outbound type is "userDefinedRouting".',
  addresses: [],
}
export const notNeeded: Egress = { kind: 'not-needed', why: 'API Server VNet Integration', warning: 'Restart it.' }

/** Plans as the main step does: the egress is known only where the plan needs it. */
export function planned(
  current: readonly string[],
  asked: Asked,
  egress: Egress = byLoadBalancer('20.0.0.1'),
): Decision {
  const listing = listingOf(current)
  const asWish = wish(asked)
  return plan(listing, asWish, needsEgress(listing, asWish) ? egress : undefined, { maximum: 200 })
}
