import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import tls, { type SecureContext } from 'node:tls'
import { createCertificateAuthority } from '../../../emulator/wire/certificates.ts'

/** What a peer does once it has got a request's headers. */
export type Behaviour = (socket: Socket) => void

const writes =
  (text: string): Behaviour =>
  (socket) =>
    void socket.write(text)

/** Goes on for as long as the other side reads. */
const floods =
  (beginning: string, repeated: string): Behaviour =>
  (socket) => {
    const chunk = repeated.repeat(Math.ceil(16_384 / repeated.length))
    const more = () => {
      if (socket.destroyed) return
      if (socket.write(chunk)) setImmediate(more)
      else socket.once('drain', more)
    }
    socket.write(beginning)
    more()
  }

/** Everything that a peer may send in place of an answer. */
export const behaviours = {
  'a 101 that names a protocol': writes('HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
  'a 101 that names none': writes('HTTP/1.1 101 Switching\r\n\r\n'),
  'a flood of 100s': floods('', 'HTTP/1.1 100 Continue\r\n\r\n'),
  'a flood of 103s': floods('', 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'),
  'an endless status line': floods('HTTP/1.1 200 ', 'a'),
  'endless headers': floods('HTTP/1.1 200 OK\r\n', 'x: y\r\n'),
  'an endless body': floods('HTTP/1.1 200 OK\r\n\r\n', 'x'),
  'a body in endless chunks': floods('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\nx\r\n'),
  'a body that stops': writes('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n4.'),
  'a body that is cut off': (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n4.'),
  'headers that stop': writes('HTTP/1.1 200 OK\r\nx: '),
  'another protocol': writes('SSH-2.0-OpenSSH_9.6\r\n'),
  silence: () => {},
  'a close': (socket) => void socket.end(),
  'an abrupt close': (socket) => void socket.destroy(),
} as const satisfies Readonly<Record<string, Behaviour>>

/** A TLS server and a proxy before it, on loopback, each of which behaves as it is told. */
export interface HostilePeers {
  readonly caPem: string
  readonly port: number
  readonly proxyUrl: string
  /** Requests whose headers have arrived at the server; a test waits for them. */
  readonly server: Peer
  readonly proxy: Peer
  close(): Promise<void>
}

export interface Peer {
  behave: Behaviour
  /** What it was sent, request by request. */
  readonly received: string[]
  /** Resolves with the next request. */
  next(): Promise<void>
}

/** The CONNECT of a proxy that does as it is asked. */
export const tunnels =
  (port: number): Behaviour =>
  (socket) => {
    const inner = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(inner).pipe(socket)
    })
    inner.on('error', () => socket.destroy())
    inner.on('close', () => socket.destroy())
    socket.on('close', () => inner.destroy())
  }

export async function startHostilePeers(host: string): Promise<HostilePeers> {
  const authority = await createCertificateAuthority('Hostile peers')
  const context = await authority.serverContext(host)
  const sockets = new Set<Socket>()
  const server = peer()
  const proxy = peer()
  const tlsServer = await listening(
    tls.createServer({ SNICallback: chosen(context), ...held(context) }, server.serve),
    sockets,
  )
  const proxyServer = await listening(createServer(proxy.serve), sockets)
  const port = portOf(tlsServer)
  proxy.behave = tunnels(port)
  return {
    caPem: authority.pem,
    port,
    proxyUrl: `http://127.0.0.1:${portOf(proxyServer)}`,
    server,
    proxy,
    async close() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([tlsServer, proxyServer].map((listener) => new Promise((resolve) => listener.close(resolve))))
    },
  }
}

const chosen = (context: SecureContext) => (_: string, done: (error: null, context: SecureContext) => void) =>
  done(null, context)

/** Without SNI the same key answers. */
const held = (context: SecureContext) => ({ secureContext: context }) as object

function peer(): Peer & { serve(socket: Socket): void } {
  const received: string[] = []
  let arrived = Promise.withResolvers<void>()
  const self = {
    behave: behaviours.silence as Behaviour,
    received,
    next: () => arrived.promise,
    serve(socket: Socket) {
      socket.on('error', () => socket.destroy())
      let head = ''
      const read = (chunk: Buffer) => {
        head += chunk.toString('latin1')
        if (!head.includes('\r\n\r\n')) return
        socket.off('data', read)
        received.push(head)
        arrived.resolve()
        arrived = Promise.withResolvers()
        self.behave(socket)
        socket.resume()
      }
      socket.on('data', read)
    },
  }
  return self
}

async function listening(server: Server, sockets: Set<Socket>): Promise<Server> {
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('tlsClientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
