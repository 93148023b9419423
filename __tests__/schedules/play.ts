import type { NextOperation } from '../../emulator/arm/arm.ts'
import { nothingWritten } from '../../src/report/undo-outcome.ts'
import type { UndoRecord } from '../../src/state/undo-record.ts'
import { revoke } from '../../src/steps/revoke.ts'
import type { Clock } from '../../src/time/clock.ts'
import { createJob, type Job } from '../engine/support/job.ts'
import { holder } from '../leases/world.ts'
import { range } from '../plan/world.ts'
import { withSeed } from './chance.ts'
import { type History, leasesIn, type StepRecord, type Trip } from './history.ts'
import { edited } from './outside.ts'
import { type Process, processOn } from './process.ts'
import { interceptor, outcomes } from './requests.ts'
import type { JobPlan, Schedule, StepName } from './schedule.ts'
import { type Simulation, simulationOf } from './simulation.ts'

/** How long a job has from its cancellation on. */
const cancelledMs = 5 * 60_000
/** Nothing that is bounded takes so long. */
const foreverMs = 12 * 60 * 60_000
const usualLatencyMs = 20

/** One run of a schedule, as all who take part in it share it. */
export interface Play {
  readonly schedule: Schedule
  readonly stage: Simulation
  readonly steps: StepRecord[]
  latency(): number
  /** How the operation goes that the next accepted write begins. */
  nextOperation(): NextOperation | undefined
  operationBegun(): void
  /** When the last job of a workflow run was over. */
  readonly runsEnded: Map<number, number>
  readonly jobsOver: Set<number>
}

/** Plays a schedule against the emulated AKS, and tells what became of it. */
export function play(
  schedule: Schedule,
  story: (play: Play, job: number) => Promise<void> = jobStory,
): Promise<History> {
  return withSeed(schedule.seed, async () => {
    const simulation = simulationOf(schedule)
    const first = [...simulation.cluster.ranges]
    let requests = 0
    let operations = 0
    const current: Play = {
      schedule,
      stage: simulation,
      steps: [],
      latency: () => schedule.latencies[requests++] ?? usualLatencyMs,
      nextOperation: () => outcomes[schedule.operations[operations] ?? 'succeeds'],
      operationBegun: () => {
        operations += 1
      },
      runsEnded: new Map(),
      jobsOver: new Set(),
    }
    let ended = false
    const participants = Promise.all([
      ...schedule.jobs.map((_, job) => story(current, job).then(() => jobOver(current, job))),
      ...schedule.edits.map((edit) => edited(simulation, edit)),
    ]).then(() => {
      ended = true
    })
    // What no step waits for any more is played to its end as well: a request that arrives late.
    const theEnd = simulation.clock.sleep(foreverMs)
    await Promise.race([participants, theEnd])
    const hung = !ended
    await theEnd
    simulation.observe()
    const { transitions, foreignOperations, cluster } = simulation
    const { steps, runsEnded } = current
    const final = { final: cluster.ranges, finalLeases: leasesIn(cluster.body.tags) }
    return { schedule, transitions, foreignOperations, steps, runsEnded, hung, first, ...final }
  })
}

/** GitHub calls a run completed when all of its jobs are over. */
function jobOver({ schedule, stage: simulation, jobsOver, runsEnded }: Play, index: number): void {
  jobsOver.add(index)
  const { run } = schedule.jobs[index] as JobPlan
  if (schedule.jobs.every((plan, job) => plan.run !== run || jobsOver.has(job)))
    runsEnded.set(run, simulation.clock.now())
}

/** The main step, the work, and the post step of one job. */
async function jobStory(current: Play, index: number): Promise<void> {
  const { stage: simulation, schedule } = current
  const plan = schedule.jobs[index] as JobPlan
  await simulation.clock.sleep(plan.startsAt)
  const main = await stepOf(current, index, 'main', undefined)
  const { kind } = main.record.result
  if (kind === 'killed' && plan.end?.post === false) return
  if (kind === 'granted') await simulation.clock.sleep(plan.workMs)
  await stepOf(current, index, 'post', main.state)
}

interface Ended {
  readonly record: StepRecord
  readonly state: UndoRecord | undefined
}

async function stepOf(current: Play, index: number, step: StepName, state: UndoRecord | undefined): Promise<Ended> {
  const { stage: simulation, schedule } = current
  const plan = schedule.jobs[index] as JobPlan
  const process = processOn(simulation.clock)
  const clock: Clock = { ...process.clock, now: () => simulation.clock.now() + plan.clockErrorMs }
  const job = createJob({ clock, arm: simulation.arm, cluster: simulation.id }, plan.address)
  job.world.workflowRunState = async ({ runId }) => runState(current, Number(runId))
  job.world.runnerAddress = async () => {
    await process.clock.sleep(plan.learnsMs)
    return range(plan.address)
  }
  const trips: Trip[] = []
  for (const kind of ['read', 'write', 'poll', 'network'] as const) {
    job.wire.every(kind, interceptor(current, { index, step, plan, process, job, trips, kind }))
  }
  mortality(simulation, plan, step, process)
  const startedAt = simulation.clock.now()
  const from = simulation.transitions.length
  const work = step === 'main' ? granted(job, plan) : revoked(job, state)
  const result = await Promise.race([work, process.death.then(() => ({ kind: 'killed' }) as const)])
  simulation.observe()
  const record: StepRecord = {
    job: index,
    step,
    startedAt,
    endedAt: simulation.clock.now(),
    result,
    trips,
    log: job.log.lines,
    from,
    to: simulation.transitions.length,
  }
  current.steps.push(record)
  return { record, state: job.state() }
}

function runState({ schedule, runsEnded }: Play, run: number): 'completed' | 'under-way' | 'unknown' {
  if (runsEnded.has(run)) return 'completed'
  return schedule.jobs.some((plan) => plan.run === run) ? 'under-way' : 'unknown'
}

async function granted(job: Job, plan: JobPlan): Promise<StepRecord['result']> {
  const {
    mode,
    ranges,
    egressIps,
    runner,
    restore,
    egressMode,
    wait,
    timeoutMs,
    learnsMs,
    address,
    leaseMinutes,
    run,
  } = plan
  try {
    const outcome = await job.main({
      asked: { mode, ranges, egressIps, restore, egressMode, runner: runner ? [address] : [] },
      wait,
      timeoutMs,
      ...(runner && learnsMs > 0 && { runnerAddress: { kind: 'ask', services: [] } }),
      ...(leaseMinutes !== undefined && { lease: { minutes: leaseMinutes, holder: holder(String(run)) } }),
      ...(plan.seesRuns && { runs: { server: 'github.com', token: 'a token' } }),
    })
    return { kind: 'granted', outcome }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

async function revoked(job: Job, state: UndoRecord | undefined): Promise<StepRecord['result']> {
  try {
    return { kind: 'revoked', undoing: state === undefined ? nothingWritten : await revoke(state, job.world) }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

/** Ends a process by time: as planned, or five minutes after a cancellation. */
function mortality({ clock }: Simulation, { end }: JobPlan, step: StepName, process: Process): void {
  const afterCancellation = step === 'post' && end?.step === 'main'
  const afterMs = afterCancellation
    ? cancelledMs
    : end?.step === step && end.at.kind === 'time'
      ? end.at.afterMs
      : undefined
  if (afterMs !== undefined) void clock.sleep(afterMs).then(process.die)
}
