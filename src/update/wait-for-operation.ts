import { translated } from '../arm/explain-error.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { checkKept, type LeftOut } from '../cluster/left-out.ts'
import { followOperation, type OperationStatus } from '../cluster/operation.ts'
import { readWhenIdle } from '../cluster/read.ts'
import { StepError } from '../errors.ts'
import { AllowList } from '../plan/allow-list.ts'
import type { Change, Decision } from '../plan/decision.ts'
import { isApplied } from '../plan/is-applied.ts'
import { brokenLaw } from '../plan/laws.ts'
import { planReapply } from '../plan/reapply.ts'
import type { Probe } from '../runner/access.ts'
import { formatDuration } from '../time/clock.ts'
import type { Deadline } from '../time/deadline.ts'
import { compareAndSwap, type UpdateOptions } from './compare-and-swap.ts'

/** How often a change that got lost is made again. */
const maxReapplies = 3

/** An update that AKS has accepted. */
export interface Update {
  readonly options: UpdateOptions
  readonly change: Change
  readonly operationUrl: string | undefined
  readonly leftOut: LeftOut
  /** Whether the API server let this runner in when the write went out, where that was asked. */
  readonly probeBefore?: Promise<Probe> | undefined
  /** Post works out from any list what it still has to undo there, and nothing is a good answer. Main makes its very change once more. */
  readonly replans?: boolean
}

/** What an operation means that has failed, and whose change the list holds all the same. */
type IfFailed = 'warn' | 'fail'

/** What the list is found to hold after the operation: the change, or another writer's list. */
export interface Ending {
  readonly kind: 'held' | 'lost'
  readonly cluster: Cluster
}

/**
 * Waits for the operation's end and for the cluster's, and makes the change again where it got lost.
 * @throws {StepError} where the list doesn't hold the change in the end, or what was left out of the update has changed.
 * @throws {ArmError} where it may not be looked at.
 */
export async function updateEnded(update: Update, deadline: Deadline, ifFailed: IfFailed = 'warn'): Promise<Cluster> {
  const { kind, cluster } = await operationEnded(update, deadline, ifFailed)
  if (kind === 'held') return cluster
  const options: UpdateOptions = { ...update.options, deadline }
  const again = await translated(reapplied({ ...update, options }, cluster), 'Making the change again')
  checkKept(update.leftOut, again.body)
  return again
}

/**
 * Waits for the operation's end, then for the cluster's, and then believes only the list: an operation can succeed
 * without doing anything, or fail after having done it (Azure/AKS#5856).
 * @throws as {@link updateEnded}
 */
export async function operationEnded(update: Update, deadline: Deadline, ifFailed: IfFailed = 'warn'): Promise<Ending> {
  const options: UpdateOptions = { ...update.options, deadline }
  const started = deadline.clock.now()
  const status = update.operationUrl === undefined ? undefined : await followOperation(options, update.operationUrl)
  const cluster = await readWhenIdle(options)
  const failure = failureOf(status)
  if (!isApplied(update.change, cluster)) {
    if (failure === undefined) return { kind: 'lost', cluster }
    throw operationFailed(`${failure}.`)
  }
  if (failure !== undefined && ifFailed === 'fail')
    throw operationFailed(`${failure}. The list holds the change, but nothing shows whether it is in force.`)
  if (failure === undefined)
    options.log.info(
      `AKS ended the update after ${formatDuration(deadline.clock.now() - started)}, and the list holds the change; new rules take up to 2 min to reach the API server`,
    )
  else options.log.warning(`${failure}. The list holds the change all the same.`)
  checkKept(update.leftOut, cluster.body)
  return { kind: 'held', cluster }
}

function operationFailed(what: string): StepError {
  const remedy = "Look for the cause in the cluster's activity log, and run the step again."
  return new StepError('operation-failed', what, { remedy })
}

function failureOf(status: OperationStatus | undefined): string | undefined {
  if (status?.state !== 'failed' && status?.state !== 'canceled') return undefined
  return `AKS says that the operation has ${status.state === 'failed' ? 'failed' : 'been cancelled'}${status.error === undefined ? '' : `: ${status.error.replace(/\.+$/, '')}`}`
}

async function reapplied(update: Update, cluster: Cluster): Promise<Cluster> {
  const { options, change, replans = false } = update
  const decide = replans ? options.decide : (found: Cluster) => reapplyOrReplan(update, found)
  let current = cluster
  for (let attempt = 1; ; attempt += 1) {
    if ((await decide(current)).kind !== 'change') {
      if (!replans) break
      return current
    }
    if (attempt > maxReapplies) break
    options.log.warning(
      `The update has ended, but the list doesn't hold the change. Making it again (${attempt} of ${maxReapplies}).`,
    )
    current = await writtenAgain({ ...options, initial: current, decide })
    if (isApplied(change, current)) return current
  }
  throw new StepError(
    'list-overwritten',
    'The list on the cluster is not what this step wrote: another writer has overwritten it.',
    {
      remedy:
        'Look for another writer of this list (a Terraform or Bicep deployment, a policy, a script), and let one of them own it.',
    },
  )
}

/** The very change once more; where that would break a law on the list as it is now, the step's whole plan anew. */
async function reapplyOrReplan({ options, change }: Update, found: Cluster): Promise<Decision> {
  const again = planReapply(found, change)
  const broken = again.kind === 'change' ? brokenLaw(AllowList.parse(found.ranges), again) : undefined
  return broken === undefined ? again : options.decide(found)
}

async function writtenAgain(options: UpdateOptions): Promise<Cluster> {
  const outcome = await compareAndSwap(options)
  if (outcome.kind === 'unchanged') return outcome.cluster
  if (outcome.operationUrl !== undefined) await followOperation(options, outcome.operationUrl)
  return readWhenIdle(options)
}
