import { ArmError, UnknownField } from '../arm/arm-error.ts'
import { explainedUpdate } from '../arm/explain-error.ts'
import { busyPools, type PoolWatch } from '../cluster/busy-pools.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { readIntervalMs } from '../cluster/contention.ts'
import { placeToLeaveOut } from '../cluster/left-out.ts'
import type { Place } from '../cluster/places.ts'
import { outOfTurns, type ReadOptions, readWhenIdle, readWhenOurTurn } from '../cluster/read.ts'
import { TimeUp } from '../errors.ts'
import type { Change } from '../plan/decision.ts'
import { isApplied } from '../plan/is-applied.ts'
import type { Probe } from '../runner/access.ts'
import { formatDuration } from '../time/clock.ts'
import { pause } from '../time/deadline.ts'

/** How long a write without an answer may take to show. */
export const lostWriteMs = 30_000
const throttledMs = 15_000
const longestRetryMs = 30_000

/** What a failed write is made known to. */
interface Writing extends ReadOptions {
  readonly writeAheadLog: { commit(): void; abort(): void }
}

/** A write, and the reading that it rests on. */
export interface WriteAttempt {
  readonly change: Change
  readonly cluster: Cluster
  /** What was asked of the API server right before it. */
  readonly probeBefore: Promise<Probe> | undefined
}

/** What the writes so far have taught. */
export interface RetryState {
  readonly leaveOut: Set<Place>
  refusals: number
  readonly pools: PoolWatch
  /** A write that got no answer and didn't show in time: a slow gateway may still deliver it. */
  inDoubt: WriteAttempt | undefined
}

interface Next {
  readonly written: boolean
  readonly cluster: Cluster
}

/** What a failed write means for the next try. Throws what no further try can mend. */
export async function afterFailure(
  writing: Writing,
  error: unknown,
  attempt: WriteAttempt,
  retryState: RetryState,
): Promise<Next> {
  const { writeAheadLog, log, deadline } = writing
  // Whatever else went wrong, the write may have left: it stays in the state, and post looks whether it is there.
  if (!(error instanceof ArmError)) throw error
  if (error.outcomeUnknown) return reconcile(writing, error, attempt, retryState)
  writeAheadLog.abort()
  const refusedAt = deadline.clock.now()
  // A busy pool is no other step that waits for its turn.
  if (error.conflict && busyPools(attempt.cluster).length === 0) writing.backoff?.onConflict()
  if (error.status === 429) writing.backoff?.onThrottled()
  // Each refused try costs one of 20 writes, and AKS gives one back in a minute: a cluster may look free and not be.
  const retryMs = Math.min(longestRetryMs, readIntervalMs * 2 ** retryState.refusals)
  if (error.conflict) {
    log.info('Another update is in progress. Waiting, then planning again from the list it leaves.')
    await pause(deadline, retryMs, () => outOfTurns(error))
  } else if (error.status === 429) {
    const wait = error.retryAfterMs ?? throttledMs
    log.info(`AKS takes no more writes just now; trying again in about ${formatDuration(wait)}.`)
    await pause(deadline, Math.max(wait, retryMs), () => outOfTurns(error))
  } else if (error instanceof UnknownField) {
    retryState.leaveOut.add(placeToLeaveOut(error, retryState.leaveOut))
    log.warning(
      `AKS doesn't know the field "${error.field}", which it returned itself. It is left out, and so stays as it is.`,
    )
  } else throw explainedUpdate(error, attempt.cluster.id)
  retryState.refusals += 1
  const next = await readWhenOurTurn(writing)
  if (!error.conflict) return { written: false, cluster: next }
  return {
    written: false,
    cluster: await retryState.pools.idle(writing, next, { words: error.message, at: refusedAt }),
  }
}

/** The write's answer was lost: the list tells whether it was carried out. It is never blindly repeated. */
async function reconcile(
  writing: Writing,
  error: ArmError,
  attempt: WriteAttempt,
  retryState: RetryState,
): Promise<Next> {
  const { deadline, writeAheadLog, log } = writing
  log.info(`The write was not answered (${error.message}); looking whether it was carried out.`)
  const until = deadline.clock.now() + lostWriteMs
  for (;;) {
    const cluster = await readWhenIdle(writing)
    if (isApplied(attempt.change, cluster)) {
      log.info('It was carried out.')
      writeAheadLog.commit()
      return { written: true, cluster }
    }
    if (deadline.clock.now() >= until) {
      log.info('It was not carried out; trying again.')
      retryState.inDoubt = attempt
      return { written: false, cluster }
    }
    await pause(deadline, readIntervalMs, () => unanswered(error))
  }
}

function unanswered(cause: ArmError): TimeUp {
  return new TimeUp(
    'write-unanswered',
    "The write was not answered, and the step's time was up before it showed whether it was carried out.",
    { remedy: 'Run the step again. The post step looks for the change once more, and undoes what it finds.', cause },
  )
}
