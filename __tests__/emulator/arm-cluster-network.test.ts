import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../emulator/arm/core/json.ts'
import { createWorld, propertiesOf, type Received, subscription, type World } from './arm-world.ts'

const nodeGroup = `/subscriptions/${subscription}/resourceGroups/MC_rg_new_westeurope`
const network = `${nodeGroup}/providers/Microsoft.Network`
const cluster = `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/new`

function send(world: World, method: string, id: string, body?: unknown, apiVersion = '2024-05-01'): Received {
  return world.send(method, `https://management.azure.com${id}?api-version=${apiVersion}`, { body })
}

const read = (world: World, id: string) => propertiesOf(send(world, 'GET', id))

function listed(world: World, id: string, apiVersion?: string): { id: string; properties: JsonObject }[] {
  return send(world, 'GET', id, '', apiVersion).body.value as { id: string; properties: JsonObject }[]
}

const system = { name: 'system', count: 3, mode: 'System', type: 'VirtualMachineScaleSets' }

/** A PUT as `az aks create` and `az aks update` send it, and its operation's end. */
function put(world: World, networkProfile: JsonObject, pool: JsonObject = {}): Received {
  const properties = { dnsPrefix: 'new', agentPoolProfiles: [{ ...system, ...pool }], networkProfile }
  const answer = send(world, 'PUT', cluster, { location: 'westeurope', properties })
  world.pass(100_000)
  return answer
}

function profileOf(answer: Received): { loadBalancerProfile?: JsonObject; natGatewayProfile?: JsonObject } {
  return propertiesOf(answer).networkProfile as JsonObject
}

function effective(profile: JsonObject | undefined): string[] {
  return ((profile?.effectiveOutboundIPs ?? []) as { id: string }[]).map(({ id }) => id)
}

const balanced = (world: World) => effective(profileOf(send(world, 'GET', cluster)).loadBalancerProfile)
const translated = (world: World) => effective(profileOf(send(world, 'GET', cluster)).natGatewayProfile)

function managedSubnet(world: World): JsonObject {
  const [vnet] = listed(world, `${network}/virtualNetworks`)
  const subnets = vnet?.properties.subnets
  return Array.isArray(subnets) ? subnets[0].properties : {}
}

describe('a created cluster', () => {
  test('behind the load balancer has one managed address once it is there, which its API server admits', () => {
    const world = createWorld()
    const created = put(world, { networkPlugin: 'kubenet', outboundType: 'loadBalancer', loadBalancerSku: 'standard' })
    expect([created.status, profileOf(created).loadBalancerProfile]).toEqual([
      201,
      { managedOutboundIPs: { count: 1 }, backendPoolType: 'nodeIPConfiguration' },
    ])
    const [id = '', ...others] = balanced(world)
    expect(others).toEqual([])
    expect(id).toMatch(new RegExp(`^${network}/publicIPAddresses/[0-9a-f-]{36}$`))
    const { ipAddress, ipConfiguration } = read(world, id)
    expect(ipConfiguration).toEqual({
      id: expect.stringContaining('/loadBalancers/kubernetes/frontendIPConfigurations/'),
    })
    world.arm.cluster(cluster).edit(({ properties }) => {
      properties.apiServerAccessProfile = { authorizedIPRanges: ['1.2.3.4/32'] }
    })
    expect(world.arm.apiServer(world.arm.cluster(cluster).fqdn)?.admits(String(ipAddress))).toBe(true)
  })

  test('with kubenet has a route table on its managed subnet', () => {
    const world = createWorld()
    put(world, { networkPlugin: 'kubenet' })
    const { id } = managedSubnet(world).routeTable as { id: string }
    expect(read(world, id)).toMatchObject({ routes: [{ properties: { addressPrefix: '10.244.0.0/24' } }] })
  })

  test('that is dual-stack has an IPv6 address as well', () => {
    const world = createWorld()
    put(world, { ipFamilies: ['IPv4', 'IPv6'] })
    const versions = balanced(world).map((id) => [id.endsWith('-ipv6'), read(world, id).publicIPAddressVersion])
    expect(versions).toEqual([
      [false, 'IPv4'],
      [true, 'IPv6'],
    ])
  })

  test('has nothing of that before its operation ends, nor where that fails', () => {
    const world = createWorld()
    const body = { location: 'westeurope', properties: { agentPoolProfiles: [system] } }
    send(world, 'PUT', cluster, body)
    expect([balanced(world), send(world, 'GET', nodeGroup).status]).toEqual([[], 404])
    world.pass(100_000)
    expect(balanced(world)).toHaveLength(1)
    world.arm.cluster(cluster).nextOperation = { status: 'Failed' }
    put(world, { loadBalancerProfile: { managedOutboundIPs: { count: 2 } } })
    expect(balanced(world)).toHaveLength(1)
  })

  test.each(['none', 'block', 'userDefinedRouting', 'userAssignedNATGateway'])(
    'of outbound type %s has no addresses',
    (outboundType) => {
      const world = createWorld()
      put(world, { outboundType })
      expect([balanced(world), translated(world)]).toEqual([[], []])
      expect(listed(world, `${network}/publicIPAddresses`)).toEqual([])
    },
  )
})

