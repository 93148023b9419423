import { Agent, request } from 'node:https'
import type { Socket } from 'node:net'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { within } from '../time/limit.ts'
import { networkError, proxyPrefix } from './network-failure.ts'
import type { Route } from './proxy.ts'

export interface GetOptions {
  readonly route: Route
  /** For the whole exchange, name look-up included. */
  readonly timeoutMs: number
  /** False only for a request that carries nothing secret to a server whose certificate the action cannot know. */
  readonly verify: boolean
  /** `accept: text/plain` where nothing is given. */
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** How much of the body is read, in characters; what comes beyond is dropped. Enough for an address by default. */
  readonly longestBody?: number
}

export interface Answer {
  readonly status: number
  readonly body: string
}

/**
 * GET over https and IPv4 on a connection of its own, following no redirect.
 * @returns what the host itself said inside TLS; a proxy's own answer is an error.
 * @throws {NetworkError} where there is no answer within the limit; the signal's reason once it is aborted.
 */
export async function httpsGet(url: URL, options: GetOptions): Promise<Answer> {
  const { route, timeoutMs, signal: outer } = options
  try {
    return await within(timeoutMs, (signal) => exchange(url, options, signal), outer)
  } catch (error) {
    throw outer?.aborted === true ? error : networkError(error, { host: url.host, route })
  }
}

async function exchange(
  url: URL,
  { route, verify, headers = { accept: 'text/plain' }, longestBody = 4_096 }: GetOptions,
  signal: AbortSignal,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const agent = proxyAgent(route, () => signal) ?? new Agent({ keepAlive: false })
  const outgoing = request(
    url,
    { agent, family: 4, rejectUnauthorized: verify, signal, headers: { ...headers } },
    (incoming) => {
      let body = ''
      const finish = () => resolve({ status: incoming.statusCode ?? 0, body: body.slice(0, longestBody) })
      incoming.setEncoding('utf8')
      incoming.on('data', (chunk: string) => {
        body += chunk
        if (body.length > longestBody) finish()
      })
      incoming.on('end', finish)
      incoming.on('error', reject)
    },
  )
  // A 101, at which Node lets go of the connection: without this listener it says nothing, and with it the rest is up to us.
  outgoing.on('upgrade', ({ statusCode = 101 }, socket) => {
    socket.on('error', reject)
    socket.destroy()
    resolve({ status: statusCode, body: '' })
  })
  outgoing.on('error', reject)
  outgoing.on('close', () => reject(cutOff))
  outgoing.end()
  try {
    return await promise
  } finally {
    outgoing.destroy()
  }
}

const cutOff = Object.assign(new Error('closed before the answer ended'), { code: 'ECONNRESET' })

/**
 * What carries a request through the proxy; undefined where the way is direct.
 * @param signal reaches the socket itself: a CONNECT that a proxy never answers would outlive its request otherwise
 */
export function proxyAgent(route: Route, signal: () => AbortSignal): Agent | undefined {
  return route.kind === 'proxy' ? new Tunnel(route.proxy, { signal: signal() }) : undefined
}

/** A proxy's own answer to CONNECT is an error: the agent as it comes hands it on as if the host had said it. */
class Tunnel extends HttpsProxyAgent<string> {
  override async connect(...[outgoing, options]: Parameters<HttpsProxyAgent<string>['connect']>): Promise<Socket> {
    let status = 0
    outgoing.once('proxyConnect', ({ statusCode }) => {
      status = statusCode
    })
    const socket = await super.connect(outgoing, options).catch((cause: NodeJS.ErrnoException) => {
      throw proxyFailure(cause.code ?? 'FAILED', cause)
    })
    if (status === 200) return socket
    socket.destroy()
    throw proxyFailure(String(status))
  }
}

function proxyFailure(code: string, cause?: Error): Error {
  return Object.assign(new Error(cause?.message ?? `it answered ${code}`, { cause }), { code: proxyPrefix + code })
}
