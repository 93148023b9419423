import type { Arm } from '../../emulator/arm/arm.ts'
import type { JsonObject } from '../../src/arm/json.ts'
import type { Asked } from '../plan/world.ts'
import { hub, type Landscape, landscapeOf, net, nodeGroup, onlyPlace, subscriptions } from './network-fixture.ts'

/** A cluster in a network of its own, and where its nodes come from. */
export interface EgressCase {
  readonly title: string
  readonly outboundType?: string
  /** Beside the outbound type. */
  readonly networkProfile?: JsonObject
  /** By name; a pool without a subnet is in the network that AKS makes. */
  readonly pools?: Readonly<Record<string, JsonObject>>
  /** Further properties of the cluster. */
  readonly properties?: JsonObject
  readonly build?: (land: Landscape) => void
  readonly mode?: Asked['egressMode']
  /** The cluster is open to the whole internet, so that the step turns the restriction on. */
  readonly open?: true
  /** What DNS says of the API server; nothing if empty. */
  readonly apiServer?: readonly string[]
  /** Range and chain of each address. */
  readonly found: readonly string[]
  /** Why the egress stays unresolved. */
  readonly unresolved?: string
  /** Whether Azure refused to show what the answer depends on. */
  readonly unread?: boolean
  readonly warning?: string
  /** How many requests the look-up takes, and how many of them at most wait for another's answer. */
  readonly requests: number
  readonly depth: number
  /** Run as a process with the committed bundle too: for the rest the same code in process is enough. */
  readonly throughDist?: true
}

const network = `${net}/virtualNetworks/spoke`
const hubNetwork = `${hub}/virtualNetworks/hub`
const nodes = `${network}/subnets/nodes`
const pods = `${network}/subnets/pods`
const inSubnet = { system: { vnetSubnetID: nodes } }
const table = (name: string) => `${net}/routeTables/${name}`
export const apiServer = '20.50.0.10'

const lbIp = (name: string) => `${nodeGroup}/providers/Microsoft.Network/publicIPAddresses/${name}`
const balancer = { loadBalancerProfile: { effectiveOutboundIPs: [{ id: lbIp('lb-1') }] } }
const byBalancer = '52.1.1.1/32  <- public IP lb-1 <- load balancer'

/** A hub network with a firewall at 10.200.0.4, peered with the cluster's. */
function hubFirewall(land: Landscape, options: Partial<Parameters<Landscape['firewall']>[1]> = {}): void {
  land.firewall('fw-hub', { network: hubNetwork, publicIps: { 'pip-fw': '20.42.25.196' }, ...options })
  land.peer(network, hubNetwork)
}

const byFirewall =
  '20.42.25.196/32  <- public IP pip-fw <- firewall fw-hub <- next hop 10.200.0.4 <- route table rt-agentpool'

const loadBalancer: readonly EgressCase[] = [
  {
    title: 'the load balancer of a cluster in the network that AKS makes',
    networkProfile: balancer,
    found: [`${byBalancer} <- pool system, pool apps`],
    pools: { system: {}, apps: {} },
    requests: 2,
    depth: 1,
    throughDist: true,
  },
  {
    title: 'the load balancer with a prefix in lower case, an address named twice, and an IPv6 one',
    networkProfile: {
      loadBalancerProfile: {
        effectiveOutboundIPs: [
          { id: `${nodeGroup}/providers/Microsoft.Network/publicIPPrefixes/Outbound`.toLowerCase() },
          { id: lbIp('lb-1') },
          { id: lbIp('LB-1') },
          { id: lbIp('lb-six') },
        ],
      },
    },
    pools: inSubnet,
    build: (land) => {
      land.put(`${nodeGroup}/providers/Microsoft.Network/publicIPPrefixes/outbound`, { ipPrefix: '52.9.9.0/28' })
      land.put(lbIp('lb-six'), { ipAddress: '2603:1030::5', publicIPAddressVersion: 'IPv6' })
    },
    found: [
      '52.9.9.0/28  <- public IP prefix outbound <- load balancer <- pool system',
      `${byBalancer} <- pool system`,
    ],
    requests: 4,
    depth: 1,
  },
  {
    title: 'the load balancer where only other traffic is routed to an appliance',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => {
      const routes = { '10.0.0.0/8': '10.9.0.4', '::/0': 'None', '20.50.0.11/32': '10.9.0.4', '0.0.0.0/0': 'Internet' }
      land.subnet(nodes, { table: land.routeTable(table('rt'), routes) })
    },
    found: [`${byBalancer} <- pool system`],
    requests: 3,
    depth: 2,
  },
  {
    title: 'a load balancer address that has none yet',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => land.put(lbIp('lb-1'), { ipAddress: null as unknown as string }),
    found: [],
    unresolved: 'the public IP "lb-1" has no address yet.',
    requests: 2,
    depth: 1,
  },
  {
    title: 'a load balancer that the cluster names no address of',
    pools: inSubnet,
    found: [],
    unresolved: 'the cluster names no public IPv4 address of its load balancer.',
    requests: 1,
    depth: 1,
  },
]

