import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createEmptyPipeline,
  createPipelineRequest,
  decompressResponsePolicy,
  type HttpClient,
  logPolicy,
  type Pipeline,
  setClientRequestIdPolicy,
  userAgentPolicy,
} from '@azure/core-rest-pipeline'
import type { TokenCredential } from '@azure/identity'
import { type JsonObject, parseObject } from '../arm/json.ts'
import { type StandIns, servedVersions } from './api-version.ts'
import { armAnswers, type Trace } from './arm-answers.ts'
import type { Cloud } from './cloud.ts'
import { sdkTransport } from './sdk-transport.ts'

/** No single request may hang for longer: ARM itself answers or gives up within a minute. */
const readTimeoutMs = 30_000
const writeTimeoutMs = 90_000

/** How requests get to ARM, whichever SDK makes them. */
export interface ArmConnection {
  readonly cloud: Cloud
  readonly credential: TokenCredential
  readonly pipeline: Pipeline
  readonly httpClient: HttpClient
}

/**
 * Of the SDK's policies neither the one that retries is in: a write whose answer was lost must be looked up, never repeated blindly;
 * nor the one that follows redirects: ARM never redirects, and the token goes to ARM alone.
 * @param httpClient carries the requests, in place of the SDK's own client
 * @param standIns the API versions that the cloud is known to serve in place of the pinned ones; more are learned
 * @param trace is told of every answer
 */
export function armConnection(
  cloud: Cloud,
  credential: TokenCredential,
  httpClient: HttpClient = createDefaultHttpClient(),
  standIns: StandIns = new Map(),
  trace?: Trace,
): ArmConnection {
  const pipeline = createEmptyPipeline()
  for (const policy of [
    // Around the policy that meets ARM's challenges with another token: what is still refused then is final.
    armAnswers(cloud, trace),
    servedVersions(standIns),
    userAgentPolicy({ userAgentPrefix: 'aks-authorized-ip-ranges' }),
    setClientRequestIdPolicy(),
    // It prints all that a request has, so it comes before the proxy's agent, whose open sockets hold other requests' headers.
    logPolicy(),
    decompressResponsePolicy(),
    bearerTokenAuthenticationPolicy({ credential, scopes: [cloud.scope] }),
    sdkTransport((method) => (method === 'PUT' ? writeTimeoutMs : readTimeoutMs)),
  ])
    pipeline.addPolicy(policy)
  return { cloud, credential, pipeline, httpClient }
}

/** What every SDK client of the action is built with. */
export function clientOptions({ cloud, httpClient, pipeline }: ArmConnection) {
  return { endpoint: cloud.resourceManager, httpClient, pipeline }
}

/** Reads what no SDK of the action knows. @throws {ArmError} */
export async function getObject({ pipeline, httpClient }: ArmConnection, url: string): Promise<JsonObject> {
  const { bodyAsText } = await pipeline.sendRequest(httpClient, createPipelineRequest({ url }))
  return parseObject(bodyAsText ?? '')
}
