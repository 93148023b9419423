import { createServer, type Server, type Socket } from 'node:net'
import tls from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { NetworkError } from '../../src/network-error.ts'
import { httpsGet } from '../../src/runner/https.ts'
import type { Route } from '../../src/runner/proxy.ts'
import { type Behaviour, behaviours, type HostilePeers, startHostilePeers, tunnels } from './support/hostile-peers.ts'

const timeoutMs = 300
const trusted = tls.getCACertificates('default')
let peers: HostilePeers
beforeAll(async () => {
  peers = await startHostilePeers('localhost')
  tls.setDefaultCACertificates([...trusted, peers.caPem])
})
afterEach(() => {
  peers.proxy.behave = tunnels(peers.port)
})
afterAll(async () => {
  tls.setDefaultCACertificates(trusted)
  await peers.close()
})

const direct: Route = { kind: 'direct' }
const proxied = (): Route => ({ kind: 'proxy', proxy: peers.proxyUrl })

/** The status that came back, or why there is none; and whether that took longer than it may. */
async function outcome(route: Route, port = peers.port): Promise<{ came: number | string; inTime: boolean }> {
  const started = performance.now()
  const get = httpsGet(new URL(`https://localhost:${port}/`), { route, timeoutMs, verify: true })
  const came = await get.then(
    ({ status }) => status,
    (error) => (error instanceof NetworkError ? error.reason : `not a NetworkError: ${error}`),
  )
  return { came, inTime: performance.now() - started < timeoutMs + 500 }
}

const late = `no answer within ${timeoutMs / 1000} s`
const notHttp = expect.stringMatching(/^the answer is not HTTP \(Parse Error: /)

const answers: Readonly<Record<keyof typeof behaviours, unknown>> = {
  'a 101 that names a protocol': 101,
  'a 101 that names none': 101,
  'a flood of 100s': late,
  'a flood of 103s': late,
  'an endless status line': expect.stringMatching(/^the answer is not HTTP|^no answer within/),
  'endless headers': notHttp,
  'an endless body': 200,
  'a body in endless chunks': 200,
  'a body that stops': late,
  'a body that is cut off': 'the connection was cut (closed before the answer ended)',
  'headers that stop': late,
  'another protocol': notHttp,
  silence: late,
  'a close': 'the connection was cut (socket hang up)',
  'an abrupt close': 'the connection was cut (socket hang up)',
}
const rows = Object.entries(behaviours).map(
  ([name, behave]) => [name, behave, answers[name as keyof typeof answers]] as const,
)

describe('a request ends within its limit where the host answers with', () => {
  test.each(rows)('%s', async (_, behave, came) => {
    peers.server.behave = behave
    expect(await outcome(direct)).toEqual({ came, inTime: true })
    expect(await outcome(proxied())).toEqual({ came, inTime: true })
  })

  test.each<[string, Behaviour]>([
    ['something that is not TLS', (socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['nothing, before TLS', () => {}],
    ['a close, before TLS', (socket) => void socket.destroy()],
  ])('%s', async (_, behave) => {
    const plain = await plainServer(behave)
    expect(await outcome(direct, plain.port)).toEqual({
      came: expect.stringMatching(
        /^(no answer within|the connection (failed|was cut) |what answered does not speak TLS)/,
      ),
      inTime: true,
    })
    await plain.close()
  })
})

const refused = (status: number) => `the proxy refused the connection (${status})`
const failed = (why: string) => `the proxy failed: ${why}`
const anyFailure = expect.stringMatching(/^the proxy failed: |^no answer within/)

describe('a request ends within its limit where the proxy answers its CONNECT with', () => {
  test.each<[string, Behaviour, unknown]>([
    ...Object.entries(behaviours).map(([name, behave]): [string, Behaviour, unknown] => {
      if (name.startsWith('a 101')) return [name, behave, failed('it answered 101')]
      // It says 200: whatever follows isn't TLS.
      if (name.includes('body'))
        return [name, behave, expect.stringMatching(/^(the connection|what answered|no answer)/)]
      return [name, behave, anyFailure]
    }),
    ['a 204', (socket) => void socket.end('HTTP/1.1 204 No Content\r\n\r\n'), failed('it answered 204')],
    ['a 403', (socket) => void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'), refused(403)],
    ['a 407', (socket) => void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'), refused(407)],
    ['a 502', (socket) => void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'), failed('it answered 502')],
  ])('%s', async (_, behave, came) => {
    peers.proxy.behave = behave
    expect(await outcome(proxied())).toEqual({ came, inTime: true })
  })
})

test('a request stops, with the reason, as soon as its caller needs it no more', async () => {
  peers.server.behave = behaviours.silence
  const over = new AbortController()
  const reason = new Error('No longer needed.')
  const get = httpsGet(new URL(`https://localhost:${peers.port}/`), {
    route: direct,
    timeoutMs: 60_000,
    verify: true,
    signal: over.signal,
  })
  await peers.server.next()
  over.abort(reason)
  await expect(get).rejects.toBe(reason)
})

test.each(['a 101 that names a protocol', 'a flood of 103s', 'an endless body'] as const)(
  'a peer that sent %s is let go of when its caller is aborted later: its connection makes no noise',
  async (answer) => {
    peers.server.behave = behaviours[answer]
    const over = new AbortController()
    const url = new URL(`https://localhost:${peers.port}/`)
    await httpsGet(url, { route: proxied(), timeoutMs, verify: true, signal: over.signal }).catch(() => {})
    over.abort()
    await new Promise((resolve) => setTimeout(resolve, 20))
  },
)

test('a request carries the headers that it is given', async () => {
  peers.server.behave = (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}')
  const headers = { accept: 'application/json', authorization: 'Bearer token' }
  const url = new URL(`https://localhost:${peers.port}/`)
  expect(await httpsGet(url, { route: direct, timeoutMs, verify: true, headers })).toEqual({ status: 200, body: '{}' })
  expect(peers.server.received.at(-1)).toMatch(/\r\naccept: application\/json\r\nauthorization: Bearer token\r\n/)
})

async function plainServer(behave: Behaviour): Promise<{ readonly port: number; close(): Promise<unknown> }> {
  const sockets: Socket[] = []
  const server: Server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => socket.destroy())
    socket.once('data', () => behave(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