const natGateways: readonly EgressCase[] = [
  {
    title: "a managed NAT gateway, whatever lingers of the load balancer's addresses",
    outboundType: 'managedNATGateway',
    networkProfile: { ...balancer, natGatewayProfile: { effectiveOutboundIPs: [{ id: lbIp('nat-1') }] } },
    pools: { system: {} },
    build: (land) => land.publicIp(lbIp('nat-1'), '52.2.2.2'),
    found: ['52.2.2.2/32  <- public IP nat-1 <- managed NAT gateway <- pool system'],
    requests: 2,
    depth: 1,
  },
  {
    title: 'a managed NAT gateway of the second version, with a prefix and an IPv6 address',
    outboundType: 'managedNATGatewayV2',
    networkProfile: {
      natGatewayProfile: {
        effectiveOutboundIPs: [
          { id: `${nodeGroup}/providers/Microsoft.Network/publicIPPrefixes/nat` },
          { id: lbIp('nat-six') },
        ],
      },
    },
    pools: { system: {} },
    build: (land) => {
      land.put(`${nodeGroup}/providers/Microsoft.Network/publicIPPrefixes/nat`, { ipPrefix: '52.2.3.0/28' })
      land.put(lbIp('nat-six'), { ipAddress: '2603:1030::6', publicIPAddressVersion: 'IPv6' })
    },
    found: ['52.2.3.0/28  <- public IP prefix nat <- managed NAT gateway <- pool system'],
    requests: 3,
    depth: 1,
  },
  {
    title: "NAT gateways on the nodes' and the pods' subnets, in another subscription",
    outboundType: 'userAssignedNATGateway',
    pools: { system: { vnetSubnetID: nodes, podSubnetID: pods }, apps: { vnetSubnetID: nodes } },
    build: (land) => {
      const own = { 'pip-nat': '52.3.3.3', 'pip-of-prefix': '52.3.4.5' }
      land.subnet(nodes, { nat: land.natGateway(`${net}/natGateways/ng-nodes`, own, { 'prefix-nat': '52.3.4.0/28' }) })
      land.subnet(pods, { nat: land.natGateway(`${net}/natGateways/ng-pods`, { 'pip-pods': '52.3.5.5' }) })
    },
    found: [
      '52.3.3.3/32  <- public IP pip-nat <- NAT gateway ng-nodes <- pool system, pool apps',
      '52.3.4.0/28  <- public IP prefix prefix-nat <- NAT gateway ng-nodes <- pool system, pool apps',
      '52.3.5.5/32  <- public IP pip-pods <- NAT gateway ng-pods <- pods of pool system',
    ],
    requests: 7,
    depth: 3,
    throughDist: true,
  },
  {
    title: 'a NAT gateway on the subnet of a cluster whose outbound type is the load balancer',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => land.subnet(nodes, { nat: land.natGateway(`${net}/natGateways/ng`, { 'pip-nat': '52.3.3.3' }) }),
    found: ['52.3.3.3/32  <- public IP pip-nat <- NAT gateway ng <- pool system'],
    requests: 4,
    depth: 3,
  },
  {
    title: 'a NAT gateway without an address',
    outboundType: 'userAssignedNATGateway',
    pools: inSubnet,
    build: (land) => land.subnet(nodes, { nat: land.natGateway(`${net}/natGateways/ng`, {}) }),
    found: [],
    unresolved: 'the NAT gateway "ng" has no public IPv4 address.',
    requests: 2,
    depth: 2,
  },
  {
    title: 'a NAT gateway that one of two subnets lacks',
    outboundType: 'userAssignedNATGateway',
    pools: { system: { vnetSubnetID: nodes }, apps: { vnetSubnetID: pods } },
    build: (land) => land.subnet(nodes, { nat: land.natGateway(`${net}/natGateways/ng`, { 'pip-nat': '52.3.3.3' }) }),
    found: ['52.3.3.3/32  <- public IP pip-nat <- NAT gateway ng <- pool system'],
    unresolved: 'the outbound type is userAssignedNATGateway, and subnet "pods" has no NAT gateway.',
    requests: 3,
    depth: 3,
  },
]

