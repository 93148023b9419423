import { translated } from '../arm/explain-error.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { checkKept, type LeftOut } from '../cluster/left-out.ts'
import { followOperation, type OperationStatus } from '../cluster/operation.ts'
import { readSettled } from '../cluster/reading.ts'
import { StepError } from '../errors.ts'
import type { Change, Decision } from '../plan/decision.ts'
import { brokenLaw } from '../plan/laws.ts'
import { listingOf } from '../plan/listing.ts'
import { planRepair } from '../plan/repair.ts'
import { shows } from '../plan/shows.ts'
import { spell } from '../time/clock.ts'
import type { Deadline } from '../time/deadline.ts'
import { type Swapping, swap } from './swap.ts'

/** How often a change that got lost is made again. */
const mostRepairs = 3

/** An update that AKS has accepted. */
export interface Update {
  readonly swapping: Swapping
  readonly change: Change
  readonly operationUrl: string | undefined
  readonly leftOut: LeftOut
  /** Post works out from any list what it still has to undo there, and nothing is a good answer. Main makes its very change once more. */
  readonly worksOutAgain?: boolean
  /** Told when the list was found without the change, and it is made again. */
  lost?(): void
}

/** What an operation means that has failed, and whose change the list holds all the same. */
type IfFailed = 'warn' | 'fail'

/**
 * Waits for the operation's end, then for the cluster's, and then believes only the list: an operation can succeed
 * without doing anything, or fail after having done it (Azure/AKS#5856).
 * @throws {StepError} where the list doesn't hold the change in the end, or what was left out of the update has changed.
 * @throws {ArmError} where it may not be looked at.
 */
export async function updateEnded(update: Update, deadline: Deadline, ifFailed: IfFailed = 'warn'): Promise<Cluster> {
  const cluster = await changeHeld(update, deadline, ifFailed)
  checkKept(update.leftOut, cluster.body)
  return cluster
}

async function changeHeld(update: Update, deadline: Deadline, ifFailed: IfFailed): Promise<Cluster> {
  const swapping: Swapping = { ...update.swapping, deadline }
  const started = deadline.clock.now()
  const status = update.operationUrl === undefined ? undefined : await followOperation(swapping, update.operationUrl)
  const cluster = await readSettled(swapping)
  const failure = failureOf(status)
  if (!shows(cluster, update.change)) {
    if (failure === undefined) return translated(repaired({ ...update, swapping }, cluster), 'Making the change again')
    throw operationFailed(`${failure}.`)
  }
  if (failure !== undefined && ifFailed === 'fail')
    throw operationFailed(`${failure}. The list holds the change, but nothing shows whether it is in force.`)
  if (failure === undefined)
    swapping.log.info(`The update has ended, and the list holds the change (${spell(deadline.clock.now() - started)}).`)
  else swapping.log.warning(`${failure}. The list holds the change all the same.`)
  return cluster
}

function operationFailed(what: string): StepError {
  const remedy = "Look for the cause in the cluster's activity log, and run the step again."
  return new StepError('operation-failed', what, { remedy })
}

function failureOf(status: OperationStatus | undefined): string | undefined {
  if (status?.state !== 'failed' && status?.state !== 'canceled') return undefined
  return `AKS says that the operation has ${status.state === 'failed' ? 'failed' : 'been cancelled'}${status.error === undefined ? '' : `: ${status.error.replace(/\.+$/, '')}`}`
}

async function repaired(update: Update, cluster: Cluster): Promise<Cluster> {
  const { swapping, change, worksOutAgain = false, lost } = update
  lost?.()
  const decide = worksOutAgain ? swapping.decide : (found: Cluster) => madeAnew(update, found)
  let current = cluster
  for (let attempt = 1; ; attempt += 1) {
    if ((await decide(current)).kind !== 'change') {
      if (!worksOutAgain) break
      return current
    }
    if (attempt > mostRepairs) break
    swapping.log.warning(
      `The update has ended, but the list doesn't hold the change. Making it again (${attempt} of ${mostRepairs}).`,
    )
    current = await madeAgain({ ...swapping, initial: current, decide })
    if (shows(current, change)) return current
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
async function madeAnew({ swapping, change }: Update, found: Cluster): Promise<Decision> {
  const repair = planRepair(found, change)
  const broken = repair.kind === 'change' ? brokenLaw(listingOf(found.ranges), repair) : undefined
  return broken === undefined ? repair : swapping.decide(found)
}

async function madeAgain(swapping: Swapping): Promise<Cluster> {
  const outcome = await swap(swapping)
  if (outcome.kind === 'unchanged') return outcome.cluster
  if (outcome.operationUrl !== undefined) await followOperation(swapping, outcome.operationUrl)
  return readSettled(swapping)
}
