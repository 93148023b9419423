import { objectAt, objectsAt, stringAt } from '../arm/json.ts'
import { TimeUp } from '../errors.ts'
import { formatDuration } from '../time/clock.ts'
import { type Deadline, pause, remainingMs } from '../time/deadline.ts'
import { type Cluster, isTerminalState } from './cluster.ts'
import { readIntervalMs } from './contention.ts'
import { outOfTurns, type ReadOptions, readWhenOurTurn } from './read.ts'

/** A node pool that an operation runs on, though the cluster itself may say that none does. */
export interface BusyPool {
  readonly name: string
  readonly state: string
}

/** What AKS answered to a write while pools were busy. */
export interface PoolRefusal {
  readonly words: string
  /** On the step's clock. */
  readonly at: number
}

/**
 * How long the states of pools are believed after a refusal: they may lie, and one write in three minutes costs little of what
 * AKS allows (20 in a burst, one a minute after that).
 */
const believedMs = 180_000
const progressEveryMs = 30_000

/** Pool operations, such as a node image upgrade, leave the cluster's own state alone (Azure/azure-workload-identity#417). */
export function busyPools({ body }: Pick<Cluster, 'body'>): BusyPool[] {
  return objectsAt(objectAt(body, 'properties'), 'agentPoolProfiles').flatMap((pool) => {
    const state = stringAt(pool, 'provisioningState')
    return state === undefined || isTerminalState(state) ? [] : [{ name: stringAt(pool, 'name') ?? '?', state }]
  })
}

/** Waits for pools, once AKS has refused a write, and remembers since when each has been seen busy. */
export interface PoolWatch {
  /** Reads until no pool is busy, or the refusal is three minutes old. @throws {TimeUp} where the time is up */
  idle(readOptions: ReadOptions, cluster: Cluster, refusal: PoolRefusal): Promise<Cluster>
  /** The same failure, which names pools, states, AKS's words and since when they have been seen, where pools were in the way. */
  explained(error: unknown): unknown
}

export function poolWatch({ clock }: Pick<Deadline, 'clock'>): PoolWatch {
  let busy: readonly (BusyPool & { readonly since: number })[] = []
  let last: (PoolRefusal & { readonly cluster: string }) | undefined
  const observe = (cluster: Cluster) => {
    const known = new Map(busy.map(({ name, since }) => [name, since]))
    busy = busyPools(cluster).map((pool) => ({ ...pool, since: known.get(pool.name) ?? clock.now() }))
    return busy.length > 0
  }
  const described = () =>
    busy
      .map(
        ({ name, state, since }) => `node pool "${name}" is ${state} (seen for ${formatDuration(clock.now() - since)})`,
      )
      .join(', ')
  return {
    async idle(readOptions, first, refusal) {
      last = { ...refusal, cluster: first.id.name }
      let cluster = first
      let saidAt = Number.NEGATIVE_INFINITY
      while (observe(cluster) && clock.now() - refusal.at < believedMs) {
        if (clock.now() - saidAt >= progressEveryMs) {
          readOptions.log.info(
            `AKS refuses updates while ${described()}. Waiting, at most ${formatDuration(remainingMs(readOptions.deadline))} more.`,
          )
          saidAt = clock.now()
        }
        await pause(readOptions.deadline, readOptions.backoff?.intervalMs() ?? readIntervalMs, outOfTurns)
        cluster = await readWhenOurTurn(readOptions)
      }
      return cluster
    },
    explained: (error) =>
      error instanceof TimeUp && error.code === 'cluster-busy' && busy.length > 0 && last !== undefined
        ? poolsBusy(last.cluster, described(), last.words)
        : error,
  }
}

function poolsBusy(cluster: string, pools: string, words: string): TimeUp {
  return new TimeUp('cluster-busy', `Cluster "${cluster}" took no update within the step's time: ${pools}.`, {
    remedy:
      'An upgrade of a node pool takes 30 to 60 minutes, longer than a step waits by default. Run the step again when it is over, or raise `timeout-minutes`, which bounds the post step too.',
    said: `AKS said: ${words}`,
  })
}
