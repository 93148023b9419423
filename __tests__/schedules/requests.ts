import type { NextOperation } from '../../emulator/arm/arm.ts'
import { json, type Response } from '../../emulator/wire/http.ts'
import { isOn, type Job } from '../engine/support/job.ts'
import { dated, type Interceptor, type RequestFate, type RequestKind } from '../support/wire.ts'
import { spelledAll, type Trip } from './history.ts'
import type { Play } from './play.ts'
import type { Process } from './process.ts'
import { type FaultKind, type JobPlan, latestMs, type OperationFate, type StepName } from './schedule.ts'
import type { Simulation } from './simulation.ts'

/** A step, as it sends requests of one kind. */
export interface Sender {
  readonly index: number
  readonly step: StepName
  readonly plan: JobPlan
  readonly process: Process
  readonly job: Job
  readonly trips: Trip[]
  readonly kind: RequestKind
}

/** What becomes of one request of a step. */
export function interceptor(current: Play, sender: Sender): Interceptor {
  const { process, trips, kind, plan, step } = sender
  return async (arrive, _, { url }) => {
    if (process.dead) return 'never'
    const n = trips.length
    const { cluster, simulation } = receiverOf(current.stage, url)
    const trip: Trip = {
      cluster,
      kind,
      sentAt: simulation.clock.now(),
      touches: touchedBy(kind === 'write' ? sender.job : undefined),
    }
    trips.push(trip)
    const delivered = arrival({ ...current, stage: simulation }, sender, arrive, trip)
    if (killedAt(plan, step, n, { stage: simulation, process, delivered, trip })) return 'never'
    const fault = plan.faults.find((one) => one.step === step && one.n === n)?.kind
    await simulation.clock.sleep(current.latency())
    // What has left arrives, though its sender has died since.
    const fate = await suffered(simulation, fault, kind, delivered, trip)
    await simulation.clock.sleep(current.latency())
    if (process.dead) return 'never'
    trip.answeredAt = simulation.clock.now()
    trip.status = typeof fate === 'string' ? 'lost' : fate.status
    return fate
  }
}

/** The cluster that a request is about; the first where it is about none. */
function receiverOf(first: Simulation, url: string): { readonly cluster: number; readonly simulation: Simulation } {
  const place = first.companions.findIndex(({ id }) => isOn(id, url))
  return { cluster: place + 1, simulation: first.companions[place] ?? first }
}

interface Departure {
  readonly stage: Simulation
  readonly process: Process
  readonly trip: Trip
  delivered(): Response
}

/** Kills the process at its n-th request, where that is planned; the request itself may get through. */
function killedAt(
  { end }: JobPlan,
  step: StepName,
  n: number,
  { stage: simulation, process, delivered, trip }: Departure,
): boolean {
  if (end?.step !== step || end.at.kind !== 'request' || end.at.n !== n) return false
  const { arrives } = end.at
  trip.fault = `killed, arrives ${arrives}`
  if (arrives === 'at once') delivered()
  if (arrives === 'late') void simulation.clock.sleep(latestMs).then(delivered)
  process.die()
  return true
}

const noTouches: Trip['touches'] = { added: [], removed: [] }

function touchedBy(job: Job | undefined): Trip['touches'] {
  const applied = job?.writes.at(-1)?.state?.applied
  if (applied === undefined) return noTouches
  return { added: spelledAll(applied.added.map(({ text }) => text)), removed: spelledAll(applied.removed) }
}

function arrival(
  current: Play,
  { index, step, job, kind, plan }: Sender,
  arrive: () => Response,
  trip: Trip,
): () => Response {
  const { stage: simulation } = current
  if (kind !== 'write') {
    return () => {
      trip.arrivedAt = simulation.clock.now()
      // What it shows has happened before the step is done with this cluster, which may be long before it ends.
      if (current.schedule.companions !== undefined) simulation.observe()
      return dated(arrive(), plan.armErrorMs)
    }
  }
  const write = job.writes.at(-1)
  return () => {
    trip.arrivedAt = simulation.clock.now()
    const more = { state: write?.state, ifMatch: write?.ifMatch }
    simulation.cluster.nextOperation = current.nextOperation()
    const answer = simulation.change({ kind: 'job', job: index, step }, arrive, more)
    simulation.cluster.nextOperation = undefined
    if (answer.status < 400) current.operationBegun()
    return answer
  }
}

/** How AKS's operations go. */
export const outcomes: Readonly<Record<OperationFate, NextOperation | undefined>> = {
  succeeds: undefined,
  'does nothing': { noop: true },
  fails: { status: 'Failed', error: { code: 'ReconcileControlPlaneError', message: 'It did not work.' } },
  'is cancelled': { status: 'Canceled', noop: true },
  'fails after all': { status: 'Failed', inForce: true },
}

const busy = { code: 'EtagMismatch', message: 'Operation is not allowed: Another operation is in progress' }
const outage = { error: { code: 'InternalServerError', message: 'Something went wrong.' } }

async function suffered(
  simulation: Simulation,
  fault: FaultKind | undefined,
  kind: RequestKind,
  delivered: () => Response,
  trip: Trip,
): Promise<RequestFate> {
  if (fault === undefined) return delivered()
  trip.fault = fault
  switch (fault) {
    case 'refused':
      return 'lost'
    case 'answer lost':
      delivered()
      return 'lost'
    case 'late':
      void simulation.clock.sleep(latestMs).then(delivered)
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
