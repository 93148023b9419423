import type { NextOperation } from '../../emulator/arm/arm.ts'
import { json, type Response } from '../../emulator/wire/http.ts'
import { revoke } from '../../src/revoke.ts'
import type { UndoRecord } from '../../src/state/state.ts'
import { createJob, type Job } from '../engine/support/job.ts'
import type { Fate, Meddler, RequestKind } from '../engine/support/wire.ts'
import { range } from '../plan/world.ts'
import { withSeed } from './chance.ts'
import { type Chronicle, type StepRecord, spelledAll, type Trip } from './chronicle.ts'
import { edited } from './outside.ts'
import { type Process, processOn } from './process.ts'
import { type FaultKind, type JobPlan, latestMs, type OperationFate, type Schedule, type StepName } from './schedule.ts'
import { type Stage, stageFor } from './stage.ts'

/** How long a job has from its cancellation on. */
const cancelledMs = 5 * 60_000
/** Nothing that is bounded takes so long. */
const foreverMs = 12 * 60 * 60_000
const usualLatencyMs = 20

/** One run of a schedule, as all who take part in it share it. */
export interface Play {
  readonly schedule: Schedule
  readonly stage: Stage
  readonly steps: StepRecord[]
  latency(): number
  /** How the operation goes that the next accepted write begins. */
  nextOperation(): NextOperation | undefined
  operationBegun(): void
}

/** Plays a schedule against the emulated AKS, and tells what became of it. */
export function play(
  schedule: Schedule,
  story: (play: Play, job: number) => Promise<void> = jobStory,
): Promise<Chronicle> {
  return withSeed(schedule.seed, async () => {
    const stage = stageFor(schedule)
    const first = [...stage.cluster.ranges]
    let requests = 0
    let operations = 0
    const current: Play = {
      schedule,
      stage,
      steps: [],
      latency: () => schedule.latencies[requests++] ?? usualLatencyMs,
      nextOperation: () => fates[schedule.operations[operations] ?? 'succeeds'],
      operationBegun: () => {
        operations += 1
      },
    }
    let ended = false
    const everybody = Promise.all([
      ...schedule.jobs.map((_, job) => story(current, job)),
      ...schedule.edits.map((edit) => edited(stage, edit)),
    ]).then(() => {
      ended = true
    })
    // Also what nobody waits for any more is played to its end: a request that arrives late.
    const theEnd = stage.clock.sleep(foreverMs)
    await Promise.race([everybody, theEnd])
    const hung = !ended
    await theEnd
    stage.observe()
    const { transitions, foreignOperations } = stage
    return { schedule, transitions, foreignOperations, steps: current.steps, hung, first, final: stage.cluster.ranges }
  })
}

/** The main step, the work, and the post step of one job. */
async function jobStory(current: Play, index: number): Promise<void> {
  const { stage, schedule } = current
  const plan = schedule.jobs[index] as JobPlan
  await stage.clock.sleep(plan.startsAt)
  const main = await stepOf(current, index, 'main', undefined)
  const { kind } = main.record.result
  if (kind === 'killed' && plan.end?.post === false) return
  if (kind === 'granted') await stage.clock.sleep(plan.workMs)
  await stepOf(current, index, 'post', main.state)
}

interface Ended {
  readonly record: StepRecord
  readonly state: UndoRecord | undefined
}

async function stepOf(current: Play, index: number, step: StepName, state: UndoRecord | undefined): Promise<Ended> {
  const { stage, schedule } = current
  const plan = schedule.jobs[index] as JobPlan
  const process = processOn(stage.clock)
  const job = createJob({ clock: process.clock, arm: stage.arm, cluster: stage.id }, plan.address)
  job.world.runnerAddress = async () => {
    await process.clock.sleep(plan.learnsMs)
    return range(plan.address)
  }
  const trips: Trip[] = []
  for (const kind of ['read', 'write', 'poll', 'network'] as const) {
    job.wire.every(kind, meddler(current, { index, step, plan, process, job, trips, kind }))
  }
  mortality(stage, plan, step, process)
  const startedAt = stage.clock.now()
  const from = stage.transitions.length
  const work = step === 'main' ? granted(job, plan) : revoked(job, state)
  const result = await Promise.race([work, process.death.then(() => ({ kind: 'killed' }) as const)])
  stage.observe()
  const record: StepRecord = {
    job: index,
    step,
    startedAt,
    endedAt: stage.clock.now(),
    result,
    trips,
    log: job.log.lines,
    from,
    to: stage.transitions.length,
  }
  current.steps.push(record)
  return { record, state: job.state() }
}

