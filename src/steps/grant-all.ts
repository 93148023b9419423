import type { ClusterId } from '../arm/cluster-id.ts'
import { describeSignIn } from '../azure/sign-in.ts'
import { pollBudget } from '../cluster/poll-budget.ts'
import { orphanSearch } from '../github/orphans.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Outcome } from '../report/outcome.ts'
import { phasesOf } from '../report/phases.ts'
import type { UndoRecords } from '../state/state.ts'
import type { UndoRecord } from '../state/undo-record.ts'
import { abortable, interruptible } from '../time/clock.ts'
import { deadlineIn } from '../time/deadline.ts'
import { clusterLabels } from './cluster-labels.ts'
import { grant } from './grant.ts'
import type { Ports } from './ports.ts'
import { addressByRoute } from './runner-address.ts'
import { signedIn } from './session.ts'

/** What came of one cluster of a main step. */
export type Granted = GrantedCluster & (Done | Failed)

interface GrantedCluster {
  readonly cluster: ClusterId
  /** As log and summary call it. */
  readonly label: string
  readonly ms: number
}

interface Done {
  readonly outcome: Outcome
}

interface Failed {
  readonly failure: unknown
  /** What the step has left to undo there all the same. */
  readonly left: UndoRecord | undefined
}

/**
 * The main step: signs in once, and then every cluster goes its own way at the same time. One that fails stops no other.
 * @throws {StepError} where the sign-in fails: no cluster was asked then.
 * @throws {Cancelled} where the runner asks the step to end before that.
 */
export async function grantAll(inputs: Inputs, world: Ports, records: UndoRecords): Promise<readonly Granted[]> {
  const { interrupted } = world
  const ports: Ports = { ...world, clock: interruptible(world.clock, interrupted) }
  const { clock, log } = ports
  const deadline = deadlineIn(clock, inputs.timeoutMs)
  for (const { level, text } of inputs.notes) log[level](text)
  const before = phasesOf(clock, log)
  const signIn = () => abortable(signedIn(inputs, ports), interrupted)
  const signingIn = before.run('Sign-in', signIn, () => `Signed in with ${describeSignIn(inputs.signIn)}`)
  const address = addressByRoute(inputs.runnerAddress, ports)
  const session = await signingIn
  const orphans = orphanSearch({ access: inputs.runs, ask: ports.workflowRunState })
  const shared = { session, deadline, address, orphans, polls: pollBudget(clock), before: before.done }
  const labels = clusterLabels(session.clusters)
  return Promise.all(
    session.clusters.map(async (cluster, place): Promise<Granted> => {
      const [label = cluster.name, started] = [labels[place], clock.now()]
      const slot = records.slot(place)
      const own = { ...ports, log: labels.length > 1 ? ports.logOf(label) : log }
      const what = { cluster, label }
      try {
        const outcome = await abortable(grant(inputs, own, { ...shared, ...what, slot }), interrupted)
        return { ...what, ms: clock.now() - started, outcome }
      } catch (failure) {
        return { ...what, ms: clock.now() - started, failure, left: slot.last() }
      }
    }),
  )
}
