import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline'
import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../src/arm/json.ts'
import { armConnection } from '../../src/azure/arm-client.ts'
import { cloudByName } from '../../src/azure/cloud.ts'
import { network } from '../../src/azure/network.ts'
import { clusterFrom } from '../../src/cluster/cluster.ts'
import type { Network } from '../../src/egress/network.ts'
import { resolveEgress } from '../../src/egress/resolve.ts'
import { addressesOf, type NodeEgress } from '../../src/plan/node-egress.ts'
import { propertiesOf } from '../egress/cases.ts'
import { range } from '../plan/world.ts'
import { azureData } from './azure-data.ts'

/** `natGateway.empty` of the recordings or `NatGatewayGet` of the examples. */
function pathOf(folder: string, name: string): string {
  return join(folder, /^[a-z]/.test(name) ? 'recordings' : 'examples', 'network', `${name}.json`)
}

function bodyOf(folder: string, name: string): JsonObject {
  const json = JSON.parse(readFileSync(pathOf(folder, name), 'utf8'))
  return json.body ?? json.responses['200'].body
}

const arm = 'https://management.azure.com'

/** The action's own client with its SDK, before an ARM that answers each path with a body as it is, and 404 to the rest. */
function networkWith(bodies: Readonly<Record<string, JsonObject>>): Network {
  const known = new Map(Object.entries(bodies).map(([path, body]) => [path.toLowerCase(), body]))
  const httpClient: HttpClient = {
    async sendRequest(request) {
      const path = new URL(request.url).pathname.toLowerCase()
      const body = known.get(path)
      const missing = { error: { code: 'ResourceNotFound', message: `There is no ${path}.` } }
      const headers = createHttpHeaders({ 'content-type': 'application/json' })
      return { request, headers, status: body === undefined ? 404 : 200, bodyAsText: JSON.stringify(body ?? missing) }
    },
  }
  const cloud = cloudByName('AzureCloud')
  if (cloud === undefined) throw new Error('There is no public cloud.')
  const credential = { getToken: async () => ({ token: 'a token', expiresOnTimestamp: Date.now() + 3_600_000 }) }
  return network(armConnection({ ...cloud, resourceManager: arm }, credential, httpClient))
}

const subscriptionId = '00000000-0000-0000-0000-000000000000'
const group = `/subscriptions/${subscriptionId}/resourceGroups/real/providers`
const id = (type: string) => `${group}/Microsoft.Network/${type}/it`
const subnetId = `${id('virtualNetworks')}/subnets/s`
const setId = `${group}/Microsoft.Compute/virtualMachineScaleSets/it`

interface Read {
  /** Where the body is answered. */
  readonly path: string
  read(net: Network): Promise<unknown>
  /** The body is one of a list. */
  readonly inList?: true
}

const reads = {
  publicIp: { path: id('publicIPAddresses'), read: (net) => net.publicIp(id('publicIPAddresses')) },
  publicIpPrefix: { path: id('publicIPPrefixes'), read: (net) => net.publicIpPrefix(id('publicIPPrefixes')) },
  natGateway: { path: id('natGateways'), read: (net) => net.natGateway(id('natGateways')) },
  routeTable: { path: id('routeTables'), read: (net) => net.routeTable(id('routeTables')) },
  virtualNetwork: { path: id('virtualNetworks'), read: (net) => net.virtualNetwork(id('virtualNetworks')) },
  virtualNetworksIn: {
    path: `${group}/Microsoft.Network/virtualNetworks`,
    read: (net) => net.virtualNetworksIn(subscriptionId, 'real'),
    inList: true,
  },
  firewallsIn: {
    path: `/subscriptions/${subscriptionId}/providers/Microsoft.Network/azureFirewalls`,
    read: (net) => net.firewallsIn(subscriptionId),
    inList: true,
  },
  scaleSetAddresses: { path: `${setId}/publicipaddresses`, read: (net) => net.scaleSetAddresses(setId) },
} satisfies Record<string, Read>

const ending = (text: string) => expect.stringMatching(new RegExp(`/${text}$`))
const anIpv4 = expect.stringMatching(/^\d+(\.\d+){3}(\/\d+)?$/)
const anIpv6 = expect.stringContaining(':')
const noFirewall = {
  privateAddress: undefined,
  subnetId: undefined,
  publicIpIds: [],
  hasManagement: false,
  hubId: undefined,
  hubAddresses: [],
}

const plainSubnet = {
  natGatewayId: undefined,
  networkNatGatewayId: undefined,
  routeTableId: undefined,
  routeSources: [],
}
const withGateway = {
  peerIds: [],
  subnets: [
    { ...plainSubnet, id: ending('GatewaySubnet'), routeSources: ['virtual network "vnet" has a GatewaySubnet'] },
  ],
}