/** One grant on the group mends it, whatever there is of the kind in it. */
const forbidden = (action: string, scope: string) => {
  const [, subscription, group] = scope.split(/\/(?:subscriptions|resourceGroups|providers)\//)
  const where = group?.includes('/') === false ? `resource group "${group}"` : `subscription "${subscription}"`
  return `Microsoft.Network/${action} is not granted in ${where}.`
}

const networkNatGateways: readonly EgressCase[] = [
  {
    title: 'the NAT gateway of the whole network, and not the load balancer that the outbound type names',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => land.networkNatGateway(`${net}/natGateways/ng-all`, network, { 'pip-all': '52.3.6.6' }),
    found: ['52.3.6.6/32  <- public IP pip-all <- NAT gateway ng-all <- virtual network spoke <- pool system'],
    requests: 4,
    depth: 3,
  },
  {
    title: "a subnet's own NAT gateway before the one of the whole network, which serves the other subnet",
    networkProfile: balancer,
    pools: { system: { vnetSubnetID: nodes, podSubnetID: pods } },
    build: (land) => {
      land.subnet(nodes, { nat: land.natGateway(`${net}/natGateways/ng`, { 'pip-nat': '52.3.3.3' }) })
      land.networkNatGateway(`${net}/natGateways/ng-all`, network, { 'pip-all': '52.3.6.6' })
    },
    found: [
      '52.3.3.3/32  <- public IP pip-nat <- NAT gateway ng <- pool system',
      '52.3.6.6/32  <- public IP pip-all <- NAT gateway ng-all <- virtual network spoke <- pods of pool system',
    ],
    requests: 6,
    depth: 3,
  },
  {
    title: 'the NAT gateway of the whole network that AKS makes',
    networkProfile: balancer,
    pools: { system: {} },
    build: (land) => {
      const networks = `${nodeGroup}/providers/Microsoft.Network/virtualNetworks`
      land.remove(networks)
      land.subnet(`${networks}/aks-vnet/subnets/aks-subnet`)
      land.networkNatGateway(`${net}/natGateways/ng-all`, `${networks}/aks-vnet`, { 'pip-all': '52.3.6.6' })
    },
    found: ['52.3.6.6/32  <- public IP pip-all <- NAT gateway ng-all <- virtual network aks-vnet <- pool system'],
    requests: 4,
    depth: 3,
  },
  {
    title: "the NAT gateway of the firewall's whole network instead of the firewall's own addresses",
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      hubFirewall(land)
      land.networkNatGateway(`${hub}/natGateways/ng-hub`, hubNetwork, { 'pip-nat': '20.42.26.1' })
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
    },
    found: [
      '20.42.26.1/32  <- public IP pip-nat <- NAT gateway ng-hub <- virtual network hub <- firewall fw-hub <- next hop 10.200.0.4 <- route table rt-agentpool <- pool system',
    ],
    requests: 9,
    depth: 6,
  },
  {
    title: 'a route to a firewall before the NAT gateway of the whole network',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => {
      hubFirewall(land)
      land.networkNatGateway(`${net}/natGateways/ng-all`, network, { 'pip-all': '52.3.6.6' })
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
    },
    found: [`${byFirewall} <- pool system`],
    requests: 8,
    depth: 5,
  },
  {
    title: 'a network that may not be read, whatever the outbound type',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => land.deny('virtualNetworks/read', network),
    found: [],
    unread: true,
    unresolved: `${forbidden('virtualNetworks/read', network)}`,
    requests: 2,
    depth: 1,
  },
]

const hasGateway = 'virtual network "spoke" has a GatewaySubnet'
const mayBeAnnounced = (...signs: string[]) =>
  `a default route may be announced to a subnet on the nodes' way (${signs.join('; ')}), and no route of the subnet's own leads to the API server.`
const mayLeaveElsewhere = (...signs: string[]) =>
  `The nodes may leave by other addresses than those found: ${mayBeAnnounced(...signs)} If there is one, name the addresses behind it in \`egress-ips\`.`

const learnedRoutes: readonly EgressCase[] = [
  {
    title: 'the load balancer, with a warning where the network has a gateway',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => land.put(`${network}/subnets/GatewaySubnet`, {}),
    found: [`${byBalancer} <- pool system`],
    warning: mayLeaveElsewhere(hasGateway),
    requests: 2,
    depth: 1,
  },
  {
    title: 'a NAT gateway, with a warning where the network has a route server and uses the gateways of another one',
    outboundType: 'userAssignedNATGateway',
    pools: inSubnet,
    build: (land) => {
      land.subnet(nodes, {
        nat: land.natGateway(`${net}/natGateways/ng`, { 'pip-nat': '52.3.3.3' }),
        table: land.routeTable(table('rt'), { '10.0.0.0/8': 'VirtualNetworkGateway', '20.48.0.0/16': 'Internet' }),
      })
      land.put(`${network}/subnets/RouteServerSubnet`, {})
      land.peer(network, hubNetwork, true)
    },
    found: ['52.3.3.3/32  <- public IP pip-nat <- NAT gateway ng <- pool system'],
    warning: mayLeaveElsewhere(
      'virtual network "spoke" has a RouteServerSubnet',
      'virtual network "spoke" uses the gateways of "hub"',
    ),
    requests: 4,
    depth: 4,
  },
  {
    title: 'the load balancer without a warning where the route table takes no announced routes',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => {
      land.put(`${network}/subnets/GatewaySubnet`, {})
      land.subnet(nodes, { table: land.routeTable(table('rt'), {}, { disableBgpRoutePropagation: true }) })
    },
    found: [`${byBalancer} <- pool system`],
    requests: 3,
    depth: 2,
  },
  {
    title: 'the load balancer without a warning where a route of the table carries the API server',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => {
      land.put(`${network}/subnets/GatewaySubnet`, {})
      land.subnet(nodes, { table: land.routeTable(table('rt'), { '0.0.0.0/0': 'Internet' }) })
    },
    found: [`${byBalancer} <- pool system`],
    requests: 3,
    depth: 2,
  },
  {
    title: 'the load balancer without a warning where the gateways are those of a peered network that are not used',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => {
      land.put(`${hubNetwork}/subnets/GatewaySubnet`, {})
      land.peer(network, hubNetwork)
    },
    found: [`${byBalancer} <- pool system`],
    requests: 2,
    depth: 1,
  },
  {
    title: 'a restriction turned on where a default route may be learned',
    open: true,
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => land.put(`${network}/subnets/GatewaySubnet`, {}),
    found: [`${byBalancer} <- pool system`],
    unresolved: `${mayBeAnnounced(hasGateway)} If there is none, \`egress-mode\` can name the way that was found.`,
    requests: 2,
    depth: 1,
  },
  {
    title: 'a firewall beside a gateway, which has to have a way to the internet of its own',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      hubFirewall(land)
      land.put(`${hubNetwork}/subnets/GatewaySubnet`, {})
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
    },
    found: [`${byFirewall} <- pool system`],
    requests: 7,
    depth: 4,
  },
  {
    title: 'a firewall that a learned route may tunnel on, with a warning',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      hubFirewall(land, { management: '20.42.25.198' })
      land.put(`${hubNetwork}/subnets/GatewaySubnet`, {})
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
    },
    found: [`${byFirewall} <- pool system`],
    warning: mayLeaveElsewhere('virtual network "hub" has a GatewaySubnet'),
    requests: 7,
    depth: 4,
  },
]

