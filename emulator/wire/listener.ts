import { once } from 'node:events'
import type { AddressInfo, Server, Socket } from 'node:net'

/** A server on a port of loopback. */
export interface Listener {
  readonly port: number
  /** Stops it and cuts every connection, whatever it is busy with. */
  close(): Promise<void>
}

/**
 * @param port 0 for any that is free
 * @throws {Error} where the port is taken
 */
export async function listen(server: Server, port: number): Promise<Listener> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening').catch((cause: Error) => {
    throw new Error(`Port ${port} of 127.0.0.1 can't be had (${cause.message}). Free it, or name another.`, { cause })
  })
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
