import { type ClusterId, resourceIdOf } from '../arm/cluster-id.ts'
import { type Problem, problemText } from '../errors.ts'
import { cut, longestAnnotation } from '../log-text.ts'
import { changesList, removedBy } from '../plan/decision.ts'
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
  const { changed, restricted, ...lists } = facts(outcome)
  return {
    changed: String(changed),
    restricted: String(restricted),
    ranges: lists.ranges.join(','),
    'previous-ranges': lists['previous-ranges'].join(','),
    added: lists.added.join(','),
    removed: lists.removed.join(','),
    'runner-ip': lists['runner-ip'].join(','),
    'egress-ips': lists['egress-ips'].join(','),
    ...resultsOf([resultOf(outcome)]),
  }
}

function facts(outcome: Outcome) {
  const { change } = outcome
  const found = addressesOf(outcome.egress).map(({ range }) => range.text)
  const added = change?.added.map(({ text }) => text) ?? []
  const removed = change === undefined ? [] : removedBy(change).texts
  return {
    changed: change !== undefined && changesList(change),
    restricted: outcome.restricted,
    ranges: outcome.ranges,
    'previous-ranges': outcome.previous,
    added,
    removed,
    'runner-ip': outcome.spec.runner.map(({ entry }) => entry.text),
    'egress-ips': [...new Set([...found, ...outcome.spec.egressIps.map(({ entry }) => entry.text)])],
  }
}

/** One cluster in the output `result`, under its resource ID. */
type Result = Readonly<Record<string, unknown>>

export function resultOf(outcome: Outcome): Result {
  return { [resourceIdOf(outcome.cluster)]: facts(outcome) }
}

/** A cluster that failed: the code of its first problem, and what was said of all of them. */
export function failureOf(cluster: ClusterId, problems: readonly Problem[]): Result {
  return errorUnder(resourceIdOf(cluster), problems)
}

/** What a step leaves that failed before it came to any cluster, under what was asked for. */
export function failureResult(asked: string, problems: readonly Problem[]): Pick<OutputValues, 'result'> {
  return resultsOf([errorUnder(asked, problems)])
}

function errorUnder(key: string, problems: readonly Problem[]): Result {
  const message = cut(problems.map(problemText).join('\n'), longestAnnotation)
  return { [key]: { error: { code: problems[0]?.code, message } } }
}

export function resultsOf(results: readonly Result[]): Pick<OutputValues, 'result'> {
  return { result: JSON.stringify(Object.assign({}, ...results)) }
}
