import type { Answer, Request, Response, Service } from './http.ts'
import { pause } from './waiting.ts'

/** What goes wrong. */
export type Act =
  /** An answer in place of the service's own. */
  | (Pick<Response, 'status'> & Partial<Response>)
  | 'hang'
  | 'reset'
  | { readonly delayMs: number }
  /** The connection is cut after so many bytes of the body. */
  | { readonly truncate: number }
  /** The body dribbles out over that time. */
  | { readonly slowMs: number }
  /** Changes the world at that very moment: kills the client, edits the cluster. */
  | { readonly run: (request: Request) => unknown }

/**
 * Every field that is named must match. A CONNECT is struck only by a fault that names that method; it has no body, so
 * `truncate` and `slowMs` do nothing to it.
 */
export interface FaultMatch {
  readonly host?: string
  readonly method?: string
  /** Tested on the path with its query. */
  readonly path?: RegExp
  readonly caller?: string
}

export interface Fault {
  readonly match?: FaultMatch
  /** How many requests it strikes; all by default. */
  readonly times?: number
  /** How many matching requests go unharmed first. */
  readonly skip?: number
  /** Strikes after the service has processed the request, so that the effect is there and the answer isn't. */
  readonly after?: boolean
  readonly act: Act
}

export interface FaultHandle {
  /** How many requests it has struck. */
  readonly count: number
  remove(): void
}

export interface Faults {
  add(fault: Fault): FaultHandle
  clear(): void
}

/** An answer and the manner in which it is to be sent. */
export interface Delivery {
  readonly answer: Answer
  readonly truncate?: number
  readonly slowMs?: number
}

export interface FaultInjector extends Faults {
  /** Has the service answer, with every fault that the request meets. */
  deliver(request: Request, service: Service): Promise<Delivery>
}

interface ActiveFault extends Fault {
  seen: number
  count: number
}

export function createFaults(): FaultInjector {
  const active = new Set<ActiveFault>()
  return {
    add(fault) {
      const added = { ...fault, seen: 0, count: 0 }
      active.add(added)
      return {
        get count() {
          return added.count
        },
        remove: () => active.delete(added),
      }
    },
    clear: () => active.clear(),
    async deliver(request, service) {
      const met = [...active].filter((fault) => strikes(fault, request))
      const before = met.filter(({ after }) => after !== true)
      const after = met.filter((fault) => fault.after === true)
      const answer = (await perform(before, request)) ?? (await service(request))
      return { answer: (await perform(after, request)) ?? answer, ...mannerOf(met) }
    },
  }
}

function strikes(fault: ActiveFault, request: Request): boolean {
  if (!matches(fault.match ?? {}, request)) return false
  fault.seen += 1
  if (fault.seen <= (fault.skip ?? 0) || fault.count >= (fault.times ?? Infinity)) return false
  fault.count += 1
  return true
}

function matches({ host, method, path, caller }: FaultMatch, request: Request): boolean {
  return (
    (method === undefined ? request.method !== 'CONNECT' : method === request.method) &&
    (host === undefined || host === request.url.host) &&
    (caller === undefined || caller === request.caller) &&
    (path === undefined || path.test(request.url.pathname + request.url.search))
  )
}

/** Does what the faults say one after the other, up to the first that answers. */
async function perform(faults: readonly ActiveFault[], request: Request): Promise<Answer | undefined> {
  for (const { act } of faults) {
    if (act === 'hang' || act === 'reset') return act
    if ('status' in act) return { headers: {}, body: '', ...act }
    if ('delayMs' in act) await pause(act.delayMs, request.signal)
    if ('run' in act) await act.run(request)
  }
  return undefined
}

function mannerOf(faults: readonly ActiveFault[]): Omit<Delivery, 'answer'> {
  const manners = faults.map(({ act }) => act).filter((act) => typeof act === 'object')
  return Object.assign({}, ...manners.filter((act) => 'truncate' in act || 'slowMs' in act))
}
