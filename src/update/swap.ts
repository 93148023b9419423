import { poolWatch } from '../cluster/busy-pools.ts'
import { type Cluster, withTags } from '../cluster/cluster.ts'
import type { LeftOut } from '../cluster/left-out.ts'
import type { ManagedClusters } from '../cluster/managed-clusters.ts'
import { outOfTurns, type Reading, readSettled, readTurn } from '../cluster/reading.ts'
import { Refusal } from '../errors.ts'
import { changesTags, sameLeaseTags, tagsAfter } from '../leases/index.ts'
import type { Change, Refused, Unchanged } from '../plan/decision.ts'
import { brokenLaw } from '../plan/laws.ts'
import { listingOf } from '../plan/listing.ts'
import { shows } from '../plan/shows.ts'
import { remainingMs } from '../time/deadline.ts'
import { type Attempt, afterFailure, type Lessons } from './failed-write.ts'

/** A write must rest on a reading no older than this: operations on node pools don't move the cluster's ETag. */
const freshForMs = 2_000

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
      readonly leftOut: LeftOut
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
  const places = lessons.leaveOut
  let cluster = await readTurn(swapping, swapping.initial)
  for (;;) {
    if (lessons.lost !== undefined && shows(cluster, lessons.lost.change)) {
      return arrivedLate(swapping, lessons.lost, places)
    }
    const decision = await swapping.decide(cluster)
    if (decision.kind !== 'change') return { kind: 'unchanged', cluster, decision }
    // Others may have changed the rest of what it brought: what is left to do was done by the lost write.
    if (lessons.lost !== undefined && shows(cluster, decision)) {
      return arrivedLate(swapping, { change: decision, cluster }, places)
    }
    const current = await refreshed(swapping, cluster)
    if (!sameBasis(current, cluster)) {
      cluster = current
      continue
    }
    checkLaws(current, decision)
    // What AKS asked to wait for may have been cut short by the step's own time, and this write would not be waited for.
    if (remainingMs(swapping.deadline) === 0) throw outOfTurns()
    const sent = await send(swapping, { change: decision, cluster: current }, lessons)
    if (sent.kind === 'written') return sent
    cluster = sent.cluster
  }
}

/** One write: carried out, or failed in a way that leaves it to be decided anew on the cluster as it is now. */
async function send(
  swapping: Swapping,
  attempt: Attempt,
  lessons: Lessons,
): Promise<Swap | { readonly kind: 'failed'; readonly cluster: Cluster }> {
  const { ledger, clusters } = swapping
  const { change, cluster } = attempt
  ledger.intend(change, cluster)
  try {
    const { operationUrl } = await clusters.write(toSend(cluster, change), change.list, lessons.leaveOut)
    ledger.confirm()
    return asWritten(attempt, lessons.leaveOut, operationUrl)
  } catch (error) {
    const next = await afterFailure(swapping, error, attempt, lessons)
    return next.written ? asWritten(attempt, lessons.leaveOut) : { kind: 'failed', cluster: next.cluster }
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

function arrivedLate({ ledger, log }: Swapping, attempt: Attempt, places: LeftOut['places']): Swap {
  log.info('The write that was not answered has been carried out after all.')
  ledger.intend(attempt.change, attempt.cluster)
  ledger.confirm()
  return asWritten(attempt, places)
}

function asWritten({ change, cluster }: Attempt, places: LeftOut['places'], operationUrl?: string): Swap {
  return { kind: 'written', cluster, change, operationUrl, leftOut: { places, from: cluster.body } }
}
