import { json, type Request, type Response } from '../../../emulator/wire/http.ts'
import { ArmError } from '../../../src/azure/arm-error.ts'

/** What a request is for, in the engine's own terms. */
export type RequestKind = 'read' | 'write' | 'poll' | 'network'

/** `lost`: the connection breaks before the answer arrives. `never`: nobody ever learns. */
export type Fate = Response | 'lost' | 'never'

/** Decides what becomes of a request; `arrive` hands it to ARM, at once or later. */
export type Meddler = (arrive: () => Response) => Fate | Promise<Fate>

export interface Outgoing {
  readonly kind: RequestKind
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Sent extends Outgoing {
  readonly at: number
  readonly status: number | 'lost' | 'never'
}

/** The way from one job to ARM. */
export interface Wire {
  /** Every request, in the order of sending. */
  readonly sent: readonly Sent[]
  /** @throws {ArmError} where the answer is lost. */
  send(request: Outgoing): Promise<Response>
  /** What becomes of the next request of that kind, and of one more for each further meddler. */
  next(kind: RequestKind, ...meddlers: Meddler[]): void
  /** What becomes of every request of that kind from now on, until the function that comes back is called. */
  every(kind: RequestKind, meddler: Meddler): () => void
}

export interface WireOptions {
  readonly service: (request: Request) => Response
  readonly now: () => number
  readonly caller: string
  /** Called when a request leaves, before anything becomes of it. */
  leaving(request: Outgoing): void
}

export function wireTo({ service, now, caller, leaving }: WireOptions): Wire {
  const sent: Sent[] = []
  const once: { kind: RequestKind; meddler: Meddler }[] = []
  const always = new Set<{ kind: RequestKind; meddler: Meddler }>()
  const meddlerFor = (kind: RequestKind): Meddler => {
    const index = once.findIndex((rule) => rule.kind === kind)
    const [rule] = index === -1 ? [...always].filter((other) => other.kind === kind) : once.splice(index, 1)
    return rule?.meddler ?? ((arrive) => arrive())
  }
  return {
    sent,
    async send(outgoing) {
      const { kind, method, url, headers = {}, body = '' } = outgoing
      const request: Request = {
        method,
        url: new URL(url),
        headers: { authorization: `Bearer ${caller}`, ...headers },
        body,
        caller,
        signal: new AbortController().signal,
      }
      const entry: { -readonly [Key in keyof Sent]: Sent[Key] } = { ...outgoing, at: now(), status: 'never' }
      sent.push(entry)
      leaving(outgoing)
      const fate = await meddlerFor(kind)(() => service(request))
      if (fate === 'never') return new Promise(() => {})
      entry.status = fate === 'lost' ? fate : fate.status
      if (fate === 'lost') throw new ArmError({ code: 'ECONNRESET', message: 'No answer from Azure: socket hang up' })
      return fate
    },
    next: (kind, ...meddlers) => {
      once.push(...meddlers.map((meddler) => ({ kind, meddler })))
    },
    every(kind, meddler) {
      const rule = { kind, meddler }
      always.add(rule)
      return () => always.delete(rule)
    },
  }
}

/** Answers in ARM's place, without it. */
export function answering(status: number, body: unknown, headers: Record<string, string> = {}): Meddler {
  return () => json(status, body, headers)
}

/** The request doesn't arrive. */
export const lostOnTheWay: Meddler = () => 'lost'

/** The request arrives, its answer doesn't. */
export const answerLost: Meddler = (arrive) => {
  arrive()
  return 'lost'
}

/** Something happens just before the request arrives. */
export function justBefore(happening: () => void): Meddler {
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
