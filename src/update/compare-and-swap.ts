import { poolWatch } from '../cluster/busy-pools.ts'
import { type Cluster, withTags } from '../cluster/cluster.ts'
import type { LeftOut } from '../cluster/left-out.ts'
import type { ManagedClusters } from '../cluster/managed-clusters.ts'
import type { Following } from '../cluster/operation.ts'
import { outOfTurns, type ReadOptions, readWhenIdle, readWhenOurTurn } from '../cluster/read.ts'
import { Refusal } from '../errors.ts'
import { changesTags, sameLeaseTags, tagsAfter } from '../leases/index.ts'
import { AllowList } from '../plan/allow-list.ts'
import type { Change, Refused, Unchanged } from '../plan/decision.ts'
import { isApplied } from '../plan/is-applied.ts'
import { brokenLaw } from '../plan/laws.ts'
import type { Probe } from '../runner/access.ts'
import { remainingMs } from '../time/deadline.ts'
import { afterFailure, type RetryState, type WriteAttempt } from './failed-write.ts'

/** A write must rest on a reading no older than this: operations on node pools don't move the cluster's ETag. */
const freshForMs = 2_000

/**
 * Remembers what is about to be written, so that a step that dies can be undone. A write that is neither confirmed nor
 * struck out may still be carried out.
 */
export interface WriteAheadLog {
  /** Called before every write with exactly what it adds and takes out. */
  prepare(change: Change, cluster: Cluster): void
  /** The service took it, or the list shows it. */
  commit(): void
  /** It was refused. */
  abort(): void
}

export interface UpdateOptions extends ReadOptions, Pick<Following, 'mayPoll'> {
  readonly clusters: ManagedClusters
  readonly writeAheadLog: WriteAheadLog
  /** A reading to begin with, where there is one. */
  readonly initial?: Cluster | undefined
  /** What should be written, given the cluster as it is. Asked again after every conflict. */
  decide(cluster: Cluster): Promise<Change | Unchanged | Refused>
  /** Called right before each PUT. What it returns comes with the write that was carried out. */
  beforeWrite?: (() => Promise<Probe>) | undefined
}

export type UpdateResult =
  | { readonly kind: 'unchanged'; readonly cluster: Cluster; readonly decision: Unchanged | Refused }
  | {
      readonly kind: 'written'
      readonly cluster: Cluster
      readonly change: Change
      readonly operationUrl: string | undefined
      readonly leftOut: LeftOut
      /** What `beforeWrite` returned before this very write. */
      readonly probeBefore: Promise<Probe> | undefined
    }

/**
 * Compare-and-swap on the cluster's ETag: decides from a settled cluster, writes on condition that it hasn't moved, and
 * decides again where it has. A list computed before a conflict is never sent after it.
 * @throws {ArmError} what ARM refused for good. @throws {TimeUp} where the time is up.
 */
export async function compareAndSwap(options: UpdateOptions): Promise<UpdateResult> {
  const retryState: RetryState = {
    leaveOut: new Set(),
    refusals: 0,
    pools: poolWatch(options.deadline),
    inDoubt: undefined,
  }
  try {
    return await written(options, retryState)
  } catch (error) {
    throw retryState.pools.explained(error)
  }
}

async function written(options: UpdateOptions, retryState: RetryState): Promise<UpdateResult> {
  const places = retryState.leaveOut
  let cluster = await readWhenOurTurn(options, options.initial)
  for (;;) {
    if (retryState.inDoubt !== undefined && isApplied(retryState.inDoubt.change, cluster)) {
      return arrivedLate(options, retryState.inDoubt, places)
    }
    const decision = await options.decide(cluster)
    if (decision.kind !== 'change') return { kind: 'unchanged', cluster, decision }
    // Others may have changed the rest of what it brought: what is left to do was done by the lost write.
    if (retryState.inDoubt !== undefined && isApplied(decision, cluster)) {
      return arrivedLate(options, { ...retryState.inDoubt, change: decision, cluster }, places)
    }
    const current = await refreshed(options, cluster)
    if (!sameBasis(current, cluster)) {
      cluster = current
      continue
    }
    checkLaws(current, decision)
    // What AKS asked to wait for may have been cut short by the step's own time, and this write would not be waited for.
    if (remainingMs(options.deadline) === 0) throw outOfTurns()
    const sent = await send(options, { change: decision, cluster: current }, retryState)
    if (sent.kind === 'written') return sent
    cluster = sent.cluster
  }
}

/** One write: carried out, or failed in a way that leaves it to be decided anew on the cluster as it is now. */
async function send(
  options: UpdateOptions,
  { change, cluster }: Pick<WriteAttempt, 'change' | 'cluster'>,
  retryState: RetryState,
): Promise<UpdateResult | { readonly kind: 'failed'; readonly cluster: Cluster }> {
  const { writeAheadLog, clusters } = options
  writeAheadLog.prepare(change, cluster)
  const attempt: WriteAttempt = { change, cluster, probeBefore: options.beforeWrite?.() }
  try {
    const { operationUrl } = await clusters.write(toSend(cluster, change), change.after.texts, retryState.leaveOut)
    writeAheadLog.commit()
    return asWritten(attempt, retryState.leaveOut, operationUrl)
  } catch (error) {
    const next = await afterFailure(options, error, attempt, retryState)
    return next.written ? asWritten(attempt, retryState.leaveOut) : { kind: 'failed', cluster: next.cluster }
  }
}

/** Whether what was decided on one reading holds for another. Of tags that aren't leases only the number counts. */
function sameBasis(left: Cluster, right: Cluster): boolean {
  return left.ranges.join() === right.ranges.join() && sameLeaseTags(left.tags, right.tags)
}

/** The last thing before every write, whoever planned it. @throws {Refusal} where it would break a law. */
function checkLaws({ ranges }: Cluster, change: Change): void {
  const broken = brokenLaw(AllowList.parse(ranges), change)
  if (broken !== undefined) throw new Refusal([broken])
}

/** What was read last, with the leases changed: a write replaces all tags, and others may have changed theirs. */
function toSend(cluster: Cluster, { leases }: Change): Cluster {
  if (leases === undefined || !changesTags(leases)) return cluster
  return withTags(cluster, tagsAfter(cluster.tags, leases, cluster.etag === undefined ? 'random' : 'lowest'))
}

async function refreshed(options: UpdateOptions, cluster: Cluster): Promise<Cluster> {
  const { clock } = options.deadline
  let current = cluster
  while (clock.now() - current.readAt > freshForMs) current = await readWhenIdle(options)
  return current
}

function arrivedLate(
  { writeAheadLog, log }: UpdateOptions,
  attempt: WriteAttempt,
  places: LeftOut['places'],
): UpdateResult {
  log.info('The write that was not answered has been carried out after all.')
  writeAheadLog.prepare(attempt.change, attempt.cluster)
  writeAheadLog.commit()
  return asWritten(attempt, places)
}

function asWritten(attempt: WriteAttempt, places: LeftOut['places'], operationUrl?: string): UpdateResult {
  return { kind: 'written', ...attempt, operationUrl, leftOut: { places, from: attempt.cluster.body } }
}
