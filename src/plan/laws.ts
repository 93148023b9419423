import type { Problem } from '../errors.ts'
import { coverageOf } from '../ranges/index.ts'
import type { AllowList } from './allow-list.ts'
import { type Change, removedBy } from './decision.ts'
import { isKnown, shutOut } from './node-egress.ts'

/**
 * Why a write may not be sent in place of a list: it would open the API server by accident, or cut the cluster's own nodes
 * off. Every write of every path passes here, whoever planned it, against the very list that it replaces.
 * @returns undefined where both laws hold
 */
export function brokenLaw(before: AllowList, change: Change): Problem | undefined {
  const { after, egress, temporaryRemovals } = change
  if (after.open) return before.open || change.opens === true ? undefined : opens
  const covered = coverageOf(after.entries)
  const gone = removedBy({ before, after }).filter((entry) => !covered.covers(entry))
  if (gone.size === 0 && !before.open) return undefined
  if (!isKnown(egress)) {
    const byState = !before.open && temporaryRemovals !== undefined && gone.minus(temporaryRemovals).size === 0
    return byState && gone.entries.length === gone.size ? undefined : unknownEgress
  }
  // A list newly restricted covers all of them: every caller was admitted before.
  const admitted = before.open && egress.kind === 'resolved' ? egress.addresses.map(({ range }) => range) : undefined
  const [first] = shutOut(admitted ?? before.entries, after.entries, egress)
  return first === undefined ? undefined : cutsOff(first.range.text)
}

const opens: Problem = {
  code: 'list-would-be-empty',
  what: 'The list that this step was about to write would have opened the API server to the whole internet, so it was not sent.',
  remedy: 'Run the step again. If this recurs, please report it with this log.',
}

const unknownEgress: Problem = {
  code: 'egress-unresolved',
  what: "The list that this step was about to write takes entries out, and the cluster's own egress isn't known, so it was not sent.",
  remedy: 'Run the step again. If this recurs, please report it with this log.',
}

function cutsOff(text: string): Problem {
  return {
    code: 'egress-uncovered',
    what: `The list that this step was about to write would no longer admit "${text}", which the cluster's own nodes come from, so it was not sent.`,
    remedy: 'Run the step again. If this recurs, please report it with this log.',
  }
}
