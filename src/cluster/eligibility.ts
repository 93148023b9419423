import { objectAt, objectsAt, stringAt } from '../arm/json.ts'
import type { Problem } from '../errors.ts'
import type { Cluster } from './cluster.ts'

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

/**
 * What a person should know before any update of this cluster: AKS resumes what was left half done (Azure/AKS#4674), and what
 * doesn't work with authorized ranges.
 * @param restricts whether the update turns the restriction on
 */
export function updateWarnings(cluster: Cluster, restricts: boolean): string[] {
  const halfDone = [...unfinishedUpgrades(cluster), ...brokenParts(cluster)]
  const resumes =
    halfDone.length === 0
      ? []
      : [
          `Any update of a cluster makes AKS resume what was left half done, and so does this one: ${halfDone.join('; ')}. That may take long, or fail again.`,
        ]
  return restricts && hasVirtualNodes(cluster)
    ? [
        ...resumes,
        "The cluster has virtual nodes (add-on aciConnectorLinux), which don't work with authorized IP ranges: they lose the API server once the restriction is in force.",
      ]
    : resumes
}

function unfinishedUpgrades({ body }: Cluster): string[] {
  const properties = objectAt(body, 'properties')
  const upgrades = [
    {
      what: 'the control plane',
      from: stringAt(properties, 'currentKubernetesVersion'),
      to: stringAt(properties, 'kubernetesVersion'),
    },
    ...objectsAt(properties, 'agentPoolProfiles').map((pool) => ({
      what: `node pool "${stringAt(pool, 'name') ?? '?'}"`,
      from: stringAt(pool, 'currentOrchestratorVersion'),
      to: stringAt(pool, 'orchestratorVersion'),
    })),
  ]
  return upgrades.flatMap(({ what, from, to }) =>
    from === undefined || to === undefined || isVersion(from, to) ? [] : [`${what} is at ${from} and goes to ${to}`],
  )
}

/** A wanted version may leave the patch to AKS: 1.31 is any 1.31.x (learn.microsoft.com/azure/aks/supported-kubernetes-versions, "Alias minor version"). */
function isVersion(current: string, wanted: string): boolean {
  return current === wanted || current.startsWith(`${wanted}.`)
}

function brokenParts({ body, provisioningState }: Cluster): string[] {
  const isBroken = (state: string) => /^(failed|cancell?ed)$/i.test(state)
  const pools = objectsAt(objectAt(body, 'properties'), 'agentPoolProfiles').flatMap((pool) => {
    const state = stringAt(pool, 'provisioningState') ?? ''
    return isBroken(state) ? [`node pool "${stringAt(pool, 'name') ?? '?'}" is ${state}`] : []
  })
  return [...(isBroken(provisioningState) ? [`the cluster is ${provisioningState}`] : []), ...pools]
}

function hasVirtualNodes({ body }: Cluster): boolean {
  const addOns = objectAt(objectAt(body, 'properties'), 'addonProfiles')
  const names = Object.keys(addOns).filter((name) => name.toLowerCase() === 'aciconnectorlinux')
  return names.some((name) => objectAt(addOns, name).enabled === true)
}
