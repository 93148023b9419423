import { RestError } from '@azure/core-rest-pipeline'
import { json, type Response } from '../../../emulator/wire/http.ts'

/** What a fault does to one request, on the virtual clock. */
export interface Struck {
  /** Hands the request to ARM, and brings its answer. */
  arrive(): Response
  /** How long the client waits for an answer. */
  readonly limitMs: number
  sleep(ms: number): Promise<void>
}

/** How a request may go wrong, by what a client can know of it then. */
export type FaultClass =
  /** Whether the request was carried out is unknown. */
  | 'no-answer'
  | 'throttled'
  /** Another client is changing the cluster. */
  | 'conflict'
  /** The token has to be a new one. */
  | 'challenge'
  | 'refusal'
  /** It only takes its time. */
  | 'slow'

export interface Fault {
  readonly name: string
  readonly class: FaultClass
  /** The request was carried out all the same. */
  readonly arrives?: boolean
  strike(struck: Struck): Response | Promise<Response>
}

function broken(code: string, message: string): never {
  throw new RestError(message, { code })
}

/** What `AbortSignal.timeout` makes of a request in the SDK. */
function timedOut(): never {
  throw Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' })
}

const gateway = (code: string, message: string) => ({ error: { code, message } })
const scope = '/subscriptions/s/resourceGroups/rg-shop/providers/Microsoft.ContainerService/managedClusters/aks-shop'

function answer(
  name: string,
  kind: FaultClass,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Fault {
  return { name, class: kind, strike: () => json(status, body, headers) }
}

const onTheWire: readonly Fault[] = [
  {
    name: 'connection refused',
    class: 'no-answer',
    strike: () => broken('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443'),
  },
  { name: 'reset before it arrived', class: 'no-answer', strike: () => broken('ECONNRESET', 'socket hang up') },
  {
    name: 'reset after it was processed',
    class: 'no-answer',
    arrives: true,
    strike({ arrive }) {
      arrive()
      return broken('ECONNRESET', 'socket hang up')
    },
  },
  {
    name: 'hang before it arrived',
    class: 'no-answer',
    async strike({ sleep, limitMs }) {
      await sleep(limitMs)
      return timedOut()
    },
  },
  {
    name: 'hang after it was processed',
    class: 'no-answer',
    arrives: true,
    async strike({ arrive, sleep, limitMs }) {
      arrive()
      await sleep(limitMs)
      return timedOut()
    },
  },
  {
    name: 'body that takes 20 s',
    class: 'slow',
    arrives: true,
    async strike({ arrive, sleep }) {
      const whole = arrive()
      await sleep(20_000)
      return whole
    },
  },
  {
    name: 'body cut off with the connection',
    class: 'no-answer',
    arrives: true,
    strike({ arrive }) {
      arrive()
      return broken('PARSE_ERROR', 'Error reading response as text: aborted')
    },
  },
  {
    name: 'truncated JSON',
    class: 'no-answer',
    arrives: true,
    strike({ arrive }) {
      const { status, body, headers } = arrive()
      const { 'azure-asyncoperation': _, ...others } = headers
      return { status, headers: others, body: body.slice(0, body.length / 2) }
    },
  },
]

const claims = Buffer.from(JSON.stringify({ access_token: { nbf: { essential: true, value: '1' } } })).toString(
  'base64',
)

const answers: readonly Fault[] = [
  answer(
    '401 with a claims challenge',
    'challenge',
    401,
    gateway('AuthenticationFailed', 'The token must be renewed.'),
    {
      'www-authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${claims}"`,
    },
  ),
  answer('401', 'refusal', 401, gateway('InvalidAuthenticationToken', 'The access token is invalid.')),
  answer(
    '403 AuthorizationFailed',
    'refusal',
    403,
    gateway(
      'AuthorizationFailed',
      `The client 'a' with object id 'b' does not have authorization to perform action 'x/y' over scope '${scope}' or the scope is invalid.`,
    ),
  ),
  answer(
    '403 LinkedAuthorizationFailed',
    'refusal',
    403,
    gateway(
      'LinkedAuthorizationFailed',
      `The client 'a' has permission to perform action 'x/y' on scope '${scope}'; however, it does not have permission to perform action 'x/join' on the linked scope(s) '/subnet'.`,
    ),
  ),
  answer(
    '403 RequestDisallowedByPolicy',
    'refusal',
    403,
    gateway('RequestDisallowedByPolicy', "Resource 'aks-shop' was disallowed by policy."),
  ),
  answer('404 ResourceNotFound', 'refusal', 404, gateway('ResourceNotFound', 'The resource was not found.')),
  answer('408', 'no-answer', 408, gateway('RequestTimeout', 'The request timed out.')),
  answer('409 OperationNotAllowed', 'conflict', 409, {
    code: 'OperationNotAllowed',
    message:
      "Operation is not allowed because there's an in progress update managed cluster operation (operation ID: 1).",
  }),
  answer('409 EtagMismatch', 'conflict', 409, {
    code: 'EtagMismatch',
    message: 'Operation is not allowed: Another operation is in progress',
  }),
  answer('409 pending operation', 'conflict', 409, {
    code: 'OperationNotAllowed',
    message:
      'Another operation (Updating) is in progress, please wait for it to finish. See aka.ms/aks-pending-operation',
  }),
  answer(
    '409 ScopeLocked',
    'refusal',
    409,
    gateway('ScopeLocked', "The scope cannot perform write operation because it is locked: '/subscriptions/s'."),
  ),
  answer(
    '409 MissingSubscriptionRegistration',
    'refusal',
    409,
    gateway('MissingSubscriptionRegistration', 'Register.'),
  ),
  answer('412', 'conflict', 412, { code: 'PreconditionFailed', message: 'The ETag has moved.' }),
  answer(
    '429 with Retry-After: 17',
    'throttled',
    429,
    { code: 'Throttled', message: 'Too many.' },
    { 'retry-after': '17' },
  ),
  answer('429 without Retry-After', 'throttled', 429, gateway('FailedIdentityOperation', "Status: '429'.")),
  answer('500', 'no-answer', 500, { code: 'InternalServerError', message: 'Internal.' }),
  answer('502', 'no-answer', 502, gateway('BadGatewayConnection', 'The network connectivity issue encountered.')),
  answer('503 with a page', 'no-answer', 503, 'not JSON'),
  answer('504', 'no-answer', 504, gateway('GatewayTimeout', 'The gateway did not receive a response.')),
]

export const faults: readonly Fault[] = [...onTheWire, ...answers]
