import { isPlaceholder } from '../ranges/index.ts'
import { additions, listOf } from './additions.ts'
import { AllowList } from './allow-list.ts'
import type { CurrentList } from './current-list.ts'
import { changeOf, type Decision, notice, refused, unchanged, warning } from './decision.ts'
import { type ListRules, listProblems } from './limits.ts'
import { mergeDeclared, savedByMerging } from './merge.ts'
import type { NodeEgress } from './node-egress.ts'
import { egressNotes, requiredEgress, uncovered } from './required-egress.ts'
import type { Spec } from './spec.ts'

/** `add`: the list in force, and what is asked for beside it. Takes nothing away but the placeholder. */
export function planAdd(
  { list, open, leased }: CurrentList,
  spec: Spec,
  egress: NodeEgress | undefined,
  rules: ListRules,
): Decision {
  if (open) return openAlready(spec)
  const required = requiredEgress(spec, egress)
  if (required.kind === 'unknown') return refused(required.problem)
  if (list.placeholder && spec.declared.some(({ entry }) => isPlaceholder(entry)))
    return unchanged(notice('The list is "0.0.0.0/32" already.'))
  const kept = list.placeholder ? AllowList.parse([]) : list
  // What only leases hold isn't there for good, so nothing may rest on it.
  const present = kept.minus(leased).entries
  const forGood = mergeDeclared(spec, uncovered([...required.entries, ...spec.declared], present))
  const runner = uncovered(spec.runner, [...present, ...forGood.map(({ entry }) => entry)]).filter(
    ({ entry }) => !leased.has(entry),
  )
  if (forGood.length + runner.length === 0) return unchanged(notice('The list covers what is asked for already.'))

  const added = [...additions(forGood, false), ...additions(runner, true)]
  const after = kept.plus(listOf(added))
  const problems = listProblems(list, after, listOf(added).entries, savedByMerging(forGood), rules)
  return problems.length > 0 ? refused(...problems) : changeOf(list, after, added, egressNotes(egress))
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
