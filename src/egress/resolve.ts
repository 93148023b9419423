import type { EgressMode } from '../options.ts'
import { type EgressAddress, type NodeEgress, waived } from '../plan/node-egress.ts'
import { covers } from '../ranges/index.ts'
import { clusterPath } from './cluster-path.ts'
import type { EgressContext } from './context.ts'
import { anyFirewall, everyNatGateway } from './explicit-modes.ts'
import type { Findings, Found } from './findings.ts'
import { loadBalancer } from './outbound-profile.ts'

const convertedClusterWarning =
  'The nodes of this cluster reach the API server by its private address (API Server VNet Integration). If it was converted to that and not restarted since, they still come from its egress address: restart it (az aks stop, az aks start) or name the address in `egress-ips`.'

/** Where the cluster's nodes come from, when they call their API server. Never throws what ARM refused: that makes it unknown. */
export async function resolveEgress(mode: EgressMode, context: EgressContext): Promise<NodeEgress> {
  if (mode === 'none') return waived
  if (mode === 'auto' && context.cluster.vnetIntegration) {
    return { kind: 'not-needed', why: 'API Server VNet Integration', warning: convertedClusterWarning }
  }
  return egressFrom(await look(mode, context))
}

function look(mode: Exclude<EgressMode, 'none'>, context: EgressContext): Promise<Findings> {
  switch (mode) {
    case 'auto':
      return clusterPath(context)
    case 'load-balancer':
      return loadBalancer(context)
    case 'nat-gateway':
      return everyNatGateway(context)
    case 'firewall':
      return anyFirewall(context)
  }
}

function egressFrom({ addresses: found, problems, warnings, learnedRouteSigns }: Findings): NodeEgress {
  const addresses = withoutCovered(merged(found))
  const gaps =
    addresses.length + problems.length === 0 ? [{ why: 'no public IPv4 address was found', unread: false }] : problems
  if (gaps.length > 0) {
    const why = sentence(gaps.map((gap) => gap.why))
    return { kind: 'unknown', found: addresses, why, unread: gaps.some(({ unread }) => unread) }
  }
  return {
    kind: 'resolved',
    addresses,
    placeholderSuffices: found.every(({ by }) => by === 'load-balancer'),
    ...(warnings.length === 0 ? {} : { warning: warnings.join(' ') }),
    ...doubtFrom(learnedRouteSigns),
  }
}

/** Such a route can't be ruled out: ARM shows none, only what may announce one. */
function doubtFrom(learnedRouteSigns: readonly string[]) {
  if (learnedRouteSigns.length === 0) return {}
  const signs = learnedRouteSigns.join('; ')
  return {
    doubt: `a default route may be announced to a subnet on the nodes' way (${signs}), and no route of the subnet's own leads to the API server.`,
  }
}

function sentence(problems: readonly string[]): string {
  const text = problems.join('; ')
  return text.endsWith('.') ? text : `${text}.`
}

/** One and the same way of several subnets is told once, with the pools of all. */
function merged(found: readonly Found[]): EgressAddress[] {
  const ways = new Map<string, Found>()
  for (const address of found) {
    const key = [address.range.text, ...address.way].join('\n')
    const pools = [...new Set([...(ways.get(key)?.pools ?? []), ...address.pools])]
    ways.set(key, { ...address, pools })
  }
  return [...ways.values()].map(({ range, way, pools }) => ({
    range,
    chain: [...way, ...(pools.length === 0 ? [] : [pools.join(', ')])].join(' <- '),
  }))
}

/** A public IP within a prefix that is there too needs no entry of its own; of two equal ones the first stays. */
function withoutCovered(addresses: readonly EgressAddress[]): EgressAddress[] {
  return addresses.filter(
    ({ range }, index) =>
      !addresses.some(
        (other, otherIndex) =>
          otherIndex !== index &&
          covers([other.range], range) &&
          (other.range.text !== range.text || otherIndex < index),
      ),
  )
}
