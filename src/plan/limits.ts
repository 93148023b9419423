import type { Problem } from '../errors.ts'
import { coversAllIpv4, type Entry, isPlaceholder } from '../ranges/index.ts'
import type { AllowList } from './allow-list.ts'

/** What AKS allows on one list: 200 ranges, 2,000 with API Server VNet Integration (learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges). */
export interface ListRules {
  readonly maximum: number
}

/**
 * What is wrong with the list that a change would leave. What was on the cluster before is never held against the
 * step: only what grows or is new is checked.
 *
 * @param added what the step asks for, at least one entry
 * @param saved how many entries fewer it would be with `aggregate: true`
 */
export function listProblems(
  before: AllowList,
  after: AllowList,
  added: readonly Entry[],
  saved: number,
  rules: ListRules,
): Problem[] {
  return [
    ...tagProblems(after.entries, added),
    ...breadthProblems(after.entries),
    ...placeholderProblems(after),
    ...sizeProblems(before, after, saved, rules),
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

function breadthProblems(after: readonly Entry[]): Problem[] {
  if (!coversAllIpv4(after)) return []
  return [
    {
      code: 'list-too-wide',
      what: 'The list would cover all of IPv4 and so open the API server to the whole internet.',
      remedy: 'Name narrower ranges; only `mode: disable` opens a cluster.',
    },
  ]
}

function placeholderProblems(after: AllowList): Problem[] {
  if (after.size < 2 || !after.entries.some(isPlaceholder)) return []
  return [
    {
      code: 'placeholder',
      what: '"0.0.0.0/32" stands for "only the cluster itself" and can\'t stand beside other ranges.',
      remedy: 'Leave it out, or declare it alone with `mode: set`.',
    },
  ]
}

function sizeProblems(before: AllowList, after: AllowList, saved: number, rules: ListRules): Problem[] {
  if (after.size <= rules.maximum || after.size <= before.size) return []
  const merged = after.size - saved
  return [
    {
      code: 'list-too-long',
      what: `The list would hold ${after.size} ranges, and this cluster takes ${rules.maximum}.`,
      remedy: `Merged without widening they would be ${merged}: ${
        merged <= rules.maximum ? 'set `aggregate: true`' : 'name fewer ranges'
      }.`,
    },
  ]
}
