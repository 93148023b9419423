import type { Problem } from '../errors.ts'
import { namesEgress } from '../options.ts'
import { coverageOf, type Entry, isPlaceholder } from '../ranges/index.ts'
import { type Note, warning } from './decision.ts'
import { knownEntries, type Listing } from './listing.ts'
import { addressesOf, type NodeEgress, placeholderSuffices, type UnknownEgress } from './node-egress.ts'
import type { Claim, Wish } from './wish.ts'

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
  const targets = coverageOf([...wish.declared, ...wish.runner].map((claim) => claim.entry))
  return knownEntries(listing.entries).some((entry) => targets.covers(entry))
}

/** What must stay covered, or why that can't be told. */
export type EgressClaims =
  | { readonly kind: 'known'; readonly claims: readonly Claim[] }
  | { readonly kind: 'unknown'; readonly problem: Problem }

/** @param egress with what `egress-ips` names in it; undefined where nothing rests on it */
export function egressClaims(wish: Pick<Wish, 'egressIps'>, egress: NodeEgress | undefined): EgressClaims {
  if (egress?.kind === 'unknown') return { kind: 'unknown', problem: unknownEgress(egress) }
  const named = new Set(wish.egressIps.map(({ entry }) => entry.text))
  const found = addressesOf(egress).filter(({ range }) => !named.has(range.text))
  const claims = found.map(({ range, chain }): Claim => ({ entry: range, origin: 'egress', source: chain }))
  return { kind: 'known', claims: [...claims, ...wish.egressIps] }
}

/** The egress is needed and isn't known: what names it depends on what stood in the way. */
export function unknownEgress({ why, unread }: UnknownEgress): Problem {
  return {
    code: 'egress-unresolved',
    what: `The cluster's own egress is needed and could not be resolved: ${why}`,
    remedy: unread
      ? "Let the identity read what is named above, or take responsibility with `egress-mode: none`. `egress-ips` can't stand in for what wasn't looked at."
      : 'Name the addresses that the nodes leave by in `egress-ips`, or take responsibility with `egress-mode: none`.',
  }
}

/** `0.0.0.0/32` admits the cluster's own load balancer and nothing else, so the nodes must leave by it. */
export function placeholderProblem(egress: NodeEgress | undefined): Problem | undefined {
  if (egress === undefined || placeholderSuffices(egress)) return undefined
  const why =
    egress.kind === 'unknown'
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
export function egressNotes(egress: NodeEgress | undefined): Note[] {
  if (egress?.kind !== 'resolved' && egress?.kind !== 'not-needed') return []
  const { warning: text } = egress
  const doubt = egress.kind === 'resolved' ? egress.doubt : undefined
  return [...(text === undefined ? [] : [warning(text)]), ...(doubt === undefined ? [] : [warning(doubtful(doubt))])]
}

function doubtful(doubt: string): string {
  return `The nodes may leave by other addresses than those found: ${doubt} If there is one, name the addresses behind it in \`egress-ips\`.`
}

/** Those claims, each once, that `present` doesn't cover yet; an earlier claim covers a later one. */
export function uncovered(claims: readonly Claim[], present: readonly Entry[]): Claim[] {
  const standing = coverageOf(present.filter((entry) => !isPlaceholder(entry)))
  return claims.filter(({ entry }) => {
    const missing = !standing.covers(entry)
    standing.add(entry)
    return missing
  })
}
