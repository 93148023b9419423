import { ArmError, parseErrorBody } from '../arm/arm-error.ts'
import { type JsonObject, stringAt } from '../arm/json.ts'
import { TimeUp } from '../errors.ts'
import type { Log } from '../log.ts'
import { formatDuration } from '../time/clock.ts'
import { type Deadline, pause } from '../time/deadline.ts'
import { isTerminal } from './cluster.ts'
import type { ManagedClusters } from './managed-clusters.ts'

/** How a long-running operation stands. AKS's statuses are free text; only three of them are final. */
export type OperationState = 'running' | 'succeeded' | 'failed' | 'canceled'

export interface OperationStatus {
  readonly state: OperationState
  /** The status as AKS wrote it, such as `ReconcilingAddons`. */
  readonly text: string
  /** Why it failed. AKS also reports errors beside a status that isn't a failure; those say nothing of the outcome. */
  readonly error: string | undefined
}

/** ARM allows 200 polls in a burst and two a second per subscription after that. */
const pollIntervalMs = 5_000
const progressEveryMs = 30_000

export function operationStatus(body: JsonObject): OperationStatus {
  const text = stringAt(body, 'status') ?? 'Unknown'
  const state = finalState(text.toLowerCase())
  const { code, message } = parseErrorBody(JSON.stringify(body))
  const error =
    state === 'failed' || state === 'canceled' ? [code, message].filter((part) => part !== undefined).join(': ') : ''
  return { state, text, error: error === '' ? undefined : error }
}

function finalState(text: string): OperationState {
  if (text === 'succeeded' || text === 'failed') return text
  return text === 'canceled' || text === 'cancelled' ? 'canceled' : 'running'
}

export interface Following {
  readonly clusters: Pick<ManagedClusters, 'poll' | 'read'>
  /** Whether it is this cluster's turn to poll among those of the step. Where it isn't, the cluster itself is read. */
  mayPoll?(): boolean
  readonly deadline: Deadline
  readonly log: Log
}

/**
 * Follows an operation to its end. An operation that can't be found, or an answer that doesn't come, is taken as still
 * running, as Azure's own clients do.
 * @returns undefined where this principal may not look: then only the cluster itself tells.
 */
export async function followOperation(
  { clusters, deadline, log, mayPoll = () => true }: Following,
  url: string,
): Promise<OperationStatus | undefined> {
  const started = deadline.clock.now()
  let saidAt = started
  let retryAfterMs = 0
  for (;;) {
    await pause(deadline, Math.max(pollIntervalMs, retryAfterMs), notEnded)
    const status = mayPoll() || !(await isBusy(clusters)) ? await statusOf(clusters, url) : busy
    if ('refusal' in status) {
      if (status.refusal.code === 'AuthorizationFailed')
        log.info(`The update can't be watched, so the step reads the cluster until it ends: ${status.refusal.said}`)
      return undefined
    }
    if (status.state !== 'running') return status
    retryAfterMs = status.retryAfterMs ?? 0
    const now = deadline.clock.now()
    if (now - saidAt < progressEveryMs) continue
    log.info(`${formatDuration(now - started)}: AKS is at ${status.text}; not in force yet (usually 2 to 4 min)`)
    saidAt = now
  }
}

const busy: Polled = { state: 'running', text: 'an operation', error: undefined }

async function isBusy(clusters: Pick<ManagedClusters, 'read'>): Promise<boolean> {
  try {
    return !isTerminal(await clusters.read())
  } catch (error) {
    if (error instanceof ArmError && error.transient) return true
    throw error
  }
}

/** What one poll says; `retryAfterMs` is how long ARM asks to wait before the next. */
type Polled = (OperationStatus & { readonly retryAfterMs?: number | undefined }) | { readonly refusal: ArmError }

async function statusOf(clusters: Pick<ManagedClusters, 'poll'>, url: string): Promise<Polled> {
  try {
    return operationStatus(await clusters.poll(url))
  } catch (error) {
    if (!(error instanceof ArmError)) throw error
    if (error.transient || error.status === 404)
      return {
        state: 'running',
        text: `no answer (${error.code})`,
        error: undefined,
        retryAfterMs: error.retryAfterMs,
      }
    return { refusal: error }
  }
}

function notEnded(): TimeUp {
  return new TimeUp('operation-unfinished', "AKS accepted the update, and it has not ended within the step's time.", {
    remedy: 'Raise `timeout-minutes`; an update takes two minutes as a rule, and half an hour at worst.',
  })
}
