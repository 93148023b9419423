import { parseAddress } from '../ranges/index.ts'
import type { Lease } from './lease.ts'

/** A resource's tags. Azure compares their names in any letter case. */
export type Tags = Readonly<Record<string, string>>

/**
 * Within Azure's rules: names of 512 characters without `<>%&\?/`, values of 256
 * (learn.microsoft.com/azure/azure-resource-manager/management/tag-resources). No space, `:` or `#` either, since AKS copies
 * a cluster's tags to resources of services that refuse those.
 */
const namePrefix = 'aks-authorized-ip-ranges.lease.'
const idShape = /^[0-9a-f]{8,32}$/
const valueShape =
  /^v1 (\S{1,15}) until (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) ([a-z0-9.-]{1,120}(?::\d{1,5})?) repository (\d{1,20}) run (\d{1,20}) attempt (\d{1,10})$/

/** The longest host name that fits into a tag beside all the rest. */
export const longestServer = 120

export function leaseTagName(id: string): string {
  return `${namePrefix}${id}`
}

/** `v1 20.84.7.10 until 2026-01-01T06:00:00Z github.com repository 7 run 42 attempt 1` */
export function leaseTagValue({ address, expiresAt, holder }: Lease): string {
  const until = new Date(expiresAt).toISOString().replace(/\.\d+/, '')
  const { server, repositoryId, runId, attempt } = holder
  return `v1 ${address.text.replace('/32', '')} until ${until} ${server} repository ${repositoryId} run ${runId} attempt ${attempt}`
}

export function isLeaseTag(name: string): boolean {
  return name.toLowerCase().startsWith(namePrefix)
}

/** Whether two readings of a cluster's tags hold the same leases, whatever other tags there are. */
export function sameLeaseTags(left: Tags, right: Tags): boolean {
  const leases = (tags: Tags) =>
    JSON.stringify(
      Object.entries(tags)
        .filter(([name]) => isLeaseTag(name))
        .toSorted(),
    )
  return leases(left) === leases(right)
}

/** Anybody who may tag the cluster may have written it. @returns undefined for what isn't exactly a lease */
export function parseLeaseTag(name: string, value: string): Lease | undefined {
  const id = name.toLowerCase().slice(namePrefix.length)
  const [, address = '', until = '', server = '', repositoryId = '', runId = '', attempt = ''] =
    valueShape.exec(value) ?? []
  const range = parseAddress(address)
  const expiresAt = Date.parse(until)
  if (!idShape.test(id) || range === undefined || Number.isNaN(expiresAt)) return undefined
  return { id, address: range, expiresAt, holder: { server, repositoryId, runId, attempt } }
}
