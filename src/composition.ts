import { clusterLog, mask } from './actions.ts'
import { standInsOf } from './azure/api-version.ts'
import { currentSubscription } from './azure/cli.ts'
import { type Cloud, cloudByName } from './azure/cloud.ts'
import { cloudFromMetadata, metadataPath } from './azure/cloud-metadata.ts'
import type { Azure } from './azure/connect.ts'
import type { SignIn } from './azure/sign-in.ts'
import { StepError } from './errors.ts'
import { workflowRunState } from './github/workflow-runs.ts'
import type { Environment } from './inputs/inputs.ts'
import type { Log } from './log.ts'
import { probeApiServer } from './runner/access.ts'
import { runnerAddress } from './runner/address.ts'
import { readFederatedToken } from './runner/federated-token.ts'
import { httpsGet } from './runner/https.ts'
import { requestIdToken } from './runner/id-token.ts'
import { interruptionOf } from './runner/interruption.ts'
import { resolveName } from './runner/name.ts'
import { commonRoute, routeTo } from './runner/proxy.ts'
import type { Ports } from './steps/ports.ts'
import { systemClock } from './time/clock.ts'

const metadataTimeoutMs = 15_000
const longestMetadata = 1_000_000

/** The real outside world. It listens to the process's signals from now on. */
export function realWorld(log: Log): Ports {
  return {
    clock: systemClock,
    log,
    logOf: clusterLog,
    interrupted: interruptionOf(process),
    describeCloud,
    signIn: (cloud, as, apiVersion) => signIn(cloud, as, log, apiVersion),
    currentSubscription,
    runnerAddress: (services, route) => runnerAddress({ services, route, clock: systemClock, log }),
    routeTo: (fqdn) => routeTo({ hostname: fqdn }, process.env),
    commonRoute: () => commonRoute(process.env),
    resolveName,
    workflowRunState,
    probeApiServer,
  }
}

async function describeCloud(environment: Environment): Promise<Cloud> {
  const endpoint = environment.kind === 'endpoint' ? new URL(environment.url) : undefined
  const named = environment.kind === 'named' ? cloudByName(environment.name) : undefined
  if (named !== undefined) return named
  if (endpoint === undefined) throw new StepError('sign-in-environment', 'The cloud is not known.')
  const url = new URL(metadataPath, endpoint)
  const { status, body } = await httpsGet(url, {
    route: routeTo(url, process.env),
    timeoutMs: metadataTimeoutMs,
    verify: true,
    longestBody: longestMetadata,
  })
  if (status !== 200) throw new EndpointError(endpoint, status)
  return cloudFromMetadata(endpoint, body)
}

/** A private ARM endpoint didn't tell how to sign in. */
class EndpointError extends StepError {
  readonly transient: boolean

  constructor(endpoint: URL, status: number) {
    super(
      'sign-in-environment',
      `The ARM endpoint ${endpoint.origin} could not be asked how to sign in: it answered ${status}.`,
      { remedy: 'Check `environment`.' },
    )
    this.transient = mayPass(status)
  }
}

/** Statuses that speak of the moment, not of the request. */
function mayPass(status: number): boolean {
  return status === 408 || status === 429 || status >= 500
}

/** The SDKs are most of the bundle, so they are loaded only where Azure is spoken to: not to refuse inputs, not to undo nothing. */
async function signIn(cloud: Cloud, as: SignIn, log: Log, apiVersion?: string): Promise<Azure> {
  const { env } = process
  // GitHub answers while the SDKs are loaded: neither needs the other.
  let first = as.method === 'oidc' ? requestIdToken(as.audience ?? cloud.idTokenAudience, env) : undefined
  // It fails where the credential waits for it.
  first?.catch(() => undefined)
  const { connect } = await import('./azure/connect.ts')
  const idToken = (audience: string) => {
    const token = first ?? requestIdToken(audience, env)
    first = undefined
    return token
  }
  const runner = { env, mask, idToken, federatedToken: readFederatedToken }
  return connect(cloud, as, systemClock, runner, { standIns: standInsOf(apiVersion), trace: log.debug })
}
