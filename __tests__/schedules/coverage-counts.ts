import { type History, type LeaseTag, leasesDropped, leasesPut } from './history.ts'
import { isOwn } from './invariants/lease-history.ts'

/** What happened in schedules, so that a run in which nothing goes wrong is not taken for a proof. */
export type CoverageCounts = Record<
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

export function noCoverage(): CoverageCounts {
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

export function count(counts: CoverageCounts, history: History): void {
  const { schedule, steps, transitions } = history
  const trips = steps.flatMap((step) => step.trips)
  const writes = trips.filter(({ kind }) => kind === 'write')
  const isConflict = (status: unknown) => status === 409 || status === 412
  counts.schedules += 1
  counts.jobs += schedule.jobs.length
  counts.requests += trips.length
  counts['accepted writes'] += transitions.filter(({ author }) => author.kind === 'job').length
  counts['writes refused for a conflict'] += writes.filter(({ status }) => isConflict(status)).length
  counts['writes refused for another reason'] += writes.filter(
    ({ status }) => typeof status === 'number' && status >= 400 && !isConflict(status),
  ).length
  counts['writes without an answer'] += writes.filter(({ status = 'lost' }) => status === 'lost').length
  counts.faults += trips.filter(({ fault }) => fault !== undefined).length
  counts['steps killed'] += steps.filter(({ result }) => result.kind === 'killed').length
  counts['steps that failed'] += steps.filter(({ result }) => result.kind === 'failed').length
  counts['changes by others'] += transitions.filter(({ author }) => author.kind === 'outside').length
  counts['operations that did nothing'] += transitions.filter(({ author }) => author.kind === 'service').length
  countLeases(counts, history)
}

function countLeases(counts: CoverageCounts, history: History): void {
  const taken = new Set<string>()
  for (const transition of history.transitions) {
    const { author } = transition
    if (author.kind !== 'job') continue
    const isForeign = (lease: LeaseTag) => !isOwn(history, lease, author.job)
    for (const lease of leasesPut(transition)) if (!isForeign(lease)) taken.add(lease.id)
    counts['leases ended by others'] += leasesDropped(transition).filter(isForeign).length
  }
  counts['leases taken'] += taken.size
}

export function sum(tallies: readonly CoverageCounts[]): CoverageCounts {
  const total = noCoverage()
  for (const counts of tallies)
    for (const key of Object.keys(total) as (keyof CoverageCounts)[]) total[key] += counts[key]
  return total
}
