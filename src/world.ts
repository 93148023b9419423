import { actionsLog, actionsState } from './actions.ts'
import { currentSubscription } from './azure/cli.ts'
import { type Cloud, cloudByName, cloudFromMetadata, metadataPath } from './azure/cloud.ts'
import type { SignIn } from './azure/sign-in.ts'
import { systemClock } from './clock.ts'
import type { Azure, Collaborators } from './collaborators.ts'
import { messageOf, StepError } from './errors.ts'
import { workflowRunState } from './github/workflow-runs.ts'
import type { Environment } from './inputs/inputs.ts'
import { probeApiServer } from './runner/access.ts'
import { runnerAddress } from './runner/address.ts'
import { httpsGet, routeTo } from './runner/https.ts'

const metadataTimeoutMs = 15_000
const longestMetadata = 1_000_000

/** The real outside world. */
export const world: Collaborators = {
  clock: systemClock,
  log: actionsLog,
  state: actionsState,
  describeCloud,
  signIn,
  currentSubscription,
  runnerAddress: (services, fqdn) => runnerAddress({ services, route: routeTo(fqdn), clock: systemClock }),
  workflowRunState,
  probeApiServer,
}

async function describeCloud(environment: Environment): Promise<Cloud> {
  const endpoint = environment.kind === 'endpoint' ? new URL(environment.url) : undefined
  const named = environment.kind === 'named' ? cloudByName(environment.name) : undefined
  if (named !== undefined) return named
  if (endpoint === undefined) throw new StepError('The cloud is not known.')
  const url = new URL(metadataPath, endpoint)
  try {
    const { status, body } = await httpsGet(url, {
      route: routeTo(url.host),
      timeoutMs: metadataTimeoutMs,
      verify: true,
      longestBody: longestMetadata,
    })
    if (status !== 200) throw new Error(`it answered ${status}`)
    return cloudFromMetadata(endpoint, body)
  } catch (error) {
    if (error instanceof StepError) throw error
    throw new StepError(`The ARM endpoint ${endpoint.origin} could not be asked how to sign in: ${messageOf(error)}.`, {
      remedy: 'Check `environment`.',
      cause: error,
    })
  }
}

/** The SDKs are most of the bundle, so they are loaded only where Azure is spoken to: not to refuse inputs, not to undo nothing. */
async function signIn(cloud: Cloud, as: SignIn): Promise<Azure> {
  const { connect } = await import('./azure/connect.ts')
  return connect(cloud, as, systemClock)
}
