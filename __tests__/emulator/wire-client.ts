import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { HttpsProxyAgent } from 'https-proxy-agent'
import type { Emulator, Runner } from '../../emulator/emulator.ts'

export interface Ask {
  /** Straight to `origin` if left out. */
  readonly by?: Runner
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
  /** The certificate authorities to trust in PEM; 'any' verifies nothing. The emulator's file by default. */
  readonly trust?: string | 'any'
  readonly signal?: AbortSignal
}

export interface Received {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** One request on a connection of its own, with no knowledge of the emulator but what a client has. */
export function ask(emulator: Emulator, url: string, options: Ask = {}): Promise<Received> {
  const { by, method = 'GET', headers = {}, body, signal } = options
  const trust = options.trust ?? readFileSync(emulator.caFile, 'utf8')
  const tls = trust === 'any' ? { rejectUnauthorized: false } : { ca: trust }
  const agent = by === undefined ? new Agent() : new HttpsProxyAgent(by.proxyUrl)
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...tls, method, headers, agent, ...(signal && { signal }) }, (answer) => {
      text(answer).then(
        (received) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: received }),
        reject,
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** A bare connection to a runner's proxy. */
export interface RawConnection {
  /** All that came so far. */
  received(): string
  readonly closed: Promise<void>
  hangUp(): void
}

export function raw(by: Runner, text: string): RawConnection {
  let received = ''
  const socket: Socket = connect(Number(new URL(by.proxyUrl).port), '127.0.0.1', () => socket.write(text))
  socket.on('data', (chunk) => {
    received += chunk
  })
  socket.on('error', () => socket.destroy())
  return {
    received: () => received,
    closed: new Promise((resolve) => socket.on('close', () => resolve())),
    hangUp: () => socket.destroy(),
  }
}

/** Waits until something is so; the test's own time limit ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}