const firewalls: readonly EgressCase[] = [
  {
    title: "the firewall that a /32 route leads to, as Microsoft's first article on the feature has it",
    networkProfile: { ...balancer, networkPlugin: 'kubenet' },
    pools: inSubnet,
    build: (land) => {
      hubFirewall(land, { network, at: net })
      const routes = { '10.244.0.0/24': '10.224.0.4', [`${apiServer}/32`]: '10.200.0.4' }
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), routes) })
    },
    found: [`${byFirewall} <- pool system`],
    requests: 6,
    depth: 4,
  },
  {
    title: 'all addresses of the firewall in a peered hub of a third subscription, but not its management address',
    outboundType: 'userDefinedRouting',
    pools: { system: { vnetSubnetID: nodes }, apps: { vnetSubnetID: pods } },
    build: (land) => {
      const publicIps = { 'pip-fw': '20.42.25.196', 'pip-fw-2': '20.42.25.197' }
      hubFirewall(land, { publicIps, management: '20.42.25.198' })
      const shared = land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' })
      for (const id of [nodes, pods]) land.subnet(id, { table: shared })
    },
    found: [
      `${byFirewall} <- pool system, pool apps`,
      `${byFirewall.replace('196', '197').replace('pip-fw', 'pip-fw-2')} <- pool system, pool apps`,
    ],
    requests: 8,
    depth: 4,
    throughDist: true,
  },
  {
    title: "a NAT gateway on the firewall's subnet instead of the firewall's own addresses",
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      const nat = land.natGateway(`${hub}/natGateways/ng-hub`, { 'pip-nat': '20.42.26.1' })
      hubFirewall(land, { subnet: { natGateway: { id: nat } } })
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
    },
    found: [
      '20.42.26.1/32  <- public IP pip-nat <- NAT gateway ng-hub <- firewall fw-hub <- next hop 10.200.0.4 <- route table rt-agentpool <- pool system',
    ],
    requests: 9,
    depth: 6,
  },
  {
    title: 'not the firewall of the same private address in a network that no peering leads to',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      land.firewall('fw-other', {
        at: net,
        network: `${net}/virtualNetworks/other`,
        publicIps: { 'pip-other': '20.42.9.9' },
      })
      hubFirewall(land)
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
    },
    found: [`${byFirewall} <- pool system`],
    requests: 7,
    depth: 4,
  },
  {
    title: 'the firewall of a Virtual WAN hub that a route leads to',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      land.virtualHub('hub-eu', {
        firewall: 'fw-wan',
        addresses: ['168.62.221.231', '168.62.222.121'],
        connected: [network],
      })
      land.subnet(nodes, { table: land.routeTable(table('rt'), { '0.0.0.0/0': '10.30.0.132' }) })
    },
    found: ['168.62.221.231', '168.62.222.121'].map(
      (address) =>
        `${address}/32  <- firewall fw-wan <- virtual hub hub-eu <- next hop 10.30.0.132 <- route table rt <- pool system`,
    ),
    requests: 5,
    depth: 3,
  },
  {
    title: 'the firewall of a Virtual WAN hub by the default route that the network has learnt',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) =>
      land.virtualHub('hub-eu', { firewall: 'fw-wan', addresses: ['168.62.221.231'], connected: [network] }),
    found: ['168.62.221.231/32  <- firewall fw-wan <- virtual hub hub-eu <- pool system'],
    requests: 5,
    depth: 2,
    throughDist: true,
  },
  {
    title: 'the public IPs that the owner of a Virtual WAN hub has provided for its firewall',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      const ownAddresses = { 'pip-own': '20.42.30.1', 'pip-own-2': '20.42.30.2' }
      land.virtualHub('hub-eu', { firewall: 'fw-wan', addresses: [], ownAddresses, connected: [network] })
      land.subnet(nodes, { table: land.routeTable(table('rt'), { '0.0.0.0/0': '10.30.0.132' }) })
    },
    found: ['20.42.30.1/32  <- public IP pip-own', '20.42.30.2/32  <- public IP pip-own-2'].map(
      (address) =>
        `${address} <- firewall fw-wan <- virtual hub hub-eu <- next hop 10.30.0.132 <- route table rt <- pool system`,
    ),
    requests: 7,
    depth: 4,
  },
  {
    title: 'a Virtual WAN hub whose default route leads to something else than a firewall',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) =>
      land.virtualHub('hub-eu', {
        firewall: 'fw-wan',
        addresses: ['168.62.221.231'],
        connected: [network],
        routes: { '0.0.0.0/0': `${net}/networkVirtualAppliances/nva` },
      }),
    found: [],
    unresolved:
      'traffic to the API server takes the way of the virtual hub "hub-eu", which sends it to "nva", which is no firewall in sight.',
    requests: 5,
    depth: 2,
  },
  {
    title: "a Virtual WAN hub whose default route the network's connection doesn't take",
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) =>
      land.virtualHub('hub-eu', {
        firewall: 'fw-wan',
        addresses: ['168.62.221.231'],
        connected: [network],
        takesDefaultRoute: false,
      }),
    found: [],
    unresolved: "the network's connection to the virtual hub \"hub-eu\" doesn't take the hub's default route.",
    requests: 5,
    depth: 2,
  },
  {
    title: 'a route that was learnt from a gateway',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) =>
      land.subnet(nodes, { table: land.routeTable(table('rt'), { '10.0.0.0/8': 'VirtualNetworkGateway' }) }),
    found: [],
    unresolved:
      'subnet "nodes" has no route of its own for traffic to the API server, so with the outbound type userDefinedRouting it takes one that a gateway or a Virtual WAN hub has announced, and no hub firewall in sight explains it.',
    requests: 4,
    depth: 2,
  },
  {
    title: 'user-defined routing without any route, where none can be learnt either',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) =>
      land.subnet(nodes, { table: land.routeTable(table('rt'), {}, { disableBgpRoutePropagation: true }) }),
    found: [],
    unresolved:
      'the outbound type is userDefinedRouting, and traffic from subnet "nodes" to the API server goes straight to the internet, from an address that Azure doesn\'t tell.',
    requests: 4,
    depth: 2,
  },
  {
    title: 'a firewall that is tunnelled on to an appliance on premises',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      const tunnel = land.routeTable(`${hub}/routeTables/rt-fw`, { '0.0.0.0/0': '10.77.0.4' })
      hubFirewall(land, { publicIps: {}, management: '20.42.25.198', subnet: { routeTable: { id: tunnel } } })
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
    },
    found: [],
    unresolved:
      'route table rt-fw sends traffic to the API server to 10.77.0.4, and no Azure Firewall that can be seen has that address.',
    requests: 7,
    depth: 5,
  },
  {
    title: 'a firewall whose traffic has no public address',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      hubFirewall(land, { publicIps: {}, management: '20.42.25.198' })
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
    },
    found: [],
    unresolved: 'the firewall "fw-hub" has no public address for traffic.',
    requests: 6,
    depth: 4,
  },
  {
    title: 'routes that lead in a circle',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      const back = land.routeTable(`${hub}/routeTables/rt-back`, { '0.0.0.0/0': '10.200.0.4' })
      hubFirewall(land, { subnet: { routeTable: { id: back } } })
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
    },
    found: [],
    unresolved: 'routes lead in a circle by subnet "AzureFirewallSubnet".',
    requests: 8,
    depth: 5,
  },
]

