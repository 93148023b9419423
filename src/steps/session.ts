import type { ClusterId } from '../arm/cluster-id.ts'
import type { Cloud } from '../azure/cloud.ts'
import type { Azure } from '../azure/connect.ts'
import type { Inputs, Target } from '../inputs/inputs.ts'
import { distinct } from '../inputs/target.ts'
import { deadlineIn } from '../time/deadline.ts'
import { giveUp, retryTransient } from '../time/retry.ts'
import type { Ports } from './ports.ts'

/** A cloud that was signed in to, and the clusters of the step there. */
export interface Session {
  readonly cloud: Cloud
  readonly azure: Azure
  readonly clusters: readonly ClusterId[]
}

/** A main step gives up on an outage sooner than on a busy cluster: nothing has been written yet. */
const signInMs = 120_000

/** @throws {StepError} where the sign-in is refused, or not answered within two minutes or the step's time. */
export async function signedIn({ targets, environment, signIn, timeoutMs }: Inputs, ports: Ports): Promise<Session> {
  const deadline = deadlineIn(ports.clock, Math.min(signInMs, timeoutMs))
  const retry = { deadline, log: ports.log, onLasting: giveUp }
  const cloud = await retryTransient(() => ports.describeCloud(environment), 'The ARM endpoint', retry)
  const azure = await retryTransient(() => ports.signIn(cloud, signIn), 'The sign-in', retry)
  return { cloud, azure, clusters: await identified(targets, ports) }
}

/** az is asked once which subscription is its current one, and only where it matters. */
async function identified(targets: readonly Target[], ports: Ports): Promise<ClusterId[]> {
  const current = targets.some(({ subscriptionId }) => subscriptionId === undefined)
    ? await ports.currentSubscription()
    : ''
  return distinct(targets.map((target) => ({ ...target, subscriptionId: target.subscriptionId ?? current })))
}
