import { ArmError } from '../arm/arm-error.ts'
import { TimeUp } from '../errors.ts'
import { formatDuration } from '../time/clock.ts'
import { pause, remainingMs } from '../time/deadline.ts'
import { type RetryOptions, retryTransient } from '../time/retry.ts'
import { type Cluster, isTerminal } from './cluster.ts'
import { type ContentionBackoff, readIntervalMs } from './contention.ts'
import type { ManagedClusters } from './managed-clusters.ts'

const progressEveryMs = 30_000

export interface ReadOptions extends RetryOptions {
  readonly clusters: Pick<ManagedClusters, 'read'>
  /** How often to read while others have their turn; every 5 s by default. */
  readonly backoff?: ContentionBackoff
}

/** Reads the cluster, through throttling and outages. Whatever ARM refuses for good is thrown as it came. */
export function readWithRetry(readOptions: ReadOptions): Promise<Cluster> {
  return retryTransient(() => readOnce(readOptions), 'The cluster', readOptions)
}

async function readOnce({ clusters, backoff }: ReadOptions): Promise<Cluster> {
  try {
    const cluster = await clusters.read()
    backoff?.onAnswered()
    return cluster
  } catch (error) {
    if (isThrottling(error)) backoff?.onThrottled()
    throw error
  }
}

function isThrottling(error: unknown): boolean {
  return error instanceof ArmError && error.status === 429
}

/** Reads until no operation runs on the cluster any more, beginning with a reading that is at hand. */
export async function readWhenIdle(readOptions: ReadOptions, known?: Cluster): Promise<Cluster> {
  const { deadline, log } = readOptions
  let cluster = known ?? (await readWithRetry(readOptions))
  const started = deadline.clock.now()
  let since = started
  let saidAt = Number.NEGATIVE_INFINITY
  for (;;) {
    if (isTerminal(cluster)) return cluster
    const now = deadline.clock.now()
    if (now - saidAt >= progressEveryMs) {
      log.info(
        `${formatDuration(now - started)}: the cluster is at ${cluster.provisioningState}, and AKS runs one operation at a time (an update usually takes 2 to 4 min); waiting at most ${formatDuration(remainingMs(deadline))} more`,
      )
      saidAt = now
    }
    const { id, provisioningState, etag } = cluster
    const gaveUp = () => stillBusy(id.name, provisioningState, deadline.clock.now() - since)
    await pause(deadline, readOptions.backoff?.intervalMs() ?? readIntervalMs, gaveUp)
    cluster = await explainThrottling(readWithRetry(readOptions), gaveUp)
    // One operation has ended since, and the next one has begun.
    if (!isTerminal(cluster) && cluster.etag !== etag) {
      readOptions.backoff?.onConflict()
      since = deadline.clock.now()
    }
  }
}

/** Reads until it is this step's turn to write: no operation runs, and no step in more of a hurry has begun one either. */
export async function readWhenOurTurn(readOptions: ReadOptions, known?: Cluster): Promise<Cluster> {
  let cluster = await readWhenIdle(readOptions, known)
  for (;;) {
    const yieldMs = readOptions.backoff?.yieldMs() ?? 0
    if (yieldMs === 0) return cluster
    await pause(readOptions.deadline, yieldMs, outOfTurns)
    cluster = await explainThrottling(readWithRetry(readOptions), outOfTurns)
    if (isTerminal(cluster)) return cluster
    cluster = await readWhenIdle(readOptions, cluster)
  }
}

/** Where the time is up because so many wait that not all of them may read, the cluster can be reached well enough. */
async function explainThrottling(reading: Promise<Cluster>, gaveUp: (cause?: unknown) => TimeUp): Promise<Cluster> {
  try {
    return await reading
  } catch (error) {
    throw error instanceof TimeUp && isThrottling(error.cause) ? gaveUp() : error
  }
}

function stillBusy(name: string, state: string, ms: number): TimeUp {
  return new TimeUp(
    'cluster-busy',
    `Cluster "${name}" took no update within the step's time: another operation runs on it (${state}, seen for ${formatDuration(ms)}), and AKS runs one at a time.`,
    { remedy: outOfTurnsRemedy },
  )
}

export function outOfTurns(cause?: unknown): TimeUp {
  return new TimeUp(
    'cluster-busy',
    "The cluster took no update within the step's time: other operations came first, and AKS runs one at a time.",
    { remedy: outOfTurnsRemedy, said: cause instanceof ArmError ? cause.said : undefined, cause },
  )
}

const outOfTurnsRemedy =
  'Raise `timeout-minutes`, run fewer jobs at once against this cluster (a `concurrency` group), or open it once for the whole workflow.'
