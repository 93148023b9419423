/** What every emulated service takes and gives, free of sockets, so that a service is a function of a request. */
export interface Request {
  readonly method: string
  readonly url: URL
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The caller's public IPv4 address: that of the proxy port it came through. */
  readonly caller: string
  /** Aborted when the caller hangs up. */
  readonly signal: AbortSignal
}

export interface Response {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a service does with a request: answer, let it hang until the caller gives up, or cut the connection. */
export type Answer = Response | 'hang' | 'reset'

export type Service = (request: Request) => Answer | Promise<Answer>

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  }
}

export function text(status: number, body: string, headers: Record<string, string> = {}): Response {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body }
}
