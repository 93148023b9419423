import type { Problem } from '../errors.ts'
import { coversAllIpv4, type Entry, isPlaceholder, parseListed } from '../ranges/index.ts'
import { type AllowList, knownEntries } from './allow-list.ts'

/** What AKS allows on one list: 200 ranges, 2,000 with API Server VNet Integration (learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges). */
export interface ListRules {
  readonly maximum: number
}

/**
 * What is wrong with the list that a change would leave. What was on the cluster before is never held against the
 * step: only what grows or is new is checked.
 *
 * @param saved how many entries fewer it would be with `aggregate: true`
 */
export function listProblems(
  before: AllowList,
  list: readonly string[],
  added: readonly Entry[],
  saved: number,
  rules: ListRules,
): Problem[] {
  const after = knownEntries(parseListed(list))
  return [
    ...tagProblems(after, added),
    ...breadthProblems(after, added),
    ...placeholderProblems(list, after, added),
    ...sizeProblems(before, list, saved, rules),
  ]
}

function tagProblems(after: readonly Entry[], added: readonly Entry[]): Problem[] {
  const tags = [...new Set(after.filter((entry) => entry.kind === 'service-tag').map((entry) => entry.text))]
  if (tags.length < 2 || !added.some((entry) => entry.kind === 'service-tag')) return []
  return [
    {
      code: 'service-tags',
      what: `The list would hold ${tags.length} service tags (${tags.join(', ')}), and AKS takes one.`,
      remedy: 'Leave one, and name ranges for the rest.',
    },
  ]
}

function breadthProblems(after: readonly Entry[], added: readonly Entry[]): Problem[] {
  if (added.length === 0 || !coversAllIpv4(after)) return []
  return [
    {
      code: 'list-too-wide',
      what: 'The list would cover all of IPv4 and so open the API server to the whole internet.',
      remedy: 'Name narrower ranges; only `mode: disable` opens a cluster.',
    },
  ]
}

function placeholderProblems(list: readonly string[], after: readonly Entry[], added: readonly Entry[]): Problem[] {
  if (list.length < 2 || !after.some(isPlaceholder) || added.length === 0) return []
  return [
    {
      code: 'placeholder',
      what: '"0.0.0.0/32" stands for "only the cluster itself" and can\'t stand beside other ranges.',
      remedy: 'Leave it out, or declare it alone with `mode: set`.',
    },
  ]
}

function sizeProblems(before: AllowList, list: readonly string[], saved: number, rules: ListRules): Problem[] {
  if (list.length <= rules.maximum || list.length <= before.texts.length) return []
  const merged = list.length - saved
  return [
    {
      code: 'list-too-long',
      what: `The list would hold ${list.length} ranges, and this cluster takes ${rules.maximum}.`,
      remedy: `Merged without widening they would be ${merged}: ${
        merged <= rules.maximum ? 'set `aggregate: true`' : 'name fewer ranges'
      }.`,
    },
  ]
}
