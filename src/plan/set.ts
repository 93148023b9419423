import type { Problem } from '../errors.ts'
import { isExpired, leasesOn } from '../leases/index.ts'
import { type Entry, isPlaceholder, sameSet } from '../ranges/index.ts'
import { additions, listOf } from './additions.ts'
import { AllowList } from './allow-list.ts'
import type { CurrentList } from './current-list.ts'
import { changeOf, type Decision, type Note, notice, refused, unchanged } from './decision.ts'
import { type ListRules, listProblems } from './limits.ts'
import { mergeDeclared, savedByMerging } from './merge.ts'
import type { NodeEgress } from './node-egress.ts'
import { egressNotes, placeholderProblem, requiredEgress, uncovered } from './required-egress.ts'
import type { RequestedEntry, Spec } from './spec.ts'

/** `set`: exactly what is declared, the cluster's egress, and the runner's address. Turns the restriction on where it was off. */
export function planSet(current: CurrentList, spec: Spec, egress: NodeEgress | undefined, rules: ListRules): Decision {
  const { list, open } = current
  const wanted = wantedBySet(spec, egress)
  if (wanted.kind === 'unknown') return refused(wanted.problem)
  const { forGood, runner } = wanted
  const entries = entriesOf([...forGood, ...runner])
  const held = heldByOthers(current)
  if (held.size > 0 && entries.some(isPlaceholder)) return refused(notBesideLeases(held))
  if (!open && isAlready(list, [...entries, ...held.entries]))
    return unchanged(notice('The list is what it should be already.'))
  const kept = list.common(AllowList.of(entries).plus(held))
  const isNew = ({ entry }: RequestedEntry) => !kept.has(entry)
  const added = [...additions(forGood.filter(isNew), false), ...additions(runner.filter(isNew), true)]
  const after = kept.plus(listOf(added))
  const problems = listProblems(list, after, entries, savedByMerging(forGood), rules)
  return problems.length > 0 ? refused(...problems) : changeOf(list, after, added, notesOn(current, egress))
}

function isAlready(list: AllowList, entries: readonly Entry[]): boolean {
  return sameSet(list.entries, entries) && list.entries.length === list.size
}

/** Addresses of other jobs that are under way. */
function heldByOthers({ leased, leases }: CurrentList): AllowList {
  return leased.filter((entry) => leasesOn(leases, entry).some((lease) => !isExpired(leases, lease)))
}

function notBesideLeases(held: AllowList): Problem {
  return {
    code: 'placeholder',
    what: `Other jobs hold leases of ${held.texts.join(', ')}, and "0.0.0.0/32" can't stand beside other ranges.`,
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
  const required = requiredEgress(spec, egress)
  if (required.kind === 'unknown') return required
  const declared = mergeDeclared(spec, spec.declared)
  const forGood = [...declared, ...uncovered(required.entries, entriesOf(declared))]
  return { kind: 'known', forGood, runner: uncovered(spec.runner, entriesOf(forGood)) }
}

function entriesOf(requested: readonly RequestedEntry[]): Entry[] {
  return requested.map(({ entry }) => entry)
}

function notesOn({ list, open }: CurrentList, egress: NodeEgress | undefined): Note[] {
  const notes: Note[] = []
  if (open) notes.push(notice('The API server was open to the whole internet; this step restricts it.'))
  if (egress?.kind === 'resolved' || open || list.placeholder) notes.push(...egressNotes(egress))
  return notes
}
