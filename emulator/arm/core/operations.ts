import { json, type Response } from '../../wire/http.ts'
import { actionOf, authorizationFailed } from './authorization.ts'
import type { Call, Handler } from './call.ts'
import { digest } from './determinism.ts'
import { gatewayError } from './errors.ts'
import type { ArmContext } from './settings.ts'
import type { Throttle } from './throttle.ts'

export type Outcome = 'Succeeded' | 'Failed' | 'Canceled'

export interface OperationError {
  readonly code: string
  readonly message: string
  readonly details?: readonly unknown[]
}

/** What is known of an operation when it begins: all of it, since time alone moves it on. */
export interface OperationPlan {
  readonly subscription: string
  readonly location: string
  readonly ms: number
  readonly outcome: Outcome
  /** Stands beside every status, as recorded: beside InProgress and even Succeeded. */
  readonly error?: OperationError
  /** The object ID of the principal that may poll; none may if left out. */
  readonly owner?: string
}

/** A long-running operation. */
export interface Operation extends OperationPlan {
  readonly id: string
  readonly startedAt: number
  /** It is over when the clock shows this or more. */
  readonly endsAt: number
  readonly statuses: readonly string[]
  /** The signed query of its URL. */
  readonly query: string
}

export interface Operations {
  begin(plan: OperationPlan): Operation
  readonly handle: Handler
}

export function createOperations(surroundings: ArmContext, throttle: Throttle): Operations {
  const { clock, ids, settings } = surroundings
  const operations = new Map<string, Operation>()
  return {
    begin(plan) {
      const id = ids.guid()
      const startedAt = clock.now()
      const timing = { startedAt, endsAt: startedAt + plan.ms, statuses: [...settings.operationStatuses] }
      const operation = { ...plan, ...timing, id, query: signedQuery(id, startedAt) }
      operations.set(id, operation)
      return operation
    },
    handle(call) {
      const kind = /^locations\/(operations|operationresults)$/i.exec(call.path.type)?.[1]?.toLowerCase()
      if (kind === undefined || call.path.name === undefined) return undefined
      const throttled = throttle.refuse('GetOperationStatus', call.path.subscription)
      if (throttled !== undefined) return throttled
      const operation = operations.get(call.path.name.toLowerCase())
      const refused = refusal(operation, call)
      if (operation === undefined || refused !== undefined) return refused
      return kind === 'operations' ? statusOf(operation, clock.now()) : resultOf(operation, clock.now())
    },
  }
}

/** The absolute URL of an operation on the host that was called, to be followed as it is. */
export function operationUrl(operation: Operation, origin: string, kind: 'operations' | 'operationresults'): string {
  const { subscription, location, id, query } = operation
  const path = `/subscriptions/${subscription}/providers/Microsoft.ContainerService/locations/${location}/${kind}/${id}`
  return `${origin}${path}${query}`
}

/** As long as the certificate in a real URL: clients must take 4 KB. */
const certificate = Buffer.from(
  Array.from({ length: 42 }, (_, part) => digest(`certificate ${part}`)).join(''),
).toString('base64url')

function signedQuery(id: string, startedAt: number): string {
  const dotNetTicks = BigInt(startedAt) * 10_000n + 621_355_968_000_000_000n
  const sign = (part: string) => Buffer.from(digest(`${part} ${id} ${dotNetTicks}`)).toString('base64url')
  return `?api-version=2025-03-01&t=${dotNetTicks}&c=${certificate}&s=${sign('s')}${sign('t')}&h=${sign('h')}`
}

/** Only the principal that made the request may poll. The texts for a wrong signature or ID aren't known. */
function refusal(operation: Operation | undefined, { request, principal, path }: Call): Response | undefined {
  if (operation === undefined) {
    return gatewayError(404, 'NotFound', `The operation '${path.name}' could not be found.`)
  }
  const rebuilt = request.url.search !== operation.query || path.subscription !== operation.subscription
  if (operation.owner !== principal.objectId || rebuilt) {
    return authorizationFailed(principal, actionOf('GET', path), path.id)
  }
  return undefined
}

function statusOf(operation: Operation, now: number): Response {
  const { id, startedAt, endsAt, outcome, error, statuses } = operation
  const over = now >= endsAt
  const step = Math.floor(((now - startedAt) / (endsAt - startedAt)) * statuses.length)
  return json(200, {
    name: id,
    status: over ? outcome : (statuses[step] ?? 'InProgress'),
    startTime: new Date(startedAt).toISOString(),
    ...(over && { endTime: new Date(endsAt).toISOString() }),
    ...(error !== undefined && { error }),
  })
}

function resultOf(operation: Operation, now: number): Response {
  return { status: now >= operation.endsAt ? 204 : 202, headers: {}, body: '' }
}