async function granted(job: Job, plan: JobPlan): Promise<StepRecord['result']> {
  const { mode, ranges, runner, restore, egressMode, wait, timeoutMs, learnsMs, address } = plan
  try {
    const outcome = await job.main({
      asked: { mode, ranges, restore, egressMode, runner: runner ? [address] : [] },
      wait,
      timeoutMs,
      ...(runner && learnsMs > 0 && { runnerAddress: { kind: 'ask', services: [] } }),
    })
    return { kind: 'granted', outcome }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

async function revoked(job: Job, state: UndoRecord | undefined): Promise<StepRecord['result']> {
  try {
    return { kind: 'revoked', undoing: await revoke(state, job.world) }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

/** Ends a process by time: as planned, or five minutes after a cancellation. */
function mortality({ clock }: Stage, { end }: JobPlan, step: StepName, process: Process): void {
  const afterCancellation = step === 'post' && end?.step === 'main'
  const afterMs = afterCancellation
    ? cancelledMs
    : end?.step === step && end.at.kind === 'time'
      ? end.at.afterMs
      : undefined
  if (afterMs !== undefined) void clock.sleep(afterMs).then(process.die)
}

interface Sender {
  readonly index: number
  readonly step: StepName
  readonly plan: JobPlan
  readonly process: Process
  readonly job: Job
  readonly trips: Trip[]
  readonly kind: RequestKind
}

/** What becomes of one request of a step. */
function meddler(current: Play, sender: Sender): Meddler {
  const { stage } = current
  const { process, trips, kind, plan, step } = sender
  return async (arrive) => {
    if (process.dead) return 'never'
    const n = trips.length
    const trip: Trip = { kind, sentAt: stage.clock.now(), claims: claimsOf(kind === 'write' ? sender.job : undefined) }
    trips.push(trip)
    const delivered = arrival(current, sender, arrive, trip)
    if (killedAt(plan, step, n, { stage, process, delivered, trip })) return 'never'
    const fault = plan.faults.find((one) => one.step === step && one.n === n)?.kind
    await stage.clock.sleep(current.latency())
    // What has left arrives, though its sender has died since.
    const fate = await suffered(stage, fault, kind, delivered, trip)
    await stage.clock.sleep(current.latency())
    if (process.dead) return 'never'
    trip.answeredAt = stage.clock.now()
    trip.status = typeof fate === 'string' ? 'lost' : fate.status
    return fate
  }
}

interface Departure {
  readonly stage: Stage
  readonly process: Process
  readonly trip: Trip
  delivered(): Response
}

/** Kills the process at its n-th request, where that is planned; the request itself may get through. */
function killedAt(
  { end }: JobPlan,
  step: StepName,
  n: number,
  { stage, process, delivered, trip }: Departure,
): boolean {
  if (end?.step !== step || end.at.kind !== 'request' || end.at.n !== n) return false
  const { arrives } = end.at
  trip.fault = `killed, arrives ${arrives}`
  if (arrives === 'at once') delivered()
  if (arrives === 'late') void stage.clock.sleep(latestMs).then(delivered)
  process.die()
  return true
}

const noClaims: Trip['claims'] = { added: [], removed: [] }

function claimsOf(job: Job | undefined): Trip['claims'] {
  const footprint = job?.writes.at(-1)?.state?.footprint
  if (footprint === undefined) return noClaims
  return { added: spelledAll(footprint.added.map(({ text }) => text)), removed: spelledAll(footprint.removed) }
}

function arrival(
  current: Play,
  { index, step, job, kind }: Sender,
  arrive: () => Response,
  trip: Trip,
): () => Response {
  const { stage } = current
  if (kind !== 'write') {
    return () => {
      trip.arrivedAt = stage.clock.now()
      return arrive()
    }
  }
  const write = job.writes.at(-1)
  return () => {
    trip.arrivedAt = stage.clock.now()
    const more = { state: write?.state, ifMatch: write?.ifMatch }
    stage.cluster.nextOperation = current.nextOperation()
    const answer = stage.change({ kind: 'job', job: index, step }, arrive, more)
    stage.cluster.nextOperation = undefined
    if (answer.status < 400) current.operationBegun()
    return answer
  }
}

const fates: Readonly<Record<OperationFate, NextOperation | undefined>> = {
  succeeds: undefined,
  'does nothing': { noop: true },
  fails: { status: 'Failed', error: { code: 'ReconcileControlPlaneError', message: 'It did not work.' } },
  'is cancelled': { status: 'Canceled', noop: true },
  'fails after all': { status: 'Failed', inForce: true },
}

const busy = { code: 'EtagMismatch', message: 'Operation is not allowed: Another operation is in progress' }
const outage = { error: { code: 'InternalServerError', message: 'Something went wrong.' } }

async function suffered(
  stage: Stage,
  fault: FaultKind | undefined,
  kind: RequestKind,
  delivered: () => Response,
  trip: Trip,
): Promise<Fate> {
  if (fault === undefined) return delivered()
  trip.fault = fault
  switch (fault) {
    case 'refused':
      return 'lost'
    case 'answer lost':
      delivered()
      return 'lost'
    case 'late':
      void stage.clock.sleep(latestMs).then(delivered)
      return 'lost'
    case 'timeout':
      delivered()
      return json(504, outage)
    case 'throttled':
      return json(429, { code: 'Throttled', message: 'Too many.' }, { 'retry-after': '7' })
    case 'throttled silently':
      return json(429, { error: { code: 'FailedIdentityOperation', message: "Identity operation … Status: '429'." } })
    case 'internal':
      return json(500, outage)
    case 'unavailable':
      return json(503, outage)
    case 'busy':
      return kind === 'write' ? json(409, busy) : json(503, outage)
    case 'moved':
      return kind === 'write'
        ? json(412, { code: 'PreconditionFailed', message: 'It has been modified.' })
        : json(502, outage)
    case 'forbidden':
      return kind === 'read' ? json(503, outage) : json(403, { error: { code: 'AuthorizationFailed', message: 'No.' } })
  }
}
