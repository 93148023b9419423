import { type Lease, mostLeases, room } from '../leases/index.ts'
import { coverageOf, type Range } from '../ranges/index.ts'
import { type Change, type Note, notice, type Refused, refused, warning } from './decision.ts'
import { knownEntries, type Listing, listingOf, meansSame } from './listing.ts'
import type { Wish } from './wish.ts'

/** The leases that a step takes for its runner. */
export interface OwnLeases {
  readonly kind: 'own'
  readonly leases: readonly Lease[]
  readonly notes: readonly Note[]
}

/**
 * A lease for each of the runner's addresses that nothing permanent covers once the change is made.
 * @param listing the list before, without what is collected
 */
export function ownLeases(listing: Listing, change: Change, wish: Wish): OwnLeases | Refused {
  if (wish.mode !== 'add' && wish.mode !== 'set') return own([])
  const standing = coverageOf(permanent(listing, change))
  const wanted = wish.runner.flatMap(({ entry }, index) =>
    entry.kind === 'range' && entry.prefix === 32 && !standing.covers(entry)
      ? [{ address: entry, id: wish.lease?.ids[index] }]
      : [],
  )
  const shared = wanted.filter(({ address }) => listing.leased.some((leased) => meansSame(leased, address)))
  if (wish.lease === undefined) return own([], ...shared.map(({ address }) => unleasedNote(address)))
  if (wanted.length === 0) return own([])
  const { minutes, holder } = wish.lease
  const { now } = listing.leases
  if (now === undefined || room(listing.leases) < wanted.length)
    return withoutRoom(now === undefined, wanted.length > shared.length, wish)
  const expiresAt = now + minutes * 60_000
  const leases = wanted.flatMap(({ address, id }) => (id === undefined ? [] : [{ id, address, expiresAt, holder }]))
  return own(leases, ...shared.map(({ address }) => sharedNote(address)))
}

const own = (leases: readonly Lease[], ...notes: Note[]): OwnLeases => ({ kind: 'own', leases, notes })

/** What will be there without any lease: neither other jobs' addresses nor the runner's own. */
function permanent(listing: Listing, { list, added }: Change) {
  const temporary = listingOf(added.filter((addition) => addition.temporary).map(({ text }) => text))
  const passing = [...knownEntries(listing.leased), ...knownEntries(temporary.entries)]
  return knownEntries(listingOf(list).entries).filter((entry) => !passing.some(({ text }) => text === entry.text))
}

/** An address that only this job would know of could be shared by another one, and then go under it. */
function withoutRoom(timeUnknown: boolean, adds: boolean, { restore }: Wish): OwnLeases | Refused {
  const why = timeUnknown
    ? "Azure's answer doesn't say what time it is, so no lease can be dated"
    : `there is no room for one more lease on the cluster: it takes ${mostLeases}, and Azure takes 50 tags in all`
  const remedy = timeUnknown
    ? 'Leave `lease-minutes` out.'
    : 'Run `mode: sweep`, take tags off the cluster, or run fewer jobs at once (a `concurrency` group).'
  if (adds && restore !== 'none')
    return refused({
      code: 'lease-unavailable',
      what: `The runner's address was to be leased, and ${why}. Without a lease the end of this job could shut out another one with the same address.`,
      remedy,
    })
  return own([], warning(`This job goes on without a lease, since ${why}. ${remedy}`))
}

function sharedNote({ text }: Range): Note {
  return notice(`"${text}" is on the list by the lease of another job; this job has a lease of its own on it now.`)
}

function unleasedNote({ text }: Range): Note {
  return warning(
    `"${text}" is on the list only as long as other jobs hold leases of it. Set \`lease-minutes\`, so that it stays for this job as well.`,
  )
}
