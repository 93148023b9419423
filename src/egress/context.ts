import { objectAt, objectsAt, stringAt } from '../arm/json.ts'
import type { Cluster } from '../cluster/cluster.ts'
import type { Network } from './network.ts'
import type { ApiServerAddress } from './routes.ts'

/** What every look-up of one cluster's egress rests on. */
export interface EgressContext {
  readonly cluster: Cluster
  readonly network: Network
  /** Asks once, and only where a finding depends on it. */
  apiServer(): Promise<ApiServerAddress>
}

/** A node pool, as far as its traffic goes. */
export interface Pool {
  readonly name: string
  readonly subnetId: string | undefined
  readonly podSubnetId: string | undefined
  readonly nodePublicIps: boolean
  readonly nodePublicIpPrefixId: string | undefined
}

export function poolsOf({ body }: Pick<Cluster, 'body'>): Pool[] {
  return objectsAt(objectAt(body, 'properties'), 'agentPoolProfiles').map((pool) => ({
    name: stringAt(pool, 'name') ?? '?',
    subnetId: stringAt(pool, 'vnetSubnetID'),
    podSubnetId: stringAt(pool, 'podSubnetID'),
    nodePublicIps: pool.enableNodePublicIP === true,
    nodePublicIpPrefixId: stringAt(pool, 'nodePublicIPPrefixID'),
  }))
}

/** In lower case; AKS leaves its default out. */
export function outboundTypeOf({ body }: Pick<Cluster, 'body'>): string {
  const profile = objectAt(objectAt(body, 'properties'), 'networkProfile')
  return (stringAt(profile, 'outboundType') ?? 'loadBalancer').toLowerCase()
}

/** AKS gives every cluster one; of none Azure shows nothing. */
export function nodeResourceGroupOf({ body }: Pick<Cluster, 'body'>): string {
  return stringAt(objectAt(body, 'properties'), 'nodeResourceGroup') ?? ''
}
