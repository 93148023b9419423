import { enumerated, type Problem } from '../errors.ts'
import { coverageOf, covers, type Entry, intersects } from '../ranges/index.ts'
import type { AllowList } from './allow-list.ts'
import type { CurrentList } from './current-list.ts'
import { changeOf, type Decision, type Note, notice, refused, unchanged } from './decision.ts'
import type { NodeEgress } from './node-egress.ts'
import { requiredEgress } from './required-egress.ts'
import type { RequestedEntry, Spec } from './spec.ts'

/** `remove`: the list in force without what is named. Never splits an entry, never leaves nothing, never cuts the nodes off. */
export function planRemove({ list, open }: CurrentList, spec: Spec, egress: NodeEgress | undefined): Decision {
  const named = [...spec.declared, ...spec.runner]
  const targets = named.map(({ entry }) => entry)
  if (open) return unchanged(notice('The API server is open to the whole internet: there is nothing to remove.'))
  const asked = coverageOf(targets)
  const kept = list.filter((entry) => !asked.covers(entry))
  const problems = wider(kept, targets)
  if (problems.length > 0) return refused(...problems)
  const notes = absent(list, named)
  if (kept.size === list.size) return unchanged(...notes)
  if (kept.size === 0) {
    return refused({
      code: 'list-would-be-empty',
      what: 'Removing these entries would leave an empty list, and an empty list opens the API server to the whole internet.',
      remedy: 'Keep an entry, or use `mode: disable` if that is what you want.',
    })
  }
  const cutOff = uncoveredEgress(list, kept, spec, egress)
  return cutOff.length > 0 ? refused(...cutOff) : changeOf(list, kept, [], notes)
}

/** Entries that stay and yet hold an address that is to go. */
function wider(kept: AllowList, targets: readonly Entry[]): Problem[] {
  const asked = coverageOf(targets)
  return kept.listed.flatMap(({ text, entry }) => {
    if (entry === undefined || !asked.intersects(entry)) return []
    const inside = targets.filter((target) => intersects(entry, target))
    return [
      {
        code: 'entry-wider',
        what: `"${text}" on the list is wider than "${enumerated(inside.map((target) => target.text))}", and an entry is never split.`,
        remedy: `Remove "${text}" itself, and add back what should stay.`,
      },
    ]
  })
}

function absent(list: AllowList, named: readonly RequestedEntry[]): Note[] {
  const listed = coverageOf(list.entries)
  const missing = named.filter(({ entry }) => !listed.intersects(entry))
  if (missing.length === 0) return []
  const texts = missing.map(({ entry }) => `"${entry.text}"`)
  return [
    notice(`${enumerated(texts)} ${texts.length === 1 ? "isn't" : "aren't"} on the list: there was nothing to remove.`),
  ]
}

function uncoveredEgress(before: AllowList, after: AllowList, spec: Spec, egress: NodeEgress | undefined): Problem[] {
  const required = requiredEgress(spec, egress)
  if (required.kind === 'unknown') return [required.problem]
  return required.entries
    .filter(({ entry }) => covers(before.entries, entry) && !covers(after.entries, entry))
    .map(({ entry, source }) => ({
      code: 'egress-uncovered',
      what: `The cluster's own nodes reach the API server from "${entry.text}"${source === undefined ? '' : ` (${source})`}, and the list would no longer admit it.`,
      remedy: 'Keep the entry that covers it.',
    }))
}
