import { ArmError } from '../azure/arm-error.ts'
import type { ManagedClusters } from '../azure/managed-clusters.ts'
import { spell } from '../clock.ts'
import { Refusal, TimeUp } from '../errors.ts'
import { changesTags, sameLeaseTags, tagsAfter } from '../leases/index.ts'
import type { Change, Refused, Unchanged } from '../plan/decision.ts'
import { brokenLaw } from '../plan/laws.ts'
import { listingOf } from '../plan/listing.ts'
import { shows } from '../plan/shows.ts'
import { busyPools, type PoolWatch, poolWatch } from './busy-pools.ts'
import { type Cluster, withTags } from './cluster.ts'
import { pause, remainingMs } from './deadline.ts'
import { readIntervalMs } from './pace.ts'
import { outOfTurns, type Reading, readSettled, readTurn } from './reading.ts'

/** A write must rest on a reading no older than this: operations on node pools don't move the cluster's ETag. */
const freshForMs = 2_000
/** How long a write that nobody answered may take to show. */
export const lostWriteMs = 30_000
const throttledMs = 15_000
const longestRetryMs = 30_000

/**
 * Remembers what is about to be written, so that a step that dies can be undone. A write that is neither confirmed nor
 * struck out may still be carried out.
 */
export interface Ledger {
  /** Called before every write with exactly what it adds and takes out. */
  intend(change: Change, cluster: Cluster): void
  /** The service took it, or the list shows it. */
  confirm(): void
  /** It was refused. */
  strike(): void
}

export interface Swapping extends Reading {
  readonly clusters: ManagedClusters
  readonly ledger: Ledger
  /** A reading to begin with, where there is one. */
  readonly initial?: Cluster | undefined
  /** What should be written, given the cluster as it is. Asked again after every conflict. */
  decide(cluster: Cluster): Promise<Change | Unchanged | Refused>
}

export type Swap =
  | { readonly kind: 'unchanged'; readonly cluster: Cluster; readonly decision: Unchanged | Refused }
  | {
      readonly kind: 'written'
      readonly cluster: Cluster
      readonly change: Change
      readonly operationUrl: string | undefined
    }

/**
 * Compare-and-swap on the cluster's ETag: decides from a settled cluster, writes on condition that it hasn't moved, and
 * decides again where it has. A list computed before a conflict is never sent after it.
 * @throws {ArmError} what ARM refused for good. @throws {TimeUp} where the time is up.
 */
export async function swap(swapping: Swapping): Promise<Swap> {
  const lessons: Lessons = { leaveOut: new Set(), refusals: 0, pools: poolWatch(swapping.deadline), lost: undefined }
  try {
    return await written(swapping, lessons)
  } catch (error) {
    throw lessons.pools.explained(error)
  }
}

async function written(swapping: Swapping, lessons: Lessons): Promise<Swap> {
  let cluster = await readTurn(swapping, swapping.initial)
  for (;;) {
    if (lessons.lost !== undefined && shows(cluster, lessons.lost.change)) {
      return arrivedLate(swapping, lessons.lost)
    }
    const decision = await swapping.decide(cluster)
    if (decision.kind !== 'change') return { kind: 'unchanged', cluster, decision }
    const current = await refreshed(swapping, cluster)
    if (!sameBasis(current, cluster)) {
      cluster = current
      continue
    }
    checkLaws(current, decision)
    // What AKS asked to wait for may have been cut short by the step's own time, and nobody would wait for this write.
    if (remainingMs(swapping.deadline) === 0) throw outOfTurns()
    swapping.ledger.intend(decision, current)
    try {
      const { operationUrl } = await swapping.clusters.write(toSend(current, decision), decision.list, lessons.leaveOut)
      swapping.ledger.confirm()
      return { kind: 'written', cluster: current, change: decision, operationUrl }
    } catch (error) {
      const next = await afterFailure(swapping, error, { change: decision, cluster: current }, lessons)
      if (next.written) return { kind: 'written', cluster: current, change: decision, operationUrl: undefined }
      cluster = next.cluster
    }
  }
}

/** Whether what was decided on one reading holds for another. Of tags that aren't leases only the number counts. */
function sameBasis(left: Cluster, right: Cluster): boolean {
  return left.ranges.join() === right.ranges.join() && sameLeaseTags(left.tags, right.tags)
}

/** The last thing before every write, whoever planned it. @throws {Refusal} where it would break a law. */
function checkLaws({ ranges }: Cluster, change: Change): void {
  const broken = brokenLaw(listingOf(ranges), change)
  if (broken !== undefined) throw new Refusal([broken])
}

