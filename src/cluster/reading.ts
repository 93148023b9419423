import { ArmError } from '../arm/arm-error.ts'
import { TimeUp } from '../errors.ts'
import { spell } from '../time/clock.ts'
import { pause, remainingMs } from '../time/deadline.ts'
import { type Patience, patiently } from '../time/patience.ts'
import { type Cluster, isTerminal } from './cluster.ts'
import type { ManagedClusters } from './managed-clusters.ts'
import { type Pace, readIntervalMs } from './pace.ts'

const progressEveryMs = 30_000

export interface Reading extends Patience {
  readonly clusters: Pick<ManagedClusters, 'read'>
  /** How often to read while others have their turn; every 5 s by default. */
  readonly pace?: Pace
}

/** Reads the cluster, through throttling and outages. Whatever ARM refuses for good is thrown as it came. */
export function readPatiently(reading: Reading): Promise<Cluster> {
  return patiently(() => readOnce(reading), 'The cluster', reading)
}

async function readOnce({ clusters, pace }: Reading): Promise<Cluster> {
  try {
    const cluster = await clusters.read()
    pace?.wentUnhindered()
    return cluster
  } catch (error) {
    if (isThrottling(error)) pace?.wasThrottled()
    throw error
  }
}

function isThrottling(error: unknown): boolean {
  return error instanceof ArmError && error.status === 429
}

/** Reads until no operation runs on the cluster any more, beginning with a reading that is at hand. */
export async function readSettled(reading: Reading, known?: Cluster): Promise<Cluster> {
  const { deadline, log } = reading
  let cluster = known ?? (await readPatiently(reading))
  const started = deadline.clock.now()
  let saidAt = Number.NEGATIVE_INFINITY
  for (;;) {
    if (isTerminal(cluster)) return cluster
    const now = deadline.clock.now()
    if (now - saidAt >= progressEveryMs) {
      log.info(
        `An operation runs on the cluster (${cluster.provisioningState}). Waiting for it to end: ${spell(now - started)} so far, at most ${spell(remainingMs(deadline))} more.`,
      )
      saidAt = now
    }
    const { id, provisioningState, etag } = cluster
    const gaveUp = () => stillBusy(id.name, provisioningState)
    await pause(deadline, reading.pace?.intervalMs() ?? readIntervalMs, gaveUp)
    cluster = await unlessThrottled(readPatiently(reading), gaveUp)
    // One operation has ended since, and the next one has begun.
    if (!isTerminal(cluster) && cluster.etag !== etag) reading.pace?.lostTurn()
  }
}

/** Reads until it is this step's turn to write: no operation runs, and no step in more of a hurry has begun one either. */
export async function readTurn(reading: Reading, known?: Cluster): Promise<Cluster> {
  let cluster = await readSettled(reading, known)
  for (;;) {
    const courtesyMs = reading.pace?.courtesyMs() ?? 0
    if (courtesyMs === 0) return cluster
    await pause(reading.deadline, courtesyMs, outOfTurns)
    cluster = await unlessThrottled(readPatiently(reading), outOfTurns)
    if (isTerminal(cluster)) return cluster
    cluster = await readSettled(reading, cluster)
  }
}

/** Where the time is up because so many wait that not all of them may read, the cluster can be reached well enough. */
async function unlessThrottled(reading: Promise<Cluster>, gaveUp: (cause?: unknown) => TimeUp): Promise<Cluster> {
  try {
    return await reading
  } catch (error) {
    throw error instanceof TimeUp && isThrottling(error.cause) ? gaveUp() : error
  }
}

function stillBusy(name: string, state: string): TimeUp {
  return new TimeUp(
    'cluster-busy',
    `Cluster "${name}" is still busy (${state}) and the step's time is up: AKS runs one operation at a time.`,
    {
      remedy: outOfTurnsRemedy,
    },
  )
}

export function outOfTurns(cause?: unknown): TimeUp {
  return new TimeUp(
    'cluster-busy',
    "The cluster had no free moment for this update within the step's time: AKS runs one operation at a time.",
    { remedy: outOfTurnsRemedy, cause },
  )
}

const outOfTurnsRemedy =
  'Raise `timeout-minutes`, run fewer jobs at once against this cluster (a `concurrency` group), or open it once for the whole workflow.'
