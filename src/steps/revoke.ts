import { ArmError } from '../arm/arm-error.ts'
import { explained, translated } from '../arm/explain-error.ts'
import type { Azure } from '../azure/connect.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { contentionBackoff, postBackoff, readIntervalMs } from '../cluster/contention.ts'
import { type ReadOptions, readWhenIdle, readWithRetry } from '../cluster/read.ts'
import { type EgressLookup, egressLookup } from '../egress/lookup.ts'
import { Cancelled, problemText, Refusal, StepError, TimeUp } from '../errors.ts'
import { undoesNothing } from '../plan/applied-change.ts'
import { type Decision, type Note, notice, type Refused, type Unchanged, unchanged } from '../plan/decision.ts'
import { isRecordApplied } from '../plan/is-applied.ts'
import { withNamed } from '../plan/node-egress.ts'
import { planUndo } from '../plan/undo.ts'
import { remedyCommands } from '../report/undo-commands.ts'
import type { UndoOutcome } from '../report/undo-outcome.ts'
import { forBash } from '../shell.ts'
import type { UndoRecord } from '../state/undo-record.ts'
import { abortable, interruptible } from '../time/clock.ts'
import { type Deadline, deadlineIn, pause } from '../time/deadline.ts'
import { type RetryOptions, retryTransient } from '../time/retry.ts'
import { compareAndSwap, type UpdateOptions, type WriteAheadLog } from '../update/compare-and-swap.ts'
import { lostWriteMs } from '../update/failed-write.ts'
import { type Update, updateEnded } from '../update/wait-for-operation.ts'
import { currentListOf, withEgress } from './decide.ts'
import type { Ports } from './ports.ts'

/** A cancelled job has five minutes for all its post steps, so the remedy is in the log well before. */
const remedyAfterMs = 120_000

/**
 * The post step: what did this step change, is it still there, take it back, say what was seen.
 * Works from the state alone: inputs may have changed since (actions/runner#2030). It never gives up because the runner asks
 * it to end: until it is killed it goes on trying.
 * @param mayPoll whether it is this cluster's turn to poll its operation among those of the step
 * @throws {StepError} where it could not be undone; the remedy is in the log by then.
 */
export async function revoke(record: UndoRecord, ports: Ports, mayPoll?: () => boolean): Promise<UndoOutcome> {
  if (undoesNothing(record.applied))
    return { kind: 'nothing', why: 'This step changed nothing that is only temporary.' }
  const deadline = deadlineIn(ports.clock, record.timeoutMs)
  const done = new AbortController()
  const hopeless = new AbortController()
  const reminder = remindOfRemedy(record, ports, { done: done.signal, hopeless: hopeless.signal })
  const retry: RetryOptions = {
    deadline,
    log: ports.log,
    onLasting(_, cause) {
      if (!hopeless.signal.aborted) ports.log.warning(cause.problems.map(problemText).join(' '))
      hopeless.abort()
    },
  }
  try {
    const signIn = () => ports.signIn(record.cloud, record.signIn, record.apiVersion)
    const azure = await retryTransient(signIn, 'The sign-in', retry)
    return await undo(record, { ports, azure, retry, mayPoll, accepted: () => done.abort() })
  } finally {
    done.abort()
    await reminder
  }
}

/** Puts the remedy into the log in time, in case the runner ends this step before it is done; at once where it looks hopeless. */
async function remindOfRemedy(
  record: UndoRecord,
  ports: Ports,
  { done, hopeless }: { readonly done: AbortSignal; readonly hopeless: AbortSignal },
): Promise<void> {
  const { clock, log, interrupted } = ports
  try {
    await clock.sleep(remedyAfterMs, AbortSignal.any([done, hopeless, interrupted]))
  } catch {
    // Either the undo came to an end, or it will hardly come to one: then the remedy must be there first.
    if (done.aborted) return
  }
  log.warning(
    `This step is still trying to undo its change. Should the job be ended before it can, run:\n${forBash(remedyCommands(record))}`,
  )
}

interface UndoContext {
  readonly ports: Ports
  readonly azure: Azure
  readonly retry: RetryOptions
  readonly mayPoll: (() => boolean) | undefined
  /** Called when AKS has taken the undo: whatever becomes of the job, it is carried out. */
  accepted(): void
}

