import { enumerated, type Problem } from '../errors.ts'
import { coverageOf, covers, type Entry, intersects } from '../ranges/index.ts'
import { type AllowList, knownEntries } from './allow-list.ts'
import { type Decision, type Note, notice, refused, unchanged } from './decision.ts'
import type { NodeEgress } from './node-egress.ts'
import { requiredEgress } from './required-egress.ts'
import type { RequestedEntry, Spec } from './spec.ts'

/** `remove`: the list in force without what is named. Never splits an entry, never leaves nothing, never cuts the nodes off. */
export function planRemove(current: AllowList, spec: Spec, egress: NodeEgress | undefined): Decision {
  const entries = [...spec.declared, ...spec.runner]
  const targets = entries.map(({ entry }) => entry)
  if (current.open)
    return unchanged(notice('The API server is open to the whole internet: there is nothing to remove.'))
  const asked = coverageOf(targets)
  const gone = current.entries.filter(({ entry }) => entry !== undefined && asked.covers(entry))
  const problems = wider(current, targets)
  if (problems.length > 0) return refused(...problems)
  const notes = absent(current, entries)
  if (gone.length === 0) return unchanged(...notes)

  const kept = current.entries.filter((listed) => !gone.includes(listed))
  if (kept.length === 0) {
    return refused({
      code: 'list-would-be-empty',
      what: 'Removing these entries would leave an empty list, and an empty list opens the API server to the whole internet.',
      remedy: 'Keep an entry, or use `mode: disable` if that is what you want.',
    })
  }
  const cutOff = uncoveredEgress(knownEntries(current.entries), knownEntries(kept), spec, egress)
  if (cutOff.length > 0) return refused(...cutOff)
  return {
    kind: 'change',
    list: kept.map(({ text }) => text),
    added: [],
    removed: gone.map(({ text }) => text),
    replacesPlaceholder: false,
    wasOpen: false,
    notes,
  }
}

function wider(current: AllowList, targets: readonly Entry[]): Problem[] {
  const asked = coverageOf(targets)
  return current.entries.flatMap(({ text, entry }) => {
    if (entry === undefined || asked.covers(entry) || !asked.intersects(entry)) return []
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

function absent(current: AllowList, entries: readonly RequestedEntry[]): Note[] {
  const known = coverageOf(knownEntries(current.entries))
  const missing = entries.filter(({ entry }) => !known.intersects(entry))
  if (missing.length === 0) return []
  const texts = missing.map(({ entry }) => `"${entry.text}"`)
  return [
    notice(`${enumerated(texts)} ${texts.length === 1 ? "isn't" : "aren't"} on the list: there was nothing to remove.`),
  ]
}

function uncoveredEgress(
  before: readonly Entry[],
  after: readonly Entry[],
  spec: Spec,
  egress: NodeEgress | undefined,
): Problem[] {
  const ways = requiredEgress(spec, egress)
  if (ways.kind === 'unknown') return [ways.problem]
  return ways.entries
    .filter(({ entry }) => covers(before, entry) && !covers(after, entry))
    .map(({ entry, source }) => ({
      code: 'egress-uncovered',
      what: `The cluster's own nodes reach the API server from "${entry.text}"${source === undefined ? '' : ` (${source})`}, and the list would no longer admit it.`,
      remedy: 'Keep the entry that covers it.',
    }))
}
