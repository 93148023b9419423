import { join } from 'node:path'
import type { Cluster } from '../../emulator/arm/arm.ts'
import { productionCluster } from '../../emulator/arm/seed/production-cluster.ts'
import { type Emulator, startEmulator } from '../../emulator/emulator.ts'
import { type Actor, newActor } from './actor.ts'
import { printTable, say } from './narrator.ts'
import { saveSummary } from './summaries.ts'

export const office = '137.117.106.88/29'
const tenantId = '11111111-1111-1111-1111-111111111111'
const clientId = '22222222-2222-2222-2222-222222222222'
const subscription = '33333333-3333-4333-8333-333333333333'
// A repository of today, whose subject holds IDs: it is taken from GitHub, as in the README's set-up.
const repository = { repository: 'octo/shop', ownerId: 123456, repositoryId: 789012, immutableSubject: true }

/** What a scene plays in: a cluster, and jobs on runners. */
export interface World {
  readonly azure: Emulator
  readonly cluster: Cluster
  /** One more, beside it; jobs that begin later know it. */
  addCluster(name: string, ranges: readonly string[]): Cluster
  /** A runner with an address of its own, and a job on it. */
  job(name: string, address: string): Promise<Actor>
  /** Fails the demo where the cluster's list is another. */
  expectList(...ranges: readonly string[]): void
  expectListOf(cluster: Cluster, ...ranges: readonly string[]): void
}

export type Scene = (world: World) => Promise<void>

/** Plays a scene against an Azure of its own, and ends in a table of what the jobs did. */
export async function perform(scene: Scene, ranges: readonly string[]): Promise<void> {
  const azure = await startEmulator({ settings: { operationMs: 2_000, propagationMs: 1_000 } })
  azure.entra.register({ tenantId, clientId, federated: { subject: azure.github.job(repository).subject } })
  const place = { subscription, tenant: tenantId, resourceGroup: 'rg-shop', location: 'westeurope' }
  const create = (name: string, authorizedIPRanges: readonly string[]) =>
    azure.arm.addCluster({ body: productionCluster({ ...place, name, authorizedIPRanges }) })
  const cluster = create('aks-shop', ranges)
  const others: Cluster[] = []
  const inputs = {
    ...{ cluster: 'aks-shop', 'resource-group': 'rg-shop' },
    ...{ 'subscription-id': subscription, 'tenant-id': tenantId, 'client-id': clientId },
  }
  const action = join(import.meta.dirname, '..', '..')
  const actors: Actor[] = []
  const job: World['job'] = async (name, address) => {
    const runner = await azure.runner(address)
    const env = { ...runner.env, ...azure.github.job(repository).env }
    const actor = newActor({ name, azure, clusters: [cluster, ...others], runner, env, inputs, action })
    actors.push(actor)
    return actor
  }
  try {
    await scene({
      ...{ azure, cluster, job },
      addCluster(name, list) {
        const other = create(name, list)
        others.push(other)
        return other
      },
      expectList: (...expected) => expectList(cluster, expected),
      expectListOf: (other, ...expected) => expectList(other, expected),
    })
    say('The end.')
    report(actors)
  } finally {
    for (const actor of actors) actor.leave()
    await azure.close()
  }
}

function expectList(cluster: Cluster, expected: readonly string[]): void {
  say(`The list of ${cluster.body.name}: ${cluster.ranges.join(', ') || 'none'}`)
  if (cluster.ranges.toSorted().join() !== expected.toSorted().join())
    throw new Error(`The story goes otherwise: the list should be ${expected.join(', ')}.`)
}

function report(actors: readonly Actor[]): void {
  const deeds = actors.flatMap(({ deeds: own }) => own).toSorted((one, other) => one.startedAt - other.startedAt)
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  printTable(
    ['Who', 'Step', 'What happened', 'Took', 'Requests', 'of which writes'],
    deeds.map(({ who, what, happened, ms, requests, writes }) => {
      return [who, what, happened, seconds(ms), `${requests}`, `${writes}`]
    }),
  )
  const files = deeds.map(({ who, what, summary }) => saveSummary(`${who}, ${what}`, summary))
  say(`The job summaries are in ${files.join(', ')}`)
}
