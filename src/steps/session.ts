import type { ClusterId } from '../arm/cluster-id.ts'
import type { Cloud } from '../azure/cloud.ts'
import { describeSignIn } from '../azure/sign-in.ts'
import type { ManagedClusters } from '../cluster/managed-clusters.ts'
import type { Network } from '../egress/network.ts'
import type { Inputs, Target } from '../inputs/inputs.ts'
import { deadlineIn } from '../time/deadline.ts'
import { giveUp, retryTransient } from '../time/retry.ts'
import type { Ports } from './ports.ts'

/** One cluster, in a cloud that was signed in to. */
export interface Session {
  readonly id: ClusterId
  readonly cloud: Cloud
  readonly clusters: ManagedClusters
  readonly network: Network
}

/** A main step gives up on an outage sooner than on a busy cluster: nothing has been written yet. */
const signInMs = 120_000

/** @throws {StepError} where the sign-in is refused, or not answered within two minutes or the step's time. */
export async function signedIn({ target, environment, signIn, timeoutMs }: Inputs, ports: Ports): Promise<Session> {
  const deadline = deadlineIn(ports.clock, Math.min(signInMs, timeoutMs))
  const retry = { deadline, log: ports.log, onLasting: giveUp }
  const cloud = await retryTransient(() => ports.describeCloud(environment), 'The ARM endpoint', retry)
  const azure = await retryTransient(() => ports.signIn(cloud, signIn), 'The sign-in', retry)
  ports.log.info(`Signed in with ${describeSignIn(signIn)}.`)
  const id = await identified(target, ports)
  return { id, cloud, clusters: azure.clusters(id), network: azure.network }
}

async function identified(target: Target, ports: Ports): Promise<ClusterId> {
  if (target.subscriptionId !== undefined) return target
  return { ...target, subscriptionId: await ports.currentSubscription() }
}
