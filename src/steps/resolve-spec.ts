import { randomBytes } from 'node:crypto'
import type { Cluster } from '../cluster/cluster.ts'
import { StepError } from '../errors.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { RequestedEntry, Spec } from '../plan/spec.ts'
import type { Phases } from '../report/phases.ts'
import type { AddressOf } from './runner-address.ts'

/** What the inputs ask for, with what only the outside world can add: the runner's address, and names for its leases. */
export async function resolveSpec(
  inputs: Inputs,
  address: AddressOf | undefined,
  cluster: Cluster,
  phases: Phases,
): Promise<Spec> {
  const { spec, lease } = inputs
  const runner = address === undefined ? spec.runner : await runnerEntries(inputs, address, cluster, phases)
  if (lease === undefined) return { ...spec, runner }
  // Chosen once for the whole step, so that every try of a write takes the same leases.
  const ids = runner.map(() => randomBytes(8).toString('hex'))
  return { ...spec, runner, lease: { ...lease, ids } }
}

async function runnerEntries(
  { detail }: Inputs,
  address: AddressOf,
  cluster: Cluster,
  phases: Phases,
): Promise<readonly RequestedEntry[]> {
  const learn = () => address(apiServerOf(cluster))
  const entry = await phases.run('Runner address', learn, ({ text }) =>
    detail === 'none' ? "This runner's address is known" : `This runner reaches Azure from ${text}`,
  )
  return [{ entry, origin: 'runner' }]
}

/** @throws {StepError} where the cluster has no name to be reached by. */
export function apiServerOf({ fqdn, id }: Cluster): string {
  if (fqdn !== undefined) return fqdn
  throw new StepError('cluster-busy', `Cluster "${id.name}" has no API server name yet.`, {
    remedy: 'Run the step again when the cluster has been created.',
  })
}
