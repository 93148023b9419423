import type { Cluster } from '../cluster/cluster.ts'
import type { Log } from '../log.ts'
import type { Wait } from '../options.ts'
import { type Probe, probeTimeoutMs } from '../runner/access.ts'
import type { Deadline } from '../time/deadline.ts'
import type { SendProbe } from './probes.ts'
import { accessGranted } from './wait-for-access.ts'
import { type Ending, operationEnded, type Update, updateEnded } from './wait-for-operation.ts'

export interface Waiting {
  readonly wait: Wait
  readonly deadline: Deadline
  readonly log: Log
  /** Absent where nothing was written. */
  readonly update: Update | undefined
  /** The cluster as it was read last. */
  readonly cluster: Cluster
  /** Present where the runner's own access is to be proven. */
  readonly probe: SendProbe | undefined
}

/** What has been seen to hold by the time the step ends. */
export interface Effect {
  readonly access: 'proven' | 'not-checked'
  readonly operation: 'ended' | 'running' | 'none'
  /** The list after the update, where it has been read. */
  readonly cluster: Cluster | undefined
}

/** Waits for as much as `wait` asks for. @throws {StepError} where it doesn't come true in time. */
export async function effect(waiting: Waiting): Promise<Effect> {
  const { wait, update, probe, deadline } = waiting
  if (wait === 'none')
    return { access: 'not-checked', operation: update === undefined ? 'none' : 'running', cluster: undefined }
  if (wait === 'access' && probe !== undefined) return proven(waiting, probe)
  if (update === undefined) return { access: 'not-checked', operation: 'none', cluster: undefined }
  // Without proven access nothing but the operation tells that the list is in force.
  return { access: 'not-checked', operation: 'ended', cluster: await updateEnded(update, deadline, 'fail') }
}

async function proven({ deadline, log, update, cluster }: Waiting, probe: SendProbe): Promise<Effect> {
  const granted = (limit: Deadline) => accessGranted({ deadline: limit, log, probe })
  if (update === undefined) {
    await granted(deadline)
    return { access: 'proven', operation: 'none', cluster: undefined }
  }
  // Without an ETag another writer may have undone this one, so that access now says little of access later.
  const seen = cluster.etag === undefined ? undefined : await accessOrEnding(update, deadline, granted)
  if (seen?.kind === 'held') return { access: 'proven', operation: 'ended', cluster: seen.cluster }
  if (seen?.kind === 'access') {
    // Nor does access prove a restriction: every client got in before.
    if (!update.change.before.open && (await refusedBefore(update, deadline)))
      return { access: 'proven', operation: 'running', cluster: undefined }
    log.info(
      'The API server answered this runner before the update already, so the end of the update is waited for as well.',
    )
  }
  const after = await updateEnded(update, deadline)
  await granted(deadline)
  return { access: 'proven', operation: 'ended', cluster: after }
}

/**
 * Watches access and the operation side by side. Access alone is enough, however long the operation goes on; where the list
 * holds the change, access is still waited for. A list found without the change ends the watch: what let the runner in until
 * then is on its way out.
 */
async function accessOrEnding(
  update: Update,
  deadline: Deadline,
  grantedBy: (limit: Deadline) => Promise<void>,
): Promise<{ readonly kind: 'access' } | Ending> {
  const stop = new AbortController()
  const limit: Deadline = { ...deadline, signal: stop.signal }
  const access = grantedBy(limit).then(() => ({ kind: 'access' }) as const)
  const ending = operationEnded(update, limit)
  try {
    const first = await Promise.race([access, ending])
    if (first.kind === 'held') await access
    return first
  } finally {
    stop.abort()
    await Promise.allSettled([access, ending])
  }
}

/** Whether the API server let this runner in when the write went out: one that has said nothing for so long did not. */
async function refusedBefore({ probeBefore }: Update, { clock, signal }: Deadline): Promise<boolean> {
  const silence = clock.sleep(probeTimeoutMs, signal).then((): Probe => ({ answered: false, why: 'no answer' }))
  const { answered } = await Promise.race([probeBefore ?? letIn, silence])
  return !answered
}

/** Where no probe went out before the write, nothing shows that access came with it. */
const letIn: Probe = { answered: true }