const readBodies: [name: string, read: keyof typeof reads, expected: unknown][] = [
  ['publicIPAddress.static-with-ipAddress', 'publicIp', anIpv4],
  ['publicIPAddress.static-attached', 'publicIp', anIpv4],
  ['publicIPAddress.from-prefix', 'publicIp', '20.49.63.48'],
  ['publicIPAddress.ipv6', 'publicIp', anIpv6],
  ['publicIPAddress.dynamic-no-ipAddress', 'publicIp', undefined],
  ['PublicIpAddressGet', 'publicIp', undefined],
  ['publicIPPrefix.get', 'publicIpPrefix', anIpv4],
  ['publicIPPrefix.ipv6', 'publicIpPrefix', anIpv6],
  ['natGateway.empty', 'natGateway', { addressIds: [] }],
  ['natGateway.with-ip-and-prefix', 'natGateway', { addressIds: [ending('pip'), ending('prefix')] }],
  ['NatGatewayGet', 'natGateway', { addressIds: [ending('PublicIpAddress1'), ending('PublicIpPrefix1')] }],
  ['routeTable.get', 'routeTable', { routes: [], takesLearntRoutes: expect.any(Boolean) }],
  [
    'routeTable.with-routes',
    'routeTable',
    { routes: [{ prefix: '10.0.5.0/24', nextHopType: 'None' }], takesLearntRoutes: false },
  ],
  [
    'RouteTableGet',
    'routeTable',
    { routes: [{ prefix: '10.0.3.0/24', nextHopType: 'VirtualNetworkGateway' }], takesLearntRoutes: true },
  ],
  ['vnet.get', 'virtualNetwork', withGateway],
  ['vnet.get', 'virtualNetworksIn', [withGateway]],
  ['VirtualNetworkGet', 'virtualNetwork', { peerIds: [], subnets: [{ ...plainSubnet, id: ending('subnet1') }] }],
  [
    'azureFirewall.hub-with-publicIPs',
    'firewallsIn',
    [
      {
        ...noFirewall,
        id: ending('firewall-000002'),
        privateAddress: '10.0.0.132',
        hubId: ending('vhub-000008'),
        hubAddresses: ['168.62.221.231', '168.62.222.121'],
      },
    ],
  ],
  [
    'azureFirewall.management-ipConfig',
    'firewallsIn',
    [
      {
        ...noFirewall,
        id: ending('firewall-000002'),
        privateAddress: '10.0.0.4',
        subnetId: ending('AzureFirewallSubnet'),
        hasManagement: true,
      },
    ],
  ],
  [
    'AzureFirewallGetWithMgmtSubnet',
    'firewallsIn',
    [
      {
        ...noFirewall,
        id: ending('azurefirewall'),
        privateAddress: '10.0.0.0',
        subnetId: ending('AzureFirewallSubnet'),
        publicIpIds: [ending('pipName')],
        hasManagement: true,
      },
    ],
  ],
  ['vmss.publicIPAddresses-list', 'scaleSetAddresses', expect.arrayContaining(['13.83.48.83', '13.83.55.133'])],
  ['VmssPublicIpListAll', 'scaleSetAddresses', ['13.67.119.72', '13.67.118.216']],
]

describe.each(azureData)('the client reads recorded and documented bodies, by $place', ({ folder }) => {
  const there = readBodies.filter(([name]) => existsSync(pathOf(folder, name)))

  test.each(there)('%s, as %s', async (name, how, expected) => {
    const { path, read, inList }: Read = reads[how]
    const body = inList === true ? { value: [bodyOf(folder, name)] } : bodyOf(folder, name)
    expect(await read(networkWith({ [path]: body }))).toEqual(expected)
  })
})