const unexplained: readonly EgressCase[] = [
  {
    title: 'an appliance that is no firewall',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => land.subnet(nodes, { table: land.routeTable(table('rt'), { '0.0.0.0/0': '10.66.0.4' }) }),
    found: [],
    unresolved:
      'route table rt sends traffic to the API server to 10.66.0.4, and no Azure Firewall that can be seen has that address.',
    requests: 4,
    depth: 2,
  },
  ...(
    [
      [
        'VirtualNetworkGateway',
        "sends traffic to the API server to a virtual network gateway, and ARM doesn't tell which address it has beyond that",
      ],
      ['None', "drops traffic to the API server (next hop type None): nodes that use it can't get there at all"],
      ['VnetLocal', 'sends traffic to the API server to a next hop of type "VnetLocal", which ARM doesn\'t explain'],
    ] as const
  ).map(
    ([type, why]): EgressCase => ({
      title: `a next hop of type ${type}`,
      networkProfile: balancer,
      pools: inSubnet,
      build: (land) => land.subnet(nodes, { table: land.routeTable(table('rt'), { '20.48.0.0/12': type }) }),
      found: [],
      unresolved: `route table rt ${why}.`,
      requests: 3,
      depth: 2,
    }),
  ),
  {
    title: 'a route for a service tag that may hold the API server',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => {
      hubFirewall(land)
      const routes = { 'AzureCloud.westeurope': '10.200.0.4', '0.0.0.0/0': 'Internet' }
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), routes) })
    },
    found: [`${byBalancer} <- pool system`, `${byFirewall} <- pool system`],
    unresolved:
      'route table rt-agentpool may send traffic to the API server several ways: it can\'t be told whether the service tag "AzureCloud.westeurope" holds the API server\'s address.',
    requests: 8,
    depth: 5,
  },
  {
    title: 'a route for a service tag that leads the same way as the rest, wherever the API server is',
    networkProfile: balancer,
    pools: inSubnet,
    apiServer: [],
    build: (land) => {
      const routes = { AzureCloud: 'Internet', '20.48.0.0/12': 'Internet' }
      land.subnet(nodes, { table: land.routeTable(table('rt'), routes) })
    },
    found: [`${byBalancer} <- pool system`],
    requests: 3,
    depth: 2,
  },
  {
    title: 'a route for a service tag that a /32 route beats',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => {
      const routes = { AzureCloud: '10.200.0.4', [`${apiServer}/32`]: 'Internet' }
      land.subnet(nodes, { table: land.routeTable(table('rt'), routes) })
    },
    found: [`${byBalancer} <- pool system`],
    requests: 3,
    depth: 2,
  },
  {
    title: "an API server whose address can't be learned, where routes lead different ways",
    networkProfile: balancer,
    pools: inSubnet,
    apiServer: [],
    build: (land) => {
      hubFirewall(land)
      const routes = { [`${apiServer}/32`]: '10.200.0.4', '10.244.0.0/24': '10.224.0.4' }
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), routes) })
    },
    found: [`${byFirewall} <- pool system`, `${byBalancer} <- pool system`],
    unresolved:
      "route table rt-agentpool may send traffic to the API server several ways: the API server's address could not be learned (queryA ENOTFOUND).",
    requests: 8,
    depth: 5,
  },
  {
    title: "an API server whose address can't be learned, where all routes lead to one firewall",
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    apiServer: [],
    build: (land) => {
      hubFirewall(land)
      const routes = { '20.48.0.0/12': '10.200.0.4', '0.0.0.0/0': '10.200.0.4' }
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), routes) })
    },
    found: [`${byFirewall} <- pool system`],
    requests: 7,
    depth: 4,
  },
  {
    title: 'an API server whose name leads to a private address here',
    networkProfile: balancer,
    pools: inSubnet,
    apiServer: ['10.1.1.4'],
    build: (land) => {
      const routes = { '20.48.0.0/12': 'None', '0.0.0.0/0': 'Internet' }
      land.subnet(nodes, { table: land.routeTable(table('rt'), routes) })
    },
    found: [`${byBalancer} <- pool system`],
    unresolved:
      "route table rt may send traffic to the API server several ways: the API server's address could not be learned (the-api-server leads to 10.1.1.4 here); route table rt drops traffic to the API server (next hop type None): nodes that use it can't get there at all.",
    requests: 3,
    depth: 2,
  },
  ...(['none', 'block', 'moonshine'] as const).map(
    (outboundType): EgressCase => ({
      title: `the outbound type ${outboundType}`,
      outboundType,
      pools: inSubnet,
      build: (land) => land.subnet(nodes, { nat: land.natGateway(`${net}/natGateways/ng`, { 'pip-nat': '52.3.3.3' }) }),
      found: ['52.3.3.3/32  <- public IP pip-nat <- NAT gateway ng <- pool system'],
      unresolved:
        outboundType === 'moonshine'
          ? 'the outbound type "moonshine" isn\'t known to this version.'
          : `with the outbound type "${outboundType}" AKS gives the nodes no way out, and doesn't know of another.`,
      requests: 3,
      depth: 3,
    }),
  ),
]

