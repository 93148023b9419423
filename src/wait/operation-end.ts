import { spell } from '../clock.ts'
import type { Cluster } from '../cluster/cluster.ts'
import type { Deadline } from '../cluster/deadline.ts'
import { followOperation, type OperationStatus } from '../cluster/operation.ts'
import { readSettled } from '../cluster/reading.ts'
import { type Swapping, swap } from '../cluster/swap.ts'
import { StepError } from '../errors.ts'
import type { Change } from '../plan/decision.ts'
import { planRepair } from '../plan/repair.ts'
import { shows } from '../plan/shows.ts'

/** How often a change that got lost is made again. */
const mostRepairs = 3

/** An update that AKS has accepted. */
export interface Update {
  readonly swapping: Swapping
  readonly change: Change
  readonly operationUrl: string | undefined
}

/**
 * Waits for the operation's end, then for the cluster's, and then believes only the list: an operation can succeed
 * without doing anything, or fail after having done it (Azure/AKS#5856).
 * @throws {StepError} where the list doesn't hold the change in the end.
 */
export async function updateEnded(update: Update, deadline: Deadline): Promise<Cluster> {
  const swapping: Swapping = { ...update.swapping, deadline }
  const started = deadline.clock.now()
  const status = update.operationUrl === undefined ? undefined : await followOperation(swapping, update.operationUrl)
  const cluster = await readSettled(swapping)
  const failure = failureOf(status)
  if (!shows(cluster, update.change)) {
    if (failure === undefined) return repaired(swapping, cluster, update.change)
    throw new StepError(`${failure}.`, {
      remedy: "Look for the cause in the cluster's activity log, and run the step again.",
    })
  }
  if (failure === undefined)
    swapping.log.info(`The update has ended, and the list holds the change (${spell(deadline.clock.now() - started)}).`)
  else swapping.log.warning(`${failure}. The list holds the change all the same.`)
  return cluster
}

function failureOf(status: OperationStatus | undefined): string | undefined {
  if (status?.state !== 'failed' && status?.state !== 'canceled') return undefined
  return `AKS says that the operation has ${status.state === 'failed' ? 'failed' : 'been cancelled'}${status.error === undefined ? '' : `: ${status.error.replace(/\.+$/, '')}`}`
}

async function repaired(swapping: Swapping, cluster: Cluster, change: Change): Promise<Cluster> {
  let current = cluster
  for (let attempt = 1; attempt <= mostRepairs; attempt += 1) {
    swapping.log.warning(
      `The update has ended, but the list doesn't hold the change. Making it again (${attempt} of ${mostRepairs}).`,
    )
    const outcome = await swap({
      ...swapping,
      initial: current,
      decide: async (found) => planRepair(found, change),
    })
    current = outcome.cluster
    if (outcome.kind === 'written') {
      if (outcome.operationUrl !== undefined) await followOperation(swapping, outcome.operationUrl)
      current = await readSettled(swapping)
    }
    if (shows(current, change)) return current
    if (outcome.kind === 'unchanged') break
  }
  throw new StepError(
    'The list on the cluster is not what this step wrote: somebody or something else has overwritten it.',
    {
      remedy:
        'Look for another writer of this list (a Terraform or Bicep deployment, a policy, a script), and let one of them own it.',
    },
  )
}
