import {
  createHttpHeaders,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
  RestError,
} from '@azure/core-rest-pipeline'
import { json, type Request, type Response } from '../../emulator/wire/http.ts'

/** What a request is for, in the engine's own terms. */
export type RequestKind = 'read' | 'write' | 'poll' | 'network'

/** `lost`: the connection breaks before the answer arrives. `never`: there is no answer. */
export type RequestFate = Response | 'lost' | 'never'

/**
 * Decides what becomes of a request; `arrive` hands it to ARM, at once or later. What it throws, the SDK's own HTTP client would
 * have thrown.
 * @param limitMs how long the client waits for an answer
 */
export type Interceptor = (arrive: () => Response, limitMs: number) => RequestFate | Promise<RequestFate>

export interface Sent {
  readonly kind: RequestKind
  readonly method: string
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly at: number
  readonly status: number | 'lost' | 'never'
  /** The ETag in the answer's body. */
  readonly etag: string | undefined
}

/** The way from one job to the emulated ARM, as the SDK's HTTP client: above it everything is what ships. */
export interface Wire extends HttpClient {
  /** Every request, in the order of sending. */
  readonly sent: readonly Sent[]
  /** What becomes of the next request of that kind, and of one more for each further interceptor. */
  next(kind: RequestKind, ...meddlers: Interceptor[]): void
  /** What becomes of every request of that kind from now on, until the function that comes back is called. */
  every(kind: RequestKind, interceptor: Interceptor): () => void
}

export interface WireOptions {
  readonly service: (request: Request) => Response
  readonly now: () => number
  readonly caller: string
  /** Called when a request leaves, before anything becomes of it. */
  leaving(request: Sent): void
}

export function wireTo({ service, now, caller, leaving }: WireOptions): Wire {
  const sent: Sent[] = []
  const once: { kind: RequestKind; interceptor: Interceptor }[] = []
  const always = new Set<{ kind: RequestKind; interceptor: Interceptor }>()
  const meddlerFor = (kind: RequestKind): Interceptor => {
    const index = once.findIndex((rule) => rule.kind === kind)
    const [rule] = index === -1 ? [...always].filter((other) => other.kind === kind) : once.splice(index, 1)
    return rule?.interceptor ?? passing
  }
  return {
    sent,
    async sendRequest(request) {
      const entry: { -readonly [Key in keyof Sent]: Sent[Key] } = outgoing(request, now())
      sent.push(entry)
      leaving(entry)
      const fate = await meddlerFor(entry.kind)(() => answerOf(service, arriving(entry, caller)), request.timeout)
      if (fate === 'never') return new Promise(() => {})
      entry.status = fate === 'lost' ? fate : fate.status
      if (fate === 'lost') throw new RestError('socket hang up', { code: 'ECONNRESET' })
      entry.etag = /"eTag":"([^"]+)"/.exec(fate.body)?.[1]
      return responseTo(request, fate)
    },
    next: (kind, ...meddlers) => {
      once.push(...meddlers.map((interceptor) => ({ kind, interceptor })))
    },
    every(kind, interceptor) {
      const rule = { kind, interceptor }
      always.add(rule)
      return () => always.delete(rule)
    },
  }
}

function outgoing({ method, url, headers, body }: PipelineRequest, at: number): Sent {
  return {
    kind: kindOf(method, url),
    method,
    url,
    headers: headers.toJSON(),
    body: typeof body === 'string' ? body : '',
    at,
    status: 'never',
    etag: undefined,
  }
}

function kindOf(method: string, url: string): RequestKind {
  if (method === 'PUT') return 'write'
  if (url.includes('/operations/')) return 'poll'
  return url.includes('/managedClusters/') ? 'read' : 'network'
}

function arriving({ method, url, headers, body }: Sent, caller: string): Request {
  return { method, url: new URL(url), headers, body, caller, signal: new AbortController().signal }
}

/** As over the emulator's own wire, what it can't digest is a 500. */
function answerOf(service: (request: Request) => Response, request: Request): Response {
  try {
    return service(request)
  } catch (error) {
    return json(500, { code: 'InternalServerError', message: String(error) })
  }
}

function responseTo(request: PipelineRequest, { status, headers, body }: Response): PipelineResponse {
  return { request, status, headers: createHttpHeaders(headers), bodyAsText: body }
}

/** Nothing becomes of a request but that it arrives. */
export const passing: Interceptor = (arrive) => arrive()

/** Answers in ARM's place, without it. */
export function answering(status: number, body: unknown, headers: Record<string, string> = {}): Interceptor {
  return () => json(status, body, headers)
}

/** The request doesn't arrive. */
export const lostOnTheWay: Interceptor = () => 'lost'

/** The request arrives, its answer doesn't. */
export const answerLost: Interceptor = (arrive) => {
  arrive()
  return 'lost'
}

/** Something happens just before the request arrives. */
export function justBefore(happening: () => void): Interceptor {
  return (arrive) => {
    happening()
    return arrive()
  }
}

/** An answer of a front end of ARM whose clock is wrong. */
export function dated(answer: Response, errorMs: number): Response {
  if (errorMs === 0) return answer
  const date = new Date(Date.parse(answer.headers.date ?? '') + errorMs).toUTCString()
  return { ...answer, headers: { ...answer.headers, date } }
}
