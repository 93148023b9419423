import { type Chronicle, type LeaseTag, leasesDropped, leasesPut } from './chronicle.ts'
import { isOwn } from './invariants/lease-history.ts'

/** What happened in schedules, so that nobody takes a run in which nothing goes wrong for a proof. */
export type Tally = Record<
  | 'schedules'
  | 'jobs'
  | 'requests'
  | 'accepted writes'
  | 'writes refused for a conflict'
  | 'writes refused for another reason'
  | 'writes without an answer'
  | 'faults'
  | 'steps killed'
  | 'steps that failed'
  | 'changes by others'
  | 'operations that did nothing'
  | 'leases taken'
  | 'leases ended by others',
  number
>

export function emptyTally(): Tally {
  return {
    schedules: 0,
    jobs: 0,
    requests: 0,
    'accepted writes': 0,
    'writes refused for a conflict': 0,
    'writes refused for another reason': 0,
    'writes without an answer': 0,
    faults: 0,
    'steps killed': 0,
    'steps that failed': 0,
    'changes by others': 0,
    'operations that did nothing': 0,
    'leases taken': 0,
    'leases ended by others': 0,
  }
}

export function count(tally: Tally, chronicle: Chronicle): void {
  const { schedule, steps, transitions } = chronicle
  const trips = steps.flatMap((step) => step.trips)
  const writes = trips.filter(({ kind }) => kind === 'write')
  const isConflict = (status: unknown) => status === 409 || status === 412
  tally.schedules += 1
  tally.jobs += schedule.jobs.length
  tally.requests += trips.length
  tally['accepted writes'] += transitions.filter(({ author }) => author.kind === 'job').length
  tally['writes refused for a conflict'] += writes.filter(({ status }) => isConflict(status)).length
  tally['writes refused for another reason'] += writes.filter(
    ({ status }) => typeof status === 'number' && status >= 400 && !isConflict(status),
  ).length
  tally['writes without an answer'] += writes.filter(({ status = 'lost' }) => status === 'lost').length
  tally.faults += trips.filter(({ fault }) => fault !== undefined).length
  tally['steps killed'] += steps.filter(({ result }) => result.kind === 'killed').length
  tally['steps that failed'] += steps.filter(({ result }) => result.kind === 'failed').length
  tally['changes by others'] += transitions.filter(({ author }) => author.kind === 'outside').length
  tally['operations that did nothing'] += transitions.filter(({ author }) => author.kind === 'service').length
  countLeases(tally, chronicle)
}

function countLeases(tally: Tally, chronicle: Chronicle): void {
  const taken = new Set<string>()
  for (const transition of chronicle.transitions) {
    const { author } = transition
    if (author.kind !== 'job') continue
    const isForeign = (lease: LeaseTag) => !isOwn(chronicle, lease, author.job)
    for (const lease of leasesPut(transition)) if (!isForeign(lease)) taken.add(lease.id)
    tally['leases ended by others'] += leasesDropped(transition).filter(isForeign).length
  }
  tally['leases taken'] += taken.size
}

export function sum(tallies: readonly Tally[]): Tally {
  const total = emptyTally()
  for (const tally of tallies) for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key]
  return total
}
