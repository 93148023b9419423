import { nothingWritten } from '../../src/report/undo-outcome.ts'
import type { UndoRecord } from '../../src/state/undo-record.ts'
import type { Clock } from '../../src/time/clock.ts'
import { createJob, type Job } from '../engine/support/job.ts'
import { holder } from '../leases/world.ts'
import { range } from '../plan/world.ts'
import type { StepRecord, Trip } from './history.ts'
import type { Play } from './play.ts'
import { processOn } from './process.ts'
import { interceptor, type Sender } from './requests.ts'
import type { JobPlan, StepName } from './schedule.ts'
import { clustersOf, type Simulation } from './simulation.ts'

/** How long a job has from its cancellation on. */
const cancelledMs = 5 * 60_000

export interface Ended {
  /** Of each of the step's clusters. */
  readonly results: readonly StepRecord['result'][]
  readonly state: readonly UndoRecord[]
}

/** What came of one cluster, and when, where it is known before the step has ended. */
interface Result {
  readonly result: StepRecord['result']
  readonly ms?: number
}

/** One step of a job, until it has ended or was killed. */
export async function stepOf(
  current: Play,
  index: number,
  step: StepName,
  state: readonly UndoRecord[],
): Promise<Ended> {
  const { stage: simulation, schedule } = current
  const plan = schedule.jobs[index] as JobPlan
  const clusters = clustersOf(simulation, plan.companions ?? 0)
  const sender = senderOf(current, { index, step, plan }, clusters)
  const { job, process } = sender
  mortality(simulation, plan, step, process)
  const startedAt = simulation.clock.now()
  const from = clusters.map(({ transitions }) => transitions.length)
  const work = step === 'main' ? granted(job, plan, clusters) : revoked(job, state, clusters)
  const dead = clusters.map((): Result => ({ result: { kind: 'killed' } }))
  const results = await Promise.race([work, process.death.then(() => dead)])
  const ms = simulation.clock.now() - startedAt
  const records = results.map((ended, cluster) =>
    recorded(sender, { clusters, cluster, startedAt, from: from[cluster] ?? 0, ended: { ms, ...ended } }),
  )
  current.steps.push(...records)
  return { results: results.map(({ result }) => result), state: job.records() }
}

function senderOf(
  current: Play,
  { index, step, plan }: Pick<Sender, 'index' | 'step' | 'plan'>,
  clusters: readonly Simulation[],
): Omit<Sender, 'kind'> {
  const { clock: shared, arm, id: cluster } = current.stage
  const process = processOn(shared)
  const clock: Clock = { ...process.clock, now: () => shared.now() + plan.clockErrorMs }
  const others = clusters.slice(1).map(({ id }) => id)
  const job = createJob({ clock, arm, cluster, others }, plan.address)
  job.world.workflowRunState = async ({ runId }) => runState(current, Number(runId))
  job.world.runnerAddress = async () => {
    await process.clock.sleep(plan.learnsMs)
    return range(plan.address)
  }
  const sender = { index, step, plan, process, job, trips: [] }
  for (const kind of ['read', 'write', 'poll', 'network'] as const)
    job.wire.every(kind, interceptor(current, { ...sender, kind }))
  return sender
}

interface Ending {
  readonly clusters: readonly Simulation[]
  readonly cluster: number
  readonly startedAt: number
  readonly from: number
  readonly ended: Required<Result>
}

function recorded(
  { index, step, job, trips }: Omit<Sender, 'kind'>,
  { clusters, cluster, startedAt, from, ended: { result, ms } }: Ending,
): StepRecord {
  const simulation = clusters[cluster] as Simulation
  simulation.observe()
  const endedAt = startedAt + ms
  const others = clusters.filter((one) => one !== simulation).map(({ id }) => `${id.name}: `)
  return {
    job: index,
    cluster,
    step,
    startedAt,
    endedAt,
    result,
    trips: trips.filter((trip: Trip) => trip.cluster === cluster),
    log: job.log.lines.filter(({ text }) => !others.some((name) => text.startsWith(name))),
    from,
    // The step's other clusters may have taken longer.
    to: simulation.transitions.filter(({ at }) => at <= endedAt).length,
  }
}

function runState({ schedule, runsEnded }: Play, run: number): 'completed' | 'under-way' | 'unknown' {
  if (runsEnded.has(run)) return 'completed'
  return schedule.jobs.some((plan) => plan.run === run) ? 'under-way' : 'unknown'
}

async function granted(job: Job, plan: JobPlan, clusters: readonly Simulation[]): Promise<Result[]> {
  const { mode, ranges, egressIps, runner, restore, egressMode, address, leaseMinutes } = plan
  const all = await job.mainAll({
    asked: { mode, ranges, egressIps, restore, egressMode, runner: runner ? [address] : [] },
    wait: plan.wait,
    timeoutMs: plan.timeoutMs,
    ...(runner && plan.learnsMs > 0 && { runnerAddress: { kind: 'ask', services: [] } }),
    ...(leaseMinutes !== undefined && { lease: { minutes: leaseMinutes, holder: holder(String(plan.run)) } }),
    ...(plan.seesRuns && { runs: { server: 'github.com', token: 'a token' } }),
  })
  return clusters.map((_, place) => {
    const one = all[place]
    if (one === undefined) throw new Error('The step has left a cluster out.')
    const { ms } = one
    if ('outcome' in one) return { result: { kind: 'granted', outcome: one.outcome }, ms }
    return { result: { kind: 'failed', error: one.failure }, ms }
  })
}

async function revoked(job: Job, state: readonly UndoRecord[], clusters: readonly Simulation[]): Promise<Result[]> {
  const all = await job.postAll(state)
  return clusters.map(({ id }) => {
    const one = all.find(({ record }) => record.cluster.name === id.name)
    if (one === undefined) return { result: { kind: 'revoked', undoing: nothingWritten }, ms: 0 }
    const { ms } = one
    if ('outcome' in one) return { result: { kind: 'revoked', undoing: one.outcome }, ms }
    return { result: { kind: 'failed', error: one.failure }, ms }
  })
}

/** Ends a process by time: as planned, or five minutes after a cancellation. */
function mortality({ clock }: Simulation, { end }: JobPlan, step: StepName, process: Sender['process']): void {
  const afterCancellation = step === 'post' && end?.step === 'main'
  const afterMs = afterCancellation
    ? cancelledMs
    : end?.step === step && end.at.kind === 'time'
      ? end.at.afterMs
      : undefined
  if (afterMs !== undefined) void clock.sleep(afterMs).then(process.die)
}
