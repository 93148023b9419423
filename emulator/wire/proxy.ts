import { createServer, type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { type ExchangeContext, failure, flatHeaders } from './exchange.ts'
import type { FrontDoor } from './front-door.ts'
import { type Answer, type Request, type Response, type Service, text } from './http.ts'
import { type Listener, listen } from './listener.ts'
import { untilAborted } from './waiting.ts'

/** What is at the other end of a host name. */
export interface Site {
  readonly service: Service
  /** Its key and certificate. */
  secureContext(): Promise<SecureContext>
  /** Whether packets from that IPv4 address get through to it; true where nothing filters them. */
  admits?(caller: string): boolean
}

export interface ProxyOptions extends ExchangeContext {
  readonly frontDoor: FrontDoor
  /** The port to listen on; any that is free by default. */
  readonly port?: number
  /** The site of that name (with the port where it isn't 443); undefined where there is none. */
  find(host: string): Site | undefined
  /** The public address that the proxy's clients have at this moment. */
  caller(): string
}

/** An HTTP CONNECT proxy behind which the sites answer. */
export function startProxy(options: ProxyOptions): Promise<Listener> {
  const server = createServer((_, outgoing) => outgoing.writeHead(405).end('This proxy knows CONNECT only.\n'))
  server.on('connect', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    // A reset by the client; 'close' follows and ends whatever waits.
    socket.on('error', () => socket.destroy())
    connect(options, incoming, socket, head).catch((error: Error) => {
      process.emitWarning(error)
      socket.destroy()
    })
  })
  return listen(server, options.port ?? 0)
}

async function connect(options: ProxyOptions, incoming: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
  const hangUp = new AbortController()
  socket.on('close', () => hangUp.abort())
  const url = new URL(`https://${incoming.url}`)
  const site = options.find(url.host)
  const caller = options.caller()
  const headers = flatHeaders(incoming.headers)
  const request: Request = { method: 'CONNECT', url, headers, body: '', caller, signal: hangUp.signal }
  const { answer } = await options.faults.deliver(request, () => admission(url, site, caller)).catch(failure)
  if (site === undefined || typeof answer === 'string' || answer.status !== 200) {
    await turnAway(options, request, answer, socket)
    return
  }
  const context = await site.secureContext()
  if (socket.destroyed) return
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
  socket.unshift(head)
  options.frontDoor(socket, context, { caller, origin: url.origin, service: site.service })
}

function admission(url: URL, site: Site | undefined, caller: string): Answer {
  if (site === undefined) return text(502, `The emulator has no ${url.host}.\n`)
  return (site.admits?.(caller) ?? true) ? text(200, '') : 'hang'
}

async function turnAway({ journal }: ExchangeContext, request: Request, answer: Answer, socket: Socket): Promise<void> {
  const entry = journal.open(request)
  entry.decide(answer)
  // Without a reader, the end of the client's connection would go unnoticed.
  socket.on('end', () => socket.destroy()).resume()
  if (answer === 'reset') socket.destroy()
  else if (answer === 'hang') await untilAborted(request.signal)
  else socket.end(rawResponse(answer))
  entry.end(typeof answer === 'string' ? answer : answer.status)
}

function rawResponse({ status, headers, body }: Response): string {
  const fields = { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`
}
