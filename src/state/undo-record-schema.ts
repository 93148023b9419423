import { type ClusterId, parseClusterId, resourceIdOf } from '../arm/cluster-id.ts'
import type { Cloud } from '../azure/cloud.ts'
import type { SignIn } from '../azure/sign-in.ts'
import type { Holder, Lease } from '../leases/index.ts'
import { details, modes, restores, restoreWaits } from '../options.ts'
import type { AppliedChange } from '../plan/applied-change.ts'
import type { EgressAddress, KnownEgress } from '../plan/node-egress.ts'
import { parseListed, type Range } from '../ranges/index.ts'
import type { UndoRecord } from './undo-record.ts'

type Check = (value: unknown) => boolean

/** Whether a state that was read back is whole: a post step must not act on half of one. Members that it doesn't know are let be. */
export function isUndoRecord(value: unknown): value is UndoRecord {
  return record(value)
}

const text: Check = (value) => typeof value === 'string' && value !== ''
const truth: Check = (value) => typeof value === 'boolean'
const httpsUrl: Check = (value) => typeof value === 'string' && URL.canParse(value) && value.startsWith('https://')
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value)
const span: Check = (value) => number(value) && Number(value) > 0
/** Milliseconds since 1970 that a `Date` can hold (ECMA-262, time values). */
const moment: Check = (value) => span(value) && Number(value) <= 8.64e15
const words: Check = (value) => typeof value === 'string'
const texts = listOf(words)

function oneOf(words: readonly string[]): Check {
  return (value) => words.some((word) => word === value)
}

function absentOr(check: Check): Check {
  return (value) => value === undefined || check(value)
}

function anyOf(...checks: readonly Check[]): Check {
  return (value) => checks.some((check) => check(value))
}

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check)
}

/** Of an object with these members. The compiler asks for a check of each that the type has, and for no other. */
function shape<T>(members: { readonly [Member in keyof Required<T>]: Check }): Check {
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Check>(members).every(([key, check]) =>
      // Its own members only: what every object inherits was never saved.
      check(Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined),
    )
}

type By<Method extends SignIn['method']> = Extract<SignIn, { readonly method: Method }>

const signIn = anyOf(
  shape<By<'oidc'>>({ method: oneOf(['oidc']), tenantId: text, clientId: text, audience: absentOr(text) }),
  shape<By<'client-secret'>>({ method: oneOf(['client-secret']), tenantId: text, clientId: text }),
  shape<By<'workload-identity'>>({
    method: oneOf(['workload-identity']),
    tenantId: text,
    clientId: text,
    tokenFile: text,
  }),
  shape<By<'managed-identity'>>({ method: oneOf(['managed-identity']), clientId: absentOr(text) }),
  shape<By<'azure-cli'>>({ method: oneOf(['azure-cli']), tenantId: absentOr(text), lacksIdToken: truth }),
)

const rangeMembers = shape<Range>({ kind: oneOf(['range']), text, first: number, last: number, prefix: number })
const range: Check = (value) => rangeMembers(value) && isAsWritten(value as Range)

/** Whether a range's bounds are those of its text: nothing else can be compared with what a cluster holds. */
function isAsWritten({ text: written, first, last, prefix }: Range): boolean {
  const [listed] = parseListed([written])
  const entry = listed?.entry
  return (
    entry?.kind === 'range' &&
    entry.text === written &&
    entry.first === first &&
    entry.last === last &&
    entry.prefix === prefix
  )
}

const clusterNames = shape<ClusterId>({ subscriptionId: text, resourceGroup: text, name: text })
const cluster: Check = (value) =>
  clusterNames(value) && parseClusterId(resourceIdOf(value as UndoRecord['cluster'])) !== undefined

const lease = shape<Lease>({
  id: text,
  address: range,
  expiresAt: moment,
  holder: shape<Holder>({ server: text, repositoryId: text, runId: text, attempt: text }),
})

type Known<Kind extends KnownEgress['kind']> = Extract<KnownEgress, { readonly kind: Kind }>

const egress = anyOf(
  shape<Known<'resolved'>>({
    kind: oneOf(['resolved']),
    addresses: listOf(shape<EgressAddress>({ range, chain: text })),
    placeholderSuffices: truth,
    warning: absentOr(text),
    doubt: absentOr(text),
  }),
  shape<Known<'not-needed'>>({ kind: oneOf(['not-needed']), why: words, warning: absentOr(text) }),
  shape<Known<'waived'>>({ kind: oneOf(['waived']) }),
)

const record = shape<UndoRecord>({
  cluster,
  resourceUid: absentOr(text),
  cloud: shape<Cloud>({
    name: text,
    resourceManager: httpsUrl,
    authority: httpsUrl,
    scope: text,
    idTokenAudience: text,
    privateAuthority: truth,
  }),
  signIn,
  apiVersion: absentOr(text),
  applied: shape<AppliedChange>({
    mode: oneOf(modes),
    restore: oneOf(restores),
    added: listOf(shape<AppliedChange['added'][number]>({ text, temporary: truth })),
    removed: texts,
    replacesPlaceholder: truth,
    wasOpen: truth,
    left: texts,
    declared: texts,
    leases: absentOr(listOf(lease)),
    ended: absentOr(listOf(lease)),
    removedLeases: absentOr(listOf(lease)),
  }),
  egress: absentOr(egress),
  egressIps: listOf(range),
  write: oneOf(['unanswered', 'accepted']),
  restoreWait: oneOf(restoreWaits),
  timeoutMs: span,
  detail: oneOf(details),
})
