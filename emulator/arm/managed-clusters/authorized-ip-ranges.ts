import type { Response } from '../../wire/http.ts'
import { invalidParameter } from '../core/errors.ts'
import { parseRange } from '../core/ipv4.ts'
import type { ArmSettings } from '../core/settings.ts'
import { authorizedIPRangesOf, type ClusterBody } from './body.ts'

const placeholder = '0.0.0.0/32'
const target = 'managedCluster.properties.apiServerAccessProfile.authorizedIPRanges'
/** https://learn.microsoft.com/azure/aks/api-server-service-tags */
const serviceTag = /^[A-Z][A-Za-z0-9]*(\.[A-Za-z0-9]+)?$/

/** The list as it is stored: bare addresses become /32, and the service may put it into another order. */
export function storedForm(ranges: readonly string[], order: ArmSettings['rangeOrder']): string[] {
  const normal = ranges.map((range) => (range.includes('/') || serviceTag.test(range) ? range : `${range}/32`))
  if (order === 'reversed') return normal.reverse()
  return order === 'sorted' ? normal.sort() : normal
}

/**
 * The 400 for a list that the merged cluster can't take. Entries that are on the stored list already are let through:
 * the service once took them. Only the texts about `0.0.0.0/32` and the limit are known; the others are inferred.
 */
export function rangesRefusal(stored: ClusterBody | undefined, merged: ClusterBody): Response | undefined {
  const ranges: unknown = merged.properties.apiServerAccessProfile?.authorizedIPRanges ?? []
  if (!isStringArray(ranges)) return invalidParameter('authorizedIPRanges must be an array of strings.', target)
  if (ranges.length === 0) return undefined
  const known = new Set(stored === undefined ? [] : authorizedIPRangesOf(stored))
  return (
    clusterRefusal(merged, ranges.length) ??
    combinationRefusal(ranges) ??
    entriesRefusal(ranges.filter((range) => !known.has(range)))
  )
}

function isStringArray(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function clusterRefusal({ properties }: ClusterBody, count: number): Response | undefined {
  const profile = properties.apiServerAccessProfile
  if (profile?.enablePrivateCluster === true) {
    return invalidParameter('Authorized IP ranges are not supported on a private cluster.', target)
  }
  if (properties.networkProfile.loadBalancerSku?.toLowerCase() === 'basic') {
    return invalidParameter('Authorized IP ranges are not supported with a Basic SKU load balancer.', target)
  }
  const allowed = profile?.enableVnetIntegration === true ? 2000 : 200
  if (count <= allowed) return undefined
  const message = `The number of APIServer Authorized IP Ranges is greater than the allowed value ${allowed}.`
  return invalidParameter(message, target)
}

function combinationRefusal(ranges: readonly string[]): Response | undefined {
  if (ranges.length > 1 && ranges.includes(placeholder)) {
    const message = `Setting apiServerAuthorizedIPRange to ${placeholder} is not allowed with other IP ranges. Refer to https://aka.ms/aks/auth-ip-ranges for more details`
    return invalidParameter(message, target)
  }
  const tags = ranges.filter((range) => serviceTag.test(range))
  if (tags.length > 1) return invalidParameter(`Only one service tag is allowed, got ${tags.join(', ')}.`, target)
  return undefined
}

function entriesRefusal(entries: readonly string[]): Response | undefined {
  for (const entry of entries.filter((text) => !serviceTag.test(text))) {
    const range = parseRange(entry)
    if (range === undefined) return invalidParameter(`'${entry}' is not an IPv4 address or CIDR range.`, target)
    if (!range.hostBitsClear) return invalidParameter(`'${entry}' has host bits set.`, target)
  }
  return undefined
}
