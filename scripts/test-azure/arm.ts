import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  proxyPolicy,
} from '@azure/core-rest-pipeline'
import type { Az } from './az.ts'

/** An answer of Azure Resource Manager as it came, refusals included. */
export interface Answer {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly body: string
}

export interface Request {
  readonly method: 'GET' | 'PUT'
  readonly apiVersion: string
  readonly body?: unknown
  readonly ifMatch?: string
}

/** Asks Azure Resource Manager about one resource, once: nothing is tried again. */
export type Arm = (request: Request) => Promise<Answer>

/** Tokens are az's own, which renews them; it is asked again before any that it gives can have expired. */
const tokenLifeMs = 4 * 60_000

export function armOf(az: Az, id: string): Arm {
  const credential = {
    async getToken() {
      const { accessToken } = (await az('account', 'get-access-token')) as { accessToken: string }
      return { token: accessToken, expiresOnTimestamp: Date.now() + tokenLifeMs }
    },
  }
  const pipeline = createEmptyPipeline()
  pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: [] }))
  pipeline.addPolicy(proxyPolicy())
  const client = createDefaultHttpClient()
  return async ({ method, apiVersion, body, ifMatch }) => {
    const headers = createHttpHeaders({ 'content-type': 'application/json', ...(ifMatch && { 'if-match': ifMatch }) })
    const url = `https://management.azure.com${id}?api-version=${apiVersion}`
    const request = createPipelineRequest({ url, method, headers, timeout: 90_000 })
    if (body !== undefined) request.body = JSON.stringify(body)
    const answer = await pipeline.sendRequest(client, request)
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: answer.bodyAsText ?? '' }
  }
}
