import { Agent, request } from 'node:https'
import { TLSSocket } from 'node:tls'
import { getProxyUrl } from '@actions/http-client'
import { HttpsProxyAgent } from 'https-proxy-agent'

/** The way to a host: straight, or through the proxy that the environment names for it. */
export type Route = { readonly kind: 'direct' } | { readonly kind: 'proxy'; readonly proxy: string }

/** The way that `HTTPS_PROXY` and `NO_PROXY` give a host name. */
export function routeTo(host: string): Route {
  const proxy = getProxyUrl(`https://${host}`)
  return proxy === '' ? { kind: 'direct' } : { kind: 'proxy', proxy }
}

export interface GetOptions {
  readonly route: Route
  /** For the whole exchange, name look-up included. */
  readonly timeoutMs: number
  /** False only for a request that carries nothing secret to a server whose certificate nobody here can know. */
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
 */
export function httpsGet(url: URL, options: GetOptions): Promise<Answer> {
  const { route, timeoutMs, verify, headers = { accept: 'text/plain' }, longestBody = 4_096 } = options
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal])
  // The signal reaches the socket itself: a CONNECT that a proxy never answers would outlive its request otherwise.
  const agent = route.kind === 'proxy' ? new HttpsProxyAgent(route.proxy, { signal }) : new Agent({ keepAlive: false })
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      outgoing.destroy()
      reject(timeout.aborted ? new Error(`no answer within ${timeoutMs / 1000} s`, { cause: error }) : error)
    }
    const outgoing = request(
      url,
      { agent, family: 4, rejectUnauthorized: verify, signal, headers: { ...headers } },
      (incoming) => {
        // The agent hands on what a proxy answers to CONNECT as if the host had said it.
        if (!(incoming.socket instanceof TLSSocket)) {
          fail(new Error(`the proxy refused the connection (${incoming.statusCode})`))
          return
        }
        let body = ''
        incoming.setEncoding('utf8')
        const finish = () => {
          resolve({ status: incoming.statusCode ?? 0, body: body.slice(0, longestBody) })
          outgoing.destroy()
        }
        incoming.on('data', (chunk: string) => {
          body += chunk
          if (body.length > longestBody) finish()
        })
        incoming.on('end', finish)
        incoming.on('error', fail)
      },
    )
    outgoing.on('error', fail)
    outgoing.end()
  })
}
