import { setTimeout as sleep } from 'node:timers/promises'
import type { Az } from './az.ts'

/** Where the cluster of a run is. */
export interface Place {
  readonly resourceGroup: string
  readonly name: string
}

export interface TestCluster extends Place {
  readonly id: string
  readonly location: string
  readonly kubernetesVersion: string
}

export interface Creation extends Place {
  /** The resource group's by default. */
  readonly location?: string | undefined
  readonly vmSize: string
}

const placeArgs = ({ resourceGroup, name }: Place) => ['--resource-group', resourceGroup, '--name', name]

/** The smallest cluster there is: one node, no SLA, local accounts, outbound type `loadBalancer`, open to the internet. */
export async function createCluster(az: Az, creation: Creation): Promise<TestCluster> {
  const { location, vmSize, resourceGroup, name } = creation
  const size = ['--node-count', '1', '--node-vm-size', vmSize, '--no-ssh-key']
  const where = location === undefined ? [] : ['--location', location]
  await az('aks', 'create', ...placeArgs(creation), ...size, ...where, '--tags', 'purpose=test-azure')
  const shown = (await az('aks', 'show', ...placeArgs(creation))) as Omit<TestCluster, keyof Place>
  return { resourceGroup, name, id: shown.id, location: shown.location, kubernetesVersion: shown.kubernetesVersion }
}

/** Writes the kubeconfig of the cluster's local user. */
export async function writeKubeconfig(az: Az, place: Place, file: string): Promise<void> {
  await az('aks', 'get-credentials', ...placeArgs(place), '--file', file)
}

/** The list as Microsoft's CLI sees it. */
export async function listByAz(az: Az, place: Place): Promise<readonly string[]> {
  const query = ['--query', 'apiServerAccessProfile.authorizedIpRanges']
  return ((await az('aks', 'show', ...placeArgs(place), ...query)) ?? []) as string[]
}

/** `az aks stop`; the cluster is deleted afterwards. */
export async function stopCluster(az: Az, place: Place): Promise<void> {
  await az('aks', 'stop', ...placeArgs(place))
}

const attempts = 40

/**
 * Deletes the cluster, whatever state it is in: AKS refuses while an operation runs, so it is asked again for ten minutes.
 * @returns whether AKS has taken the order, or the cluster doesn't exist
 */
export async function deleteCluster(az: Az, place: Place, betweenMs = 15_000): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (attempt > 0) await sleep(betweenMs)
    try {
      await az('aks', 'delete', ...placeArgs(place), '--yes', '--no-wait')
      return true
    } catch (error) {
      if (/not found|NotFound/.test(String(error))) return true
      console.error(String(error))
    }
  }
  return false
}

/** What to run where the deletion failed or wasn't wanted. */
export function deletionCommand(place: Place): string {
  return `az aks delete ${placeArgs(place).join(' ')} --yes`
}
