import { parseResourceId, resourceName, sameResource } from '../arm/resource-id.ts'
import type { EgressContext } from './context.ts'
import { attempted, type Lookup, problemsOf, valuesOf } from './findings.ts'
import type { Firewall } from './network.ts'
import { networkOf } from './virtual-network.ts'

/** Firewalls near a network, and what ARM refused to show of them. */
export interface FirewallSearch {
  /** The network itself and those that it is peered with. */
  readonly networkIds: readonly string[]
  readonly firewalls: readonly Firewall[]
  readonly refused: readonly string[]
}

/** The firewall that a network's next hop is: private addresses mean something only within networks that are peered. */
export async function firewallAt(
  address: string,
  networkId: string,
  context: EgressContext,
): Promise<Lookup<Firewall>> {
  const isHop = ({ privateAddress }: Firewall) => privateAddress === address
  const near = await firewallsNear(networkId, context)
  const sight = near.firewalls.some((one) => isHop(one) && isWithin(one, near.networkIds))
    ? near
    : await firewallsFurtherOff(near, networkId, context)
  const match = sight.firewalls.find((one) => isHop(one) && isWithin(one, sight.networkIds))
  if (match !== undefined) return { value: match }
  const hubs = await inConnectedHub(sight.firewalls.filter(isHop), networkId, context)
  if ('value' in hubs) return hubs
  const refused = [...new Set([...sight.refused, ...hubs.refused])]
  return { problem: refused.join('; '), unread: refused.length > 0 }
}

/** The only firewall in a network or in one that it is peered with; for `egress-mode: firewall` without a route. */
export async function onlyFirewallNear(networkId: string, context: EgressContext): Promise<Lookup<Firewall>> {
  const sight = await firewallsFurtherOff(await firewallsNear(networkId, context), networkId, context)
  const inside = sight.firewalls.filter((one) => isWithin(one, sight.networkIds))
  const hubs = inside.length > 0 ? { refused: [] } : await inConnectedHub(sight.firewalls, networkId, context)
  if ('value' in hubs) return hubs
  const [only, ...others] = inside
  if (only !== undefined && others.length === 0 && sight.refused.length === 0) return { value: only }
  const names = inside.map(({ id }) => `"${resourceName(id)}"`).join(', ')
  const what =
    inside.length > 1
      ? `no route leads to a firewall, and there are several in reach (${names})`
      : 'no route leads to a firewall, and none is in reach'
  const refused = [...sight.refused, ...hubs.refused]
  return { problem: [what, ...refused].join('; '), unread: refused.length > 0 }
}

function isWithin({ subnetId }: Firewall, networkIds: readonly string[]): boolean {
  return subnetId !== undefined && networkIds.some((id) => sameResource(id, networkOf(subnetId)))
}

function subscriptionOf(id: string): string {
  return parseResourceId(id)?.subscriptionId.toLowerCase() ?? ''
}

/** In the subscriptions of the cluster and of the network, while the network's peers are asked for. */
export async function firewallsNear(networkId: string, { cluster, network }: EgressContext): Promise<FirewallSearch> {
  const subscriptions = [...new Set([cluster.id.subscriptionId.toLowerCase(), subscriptionOf(networkId)])]
  const [peers, ...lists] = await Promise.all([
    attempted(network.virtualNetwork(networkId)),
    ...subscriptions.map((id) => attempted(network.firewallsIn(id))),
  ])
  return {
    networkIds: [networkId, ...('value' in peers ? peers.value.peerIds : [])],
    firewalls: valuesOf(lists).flat(),
    refused: problemsOf([peers, ...lists]),
  }
}

async function firewallsFurtherOff(
  near: FirewallSearch,
  networkId: string,
  { cluster, network }: EgressContext,
): Promise<FirewallSearch> {
  const asked = [cluster.id.subscriptionId.toLowerCase(), subscriptionOf(networkId)]
  const further = [...new Set(near.networkIds.map(subscriptionOf))].filter((id) => !asked.includes(id))
  const lists = await Promise.all(further.map((id) => attempted(network.firewallsIn(id))))
  return {
    ...near,
    firewalls: [...near.firewalls, ...valuesOf(lists).flat()],
    refused: [...near.refused, ...problemsOf(lists)],
  }
}

/** The one among these firewalls whose Virtual WAN hub the network is connected to. */
async function inConnectedHub(
  firewalls: readonly Firewall[],
  networkId: string,
  { network }: EgressContext,
): Promise<{ readonly value: Firewall } | { readonly refused: readonly string[] }> {
  const looks = firewalls.flatMap((firewall) =>
    firewall.hubId === undefined ? [] : [{ firewall, look: attempted(network.hubConnections(firewall.hubId)) }],
  )
  const connections = await Promise.all(looks.map(({ look }) => look))
  const index = connections.findIndex(
    (attempt) => 'value' in attempt && attempt.value.some((one) => sameResource(one.networkId, networkId)),
  )
  const match = looks[index]
  return match === undefined ? { refused: problemsOf(connections) } : { value: match.firewall }
}