/** What was read last, with the leases changed: a write replaces all tags, and others may have changed theirs. */
function toSend(cluster: Cluster, { leases }: Change): Cluster {
  if (leases === undefined || !changesTags(leases)) return cluster
  return withTags(cluster, tagsAfter(cluster.tags, leases, cluster.etag === undefined ? 'random' : 'lowest'))
}

async function refreshed(swapping: Swapping, cluster: Cluster): Promise<Cluster> {
  const { clock } = swapping.deadline
  let current = cluster
  while (clock.now() - current.readAt > freshForMs) current = await readSettled(swapping)
  return current
}

/** A write, and the reading that it rests on. */
interface Attempt {
  readonly change: Change
  readonly cluster: Cluster
}

/** What the writes so far have taught. */
interface Lessons {
  readonly leaveOut: Set<string>
  refusals: number
  readonly pools: PoolWatch
  /** A write that nobody answered and that didn't show in time: a slow gateway may still deliver it. */
  lost: Attempt | undefined
}

function arrivedLate({ ledger, log }: Swapping, { change, cluster }: Attempt): Swap {
  log.info('The write that was not answered has been carried out after all.')
  ledger.intend(change, cluster)
  ledger.confirm()
  return { kind: 'written', cluster, change, operationUrl: undefined }
}

interface Next {
  readonly written: boolean
  readonly cluster: Cluster
}

/** What a failed write means for the next try. Throws what no further try can mend. */
async function afterFailure(swapping: Swapping, error: unknown, attempt: Attempt, lessons: Lessons): Promise<Next> {
  const { ledger, log, deadline } = swapping
  // Whatever else went wrong, the write may have left: it stays in the state, and post looks whether it is there.
  if (!(error instanceof ArmError)) throw error
  if (error.outcomeUnknown) return reconcile(swapping, error, attempt, lessons)
  ledger.strike()
  const refusedAt = deadline.clock.now()
  // A busy pool is no other step that waits for its turn.
  if (error.conflict && busyPools(attempt.cluster).length === 0) swapping.pace?.lostTurn()
  if (error.status === 429) swapping.pace?.wasThrottled()
  // Each refused try costs one of 20 writes, and AKS gives one back in a minute: a cluster may look free and not be.
  const retryMs = Math.min(longestRetryMs, readIntervalMs * 2 ** lessons.refusals)
  if (error.conflict) {
    log.info('Somebody else is changing the cluster. Waiting for them, then computing again from what they left.')
    await pause(deadline, retryMs, () => outOfTurns(error))
  } else if (error.status === 429) {
    const wait = error.retryAfterMs ?? throttledMs
    log.info(`AKS takes no more writes just now; trying again in about ${spell(wait)}.`)
    await pause(deadline, Math.max(wait, retryMs), () => outOfTurns(error))
  } else if (!leavesOut(error, lessons.leaveOut)) {
    throw error
  } else {
    log.warning(
      `AKS doesn't know the field "${error.unknownField}", which it returned itself. It is left out, and so stays as it is.`,
    )
  }
  lessons.refusals += 1
  const next = await readTurn(swapping)
  if (!error.conflict) return { written: false, cluster: next }
  return { written: false, cluster: await lessons.pools.idle(swapping, next, { words: error.message, at: refusedAt }) }
}

/** The fields that the step changes, or that lead to them, are never left out. */
const ownFields = new Set(['properties', 'apiServerAccessProfile', 'authorizedIPRanges', 'tags'])

function leavesOut(error: ArmError, leaveOut: Set<string>): boolean {
  const field = error.unknownField
  if (field === undefined || ownFields.has(field) || leaveOut.size > 0) return false
  leaveOut.add(field)
  return true
}

/** The write's answer was lost: the list tells whether it was carried out. It is never blindly repeated. */
async function reconcile(swapping: Swapping, error: ArmError, attempt: Attempt, lessons: Lessons): Promise<Next> {
  const { deadline, ledger, log } = swapping
  log.info(`The write was not answered (${error.message}); looking whether it was carried out.`)
  const until = deadline.clock.now() + lostWriteMs
  for (;;) {
    const cluster = await readSettled(swapping)
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
    "The write was not answered, and the step's time was up before anybody could tell whether it was carried out.",
    { remedy: 'Run the step again. The post step looks for the change once more, and undoes what it finds.', cause },
  )
}
