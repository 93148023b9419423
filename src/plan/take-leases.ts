import { type Lease, mostLeases, room } from '../leases/index.ts'
import { coverageOf, type Entry, type Range } from '../ranges/index.ts'
import { listOf } from './additions.ts'
import type { CurrentList } from './current-list.ts'
import { type Change, type Note, notice, type Refused, refused, warning } from './decision.ts'
import type { Spec } from './spec.ts'

/** The leases that a step takes for its runner. */
export interface TakenLeases {
  readonly kind: 'own'
  readonly leases: readonly Lease[]
  readonly notes: readonly Note[]
}

/**
 * A lease for each of the runner's addresses that nothing permanent covers once the change is made.
 * @param current the list before, without what expired leases hold
 */
export function takeLeases(current: CurrentList, change: Change, spec: Spec): TakenLeases | Refused {
  if (spec.mode !== 'add' && spec.mode !== 'set') return own([])
  const standing = coverageOf(permanent(current, change))
  const wanted = spec.runner.flatMap(({ entry }, index) =>
    entry.kind === 'range' && entry.prefix === 32 && !standing.covers(entry)
      ? [{ address: entry, id: spec.lease?.ids[index] }]
      : [],
  )
  const shared = wanted.filter(({ address }) => current.leased.has(address))
  if (spec.lease === undefined) return own([], ...shared.map(({ address }) => unleasedNote(address)))
  if (wanted.length === 0) return own([])
  const { minutes, holder } = spec.lease
  const { now } = current.leases
  if (now === undefined || room(current.leases) < wanted.length)
    return withoutRoom(now === undefined, wanted.length > shared.length, spec)
  const expiresAt = now + minutes * 60_000
  const leases = wanted.flatMap(({ address, id }) => (id === undefined ? [] : [{ id, address, expiresAt, holder }]))
  return own(leases, ...shared.map(({ address }) => sharedNote(address)))
}

const own = (leases: readonly Lease[], ...notes: Note[]): TakenLeases => ({ kind: 'own', leases, notes })

/** What will be there without any lease: neither other jobs' addresses nor the runner's own. */
function permanent({ leased }: CurrentList, { after, added }: Change): readonly Entry[] {
  return after.minus(leased).minus(listOf(added.filter(({ temporary }) => temporary))).entries
}

/** An address that only this job would know of could be shared by another one, and then go under it. */
function withoutRoom(timeUnknown: boolean, adds: boolean, { restore }: Spec): TakenLeases | Refused {
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
