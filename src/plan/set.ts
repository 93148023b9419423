import type { Problem } from '../errors.ts'
import { isExpired, leasesOn } from '../leases/index.ts'
import { type Entry, isPlaceholder, type ListedEntry, sameSet } from '../ranges/index.ts'
import { additions } from './additions.ts'
import { type Decision, type Note, notice, refused, unchanged } from './decision.ts'
import { egressClaims, egressNotes, placeholderProblem, uncovered } from './egress-claims.ts'
import { type ListRules, listProblems } from './limits.ts'
import { keyOf, knownEntries, type Listing } from './listing.ts'
import { mergeDeclared, savedByMerging } from './merge.ts'
import type { NodeEgress } from './node-egress.ts'
import type { Claim, Wish } from './wish.ts'

/** `set`: exactly what is declared, the cluster's egress, and the runner's address. Turns the restriction on where it was off. */
export function planSet(listing: Listing, wish: Wish, egress: NodeEgress | undefined, rules: ListRules): Decision {
  const wanted = wantedBySet(wish, egress)
  if (wanted.kind === 'unknown') return refused(wanted.problem)
  const { forGood, runner } = wanted
  const entries = [...forGood, ...runner].map(({ entry }) => entry)
  const held = heldByOthers(listing)
  if (held.length > 0 && entries.some(isPlaceholder)) return refused(notBesideLeases(held))
  if (isAlready(listing, [...entries, ...knownEntries(held)]))
    return unchanged(notice('The list is what it should be already.'))
  const wantedKeys = new Set(entries.map(keyOf))
  const kept = listing.entries.filter(
    (listed) => held.includes(listed) || (listed.entry !== undefined && wantedKeys.has(keyOf(listed.entry))),
  )
  const keptKeys = new Set(knownEntries(kept).map(keyOf))
  const isNew = ({ entry }: Claim) => !keptKeys.has(keyOf(entry))
  const added = [...additions(forGood.filter(isNew), false), ...additions(runner.filter(isNew), true)]
  const list = [...kept.map(({ text }) => text), ...added.map(({ text }) => text)]
  const problems = listProblems(listing, list, entries, savedByMerging(forGood), rules)
  if (problems.length > 0) return refused(...problems)
  return {
    kind: 'change',
    list,
    added,
    removed: listing.entries.filter((listed) => !kept.includes(listed)).map(({ text }) => text),
    replacesPlaceholder: listing.placeholder && !entries.some(isPlaceholder),
    wasOpen: listing.open,
    notes: notesOn(listing, egress),
  }
}

function isAlready(listing: Listing, entries: readonly Entry[]): boolean {
  const known = knownEntries(listing.entries)
  return !listing.open && sameSet(known, entries) && known.length === listing.texts.length
}

/** Addresses of other jobs that are under way. */
function heldByOthers({ leased, leases }: Listing): ListedEntry[] {
  return leased.filter(
    ({ entry }) => entry !== undefined && leasesOn(leases, entry).some((lease) => !isExpired(leases, lease)),
  )
}

function notBesideLeases(held: readonly ListedEntry[]): Problem {
  return {
    code: 'placeholder',
    what: `Other jobs hold leases of ${held.map(({ text }) => text).join(', ')}, and "0.0.0.0/32" can't stand beside other ranges.`,
    remedy: 'Run the step again when they have ended, or end their access with `mode: remove`.',
  }
}

type Wanted =
  | { readonly kind: 'known'; readonly forGood: readonly Claim[]; readonly runner: readonly Claim[] }
  | { readonly kind: 'unknown'; readonly problem: Problem }

function wantedBySet(wish: Wish, egress: NodeEgress | undefined): Wanted {
  if (wish.declared.some(({ entry }) => isPlaceholder(entry))) {
    const problem = placeholderProblem(egress)
    return problem === undefined ? { kind: 'known', forGood: wish.declared, runner: [] } : { kind: 'unknown', problem }
  }
  const ways = egressClaims(wish, egress)
  if (ways.kind === 'unknown') return ways
  const declared = mergeDeclared(wish, wish.declared)
  const forGood = [
    ...declared,
    ...uncovered(
      ways.claims,
      declared.map(({ entry }) => entry),
    ),
  ]
  return {
    kind: 'known',
    forGood,
    runner: uncovered(
      wish.runner,
      forGood.map(({ entry }) => entry),
    ),
  }
}

function notesOn(listing: Listing, egress: NodeEgress | undefined): Note[] {
  const notes: Note[] = []
  if (listing.open) notes.push(notice('The API server was open to the whole internet; this step restricts it.'))
  if (egress?.kind === 'resolved' || listing.open || listing.placeholder) notes.push(...egressNotes(egress))
  return notes
}
