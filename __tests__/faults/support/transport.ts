import {
  createHttpHeaders,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline'
import { json, type Request, type Response } from '../../../emulator/wire/http.ts'
import { readTimeoutMs, writeTimeoutMs } from '../../../src/azure/arm-client.ts'
import type { Clock } from '../../../src/clock.ts'
import type { Fault } from './faults.ts'

export type ArmRequest = 'read' | 'write' | 'poll' | 'network'

export interface Sent {
  readonly url: string
  /** What a PUT carried. */
  readonly body: string
  readonly kind: ArmRequest
  readonly at: number
  readonly ifMatch: string | undefined
  readonly authorization: string | undefined
  /** The ETag that the answer showed. */
  etag?: string | undefined
}

/** Carries the SDK's requests to the emulated ARM, on the virtual clock, past one fault. */
export interface Transport extends HttpClient {
  readonly sent: readonly Sent[]
  /** Lets the fault strike the nth request of that kind from now on, once. */
  strike(fault: Fault, kind: ArmRequest, nth: number): void
  /** Lets the fault strike every request of that kind from now on. */
  always(kind: ArmRequest, fault: Fault): void
  /** Called before a write arrives. */
  onWrite(happening: () => void): void
}

export function transportTo(service: (request: Request) => Response, clock: Clock, caller: string): Transport {
  const sent: Sent[] = []
  let trap: { fault: Fault; kind: ArmRequest; left: number } | undefined
  const lasting = new Map<ArmRequest, Fault>()
  let beforeWrite = () => {}
  const faultAt = (kind: ArmRequest): Fault | undefined => {
    if (trap?.kind !== kind) return lasting.get(kind)
    trap.left -= 1
    if (trap.left > 0) return undefined
    const { fault } = trap
    trap = undefined
    return fault
  }
  const fateOf = (kind: ArmRequest, arrive: () => Response): Response | Promise<Response> => {
    if (kind === 'write') beforeWrite()
    const fault = faultAt(kind)
    if (fault === undefined) return arrive()
    return fault.strike({
      arrive,
      limitMs: kind === 'write' ? writeTimeoutMs : readTimeoutMs,
      sleep: (ms) => clock.sleep(ms),
    })
  }
  return {
    sent,
    strike: (fault, kind, nth) => {
      trap = { fault, kind, left: nth }
    },
    always: (kind, fault) => void lasting.set(kind, fault),
    onWrite: (happening) => {
      beforeWrite = happening
    },
    async sendRequest(request) {
      const kind = kindOf(request)
      const entry: Sent = {
        kind,
        url: request.url,
        body: typeof request.body === 'string' ? request.body : '',
        at: clock.now(),
        ifMatch: request.headers.get('if-match'),
        authorization: request.headers.get('authorization'),
      }
      sent.push(entry)
      const answer = await fateOf(kind, () => answerOf(service, arriving(request, caller)))
      entry.etag = /"eTag":"([^"]+)"/.exec(answer.body)?.[1]
      return responseTo(request, answer)
    },
  }
}

/** As over the emulator's own wire, what it can't digest is a 500. */
function answerOf(service: (request: Request) => Response, request: Request): Response {
  try {
    return service(request)
  } catch (error) {
    return json(500, { code: 'InternalServerError', message: String(error) })
  }
}

function kindOf({ method, url }: PipelineRequest): ArmRequest {
  if (method === 'PUT') return 'write'
  if (url.includes('/operations/')) return 'poll'
  return url.includes('/Microsoft.Network/') ? 'network' : 'read'
}

function arriving(request: PipelineRequest, caller: string): Request {
  return {
    method: request.method,
    url: new URL(request.url),
    headers: request.headers.toJSON(),
    body: typeof request.body === 'string' ? request.body : '',
    caller,
    signal: new AbortController().signal,
  }
}

function responseTo(request: PipelineRequest, { status, headers, body }: Response): PipelineResponse {
  return { request, status, headers: createHttpHeaders(headers), bodyAsText: body }
}
