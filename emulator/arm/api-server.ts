import { covers, parseRange } from './core/ipv4.ts'
import { type ClusterBody, isReachable } from './managed-clusters/body.ts'
import type { Clusters } from './managed-clusters/clusters.ts'
import { rangesInForce } from './managed-clusters/lifecycle.ts'
import type { Resources } from './resources/resource-store.ts'

/** An API server's firewall at this moment. */
export interface ApiServer {
  /** Whether it answers that IPv4 address. A service tag on the list admits no address: the emulator doesn't know its addresses. */
  admits(address: string): boolean
}

/** The API server of that name; undefined where no cluster has it. */
export function findApiServer(
  fqdn: string,
  clusters: Clusters,
  resources: Resources,
  now: () => number,
): ApiServer | undefined {
  const host = fqdn.toLowerCase()
  const id = clusters.all().find(({ body }) => body.properties.fqdn.toLowerCase() === host)?.body.id
  if (id === undefined) return undefined
  return {
    admits(address) {
      const state = clusters.find(id)
      const caller = parseRange(address)
      if (state === undefined || caller === undefined || !isReachable(state.body)) return false
      const ranges = rangesInForce(state, now())
      const admitted = [...ranges, ...loadBalancerAddresses(state.body, resources)].map(parseRange)
      return ranges.length === 0 || admitted.some((range) => range !== undefined && covers(range, caller))
    },
  }
}

/** AKS admits the cluster's own Standard load balancer, which never appears on the list. */
function loadBalancerAddresses({ properties }: ClusterBody, resources: Resources): string[] {
  const { outboundType = 'loadBalancer', loadBalancerProfile } = properties.networkProfile
  if (outboundType !== 'loadBalancer') return []
  const found = (loadBalancerProfile?.effectiveOutboundIPs ?? []).map(({ id }) => resources.get(id)?.properties)
  return found.flatMap((address) => [address?.ipAddress, address?.ipPrefix].filter((text) => typeof text === 'string'))
}