describe('a PUT that changes how the nodes leave', () => {
  test('keeps the managed addresses there are, and takes away those that aren’t wanted any more', () => {
    const world = createWorld()
    const counted = (count: number) => {
      put(world, { loadBalancerProfile: { managedOutboundIPs: { count } } })
      return balanced(world)
    }
    const [first = ''] = counted(1)
    const three = counted(3)
    expect([three.length, three[0]]).toEqual([3, first])
    expect(counted(1)).toEqual([first])
    expect(listed(world, `${network}/publicIPAddresses`).map(({ id }) => id)).toEqual([first])
  })

  test('to a managed NAT gateway and back: the gateway comes and goes, and so do the addresses', () => {
    const world = createWorld()
    put(world, {})
    const [old = ''] = balanced(world)
    const answer = put(world, {
      outboundType: 'managedNATGateway',
      natGatewayProfile: { managedOutboundIPProfile: { count: 2 } },
    })
    // Recorded: the answer to the PUT itself still shows what was.
    expect(effective(profileOf(answer).loadBalancerProfile)).toEqual([old])
    expect([balanced(world), send(world, 'GET', old).status]).toEqual([[], 404])
    const { id } = managedSubnet(world).natGateway as { id: string }
    expect(read(world, id).publicIpAddresses).toEqual(translated(world).map((one) => ({ id: one })))
    expect(translated(world)).toHaveLength(2)
    put(world, { outboundType: 'loadBalancer' })
    expect(managedSubnet(world)).not.toHaveProperty('natGateway')
    expect([balanced(world).length, translated(world), send(world, 'GET', id).status]).toEqual([1, [], 404])
  })

  test('to addresses and prefixes of one’s own: those are the effective ones; prefixes come back in lower case', () => {
    const world = createWorld()
    put(world, {})
    const own = `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.Network`
    const publicIPs = [{ id: `${own}/publicIPAddresses/Mine` }]
    const publicIPPrefixes = [{ id: `${own}/publicIPPrefixes/Mine` }]
    put(world, { loadBalancerProfile: { outboundIPs: { publicIPs }, outboundIPPrefixes: { publicIPPrefixes } } })
    expect(balanced(world)).toEqual([publicIPs[0]?.id, publicIPPrefixes[0]?.id.toLowerCase()])
    expect(listed(world, `${network}/publicIPAddresses`)).toEqual([])
  })

  test('in a pool with node public IPs: each node has one in the scale set’s list', () => {
    const world = createWorld()
    const addresses = (count: number) => {
      put(world, {}, { enableNodePublicIP: true, count })
      const [set] = listed(world, `${nodeGroup}/providers/Microsoft.Compute/virtualMachineScaleSets`)
      expect(set).toMatchObject({ tags: { 'aks-managed-poolName': 'system' } })
      return listed(world, `${set?.id}/publicipaddresses`, '2018-10-01').map(({ properties }) => properties.ipAddress)
    }
    const three = addresses(3)
    expect(new Set(three).size).toBe(3)
    expect(addresses(1)).toEqual(three.slice(0, 1))
  })
})

test('a PUT that changes only the list leaves a changed network as it is', () => {
  const world = createWorld()
  const [vnet] = listed(world, `${network.replace('new', 'aks')}/virtualNetworks`)
  const subnet = `${vnet?.id}/subnets/aks-subnet`
  world.arm.resources.put(subnet, { natGateway: { id: 'mine' }, routeTable: null })
  world.putRanges('5.6.7.8')
  world.pass(100_000)
  expect(read(world, subnet).natGateway).toEqual({ id: 'mine' })
  expect(read(world, subnet)).not.toHaveProperty('routeTable')
})

test('a deleted cluster takes its node resource group along', () => {
  const world = createWorld()
  put(world, {})
  send(world, 'DELETE', cluster)
  expect(send(world, 'GET', nodeGroup).status).toBe(200)
  world.pass(100_000)
  expect(send(world, 'GET', nodeGroup).status).toBe(404)
})
