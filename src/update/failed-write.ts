import { ArmError, UnknownField } from '../arm/arm-error.ts'
import { resourceIdOf } from '../arm/cluster-id.ts'
import { explainedUpdate } from '../arm/explain-error.ts'
import { busyPools, type PoolWatch } from '../cluster/busy-pools.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { placeToLeaveOut } from '../cluster/left-out.ts'
import { readIntervalMs } from '../cluster/pace.ts'
import type { Place } from '../cluster/places.ts'
import { outOfTurns, type Reading, readSettled, readTurn } from '../cluster/reading.ts'
import { TimeUp } from '../errors.ts'
import type { Change } from '../plan/decision.ts'
import { shows } from '../plan/shows.ts'
import { spell } from '../time/clock.ts'
import { pause } from '../time/deadline.ts'

/** How long a write without an answer may take to show. */
export const lostWriteMs = 30_000
const throttledMs = 15_000
const longestRetryMs = 30_000

/** What a failed write is made known to. */
interface Writing extends Reading {
  readonly ledger: { confirm(): void; strike(): void }
}

/** A write, and the reading that it rests on. */
export interface Attempt {
  readonly change: Change
  readonly cluster: Cluster
}

/** What the writes so far have taught. */
export interface Lessons {
  readonly leaveOut: Set<Place>
  refusals: number
  readonly pools: PoolWatch
  /** A write that got no answer and didn't show in time: a slow gateway may still deliver it. */
  lost: Attempt | undefined
}

interface Next {
  readonly written: boolean
  readonly cluster: Cluster
}

/** What a failed write means for the next try. Throws what no further try can mend. */
export async function afterFailure(
  writing: Writing,
  error: unknown,
  attempt: Attempt,
  lessons: Lessons,
): Promise<Next> {
  const { ledger, log, deadline } = writing
  // Whatever else went wrong, the write may have left: it stays in the state, and post looks whether it is there.
  if (!(error instanceof ArmError)) throw error
  if (error.outcomeUnknown) return reconcile(writing, error, attempt, lessons)
  ledger.strike()
  const refusedAt = deadline.clock.now()
  // A busy pool is no other step that waits for its turn.
  if (error.conflict && busyPools(attempt.cluster).length === 0) writing.pace?.lostTurn()
  if (error.status === 429) writing.pace?.wasThrottled()
  // Each refused try costs one of 20 writes, and AKS gives one back in a minute: a cluster may look free and not be.
  const retryMs = Math.min(longestRetryMs, readIntervalMs * 2 ** lessons.refusals)
  if (error.conflict) {
    log.info('Another update is in progress. Waiting, then planning again from the list it leaves.')
    await pause(deadline, retryMs, () => outOfTurns(error))
  } else if (error.status === 429) {
    const wait = error.retryAfterMs ?? throttledMs
    log.info(`AKS takes no more writes just now; trying again in about ${spell(wait)}.`)
    await pause(deadline, Math.max(wait, retryMs), () => outOfTurns(error))
  } else if (error instanceof UnknownField) {
    lessons.leaveOut.add(placeToLeaveOut(error, lessons.leaveOut))
    log.warning(
      `AKS doesn't know the field "${error.field}", which it returned itself. It is left out, and so stays as it is.`,
    )
  } else throw explainedUpdate(error, resourceIdOf(attempt.cluster.id))
  lessons.refusals += 1
  const next = await readTurn(writing)
  if (!error.conflict) return { written: false, cluster: next }
  return { written: false, cluster: await lessons.pools.idle(writing, next, { words: error.message, at: refusedAt }) }
}

/** The write's answer was lost: the list tells whether it was carried out. It is never blindly repeated. */
async function reconcile(writing: Writing, error: ArmError, attempt: Attempt, lessons: Lessons): Promise<Next> {
  const { deadline, ledger, log } = writing
  log.info(`The write was not answered (${error.message}); looking whether it was carried out.`)
  const until = deadline.clock.now() + lostWriteMs
  for (;;) {
    const cluster = await readSettled(writing)
    if (shows(cluster, attempt.change)) {
      log.info('It was carried out.')
      ledger.confirm()
      return { written: true, cluster }
    }
    if (deadline.clock.now() >= until) {
      log.info('It was not carried out; trying again.')
      lessons.lost = attempt
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