describe.each(azureData)(
  'the egress is resolved through recorded resources that a cluster refers to, by $place',
  ({ folder }) => {
    const real = (name: string) => bodyOf(folder, name)
    const found = (egress: NodeEgress) =>
      addressesOf(egress).map((address) => `${address.range.text} <- ${address.chain}`)

    async function resolved(properties: JsonObject, bodies: Readonly<Record<string, JsonObject>>): Promise<NodeEgress> {
      const cluster = clusterFrom(
        { subscriptionId, resourceGroup: 'real', name: 'it' },
        { properties: { nodeResourceGroup: 'real', ...properties } },
        { location: '' },
        0,
      )
      const apiServer = async () => ({ kind: 'known' as const, addresses: [range('20.50.0.10')] })
      return resolveEgress('auto', { cluster, network: networkWith(bodies), apiServer })
    }

    const pools = { system: { vnetSubnetID: subnetId } }
    /** The recorded network, with that subnet instead of its own. */
    const networkOf = (subnet: JsonObject, peerings: JsonObject[] = []) => {
      const properties = { subnets: [{ ...subnet, id: subnetId }], virtualNetworkPeerings: peerings }
      return { [id('virtualNetworks')]: { ...real('vnet.get'), properties } }
    }
    const plain = () => networkOf(real('subnet.plain'))
    const byRoute = (nextHopIpAddress: string, peerings?: JsonObject[]) => {
      const table = real('routeTable.with-routes')
      const route = { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress }
      return {
        ...networkOf({ ...real('subnet.plain'), properties: { routeTable: { id: id('routeTables') } } }, peerings),
        [id('routeTables')]: { ...table, properties: { routes: [{ name: 'default', properties: route }] } },
      }
    }
    const firewalls = (name: string) => ({ [reads.firewallsIn.path]: { value: [real(name)] } })

    test('a load balancer with an address, a prefix, and IPv6 ones', async () => {
      const ids = {
        'publicIPAddresses/v4': 'publicIPAddress.static-with-ipAddress',
        'publicIPPrefixes/v4': 'publicIPPrefix.get',
        'publicIPAddresses/v6': 'publicIPAddress.ipv6',
        'publicIPPrefixes/v6': 'publicIPPrefix.ipv6',
      }
      const places = Object.entries(ids).map(
        ([place, name]) => [`${group}/Microsoft.Network/${place}`, real(name)] as const,
      )
      const effectiveOutboundIPs = places.map(([place]) => ({ id: place }))
      const egress = await resolved(
        propertiesOf({ networkProfile: { loadBalancerProfile: { effectiveOutboundIPs } }, pools }),
        { ...plain(), ...Object.fromEntries(places) },
      )
      expect(egress).toMatchObject({ kind: 'resolved', placeholderSuffices: true })
      expect(found(egress)).toEqual([
        expect.stringMatching(/\/32 <- public IP v4 <- load balancer <- pool system$/),
        expect.stringMatching(/\/\d+ <- public IP prefix v4 <- load balancer <- pool system$/),
      ])
    })

    test('a NAT gateway with an address and a prefix', async () => {
      const gateway = real('natGateway.with-ip-and-prefix') as unknown as {
        properties: Record<'publicIpAddresses' | 'publicIpPrefixes', { id: string }[]>
      }
      const subnet = real('subnet.with-natGateway') as unknown as { properties: { natGateway: { id: string } } }
      const egress = await resolved(propertiesOf({ outboundType: 'userAssignedNATGateway', pools }), {
        ...networkOf(subnet as unknown as JsonObject),
        [subnet.properties.natGateway.id]: gateway as unknown as JsonObject,
        [String(gateway.properties.publicIpAddresses[0]?.id)]: real('publicIPAddress.from-prefix'),
        [String(gateway.properties.publicIpPrefixes[0]?.id)]: real('publicIPPrefix.get'),
      })
      expect(egress).toMatchObject({ kind: 'resolved', placeholderSuffices: false })
      expect(found(egress)[0]).toBe('20.49.63.48/32 <- public IP pip <- NAT gateway test-nat <- pool system')
    })

    test('a firewall in a hub that the network is connected to', async () => {
      const firewall = real('azureFirewall.hub-with-publicIPs') as unknown as {
        properties: { virtualHub: { id: string } }
      }
      const egress = await resolved(propertiesOf({ outboundType: 'userDefinedRouting', pools }), {
        ...byRoute('10.0.0.132'),
        ...firewalls('azureFirewall.hub-with-publicIPs'),
        [`${firewall.properties.virtualHub.id}/hubVirtualNetworkConnections`]: {
          value: [{ name: 'spoke', properties: { remoteVirtualNetwork: { id: id('virtualNetworks') } } }],
        },
      })
      expect(found(egress)).toEqual(
        ['168.62.221.231', '168.62.222.121'].map(
          (address) =>
            `${address}/32 <- firewall firewall-000002 <- virtual hub vhub-000008 <- next hop 10.0.0.132 <- route table it <- pool system`,
        ),
      )
    })

    test('a firewall whose only public address is for its management', async () => {
      const peering = { properties: { remoteVirtualNetwork: { id: networkOfFirewall } } }
      const subnet = { ...real('subnet.plain'), id: `${networkOfFirewall}/subnets/AzureFirewallSubnet` }
      const egress = await resolved(propertiesOf({ outboundType: 'userDefinedRouting', pools }), {
        ...byRoute('10.0.0.4', [peering]),
        ...firewalls('azureFirewall.management-ipConfig'),
        [networkOfFirewall]: { ...real('vnet.get'), properties: { subnets: [subnet] } },
      })
      expect(egress).toEqual({
        kind: 'unknown',
        why: 'the firewall "firewall-000002" has no public address for traffic.',
        found: [],
        unread: false,
      })
    })

    test('a route that drops private traffic only', async () => {
      const loadBalancerProfile = { effectiveOutboundIPs: [{ id: id('publicIPAddresses') }] }
      const egress = await resolved(propertiesOf({ networkProfile: { loadBalancerProfile }, pools }), {
        ...byRoute(''),
        [id('routeTables')]: real('routeTable.with-routes'),
        [id('publicIPAddresses')]: real('publicIPAddress.from-prefix'),
      })
      expect(found(egress)).toEqual(['20.49.63.48/32 <- public IP it <- load balancer <- pool system'])
    })
  },
)

const networkOfFirewall = `/subscriptions/${subscriptionId}/resourceGroups/cli_test_firewall_basic_sku_000001/providers/Microsoft.Network/virtualNetworks/vnet-000003`
