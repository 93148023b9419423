import type { Entry } from '../ranges/index.ts'
import { type Lease, longestLeaseMinutes } from './lease.ts'
import { isLeaseTag, leaseTagNames, parseLeaseTag, type Tags } from './lease-tag.ts'

/** The leases on a cluster, as they were at one reading of it. */
export interface ClusterLeases {
  /** ARM's time of that reading, in milliseconds since 1970; unknown, no lease counts as expired. */
  readonly now: number | undefined
  readonly leases: readonly Lease[]
  /** Names of tags that pass themselves off as leases and aren't: they say nothing, and are left alone. */
  readonly unreadable: readonly string[]
  /** Leases that stand in several tags, and so count in none of them: those tags are left alone too. */
  readonly copied: readonly { readonly id: string; readonly names: readonly string[] }[]
  /** How many tags the cluster has, leases and all others. */
  readonly tagCount: number
}

export const noLeases: ClusterLeases = { now: undefined, leases: [], unreadable: [], copied: [], tagCount: 0 }

/** The front ends of ARM needn't have quite the same time. */
const skewMs = 5 * 60_000

/** Reads the leases among a cluster's tags. One that claims to last for longer than a day is none. */
export function parseClusterLeases(tags: Tags, now: number | undefined): ClusterLeases {
  const leases: Lease[] = []
  const unreadable: string[] = []
  const copied = [...leaseTagNames(tags)].filter(([, names]) => names.length > 1).map(([id, names]) => ({ id, names }))
  for (const [name, value] of Object.entries(tags)) {
    if (!isLeaseTag(name)) continue
    const lease = parseLeaseTag(name, value)
    if (copied.some(({ id }) => id === lease?.id)) continue
    if (lease === undefined || isTooLong(lease, now)) unreadable.push(name)
    else leases.push(lease)
  }
  return { now, leases, unreadable, copied, tagCount: Object.keys(tags).length }
}

function isTooLong({ expiresAt }: Lease, now: number | undefined): boolean {
  return now !== undefined && expiresAt > now + longestLeaseMinutes * 60_000 + skewMs
}

export function isExpired({ now }: ClusterLeases, { expiresAt }: Lease): boolean {
  return now !== undefined && expiresAt <= now
}

/** The leases on one entry of the list: they speak of single addresses, so a wider entry has none. */
export function leasesOn({ leases }: Pick<ClusterLeases, 'leases'>, entry: Entry): Lease[] {
  return leases.filter(({ address }) => entry.kind === 'range' && entry.text === address.text)
}

/** The leases of a cluster without those of these IDs, such as a step's own. */
export function without(all: ClusterLeases, ids: ReadonlySet<string>): ClusterLeases {
  const leases = all.leases.filter(({ id }) => !ids.has(id))
  return { ...all, leases, tagCount: all.tagCount - (all.leases.length - leases.length) }
}
