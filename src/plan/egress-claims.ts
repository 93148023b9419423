import { addressesOf, type Egress, egressRemedy, placeholderSuffices } from '../egress/egress.ts'
import type { Problem } from '../errors.ts'
import { covers, type Entry, isPlaceholder } from '../ranges/index.ts'
import { type Note, warning } from './decision.ts'
import { knownEntries, type Listing } from './listing.ts'
import { type Claim, namesEgress, type Wish } from './wish.ts'

/**
 * Whether the plan has to know the cluster's egress: wherever a write could newly shut the nodes out, or where
 * the egress was asked for by name. The common temporary access needs no look-up at all.
 */
export function needsEgress(listing: Listing, wish: Wish): boolean {
  switch (wish.mode) {
    case 'add':
      return !listing.open && (listing.placeholder || namesEgress(wish.egressMode))
    case 'set':
      return true
    case 'remove':
      return !listing.open && removesSomething(listing, wish)
    case 'disable':
      // `restore: all` will turn the restriction on again, from what main wrote into the state.
      return wish.restore === 'all' && !listing.open
    case 'sweep':
      // Only where there is something to collect: `collectsEntries`.
      return false
  }
}

function removesSomething(listing: Listing, wish: Wish): boolean {
  const targets = [...wish.declared, ...wish.runner].map((claim) => claim.entry)
  return knownEntries(listing.entries).some((entry) => covers(targets, entry))
}

/** What must stay covered, or why that can't be told. */
export type EgressClaims =
  | { readonly kind: 'known'; readonly claims: readonly Claim[] }
  | { readonly kind: 'unknown'; readonly problem: Problem }

/** Addresses named in `egress-ips` stand in for those that could not be found; both count where both are there. */
export function egressClaims(wish: Pick<Wish, 'egressIps'>, egress: Egress | undefined): EgressClaims {
  if (egress === undefined || egress.kind === 'not-needed') return { kind: 'known', claims: wish.egressIps }
  const found = egress.addresses.map(({ range, chain }): Claim => ({ entry: range, origin: 'egress', source: chain }))
  if (egress.kind === 'unresolved' && wish.egressIps.length === 0) {
    return {
      kind: 'unknown',
      problem: {
        code: 'egress-unresolved',
        what: `The cluster's own egress is needed and could not be resolved: ${egress.why}`,
        remedy: egressRemedy,
      },
    }
  }
  return { kind: 'known', claims: [...found, ...wish.egressIps] }
}

/** `0.0.0.0/32` admits the cluster's own load balancer and nobody else, so the nodes must leave by it. */
export function placeholderProblem(egress: Egress | undefined): Problem | undefined {
  if (egress === undefined || placeholderSuffices(egress)) return undefined
  const why =
    egress.kind === 'unresolved'
      ? `may leave by another way: ${egress.why}`
      : `leave by another way: ${addressesOf(egress)
          .map(({ range, chain }) => `${range.text} <- ${chain}`)
          .join('; ')}.`
  return {
    code: 'placeholder',
    what: `"0.0.0.0/32" admits only the cluster's own load balancer, and the nodes ${why}`,
    remedy: 'Name the ranges to authorize instead of it.',
  }
}

/** What a person should know of the egress that a write rests on. */
export function egressNotes(egress: Egress | undefined): Note[] {
  if (egress === undefined || egress.kind === 'unresolved' || egress.warning === undefined) return []
  return [warning(egress.warning)]
}

/** Those claims, each once, that `present` doesn't cover yet; an earlier claim covers a later one. */
export function uncovered(claims: readonly Claim[], present: readonly Entry[]): Claim[] {
  const missing: Claim[] = []
  for (const claim of claims) {
    const standing = [...present.filter((entry) => !isPlaceholder(entry)), ...missing.map(({ entry }) => entry)]
    if (!covers(standing, claim.entry)) missing.push(claim)
  }
  return missing
}
