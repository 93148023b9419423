import { problemsOf } from '../../../src/errors.ts'
import { createJob, isOn, type Job } from './job.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

/** A world with several clusters, and a job that names all of them. */
export interface Fleet {
  readonly worlds: readonly World[]
  readonly job: Job
}

/** The clusters are `aks-shop`, `aks-2`, `aks-3` and so on, of one subscription. */
export function fleetOf(count: number, options: WorldOptions = {}): Fleet {
  const world = createWorld(options)
  const others = Array.from({ length: count - 1 }, (_, place) => world.beside({ name: `aks-${place + 2}` }, options))
  return { worlds: [world, ...others], job: jobOn([world, ...others]) }
}

export function jobOn([world, ...others]: readonly World[], address = '9.9.9.9'): Job {
  if (world === undefined) throw new Error('A job has a cluster.')
  return createJob({ ...world, cluster: world.id, others: others.map(({ id }) => id) }, address)
}

type Ended = { readonly label: string } & ({ readonly outcome: object } | { readonly failure: unknown })

/** The code of each cluster that failed, `done` of the others. */
export function endsOf(all: readonly Ended[]): Record<string, string> {
  return Object.fromEntries(
    all.map((one) => [
      one.label,
      'outcome' in one
        ? 'done'
        : problemsOf(one.failure)
            .map(({ code }) => code)
            .join(),
    ]),
  )
}

/** Another client's operation on that cluster, which outlasts every step. */
export function keepBusy({ cluster }: World): void {
  cluster.startOperation({ ms: 24 * 60 * 60_000 })
}

/** Azure refuses every write to that cluster for good. */
export function refuseWrites({ wire }: Job, { id }: World): void {
  const code = 'ScopeLocked'
  const locked = { status: 409, headers: {}, body: JSON.stringify({ error: { code, message: 'There is a lock.' } }) }
  wire.every('write', (arrive, _, { url }) => (isOn(id, url) ? locked : arrive()))
}
