import { isPlaceholder } from '../ranges/index.ts'
import { additions } from './additions.ts'
import { type AllowList, knownEntries, meansSame } from './allow-list.ts'
import { type Decision, notice, refused, unchanged, warning } from './decision.ts'
import { type ListRules, listProblems } from './limits.ts'
import { mergeDeclared, savedByMerging } from './merge.ts'
import type { NodeEgress } from './node-egress.ts'
import { egressNotes, requiredEgress, uncovered } from './required-egress.ts'
import type { Spec } from './spec.ts'

/** `add`: the list in force, and what is asked for beside it. Takes nothing away but the placeholder. */
export function planAdd(current: AllowList, spec: Spec, egress: NodeEgress | undefined, rules: ListRules): Decision {
  if (current.open) return openAlready(spec)
  const ways = requiredEgress(spec, egress)
  if (ways.kind === 'unknown') return refused(ways.problem)
  // What only leases hold isn't there for good, so nothing may rest on it.
  const present = current.placeholder
    ? []
    : knownEntries(current.entries.filter((one) => !current.leased.includes(one)))
  if (current.placeholder && spec.declared.some(({ entry }) => isPlaceholder(entry)))
    return unchanged(notice('The list is "0.0.0.0/32" already.'))

  const forGood = mergeDeclared(spec, uncovered([...ways.entries, ...spec.declared], present))
  const runner = uncovered(spec.runner, [...present, ...forGood.map(({ entry }) => entry)]).filter(
    ({ entry }) => !current.leased.some((leased) => meansSame(leased, entry)),
  )
  if (forGood.length + runner.length === 0) return unchanged(notice('The list covers what is asked for already.'))

  const added = [...additions(forGood, false), ...additions(runner, true)]
  const kept = current.placeholder ? [] : current.texts
  const list = [...kept, ...added.map(({ text }) => text)]
  const problems = listProblems(
    current,
    list,
    [...forGood, ...runner].map(({ entry }) => entry),
    savedByMerging(forGood),
    rules,
  )
  if (problems.length > 0) return refused(...problems)
  return {
    kind: 'change',
    list,
    added,
    removed: current.placeholder ? current.texts : [],
    replacesPlaceholder: current.placeholder,
    wasOpen: false,
    notes: egressNotes(egress),
  }
}

function openAlready(spec: Spec): Decision {
  const open = 'The API server is open to the whole internet, so every client, this runner too, reaches it already.'
  if (spec.declared.length === 0) return unchanged(notice(`${open} Nothing was written.`))
  return unchanged(
    warning(
      `${open} Adding ranges now would shut all other clients out, so nothing was written. To turn the restriction on, use \`mode: set\` with the whole list.`,
    ),
  )
}
