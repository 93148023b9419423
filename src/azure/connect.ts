import type { ClusterId } from '../arm/cluster-id.ts'
import type { ManagedClusters } from '../cluster/managed-clusters.ts'
import type { Network } from '../egress/network.ts'
import type { Clock } from '../time/clock.ts'
import type { StandIns } from './api-version.ts'
import type { Trace } from './arm-answers.ts'
import { armConnection } from './arm-client.ts'
import type { Cloud } from './cloud.ts'
import { credentialFor, type RunnerIdentity } from './credential.ts'
import { managedClusters } from './managed-clusters.ts'
import { network } from './network.ts'
import type { SignIn } from './sign-in.ts'

/** Azure, once signed in. */
export interface Azure {
  clusters(id: ClusterId): ManagedClusters
  readonly network: Network
}

export interface ConnectOptions {
  /** What an earlier step has learned of the API versions that the cloud serves. */
  readonly standIns?: StandIns | undefined
  /** Told of every answer of ARM's. */
  readonly trace?: Trace
}

/**
 * Azure, signed in to.
 * @throws {SignInError} where that doesn't work.
 */
export async function connect(
  cloud: Cloud,
  as: SignIn,
  clock: Clock,
  runner: RunnerIdentity,
  { standIns, trace }: ConnectOptions = {},
): Promise<Azure> {
  const credential = credentialFor(as, cloud, runner)
  await credential.getToken(cloud.scope)
  const connection = armConnection(cloud, credential, undefined, standIns, trace)
  return { clusters: (id) => managedClusters(connection, id, clock), network: network(connection) }
}
