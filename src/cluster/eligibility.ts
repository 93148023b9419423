import type { Problem } from '../errors.ts'
import type { Cluster } from './cluster.ts'
import { objectAt, stringAt } from './json.ts'

/** Why the feature can't be used on this cluster, each with the remedy; none where it can. */
export function ineligibility(cluster: Cluster): Problem[] {
  const properties = objectAt(cluster.body, 'properties')
  const access = objectAt(properties, 'apiServerAccessProfile')
  const network = objectAt(properties, 'networkProfile')
  const { name } = cluster.id
  const problems: Problem[] = []
  const unsupported = (what: string, remedy?: string) => problems.push({ code: 'cluster-unsupported', what, remedy })
  if (access.enablePrivateCluster === true) {
    unsupported(
      `Cluster "${name}" is private: its API server has no public address, so authorized IP ranges don't apply to it.`,
      'Run the job inside its network instead.',
    )
  }
  if (stringAt(properties, 'publicNetworkAccess')?.toLowerCase() === 'disabled') {
    unsupported(
      `Cluster "${name}" has public network access disabled, which shuts the API server whatever the list says.`,
      'Enable it: az aks update --public-network-access Enabled.',
    )
  }
  if (stringAt(network, 'loadBalancerSku')?.toLowerCase() === 'basic') {
    unsupported(
      `Cluster "${name}" uses a Basic load balancer, and authorized IP ranges need a Standard one.`,
      'Upgrade it: https://aka.ms/aks/basic-load-balancer-upgrade.',
    )
  }
  if (cluster.powerState.toLowerCase() === 'stopped') {
    unsupported(`Cluster "${name}" is stopped, and AKS updates only running ones.`, 'Start it: az aks start.')
  }
  if (cluster.provisioningState.toLowerCase() === 'deleting') {
    unsupported(`Cluster "${name}" is being deleted.`)
  }
  return problems
}
