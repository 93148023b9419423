import type { JsonObject } from '../../src/arm/json.ts'
import type { Outcome } from '../../src/report/outcome.ts'
import { buildCase, cases, type EgressCase, propertiesOf } from '../egress/cases.ts'
import { hub, net, nodeGroup, subscriptions } from '../egress/network-fixture.ts'
import type { MainOptions } from '../engine/support/job.ts'
import { createWorld, type World } from '../engine/support/world.ts'

/** A feature of docs/permissions.md as a step that uses it. */
export interface Story {
  /** The features that it can't do without, beside its own. */
  readonly beside: readonly string[]
  readonly main: MainOptions
  readonly world: () => World
  /** What shows that the feature worked, once the step has succeeded. */
  readonly shows: (after: After) => unknown
  readonly expected: unknown
}

export interface After {
  readonly world: World
  readonly outcome: Outcome
  readonly log: readonly string[]
}

/** The list on the cluster, in no particular order. */
const list = ({ world }: After) => world.cluster.ranges.toSorted()

const listed = '8.8.8.8/32'
const runner = '9.9.9.9'
const admitted = [listed, `${runner}/32`]
const place = `/subscriptions/${subscriptions.cluster}/resourceGroups/rg-shop`

/** Where each role is assigned, as docs/permissions.md says. */
export const scopes: Readonly<Record<string, readonly string[]>> = {
  'dry-run': [`${place}/providers/Microsoft.ContainerService/managedClusters/aks-shop`],
  'temporary-access': [`${place}/providers/Microsoft.ContainerService/managedClusters/aks-shop`],
  operations: [`/subscriptions/${subscriptions.cluster}`],
  egress: [nodeGroup, groupOf(net), groupOf(hub)],
  'egress-firewall': Object.values(subscriptions).map((id) => `/subscriptions/${id}`),
  'own-network': [
    ...['nodes', 'pods'].map((subnet) => `${net}/virtualNetworks/spoke/subnets/${subnet}`),
    `${net}/publicIPAddresses/pip-out`,
    `${net}/publicIPPrefixes/prefix-out`,
  ],
  'own-identity': [`${place}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/aks-shop-control-plane`],
  'log-analytics': [`${place}/providers/Microsoft.OperationalInsights/workspaces/logs`],
}

function groupOf(place: string): string {
  return place.replace(/\/providers\/.*/, '')
}

/** A cluster that refers to nothing of its owner's, but for these properties. */
function plainWorld(properties: JsonObject = {}): World {
  const world = createWorld({ ranges: [listed], properties })
  world.cluster.edit((body) => {
    body.identity = { type: 'SystemAssigned' }
  })
  return world
}

function adding(world: () => World): Story {
  return { beside: ['Changing the list'], main: { wait: 'none' }, world, shows: list, expected: admitted.toSorted() }
}

/** `set` on a cluster whose egress one of the cases of `egress` is about. */
function setting(title: string): Story {
  const of = cases.find((one) => one.title === title)
  if (of === undefined) throw new Error(`There is no case "${title}"`)
  const isInSubnet = Object.values(of.pools ?? {}).some((pool) => pool.vnetSubnetID !== undefined)
  return {
    beside: ['Changing the list', ...(isInSubnet ? ['A cluster with nodes or pods in subnets of your own'] : [])],
    main: { asked: { mode: 'set', ranges: ['8.8.8.8'] }, wait: 'none' },
    world: () => worldOf(of),
    shows: list,
    expected: [listed, ...of.found.map((line) => line.split(' ')[0] ?? '')].toSorted(),
  }
}

function worldOf(of: EgressCase): World {
  const world = plainWorld(propertiesOf(of))
  buildCase(of, world.arm)
  return world
}

const ownAddresses: JsonObject = {
  outboundIPs: { publicIPs: [{ id: `${net}/publicIPAddresses/pip-out` }] },
  outboundIPPrefixes: { publicIPPrefixes: [{ id: `${net}/publicIPPrefixes/prefix-out` }] },
}

function withOwnAddresses(): World {
  const world = plainWorld(
    propertiesOf({ networkProfile: { loadBalancerProfile: ownAddresses }, pools: { system: {} } }),
  )
  world.arm.resources.put(`${net}/publicIPAddresses/pip-out`, { ipAddress: '52.7.7.7' })
  world.arm.resources.put(`${net}/publicIPPrefixes/prefix-out`, { ipPrefix: '52.8.8.0/28' })
  return world
}

const workspace = scopes['log-analytics']?.[0] ?? ''

/** By the feature's name in the table. */
export const stories: Readonly<Record<string, Story>> = {
  'Showing what would change (dry-run)': {
    beside: [],
    main: { dryRun: true },
    world: plainWorld,
    shows: ({ outcome }) => outcome.change?.added.map(({ text }) => text),
    expected: [`${runner}/32`],
  },
  'Changing the list': { ...adding(plainWorld), beside: [] },
  'Watching the update': {
    beside: ['Changing the list'],
    main: { wait: 'operation' },
    world: plainWorld,
    shows: ({ log }) => log.some((line) => /^.*: AKS is at /.test(line)),
    expected: true,
  },
  'Egress by the load balancer, or a managed NAT gateway': setting(
    'the load balancer with a prefix in lower case, an address named twice, and an IPv6 one',
  ),
  'Egress by a NAT gateway of your own': setting(
    "NAT gateways on the nodes' and the pods' subnets, in another subscription",
  ),
  "Egress by nodes' own public IPs": setting(
    "nodes' own public IPs one by one, with a warning of those that come later",
  ),
  'Egress by a firewall that a route leads to': setting(
    'all addresses of the firewall in a peered hub of a third subscription, but not its management address',
  ),
  'Egress by a firewall in a Virtual WAN hub that a route leads to': setting(
    'the public IPs that the owner of a Virtual WAN hub has provided for its firewall',
  ),
  'Egress by a firewall in a Virtual WAN hub whose default route is learned': setting(
    'the firewall of a Virtual WAN hub by the default route that the network has learnt',
  ),
  'A cluster with nodes or pods in subnets of your own': adding(() => {
    const [nodes = '', pods = ''] = scopes['own-network'] ?? []
    return plainWorld(propertiesOf({ pools: { system: { vnetSubnetID: nodes, podSubnetID: pods } } }))
  }),
  'A cluster with outbound public IPs and prefixes of your own': adding(withOwnAddresses),
  'A cluster with a user-assigned identity': adding(() => createWorld({ ranges: [listed] })),
  'A cluster with Container Insights or Microsoft Defender, and a workspace': adding(() =>
    plainWorld({
      addonProfiles: { omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: workspace } } },
    }),
  ),
}
