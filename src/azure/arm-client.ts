import type { HttpClient, PipelineOptions } from '@azure/core-rest-pipeline'
import type { TokenCredential } from '@azure/identity'
import type { Cloud } from './cloud.ts'

/** Who asks ARM, and where. */
export interface ArmConnection {
  readonly cloud: Cloud
  readonly credential: TokenCredential
  /** Carries the requests, in place of the SDK's own client. */
  readonly httpClient?: HttpClient
}

/** No single request may hang for longer: ARM itself answers or gives up within a minute. */
export const readTimeoutMs = 30_000
export const writeTimeoutMs = 90_000

/** What every SDK client of the action is built with. */
export function clientOptions({ cloud, httpClient }: ArmConnection, apiVersion: string) {
  const pipeline: PipelineOptions = {
    // Retrying is the step's own business: a write whose answer was lost must be looked up, never repeated blindly.
    retryOptions: { maxRetries: 0 },
    // ARM redirects nobody, and the token goes to ARM alone.
    redirectOptions: { maxRetries: 0 },
    userAgentOptions: { userAgentPrefix: 'aks-authorized-ip-ranges' },
  }
  return {
    ...pipeline,
    apiVersion,
    ...(httpClient === undefined ? {} : { httpClient }),
    endpoint: cloud.resourceManager,
    credentials: { scopes: [cloud.scope] },
  }
}

/** The token goes to ARM alone: an operation or a list's next page is followed nowhere else, wherever an answer points. */
export function isOnArm({ cloud }: Pick<ArmConnection, 'cloud'>, url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(cloud.resourceManager).origin
}
