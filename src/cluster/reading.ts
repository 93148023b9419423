import type { ManagedClusters } from '../azure/managed-clusters.ts'
import { spell } from '../clock.ts'
import { TimeUp } from '../errors.ts'
import { type Cluster, isTerminal } from './cluster.ts'
import { pause, remainingMs } from './deadline.ts'
import { type Patience, patiently } from './patience.ts'

/** ARM allows 60 reads of a cluster in a burst and one a second after that; several jobs share them. */
export const readIntervalMs = 5_000
const progressEveryMs = 30_000

export interface Reading extends Patience {
  readonly clusters: Pick<ManagedClusters, 'read'>
}

/** Reads the cluster, through throttling and outages. Whatever ARM refuses for good is thrown as it came. */
export function readPatiently(reading: Reading): Promise<Cluster> {
  return patiently(() => reading.clusters.read(), 'The cluster', reading)
}

/** Reads until no operation runs on the cluster any more, beginning with a reading that is at hand. */
export async function readSettled(reading: Reading, known?: Cluster): Promise<Cluster> {
  const { deadline, log } = reading
  let cluster = known ?? (await readPatiently(reading))
  const started = deadline.clock.now()
  let saidAt = Number.NEGATIVE_INFINITY
  for (;;) {
    if (isTerminal(cluster)) return cluster
    const now = deadline.clock.now()
    if (now - saidAt >= progressEveryMs) {
      log.info(
        `An operation runs on the cluster (${cluster.provisioningState}). Waiting for it to end: ${spell(now - started)} so far, at most ${spell(remainingMs(deadline))} more.`,
      )
      saidAt = now
    }
    const { id, provisioningState } = cluster
    await pause(deadline, readIntervalMs, () => stillBusy(id.name, provisioningState))
    cluster = await readPatiently(reading)
  }
}

function stillBusy(name: string, state: string): TimeUp {
  return new TimeUp(
    `Cluster "${name}" is still busy (${state}) and the step's time is up: AKS runs one operation at a time.`,
    {
      remedy: outOfTurnsRemedy,
    },
  )
}

export const outOfTurnsRemedy =
  'Raise `timeout-minutes`, run fewer jobs at once against this cluster (a `concurrency` group), or open it once for the whole workflow.'
