import { type Cluster, isTerminal } from '../cluster/cluster.ts'
import { type ReadOptions, readWithRetry } from '../cluster/read.ts'
import { messageOf, StepError } from '../errors.ts'
import { AllowList } from '../plan/allow-list.ts'
import { covers, type Entry, type Range } from '../ranges/index.ts'
import { deadlineIn } from '../time/deadline.ts'

/** A look at what stands in the way may take this long, though the step's time is up. */
const diagnosisMs = 20_000

export interface Diagnosing extends ReadOptions {
  readonly runner: readonly Entry[]
  /** Asks for this runner's address again; undefined where the workflow named it. */
  askAddress: (() => Promise<Range>) | undefined
}

/** The failed wait again, with what stands in the way as far as it can be seen. */
export async function diagnosed(failure: StepError, diagnosing: Diagnosing): Promise<StepError> {
  const [cluster, address] = await Promise.allSettled([
    readWithRetry({ ...diagnosing, deadline: deadlineIn(diagnosing.deadline.clock, diagnosisMs) }),
    diagnosing.askAddress?.() ?? Promise.resolve(undefined),
  ])
  if (cluster.status === 'rejected')
    return because(failure, `The cluster could not be read to see why: ${messageOf(cluster.reason)}`)
  const moved = address.status === 'fulfilled' ? address.value : undefined
  return because(failure, ...obstacle(cluster.value, diagnosing.runner, moved))
}

function obstacle(cluster: Cluster, runner: readonly Entry[], address: Range | undefined): [string, string?] {
  const { entries } = AllowList.parse(cluster.ranges)
  const shown = runner.map(({ text }) => text).join(', ')
  if (address !== undefined && !covers(runner, address)) {
    return [
      `The runner's address has changed from ${shown} to ${address.text} meanwhile.`,
      'The runner leaves through several addresses. Name them all, such as those of its NAT gateway, in `runner-ip`.',
    ]
  }
  if (!isTerminal(cluster)) {
    return [
      `The update has not ended yet: the cluster is still "${cluster.provisioningState}".`,
      'Raise `timeout-minutes`; an update takes two minutes as a rule, and half an hour at worst.',
    ]
  }
  if (!runner.every((entry) => covers(entries, entry))) {
    return [
      `The list no longer holds ${shown}: another writer has overwritten it.`,
      'Look for another writer of this list (a Terraform or Bicep deployment, a policy, a script), and let one of them own it.',
    ]
  }
  return [
    `The list in force holds ${shown}, and the API server still doesn't answer.`,
    'New rules take up to two minutes to reach it. If that was long ago, the runner may reach the API server by another address than the one listed (name it in `runner-ip`), or a firewall or proxy on its side may forbid the connection.',
  ]
}

function because(failure: StepError, why: string, remedy?: string): StepError {
  return new StepError(failure.code, `${failure.message} ${why}`, { remedy: remedy ?? failure.remedy, cause: failure })
}
