import {
  createDefaultHttpClient,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline'
import type { TokenCredentialOptions } from '@azure/identity'
import type { Route } from '../runner/proxy.ts'
import type { Cloud } from './cloud.ts'
import { sdkTransport } from './sdk-transport.ts'

/** What went wrong with the last request of a sign-in: MSAL drops it (msal-common, Token.ts). */
export interface LastRequest {
  failure?: unknown
}

export interface SignInRequests {
  readonly last: LastRequest
  readonly limitMs: number
  readonly routeFor?: (url: URL) => Route
  /** What an answer tells that MSAL wouldn't; undefined where MSAL's own error tells more. */
  failureIn(response: PipelineResponse): Error | undefined
}

/** How a library's requests for a token reach the wire: each once, to where it was meant for, within its limit. */
export function signInOptions(cloud: Cloud, requests: SignInRequests): TokenCredentialOptions {
  return {
    authorityHost: cloud.authority,
    // The step repeats a sign-in itself, within its own time; and no secret or assertion goes where an answer points to.
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
    // Keeps the SDK from reading the environment in its own way. Never asked: the transport decides for each request.
    proxyOptions: { host: 'http://localhost', port: 9 },
    httpClient: recordingClient(requests),
  }
}

/** In place of the SDK's client, since not every credential takes policies of ours. */
function recordingClient({ last, limitMs, routeFor, failureIn }: SignInRequests): HttpClient {
  const wire = createDefaultHttpClient()
  const transport = sdkTransport(() => limitMs, routeFor)
  return {
    async sendRequest(request: PipelineRequest) {
      last.failure = undefined
      try {
        const response = await transport.sendRequest(request, (sent) => wire.sendRequest(sent))
        last.failure = failureIn(response)
        return response
      } catch (error) {
        last.failure = error
        throw error
      }
    },
  }
}
