import type { Cluster } from '../cluster/cluster.ts'
import type { Log } from '../log.ts'
import type { Wait } from '../options.ts'
import type { Deadline } from '../time/deadline.ts'
import { type AccessProof, accessGranted } from './wait-for-access.ts'
import { type Update, updateEnded } from './wait-for-operation.ts'

export interface Waiting {
  readonly wait: Wait
  readonly deadline: Deadline
  readonly log: Log
  /** Absent where nothing was written. */
  readonly update: Update | undefined
  /** The cluster as it was read last. */
  readonly cluster: Cluster
  /** Present where the runner's own access is to be proven. */
  readonly access: Pick<AccessProof, 'probe' | 'before'> | undefined
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
  const { wait, update, access, deadline } = waiting
  if (wait === 'none')
    return { access: 'not-checked', operation: update === undefined ? 'none' : 'running', cluster: undefined }
  if (wait === 'access' && access !== undefined) return proven(waiting, access)
  if (update === undefined) return { access: 'not-checked', operation: 'none', cluster: undefined }
  // Without proven access nothing but the operation tells that the list is in force.
  return { access: 'not-checked', operation: 'ended', cluster: await updateEnded(update, deadline, 'fail') }
}

async function proven(waiting: Waiting, { probe, before }: NonNullable<Waiting['access']>): Promise<Effect> {
  const { deadline, log, update, cluster } = waiting
  const granted = (limit: Deadline) => accessGranted({ deadline: limit, log, probe })
  if (update === undefined) {
    await granted(deadline)
    return { access: 'proven', operation: 'none', cluster: undefined }
  }
  // Without an ETag another writer may have undone this one, so that access now says little of access later.
  if (cluster.etag !== undefined) {
    const first = await accessOrFailure(update, deadline, granted)
    // Nor does access prove a restriction: every client got in before.
    if (!before.answered && !update.change.before.open) return { access: 'proven', ...first }
    log.info(
      'The API server answered this runner before the update already, so the end of the update is waited for as well.',
    )
  }
  const after = await updateEnded(update, deadline)
  await granted(deadline)
  return { access: 'proven', operation: 'ended', cluster: after }
}

/** Access alone is enough, however long the operation goes on; an operation that comes to nothing ends the wait. */
async function accessOrFailure(
  update: Update,
  deadline: Deadline,
  grantedBy: (limit: Deadline) => Promise<void>,
): Promise<{ operation: 'ended' | 'running'; cluster: Cluster | undefined }> {
  const stop = new AbortController()
  const limit: Deadline = { ...deadline, signal: stop.signal }
  let after: Cluster | undefined
  let reverted = false
  const watched: Update = {
    ...update,
    onLost() {
      reverted = true
    },
  }
  const ended = updateEnded(watched, limit).then((cluster) => {
    after = cluster
  })
  const granted = grantedBy(limit)
  try {
    await Promise.race([granted, ended.then(() => granted)])
    // What let the runner in then is the first write's list, which another writer's has replaced and which is on its way out.
    if (reverted) {
      await ended
      await grantedBy(limit)
    }
  } finally {
    stop.abort()
    await Promise.allSettled([ended, granted])
  }
  return { operation: after === undefined ? 'running' : 'ended', cluster: after }
}
