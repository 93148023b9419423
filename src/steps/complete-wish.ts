import { randomBytes } from 'node:crypto'
import type { Cluster } from '../cluster/cluster.ts'
import { StepError } from '../errors.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Claim, Wish } from '../plan/wish.ts'
import type { Phases } from '../report/phases.ts'
import type { Collaborators } from './collaborators.ts'

/** What the inputs ask for, with what only the outside world can add: the runner's address, and names for its leases. */
export async function completeWish(
  inputs: Inputs,
  world: Collaborators,
  cluster: Cluster,
  phases: Phases,
): Promise<Wish> {
  const { wish, lease } = inputs
  const runner = await runnerClaims(inputs, world, cluster, phases)
  if (lease === undefined) return { ...wish, runner }
  // Chosen once for the whole step, so that every try of a write takes the same leases.
  const ids = runner.map(() => randomBytes(8).toString('hex'))
  return { ...wish, runner, lease: { ...lease, ids } }
}

async function runnerClaims(
  { runnerAddress, wish, detail }: Inputs,
  world: Collaborators,
  cluster: Cluster,
  phases: Phases,
): Promise<readonly Claim[]> {
  if (runnerAddress.kind !== 'ask') return wish.runner
  const learn = () => world.runnerAddress(runnerAddress.services, apiServerOf(cluster))
  const entry = await phases.run("Learn this runner's address", learn)
  if (detail !== 'none') world.log.info(`This runner reaches Azure from ${entry.text}.`)
  return [{ entry, origin: 'runner' }]
}

/** @throws {StepError} where the cluster has no name to be reached by. */
export function apiServerOf({ fqdn, id }: Cluster): string {
  if (fqdn !== undefined) return fqdn
  throw new StepError('cluster-busy', `Cluster "${id.name}" has no API server name yet.`, {
    remedy: 'Run the step again when the cluster has been created.',
  })
}
