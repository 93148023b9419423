import type { Cloud } from '../azure/cloud.ts'
import type { Azure } from '../azure/connect.ts'
import type { SignIn } from '../azure/sign-in.ts'
import type { RunState } from '../github/workflow-runs.ts'
import type { Environment } from '../inputs/inputs.ts'
import type { Holder } from '../leases/index.ts'
import type { Log } from '../log.ts'
import type { Range } from '../ranges/index.ts'
import type { Probe } from '../runner/access.ts'
import type { Route } from '../runner/proxy.ts'
import type { Clock } from '../time/clock.ts'

/** The outside world, handed to the stories as one object, so that tests can hand in another. */
export interface Ports {
  readonly clock: Clock
  readonly log: Log
  /** The log of one cluster among several: its lines begin with the cluster. */
  logOf(cluster: string): Log
  /** Aborted when the runner asks the step to end; it has ten seconds then. */
  readonly interrupted: AbortSignal
  describeCloud(environment: Environment): Promise<Cloud>
  /**
   * Proves that signing in works before anything rests on it.
   * @param apiVersion what an earlier step has spoken to AKS in: a cloud that lags behind serves another than the pinned one
   */
  signIn(cloud: Cloud, signIn: SignIn, apiVersion?: string | undefined): Promise<Azure>
  currentSubscription(): Promise<string>
  /** This runner's public address, asked for by that way. */
  runnerAddress(services: readonly string[], route: Route): Promise<Range>
  /** The way that the proxy settings give a name. @throws {NetworkError} where they can't be read */
  routeTo(fqdn: string): Route
  /** The way that every API server's name takes; undefined where names differ in that. */
  commonRoute(): Route | undefined
  /** The IPv4 addresses that a name has; rejects where it has none, or no server answers soon. */
  resolveName(name: string): Promise<readonly string[]>
  /** What this run's own GitHub server says of another run. */
  workflowRunState(holder: Holder, token: string): Promise<RunState>
  probeApiServer(fqdn: string, signal?: AbortSignal): Promise<Probe>
}
