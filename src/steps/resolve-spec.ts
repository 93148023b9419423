import { randomBytes } from 'node:crypto'
import type { Cluster } from '../cluster/cluster.ts'
import { StepError } from '../errors.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { RequestedEntry, Spec } from '../plan/spec.ts'
import type { Phases } from '../report/phases.ts'
import type { Ports } from './ports.ts'

/** What the inputs ask for, with what only the outside world can add: the runner's address, and names for its leases. */
export async function resolveSpec(inputs: Inputs, ports: Ports, cluster: Cluster, phases: Phases): Promise<Spec> {
  const { spec, lease } = inputs
  const runner = await runnerEntries(inputs, ports, cluster, phases)
  if (lease === undefined) return { ...spec, runner }
  // Chosen once for the whole step, so that every try of a write takes the same leases.
  const ids = runner.map(() => randomBytes(8).toString('hex'))
  return { ...spec, runner, lease: { ...lease, ids } }
}

async function runnerEntries(
  { runnerAddress, spec, detail }: Inputs,
  ports: Ports,
  cluster: Cluster,
  phases: Phases,
): Promise<readonly RequestedEntry[]> {
  if (runnerAddress.kind !== 'ask') return spec.runner
  const learn = () => ports.runnerAddress(runnerAddress.services, apiServerOf(cluster))
  const entry = await phases.run("Learn this runner's address", learn)
  if (detail !== 'none') ports.log.info(`This runner reaches Azure from ${entry.text}.`)
  return [{ entry, origin: 'runner' }]
}

/** @throws {StepError} where the cluster has no name to be reached by. */
export function apiServerOf({ fqdn, id }: Cluster): string {
  if (fqdn !== undefined) return fqdn
  throw new StepError('cluster-busy', `Cluster "${id.name}" has no API server name yet.`, {
    remedy: 'Run the step again when the cluster has been created.',
  })
}