async function undo(record: UndoRecord, { ports, azure, retry, mayPoll, accepted }: UndoContext): Promise<UndoOutcome> {
  const backoff = contentionBackoff(postBackoff)
  const readOptions = { ...retry, clusters: azure.clusters(record.cluster), backoff }
  const egress = egressLookup({ ...ports, network: azure.network }, 'auto', readOptions, record.detail)
  try {
    const initial = await whenArrived(record, readOptions)
    const options: UpdateOptions = {
      ...readOptions,
      ...(mayPoll && { mayPoll }),
      writeAheadLog: nothingToRemember,
      initial,
      decide: (cluster) => decide(record, cluster, egress),
    }
    const swapped = await translated(compareAndSwap(options), 'Undoing the change')
    if (swapped.kind === 'unchanged') return { kind: 'unchanged', notes: notesOf(swapped.decision) }
    const { change } = swapped
    accepted()
    ports.log.info('AKS has accepted the undo.')
    const update = { options, ...swapped, replans: true }
    const observed = waitsForEnd(record, swapped.cluster, ports)
      ? await seenToEnd(update, retry.deadline, ports)
      : 'accepted'
    if (change.incomplete !== undefined) throw new Refusal([change.incomplete])
    return { kind: observed, change }
  } catch (error) {
    if (!isGone(error)) throw explained(error, 'Undoing the change')
    return {
      kind: 'unchanged',
      notes: [notice('The cluster is gone, and its list with it: there is nothing left to undo.')],
    }
  }
}

/** Main may have died before its write was answered: AKS may take a moment to show it. */
async function whenArrived(record: UndoRecord, readOptions: ReadOptions): Promise<Cluster> {
  const { deadline } = readOptions
  const until = deadline.clock.now() + lostWriteMs
  let cluster = await readWithRetry(readOptions)
  if (record.write === 'accepted') return cluster
  readOptions.log.info('The main step ended before its write was answered; looking whether it was carried out.')
  for (;;) {
    cluster = await readWhenIdle(readOptions, cluster)
    if (isRecordApplied(record.applied, cluster) || deadline.clock.now() >= until) return cluster
    await pause(
      deadline,
      readIntervalMs,
      () => new TimeUp('write-unanswered', 'The list could not be watched for long enough.'),
    )
    cluster = await readWithRetry(readOptions)
  }
}

async function decide(record: UndoRecord, cluster: Cluster, egress: EgressLookup): Promise<Decision> {
  const { resourceUid } = record
  if (resourceUid !== undefined && cluster.resourceUid !== undefined && resourceUid !== cluster.resourceUid)
    return unchanged(notice('The cluster was recreated since; nothing to undo.'))
  const current = currentListOf(cluster)
  return withEgress(
    (found) => planUndo(current, record.applied, record.egress ?? found),
    async () => withNamed(await egress.resolve(cluster), record.egressIps),
  )
}

/** Without an ETag another writer may have swept the undo away without a conflict, so that only the list tells. */
function waitsForEnd({ restoreWait }: UndoRecord, { etag }: Cluster, { log }: Ports): boolean {
  if (restoreWait === 'done') return true
  if (etag === undefined) log.info('AKS returned no ETag, so the end of the undo is waited for.')
  return etag === undefined
}

/**
 * Says "done" only where the end was seen. Time that runs out after the acceptance, a runner that ends the step and an end that
 * this job may not look at are no failure: the undo is on its way.
 */
async function seenToEnd(
  update: Update,
  deadline: Deadline,
  { interrupted, log }: Ports,
): Promise<'done' | 'accepted'> {
  const watching: Deadline = { ...deadline, clock: interruptible(deadline.clock, interrupted) }
  try {
    await abortable(updateEnded(update, watching), interrupted)
    return 'done'
  } catch (error) {
    if (error instanceof TimeUp || error instanceof Cancelled) return 'accepted'
    if (!(error instanceof ArmError) || isGone(error)) throw error
    log.warning(`AKS has accepted the undo, and its end can't be watched: ${error.message} (${error.code})`)
    return 'accepted'
  }
}

const nothingToRemember: WriteAheadLog = { prepare() {}, commit() {}, abort() {} }

function notesOf(decision: Unchanged | Refused): readonly Note[] {
  if (decision.kind === 'refused') throw new Refusal(decision.problems)
  if (decision.incomplete !== undefined) throw new Refusal([decision.incomplete])
  return decision.notes
}

/**
 * What ARM and AKS answer where the cluster or its resource group doesn't exist any more. A subscription that isn't found
 * is another matter: ARM says so as well where the identity has lost its roles in it.
 */
const goneCodes = new Set(['ResourceNotFound', 'ResourceGroupNotFound', 'NotFound'])

function isGone(error: unknown): boolean {
  const cause = error instanceof StepError ? error.cause : error
  return cause instanceof ArmError && cause.status === 404 && goneCodes.has(cause.code)
}