const ownAddress = (set: string, machine: number) =>
  `${nodeGroup}/providers/Microsoft.Compute/virtualMachineScaleSets/${set}/virtualMachines/${machine}/networkInterfaces/nic/ipConfigurations/ipconfig1/publicIPAddresses/pub`

const laterNodes =
  'The nodes of pool "edge" have public IPs of their own, each by chance: a node that is added later comes from an address that isn\'t on the list. Give the pool a public IP prefix (az aks nodepool add --node-public-ip-prefix-id).'

const nodePublicIps: readonly EgressCase[] = [
  {
    title: "the prefix of nodes' own public IPs, and the load balancer beside it",
    networkProfile: balancer,
    pools: {
      system: { vnetSubnetID: nodes },
      edge: { vnetSubnetID: nodes, enableNodePublicIP: true, nodePublicIPPrefixID: `${net}/publicIPPrefixes/edge` },
    },
    build: (land) => land.put(`${net}/publicIPPrefixes/edge`, { ipPrefix: '52.4.4.0/28' }),
    found: [
      `${byBalancer} <- pool system, pool edge`,
      "52.4.4.0/28  <- public IP prefix edge <- nodes' own public IPs <- pool edge",
    ],
    requests: 3,
    depth: 2,
  },
  {
    title: "nodes' own public IPs one by one, with a warning of those that come later",
    networkProfile: balancer,
    pools: { system: {}, edge: { enableNodePublicIP: true } },
    build: (land) => {
      const sets = `${nodeGroup}/providers/Microsoft.Compute/virtualMachineScaleSets`
      land.remove(sets)
      for (const pool of ['system', 'edge']) {
        land.put(`${sets}/aks-${pool}-1-vmss`, {}, { tags: { 'aks-managed-poolName': pool } })
      }
      land.put(ownAddress('aks-edge-1-vmss', 0), { ipAddress: '52.5.5.1' })
      land.put(ownAddress('aks-edge-1-vmss', 1), { ipAddress: '52.5.5.2' })
    },
    found: [
      `${byBalancer} <- pool system, pool edge`,
      "52.5.5.1/32  <- node's own public IP <- scale set aks-edge-1-vmss <- pool edge",
      "52.5.5.2/32  <- node's own public IP <- scale set aks-edge-1-vmss <- pool edge",
    ],
    warning: laterNodes,
    requests: 4,
    depth: 3,
    throughDist: true,
  },
  {
    title: "nodes' own public IPs of a pool that has no nodes just now",
    networkProfile: balancer,
    pools: { system: {}, edge: { enableNodePublicIP: true, count: 0 } },
    build: (land) => {
      const sets = `${nodeGroup}/providers/Microsoft.Compute/virtualMachineScaleSets`
      land.remove(sets)
      land.put(`${sets}/aks-edge-1-vmss`, {}, { tags: { 'aks-managed-poolName': 'edge' } })
    },
    found: [`${byBalancer} <- pool system, pool edge`],
    warning: laterNodes,
    requests: 4,
    depth: 3,
  },
  {
    title: "nodes' own public IPs that no scale set shows",
    networkProfile: balancer,
    pools: { edge: { enableNodePublicIP: true, type: 'VirtualMachines' } },
    found: [`${byBalancer} <- pool edge`],
    unresolved: 'the nodes of pool "edge" have public IPs of their own, and no scale set shows them.',
    requests: 3,
    depth: 2,
  },
  {
    title: "nodes' own public IPs behind a route to a firewall",
    networkProfile: balancer,
    pools: { edge: { vnetSubnetID: nodes, enableNodePublicIP: true } },
    build: (land) => {
      hubFirewall(land)
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
    },
    found: [`${byFirewall} <- pool edge`],
    requests: 8,
    depth: 5,
  },
  {
    title: 'pools that leave by different ways',
    networkProfile: balancer,
    pools: { system: {}, apps: { vnetSubnetID: nodes }, batch: { vnetSubnetID: pods } },
    build: (land) => {
      hubFirewall(land)
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
      land.subnet(pods, { nat: land.natGateway(`${net}/natGateways/ng`, { 'pip-nat': '52.3.3.3' }) })
    },
    found: [
      `${byBalancer} <- pool system`,
      `${byFirewall} <- pool apps`,
      '52.3.3.3/32  <- public IP pip-nat <- NAT gateway ng <- pool batch',
    ],
    requests: 11,
    depth: 5,
  },
]

