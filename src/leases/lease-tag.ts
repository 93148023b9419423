import { parseAddress } from '../ranges/index.ts'
import type { Lease } from './lease.ts'

/** A resource's tags. Azure compares their names in any letter case. */
export type Tags = Readonly<Record<string, string>>

/** Azure takes 50 tags a resource; with so many leases at most there is room for others, and for those that AKS adds. */
export const mostLeases = 20

/**
 * Within Azure's rules: names of 512 characters without `<>%&\?/`, values of 256
 * (learn.microsoft.com/azure/azure-resource-manager/management/tag-resources). No space, `:` or `#` either, since AKS copies
 * a cluster's tags to resources of services that refuse those.
 */
const namePrefix = 'aks-authorized-ip-ranges.lease.'
const longestValue = 256

/**
 * The names that lease tags are written under, and no others: AKS copies tags to resources that keep those which the cluster
 * has lost (Azure/AKS#3707), where ever new names would pile up until Azure's limit stops every update.
 */
export const slots: readonly string[] = Array.from(
  { length: mostLeases },
  (_, index) => `${namePrefix}${String(index + 1).padStart(2, '0')}`,
)

const valueShape =
  /^v2 ([0-9a-f]{16}) (\S{1,15}) until (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) ([a-z0-9.-]+(?::\d{1,5})?) repository (\d{1,20}) run (\d{1,20}) attempt (\d{1,10})$/
/** Earlier versions had the lease's ID in the tag's name. */
const olderName = /^[0-9a-f]{16}$/
const olderVersion = 'v1 '

/** `v2 a7d1a3602f37d6c8 20.84.7.10 until 2026-01-01T06:00:00Z github.com repository 7 run 42 attempt 1` */
export function leaseTagValue({ id, address, expiresAt, holder }: Lease): string {
  const until = new Date(expiresAt).toISOString().replace(/\.\d+/, '')
  return tagText(id, address.text.replace('/32', ''), until, holder)
}

function tagText(id: string, address: string, until: string, holder: Lease['holder']): string {
  const { server, repositoryId, runId, attempt } = holder
  return `v2 ${id} ${address} until ${until} ${server} repository ${repositoryId} run ${runId} attempt ${attempt}`
}

/** The longest name of a server, port included, that fits into a tag beside the longest of all the rest. */
export const longestServer =
  longestValue -
  tagText('f'.repeat(16), '255.255.255.255', '2026-01-01T06:00:00Z', {
    server: '',
    repositoryId: '9'.repeat(20),
    runId: '9'.repeat(20),
    attempt: '9'.repeat(10),
  }).length

export function isLeaseTag(name: string): boolean {
  return name.toLowerCase().startsWith(namePrefix)
}

/** Whoever may tag the cluster may have written it. @returns undefined for what isn't exactly a lease */
export function parseLeaseTag(name: string, value: string): Lease | undefined {
  const text = inThisVersion(name.toLowerCase(), value)
  const [, id = '', address = '', until = '', server = '', repositoryId = '', runId = '', attempt = ''] =
    valueShape.exec(text) ?? []
  const range = parseAddress(address)
  const expiresAt = Date.parse(until)
  if (text.length > longestValue || range === undefined || Number.isNaN(expiresAt)) return undefined
  return { id, address: range, expiresAt, holder: { server, repositoryId, runId, attempt } }
}

function inThisVersion(name: string, value: string): string {
  if (slots.includes(name)) return value
  const id = name.slice(namePrefix.length)
  return olderName.test(id) && value.startsWith(olderVersion) ? `v2 ${id} ${value.slice(olderVersion.length)}` : ''
}

/** The names of the tags that hold a lease, by its ID. Where there are two, the lease belongs to neither. */
export function leaseTagNames(tags: Tags): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(tags)) {
    const id = isLeaseTag(name) ? parseLeaseTag(name, value)?.id : undefined
    if (id !== undefined) names.set(id, [...(names.get(id) ?? []), name])
  }
  return names
}

/** Whether what was decided on one reading of the tags holds for another: the same leases, and as much room for more. */
export function sameLeaseTags(left: Tags, right: Tags): boolean {
  const leases = (tags: Tags) =>
    JSON.stringify(
      Object.entries(tags)
        .filter(([name]) => isLeaseTag(name))
        .toSorted(),
    )
  return leases(left) === leases(right) && Object.keys(left).length === Object.keys(right).length
}
