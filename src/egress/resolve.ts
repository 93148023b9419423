import { ArmError } from '../azure/arm-error.ts'
import { parseResourceId, resourceName } from '../azure/resource-id.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { objectAt, objectsAt, stringAt } from '../cluster/json.ts'
import type { EgressMode } from '../plan/wish.ts'
import { parseListed } from '../ranges/index.ts'
import type { Egress, EgressAddress } from './egress.ts'
import type { Network } from './network.ts'
import { otherWaysOut } from './path.ts'

const convertedClusterWarning =
  'The nodes of this cluster reach the API server by its private address (API Server VNet Integration). If it was converted to that and not restarted since, they still come from its egress address: restart it (az aks stop, az aks start) or name the address in `egress-ips`.'

/** Where the cluster's nodes come from, when they call their API server. Never throws what ARM refused: that makes it unresolved. */
export async function resolveEgress(cluster: Cluster, mode: EgressMode, network: Network): Promise<Egress> {
  if (mode === 'none') return { kind: 'not-needed', why: '`egress-mode: none`' }
  if (mode === 'auto' && cluster.vnetIntegration) {
    return { kind: 'not-needed', why: 'API Server VNet Integration', warning: convertedClusterWarning }
  }
  try {
    const [addresses, others] = await Promise.all([
      loadBalancerAddresses(cluster, network),
      mode === 'auto' ? otherWaysOut(cluster, network) : [],
    ])
    if (others.length > 0) return { kind: 'unresolved', why: `${others.join('; ')}.`, addresses }
    if (addresses.length > 0) return { kind: 'resolved', leavesBy: 'load-balancer', addresses }
    return { kind: 'unresolved', why: 'the cluster names no public IPv4 address of its load balancer.', addresses: [] }
  } catch (error) {
    if (!(error instanceof ArmError)) throw error
    return { kind: 'unresolved', why: `${error.message} (${error.code})`, addresses: [] }
  }
}

async function loadBalancerAddresses(cluster: Cluster, network: Network): Promise<EgressAddress[]> {
  const profile = objectAt(objectAt(objectAt(cluster.body, 'properties'), 'networkProfile'), 'loadBalancerProfile')
  const ids = new Map(
    objectsAt(profile, 'effectiveOutboundIPs')
      .flatMap((item) => stringAt(item, 'id') ?? [])
      .map((id) => [id.toLowerCase(), id]),
  )
  return (await Promise.all([...ids.values()].map((id) => outboundAddress(id, network)))).flat()
}

/** A public IP or a public IP prefix; IPv6 ones admit nobody to an IPv4 list. */
async function outboundAddress(id: string, network: Network): Promise<EgressAddress[]> {
  const isPrefix = parseResourceId(id)?.type === 'publicipprefixes'
  const text = isPrefix ? await network.publicIpPrefix(id) : await network.publicIp(id)
  if (text === undefined)
    throw new ArmError({
      status: 404,
      code: 'NoAddress',
      message: `The public IP "${resourceName(id)}" has no address yet.`,
    })
  const [listed] = parseListed([text])
  if (listed?.entry?.kind !== 'range') return []
  return [
    {
      range: listed.entry,
      chain: `${isPrefix ? 'public IP prefix' : 'public IP'} ${resourceName(id)} <- load balancer`,
    },
  ]
}
