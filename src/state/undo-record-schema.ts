import { parseClusterId, resourceIdOf } from '../arm/cluster-id.ts'
import { details, modes, restores, restoreWaits } from '../options.ts'
import { parseListed } from '../ranges/index.ts'
import type { UndoRecord } from './undo-record.ts'

type Check = (value: unknown) => boolean

/** Whether a state that was read back is whole: a post step must not act on half of one. Members that it doesn't know are let be. */
export function isUndoRecord(value: unknown): value is UndoRecord {
  return record(value)
}

const text: Check = (value) => typeof value === 'string' && value !== ''
const truth: Check = (value) => typeof value === 'boolean'
const httpsUrl: Check = (value) => typeof value === 'string' && URL.canParse(value) && value.startsWith('https://')
const span: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value > 0
/** Milliseconds since 1970 that a `Date` can hold (ECMA-262, time values). */
const moment: Check = (value) => span(value) && Number(value) <= 8.64e15
const texts = listOf((value) => typeof value === 'string')

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

function shape(members: Readonly<Record<string, Check>>): Check {
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(members).every(([key, check]) =>
      // Its own members only: what every object inherits was never saved.
      check(Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined),
    )
}

const signIn = anyOf(
  shape({ method: oneOf(['oidc']), tenantId: text, clientId: text, audience: absentOr(text) }),
  shape({ method: oneOf(['client-secret']), tenantId: text, clientId: text }),
  shape({ method: oneOf(['workload-identity']), tenantId: text, clientId: text, tokenFile: text }),
  shape({ method: oneOf(['managed-identity']), clientId: absentOr(text) }),
  shape({ method: oneOf(['azure-cli']), tenantId: absentOr(text) }),
)

/** A range whose bounds are those of its text: nothing else can be compared with what a cluster holds. */
const range: Check = (value) => {
  const { kind, text: written, first, last, prefix } = Object(value) as Record<string, unknown>
  const [listed] = parseListed([String(written)])
  const entry = listed?.entry
  return (
    entry?.kind === 'range' &&
    entry.kind === kind &&
    entry.text === written &&
    entry.first === first &&
    entry.last === last &&
    entry.prefix === prefix
  )
}

const clusterNames = shape({ subscriptionId: text, resourceGroup: text, name: text })
const cluster: Check = (value) =>
  clusterNames(value) && parseClusterId(resourceIdOf(value as UndoRecord['cluster'])) !== undefined

const lease = shape({
  id: text,
  address: range,
  expiresAt: moment,
  holder: shape({ server: text, repositoryId: text, runId: text, attempt: text }),
})

const egress = anyOf(
  shape({
    kind: oneOf(['resolved']),
    addresses: listOf(shape({ range, chain: text })),
    placeholderSuffices: truth,
  }),
  shape({ kind: oneOf(['not-needed', 'waived']) }),
)

const record = shape({
  cluster,
  resourceUid: absentOr(text),
  cloud: shape({
    name: text,
    resourceManager: httpsUrl,
    authority: httpsUrl,
    scope: text,
    idTokenAudience: text,
    privateAuthority: truth,
  }),
  signIn,
  apiVersion: absentOr(text),
  applied: shape({
    mode: oneOf(modes),
    restore: oneOf(restores),
    added: listOf(shape({ text, temporary: truth })),
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
