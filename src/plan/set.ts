import type { Problem } from '../errors.ts'
import { isExpired, leasesOn } from '../leases/index.ts'
import { type Entry, isPlaceholder, type ListedEntry, sameSet } from '../ranges/index.ts'
import { additions } from './additions.ts'
import { type AllowList, keyOf, knownEntries } from './allow-list.ts'
import { type Decision, type Note, notice, refused, unchanged } from './decision.ts'
import { type ListRules, listProblems } from './limits.ts'
import { mergeDeclared, savedByMerging } from './merge.ts'
import type { NodeEgress } from './node-egress.ts'
import { egressNotes, placeholderProblem, requiredEgress, uncovered } from './required-egress.ts'
import type { RequestedEntry, Spec } from './spec.ts'

/** `set`: exactly what is declared, the cluster's egress, and the runner's address. Turns the restriction on where it was off. */
export function planSet(current: AllowList, spec: Spec, egress: NodeEgress | undefined, rules: ListRules): Decision {
  const wanted = wantedBySet(spec, egress)
  if (wanted.kind === 'unknown') return refused(wanted.problem)
  const { forGood, runner } = wanted
  const entries = [...forGood, ...runner].map(({ entry }) => entry)
  const held = heldByOthers(current)
  if (held.length > 0 && entries.some(isPlaceholder)) return refused(notBesideLeases(held))
  if (isAlready(current, [...entries, ...knownEntries(held)]))
    return unchanged(notice('The list is what it should be already.'))
  const wantedKeys = new Set(entries.map(keyOf))
  const kept = current.entries.filter(
    (listed) => held.includes(listed) || (listed.entry !== undefined && wantedKeys.has(keyOf(listed.entry))),
  )
  const keptKeys = new Set(knownEntries(kept).map(keyOf))
  const isNew = ({ entry }: RequestedEntry) => !keptKeys.has(keyOf(entry))
  const added = [...additions(forGood.filter(isNew), false), ...additions(runner.filter(isNew), true)]
  const list = [...kept.map(({ text }) => text), ...added.map(({ text }) => text)]
  const problems = listProblems(current, list, entries, savedByMerging(forGood), rules)
  if (problems.length > 0) return refused(...problems)
  return {
    kind: 'change',
    list,
    added,
    removed: current.entries.filter((listed) => !kept.includes(listed)).map(({ text }) => text),
    replacesPlaceholder: current.placeholder && !entries.some(isPlaceholder),
    wasOpen: current.open,
    notes: notesOn(current, egress),
  }
}

function isAlready(current: AllowList, entries: readonly Entry[]): boolean {
  const known = knownEntries(current.entries)
  return !current.open && sameSet(known, entries) && known.length === current.texts.length
}

/** Addresses of other jobs that are under way. */
function heldByOthers({ leased, leases }: AllowList): ListedEntry[] {
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
  | { readonly kind: 'known'; readonly forGood: readonly RequestedEntry[]; readonly runner: readonly RequestedEntry[] }
  | { readonly kind: 'unknown'; readonly problem: Problem }

function wantedBySet(spec: Spec, egress: NodeEgress | undefined): Wanted {
  if (spec.declared.some(({ entry }) => isPlaceholder(entry))) {
    const problem = placeholderProblem(egress)
    return problem === undefined ? { kind: 'known', forGood: spec.declared, runner: [] } : { kind: 'unknown', problem }
  }
  const ways = requiredEgress(spec, egress)
  if (ways.kind === 'unknown') return ways
  const declared = mergeDeclared(spec, spec.declared)
  const forGood = [
    ...declared,
    ...uncovered(
      ways.entries,
      declared.map(({ entry }) => entry),
    ),
  ]
  return {
    kind: 'known',
    forGood,
    runner: uncovered(
      spec.runner,
      forGood.map(({ entry }) => entry),
    ),
  }
}

function notesOn(current: AllowList, egress: NodeEgress | undefined): Note[] {
  const notes: Note[] = []
  if (current.open) notes.push(notice('The API server was open to the whole internet; this step restricts it.'))
  if (egress?.kind === 'resolved' || current.open || current.placeholder) notes.push(...egressNotes(egress))
  return notes
}
