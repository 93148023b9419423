import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'
import type { Delivery, FaultInjector } from './faults.ts'
import { type Request, type Response, type Service, text } from './http.ts'
import type { JournalWriter, Outcome } from './journal.ts'
import { pause, untilAborted } from './waiting.ts'

/** Whose connection it is and which service is at its other end. */
export interface Peer {
  readonly caller: string
  /** `https://management.azure.com` */
  readonly origin: string
  readonly service: Service
}

export interface ExchangeContext {
  readonly clock: Clock
  readonly faults: FaultInjector
  readonly journal: JournalWriter
}

/** Takes one HTTP request from the wire to its service and brings the answer back. */
export async function exchange(
  { clock, faults, journal }: ExchangeContext,
  { caller, origin, service }: Peer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const hangUp = new AbortController()
  outgoing.on('close', () => hangUp.abort())
  const body = await readBody(incoming)
  if (body === undefined) return
  const request: Request = {
    method: incoming.method ?? 'GET',
    url: new URL(origin + incoming.url),
    headers: flatHeaders(incoming.headers),
    body,
    caller,
    signal: hangUp.signal,
  }
  const entry = journal.open(request)
  const delivery = await faults.deliver(request, service).catch(failure)
  entry.decide(delivery.answer)
  entry.end(await send(delivery, outgoing, clock.now(), request))
}

/** The whole body; undefined where the caller hung up in the middle of it, so that nothing was asked. */
async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of incoming) chunks.push(chunk)
  } catch {
    return undefined
  }
  return Buffer.concat(chunks).toString('utf8')
}

export function flatHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]))
}

/** A fault of the emulator itself reaches whoever runs it through the answer and the journal. */
export function failure(error: unknown): Delivery {
  const reason = error instanceof Error ? error.stack : String(error)
  return { answer: text(500, `The emulator failed: ${reason}`) }
}

async function send(delivery: Delivery, outgoing: ServerResponse, now: number, request: Request): Promise<Outcome> {
  const { answer, truncate, slowMs } = delivery
  if (request.signal.aborted) return 'abandoned'
  if (answer === 'hang') {
    await untilAborted(request.signal)
    return 'hang'
  }
  if (answer === 'reset') return cut(outgoing)
  outgoing.writeHead(answer.status, headersOf(answer, now))
  if (truncate !== undefined) {
    await write(outgoing, Buffer.from(answer.body).subarray(0, truncate))
    return cut(outgoing)
  }
  if (slowMs !== undefined) await dribble(outgoing, answer.body, slowMs, request.signal)
  else outgoing.end(request.method === 'HEAD' ? undefined : answer.body)
  return request.signal.aborted ? 'abandoned' : answer.status
}

function cut(outgoing: ServerResponse): 'reset' {
  outgoing.socket?.destroy()
  return 'reset'
}

/** The `Date` follows the emulated clock, since clients judge expiry by it. */
function headersOf({ headers, body, status }: Response, now: number): Record<string, string> {
  const length = status === 204 || status === 304 ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return { date: new Date(now).toUTCString(), ...length, ...headers }
}

const dribbles = 10

async function dribble(outgoing: ServerResponse, body: string, ms: number, signal: AbortSignal): Promise<void> {
  const bytes = Buffer.from(body)
  const step = Math.max(1, Math.ceil(bytes.length / dribbles))
  let sent = 0
  for (; sent + step < bytes.length && !signal.aborted; sent += step) {
    await write(outgoing, bytes.subarray(sent, sent + step))
    await pause(ms / dribbles, signal)
  }
  outgoing.end(bytes.subarray(sent))
}

function write(outgoing: ServerResponse, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => outgoing.write(bytes, () => resolve()))
}
