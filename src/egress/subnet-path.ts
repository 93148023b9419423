import { resourceName } from '../arm/resource-id.ts'
import type { EgressContext } from './context.ts'
import { allOf, type Findings, from, joined, nothing, problem, via } from './findings.ts'
import { firewallAddresses } from './firewall.ts'
import { firewallAt } from './firewall-search.ts'
import { byNatGateway } from './nat-gateway.ts'
import type { Firewall, Route, RouteTable, Subnet } from './network.ts'
import { matchingRoutes, needsNoAddress } from './routes.ts'
import { routeLearnedFromHub } from './virtual-hub.ts'
import { networkOf, subnetIn } from './virtual-network.ts'

/** Where traffic that leaves a subnet goes next. */
type Hop =
  | { readonly kind: 'internet' }
  | { readonly kind: 'learnt' }
  | { readonly kind: 'appliance'; readonly address: string }
  | { readonly kind: 'elsewhere'; readonly type: string }

export interface EgressWalk {
  readonly context: EgressContext
  /**
   * What traffic that no route of the subnet's table carries does with routes that gateways or hubs announce: takes one,
   * may take one, or doesn't matter.
   */
  readonly learned: 'followed' | 'doubted' | 'ignored'
  /** The way of traffic that no route takes elsewhere. */
  toInternet(subnet: Subnet): Promise<Findings>
}

/**
 * The way that traffic to the API server takes out of a subnet: a route comes first, whatever else the subnet has
 * (learn.microsoft.com/azure/nat-gateway/nat-overview).
 */
export function leavingSubnet(subnet: Subnet, walk: EgressWalk): Promise<Findings> {
  return leaving(subnet, walk, [subnet.id.toLowerCase()])
}

/** @param passed the subnets on the way so far: a firewall's own route may lead back */
async function leaving(subnet: Subnet, walk: EgressWalk, passed: readonly string[]): Promise<Findings> {
  const { context } = walk
  const { routeTableId } = subnet
  const step = { subnet, walk, passed }
  if (routeTableId === undefined) return joined([await byHop(systemHop(walk), step), learnedRoutes(step)])
  return from(context.network.routeTable(routeTableId), async (table) => {
    const name = `route table ${resourceName(routeTableId)}`
    const { hops, doubt, mayLearn } = await hopsIn(table, walk)
    const findings = await allOf(hops.map((hop) => byHop(hop, { ...step, table: name })))
    const several = `${name} may send traffic to the API server several ways: ${doubt}`
    return joined([hops.length === 1 ? nothing : problem(several), findings, mayLearn ? learnedRoutes(step) : nothing])
  })
}

interface Hops {
  readonly hops: readonly Hop[]
  readonly doubt: string
  /** Whether a route that gateways announce may take the traffic. */
  readonly mayLearn: boolean
}

async function hopsIn({ routes, takesLearntRoutes }: RouteTable, walk: EgressWalk): Promise<Hops> {
  const unneeded = { kind: 'unknown' as const, why: '' }
  const address = needsNoAddress(routes) ? unneeded : await walk.context.apiServer()
  const { possible, doubt } = matchingRoutes(routes, address)
  const system: Hop = takesLearntRoutes ? systemHop(walk) : { kind: 'internet' }
  const hops = new Map<string, Hop>()
  for (const route of possible) {
    const hop = route === undefined ? system : hopOf(route)
    hops.set(JSON.stringify(hop), hop)
  }
  return { hops: [...hops.values()], doubt, mayLearn: takesLearntRoutes && possible.includes(undefined) }
}

/** Where traffic goes that no route of a table carries. */
function systemHop({ learned }: EgressWalk): Hop {
  return { kind: learned === 'followed' ? 'learnt' : 'internet' }
}

/**
 * A learned default route comes before NAT gateways and load balancers (learn.microsoft.com/azure/nat-gateway/nat-overview),
 * and ARM shows no such routes: only what may announce them.
 */
function learnedRoutes({ subnet, walk }: Step): Findings {
  return walk.learned === 'doubted' ? { ...nothing, learnedRouteSigns: subnet.routeSources } : nothing
}

/** Next hop types are ARM's `RouteNextHopType`. */
function hopOf({ nextHopType, nextHop }: Route): Hop {
  switch (nextHopType.toLowerCase()) {
    case 'internet':
      return { kind: 'internet' }
    case 'virtualappliance':
      return nextHop === undefined ? { kind: 'elsewhere', type: nextHopType } : { kind: 'appliance', address: nextHop }
    default:
      return { kind: 'elsewhere', type: nextHopType }
  }
}

interface Step {
  readonly subnet: Subnet
  readonly walk: EgressWalk
  readonly passed: readonly string[]
  /** Absent where no route decides. */
  readonly table?: string
}

async function byHop(hop: Hop, { subnet, walk, passed, table = '' }: Step): Promise<Findings> {
  const { context } = walk
  switch (hop.kind) {
    case 'internet':
      return walk.toInternet(subnet)
    case 'learnt':
      return routeLearnedFromHub(subnet.id, context, (firewall) => leavingFirewall(firewall, context, passed))
    case 'appliance': {
      const firewall = await firewallAt(hop.address, networkOf(subnet.id), context)
      if ('problem' in firewall) return problem(unexplained(hop.address, table, firewall.problem), firewall.unread)
      const findings = await leavingFirewall(firewall.value, context, passed)
      return via(findings, 'another-way', `next hop ${hop.address}`, table)
    }
    case 'elsewhere':
      return problem(`${table} ${leadsElsewhere(hop.type)}`)
  }
}

/** The way out of a firewall: what its own subnet has comes before its own addresses. */
export function leavingFirewall(
  firewall: Firewall,
  context: EgressContext,
  passed: readonly string[] = [],
): Promise<Findings> {
  const { network } = context
  return firewallAddresses(firewall, network, (subnetId, direct) => {
    const key = subnetId.toLowerCase()
    if (passed.includes(key))
      return Promise.resolve(problem(`routes lead in a circle by subnet "${resourceName(subnetId)}"`))
    const toInternet = (subnet: Subnet) => byNatGateway(subnet, network, direct)
    // Without a management configuration a firewall has to have its own way to the internet
    // (learn.microsoft.com/azure/firewall/forced-tunneling).
    const learned = firewall.hasManagement ? 'doubted' : 'ignored'
    return from(subnetIn(network, subnetId), (subnet) =>
      leaving(subnet, { context, learned, toInternet }, [...passed, key]),
    )
  })
}

function unexplained(address: string, table: string, refused: string): string {
  const why = refused === '' ? '' : `: ${refused}`
  return `${table} sends traffic to the API server to ${address}, and no Azure Firewall that can be seen has that address${why}`
}

function leadsElsewhere(type: string): string {
  switch (type.toLowerCase()) {
    case 'none':
      return "drops traffic to the API server (next hop type None): nodes that use it can't get there at all"
    case 'virtualnetworkgateway':
      return "sends traffic to the API server to a virtual network gateway, and ARM doesn't tell which address it has beyond that"
    default:
      return `sends traffic to the API server to a next hop of type "${type}", which ARM doesn't explain`
  }
}