export const permissions: readonly EgressCase[] = [
  {
    title: "a default cluster's networks that may not be listed",
    networkProfile: balancer,
    pools: { system: {} },
    build: (land) => land.deny('virtualNetworks/read', nodeGroup),
    found: [],
    unresolved: `${forbidden('virtualNetworks/read', `${nodeGroup}/providers/Microsoft.Network/virtualNetworks`)}`,
    unread: true,
    requests: 2,
    depth: 1,
    throughDist: true,
  },
  {
    title: 'a Virtual WAN hub whose route tables may not be listed',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      land.virtualHub('hub-eu', { firewall: 'fw-wan', addresses: ['168.62.221.231'], connected: [network] })
      land.deny('virtualHubs/hubRouteTables/read', `${net}/virtualHubs/hub-eu`)
    },
    found: [],
    unresolved: `${forbidden('virtualHubs/hubRouteTables/read', `${net}/virtualHubs/hub-eu/hubRouteTables`)}`,
    unread: true,
    requests: 5,
    depth: 2,
  },
  {
    title: 'a NAT gateway that may not be read, beside what may',
    networkProfile: balancer,
    pools: { system: {}, apps: { vnetSubnetID: nodes } },
    build: (land) => {
      land.subnet(nodes, { nat: land.natGateway(`${net}/natGateways/ng`, { 'pip-nat': '52.3.3.3' }) })
      land.deny('natGateways/read', `${net}/natGateways/ng`)
    },
    found: [`${byBalancer} <- pool system`],
    unread: true,
    unresolved: `${forbidden('natGateways/read', `${net}/natGateways/ng`)}`,
    requests: 4,
    depth: 2,
  },
  {
    title: 'a firewall that is found though other subscriptions show none',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      hubFirewall(land)
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
      for (const id of [subscriptions.cluster, subscriptions.networks])
        land.deny('azureFirewalls/read', `/subscriptions/${id}`)
    },
    found: [`${byFirewall} <- pool system`],
    requests: 7,
    depth: 4,
  },
  {
    title: 'a firewall in a subscription that may not be looked into',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      hubFirewall(land)
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
      land.deny('azureFirewalls/read', `/subscriptions/${subscriptions.hub}`)
    },
    found: [],
    unread: true,
    unresolved: `route table rt-agentpool sends traffic to the API server to 10.200.0.4, and no Azure Firewall that can be seen has that address: ${forbidden('azureFirewalls/read', `/subscriptions/${subscriptions.hub}/providers/Microsoft.Network/azureFirewalls`)}`,
    requests: 5,
    depth: 3,
  },
  {
    title: 'a Virtual WAN hub whose connections may not be read',
    outboundType: 'userDefinedRouting',
    pools: inSubnet,
    build: (land) => {
      land.virtualHub('hub-eu', { firewall: 'fw-wan', addresses: ['168.62.221.231'], connected: [network] })
      land.deny('virtualHubs/hubVirtualNetworkConnections/read', `${net}/virtualHubs/hub-eu`)
    },
    found: [],
    unread: true,
    unresolved: `subnet "nodes" has no route of its own for traffic to the API server, so with the outbound type userDefinedRouting it takes one that a gateway or a Virtual WAN hub has announced, and no hub firewall in sight explains it; ${forbidden('virtualHubs/hubVirtualNetworkConnections/read', `${net}/virtualHubs/hub-eu/hubVirtualNetworkConnections`)}`,
    requests: 5,
    depth: 2,
  },
  {
    title: 'a load balancer address that may not be read, and that no pool leaves by',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => {
      land.subnet(nodes, { nat: land.natGateway(`${net}/natGateways/ng`, { 'pip-nat': '52.3.3.3' }) })
      land.deny('publicIPAddresses/read', lbIp('lb-1'))
    },
    found: ['52.3.3.3/32  <- public IP pip-nat <- NAT gateway ng <- pool system'],
    requests: 4,
    depth: 3,
  },
]

