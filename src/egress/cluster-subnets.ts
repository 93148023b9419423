import { type EgressContext, nodeResourceGroupOf, type Pool, poolsOf } from './context.ts'
import { allOf, type Findings, from, problem, usedBy } from './findings.ts'
import type { Subnet } from './network.ts'
import { subnetIn } from './virtual-network.ts'

/** Pools whose nodes or pods share a subnet. */
interface Place {
  /** Undefined for the network that AKS makes in the node resource group. */
  readonly subnetId: string | undefined
  readonly pools: readonly Pool[]
  /** As people read it: `pool system`, `pods of pool apps`. */
  readonly users: readonly string[]
}

/** Calls `look` for every distinct subnet of the cluster's nodes and pods, side by side, and joins what it finds. */
export function eachSubnet(
  context: EgressContext,
  look: (subnet: Subnet, pools: readonly Pool[]) => Promise<Findings>,
): Promise<Findings> {
  const { cluster, network } = context
  return allOf(
    placesOf(poolsOf(cluster)).map(async ({ subnetId, pools, users }) => {
      const lookAt = async (subnet: Subnet) => usedBy(await look(subnet, pools), users)
      if (subnetId !== undefined) return from(subnetIn(network, subnetId), lookAt)
      const group = nodeResourceGroupOf(cluster)
      return from(network.virtualNetworksIn(cluster.id.subscriptionId, group), (networks) => {
        const subnets = networks.flatMap((one) => one.subnets)
        return subnets.length === 0
          ? Promise.resolve(problem(`there is no virtual network in the node resource group "${group}"`))
          : allOf(subnets.map(lookAt))
      })
    }),
  )
}

function placesOf(pools: readonly Pool[]): Place[] {
  const places = new Map<string, Place>()
  const add = (subnetId: string | undefined, pool: Pool, user: string) => {
    const key = subnetId?.toLowerCase() ?? ''
    const { pools: others = [], users = [] } = places.get(key) ?? {}
    places.set(key, { subnetId, pools: [...others, pool], users: [...users, user] })
  }
  for (const pool of pools) {
    add(pool.subnetId, pool, `pool ${pool.name}`)
    if (pool.podSubnetId !== undefined) add(pool.podSubnetId, pool, `pods of pool ${pool.name}`)
  }
  if (places.size === 0) places.set('', { subnetId: undefined, pools: [], users: [] })
  return [...places.values()]
}
