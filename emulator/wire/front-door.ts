import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { type SecureContext, TLSSocket } from 'node:tls'
import { type ExchangeContext, exchange, type Peer } from './exchange.ts'

/** Ends the TLS of a connection and serves the requests that come over it on behalf of `peer`. */
export type FrontDoor = (connection: Socket, context: SecureContext, peer: Peer) => void

/** A connection is told apart by its socket alone, so one HTTP server, which listens nowhere, serves all hosts. */
export function createFrontDoor(context: ExchangeContext): FrontDoor {
  const peers = new WeakMap<Socket, Peer>()
  const server = createServer(
    { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 120_000 },
    (incoming, outgoing) => {
      const peer = peers.get(incoming.socket)
      if (peer === undefined) throw new Error('A request came over a connection that was never let in')
      exchange(context, peer, incoming, outgoing).catch((error: Error) => {
        process.emitWarning(error)
        outgoing.destroy()
      })
    },
  )
  return (connection, secureContext, peer) => {
    const secure = new TLSSocket(connection, { isServer: true, secureContext })
    peers.set(secure, peer)
    // A client that distrusts the certificate or hangs up in the handshake is an everyday event.
    secure.on('error', () => secure.destroy())
    secure.once('secure', () => server.emit('connection', secure))
  }
}
