import { resourceIdOf } from '../arm/cluster-id.ts'
import { type Problem, problemText } from '../errors.ts'
import { cut, longestAnnotation } from '../log-text.ts'
import { removedBy } from '../plan/decision.ts'
import { addressesOf } from '../plan/node-egress.ts'
import type { Outcome } from './outcome.ts'

/** Every output, by its name in `action.yml`. */
export interface OutputValues {
  readonly changed: string
  readonly restricted: string
  readonly ranges: string
  readonly 'previous-ranges': string
  readonly added: string
  readonly removed: string
  readonly 'runner-ip': string
  readonly 'egress-ips': string
  readonly result: string
}

export function outputsOf(outcome: Outcome): OutputValues {
  const { change } = outcome
  const found = addressesOf(outcome.egress).map(({ range }) => range.text)
  const lists = {
    ranges: outcome.ranges,
    'previous-ranges': outcome.previous,
    added: change?.added.map(({ text }) => text) ?? [],
    removed: change === undefined ? [] : removedBy(change).texts,
    'runner-ip': outcome.spec.runner.map(({ entry }) => entry.text),
    'egress-ips': [...new Set([...found, ...outcome.spec.egressIps.map(({ entry }) => entry.text)])],
  }
  const changed = lists.added.length + lists.removed.length > 0
  const { restricted } = outcome
  return {
    changed: String(changed),
    restricted: String(restricted),
    ranges: lists.ranges.join(','),
    'previous-ranges': lists['previous-ranges'].join(','),
    added: lists.added.join(','),
    removed: lists.removed.join(','),
    'runner-ip': lists['runner-ip'].join(','),
    'egress-ips': lists['egress-ips'].join(','),
    result: JSON.stringify({ [resourceIdOf(outcome.cluster)]: { changed, restricted, ...lists } }),
  }
}

/** What a failed step leaves: the code of its first problem, and what it said of all of them, under the cluster that was asked for. */
export function failureResult(cluster: string, problems: readonly Problem[]): Pick<OutputValues, 'result'> {
  const message = cut(problems.map(problemText).join('\n'), longestAnnotation)
  return { result: JSON.stringify({ [cluster]: { error: { code: problems[0]?.code, message } } }) }
}