const named: readonly EgressCase[] = [
  {
    title: '`load-balancer`, though a route leads to a firewall',
    mode: 'load-balancer',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => {
      hubFirewall(land)
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
    },
    found: [byBalancer],
    requests: 1,
    depth: 1,
  },
  {
    title: '`nat-gateway`, though a route leads to a firewall',
    mode: 'nat-gateway',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => {
      hubFirewall(land)
      const nat = land.natGateway(`${net}/natGateways/ng`, { 'pip-nat': '52.3.3.3' })
      land.subnet(nodes, { nat, table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
    },
    found: ['52.3.3.3/32  <- public IP pip-nat <- NAT gateway ng <- pool system'],
    requests: 3,
    depth: 3,
  },
  {
    title: '`nat-gateway` where there is none',
    mode: 'nat-gateway',
    networkProfile: balancer,
    pools: inSubnet,
    found: [],
    unresolved: 'no subnet of the cluster has a NAT gateway, and no network of it either.',
    requests: 1,
    depth: 1,
  },
  {
    title: '`firewall`, by the route that leads to it',
    mode: 'firewall',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => {
      hubFirewall(land)
      land.subnet(nodes, { table: land.routeTable(table('rt-agentpool'), { '0.0.0.0/0': '10.200.0.4' }) })
    },
    found: [`${byFirewall} <- pool system`],
    requests: 7,
    depth: 5,
  },
  {
    title: '`firewall` without a route: the only one in a peered network',
    mode: 'firewall',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => hubFirewall(land),
    found: ['20.42.25.196/32  <- public IP pip-fw <- firewall fw-hub <- pool system'],
    requests: 6,
    depth: 4,
    throughDist: true,
  },
  {
    title: '`firewall` without a route, and the only one is in a Virtual WAN hub',
    mode: 'firewall',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) =>
      land.virtualHub('hub-eu', { firewall: 'fw-wan', addresses: ['168.62.221.231'], connected: [network] }),
    found: ['168.62.221.231/32  <- firewall fw-wan <- virtual hub hub-eu <- pool system'],
    requests: 4,
    depth: 3,
  },
  {
    title: '`firewall` without a route, and two in reach',
    mode: 'firewall',
    networkProfile: balancer,
    pools: inSubnet,
    build: (land) => {
      hubFirewall(land)
      land.firewall('fw-own', { network, at: net, publicIps: { 'pip-own': '20.42.9.9' } })
    },
    found: [],
    unresolved: 'no route leads to a firewall, and there are several in reach ("fw-own", "fw-hub").',
    requests: 4,
    depth: 3,
  },
  {
    title: '`firewall` where there is none',
    mode: 'firewall',
    networkProfile: balancer,
    pools: inSubnet,
    found: [],
    unresolved: 'no route leads to a firewall, and none is in reach.',
    requests: 3,
    depth: 2,
  },
]

export const cases: readonly EgressCase[] = [
  ...loadBalancer,
  ...natGateways,
  ...networkNatGateways,
  ...learnedRoutes,
  ...firewalls,
  ...unexplained,
  ...nodePublicIps,
  ...permissions,
  ...named,
]

/** The properties of the cluster that a case is about, beside those that every cluster has. */
export function propertiesOf({
  outboundType = 'loadBalancer',
  networkProfile = {},
  pools = {},
  properties = {},
}: Partial<EgressCase>): JsonObject {
  return {
    networkProfile: { networkPlugin: 'azure', loadBalancerSku: 'standard', outboundType, ...networkProfile },
    agentPoolProfiles: Object.entries(pools).map(([name, pool]) => ({
      name,
      count: 3,
      vmSize: 'Standard_D4ds_v5',
      mode: name === 'system' ? 'System' : 'User',
      osType: 'Linux',
      type: 'VirtualMachineScaleSets',
      ...pool,
    })),
    ...properties,
  }
}

/** Puts the load balancer's address there, and what the case builds. */
export function buildCase({ build }: EgressCase, arm: Arm, place = onlyPlace): void {
  const land = landscapeOf(arm, place)
  land.publicIp(lbIp('lb-1'), '52.1.1.1')
  land.publicIp(lbIp('LB-1'), '52.1.1.1')
  build?.(land)
}
