import { describe, expect, test } from '@jest/globals'
import { productionCluster } from '../../emulator/arm/seed/production-cluster.ts'
import { createWorld, kubenetCluster, subscription, type World } from './arm-world.ts'

const group = `/subscriptions/${subscription}/resourceGroups/MC_rg_aks_westeurope`
const network = `${group}/providers/Microsoft.Network`

function read(world: World, id: string) {
  return world.send('GET', `https://management.azure.com${id}?api-version=2024-05-01`)
}

function idsOf(world: World, path: string): string[] {
  const { value } = read(world, path).body as { value: { id: string }[] }
  return value.map(({ id }) => id)
}

describe('the network that a cluster’s body tells of', () => {
  test('an outbound IP is a static Standard public IP', () => {
    const world = createWorld()
    expect(read(world, `${network}/publicipaddresses/OUTBOUND`).body).toMatchObject({
      name: 'outbound',
      id: `${network}/publicIPAddresses/outbound`,
      location: 'westeurope',
      type: 'Microsoft.Network/publicIPAddresses',
      sku: { name: 'Standard', tier: 'Regional' },
      properties: {
        provisioningState: 'Succeeded',
        ipAddress: '20.0.0.1',
        publicIPAddressVersion: 'IPv4',
        publicIPAllocationMethod: 'Static',
      },
    })
  })

  test('kubenet pools without a subnet get the managed network, whose route table holds pod routes alone', () => {
    const world = createWorld()
    const [vnet = ''] = idsOf(world, `${network}/virtualNetworks`)
    expect(vnet).toMatch(/\/virtualNetworks\/aks-vnet-\d{8}$/)
    const [subnet = ''] = idsOf(world, `${vnet}/subnets`)
    expect(subnet).toBe(`${vnet}/subnets/aks-subnet`)
    const { properties } = read(world, subnet).body as { properties: { routeTable: { id: string } } }
    expect(read(world, properties.routeTable.id).body).toMatchObject({
      properties: { routes: [{ properties: { addressPrefix: '10.244.0.0/24', nextHopType: 'VirtualAppliance' } }] },
    })
    expect(read(world, vnet).body).toMatchObject({ properties: { subnets: [{ id: subnet, properties }] } })
  })

  test('pools with subnets get those, node and pod, and no managed network', () => {
    const own = `/subscriptions/${subscription}/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/vnet`
    const world = createWorld({
      properties: {
        agentPoolProfiles: [{ name: 'p', vnetSubnetID: `${own}/subnets/nodes`, podSubnetID: `${own}/subnets/pods` }],
      },
    })
    expect(idsOf(world, `/subscriptions/${subscription}/providers/Microsoft.Network/virtualNetworks`)).toEqual([own])
    expect(idsOf(world, `${own}/subnets`)).toEqual([`${own}/subnets/nodes`, `${own}/subnets/pods`])
    expect(read(world, own).body.properties).not.toHaveProperty('routeTable')
  })

  test('the last countIPv6 outbound IPs are IPv6; a prefix has its own shape; addresses are distinct', () => {
    const ids = ['publicIPAddresses/one', 'publicipprefixes/two', 'publicIPAddresses/three-ipv6']
    const world = createWorld({
      properties: {
        networkProfile: {
          loadBalancerProfile: {
            managedOutboundIPs: { count: 2, countIPv6: 1 },
            effectiveOutboundIPs: ids.map((id) => ({ id: `${network}/${id}` })),
          },
        },
      },
    })
    const properties = ids.map((id) => read(world, `${network}/${id}`).body.properties)
    expect(properties).toMatchObject([
      { publicIPAddressVersion: 'IPv4', ipAddress: '20.0.0.1' },
      { publicIPAddressVersion: 'IPv4', ipPrefix: expect.stringMatching(/^20\.62\.\d+\.\d+\/28$/), prefixLength: 28 },
      { publicIPAddressVersion: 'IPv6', ipAddress: expect.stringContaining('2603:1030:b00::') },
    ])
    world.cluster.edit(() => undefined)
    const { ipPrefix } = properties[1] as { ipPrefix: string }
    expect(world.arm.apiServer(world.cluster.fqdn)?.admits(ipPrefix.replace('/28', ''))).toBe(true)
  })

  test('a managed NAT gateway is on the subnet, with the effective IPs, and AKS admits neither them nor a stale load balancer', () => {
    const id = `${network}/publicIPAddresses/nat`
    const world = createWorld({
      properties: {
        networkProfile: {
          outboundType: 'managedNATGateway',
          loadBalancerProfile: { effectiveOutboundIPs: [{ id: `${network}/publicIPAddresses/stale` }] },
          natGatewayProfile: { effectiveOutboundIPs: [{ id }] },
        },
      },
    })
    const natGateway = `${network}/natGateways/aks-natgateway`
    expect(read(world, natGateway).body.properties).toMatchObject({ publicIpAddresses: [{ id }] })
    const [vnet] = idsOf(world, `${network}/virtualNetworks`)
    expect(read(world, `${vnet}/subnets/aks-subnet`).body.properties).toMatchObject({ natGateway: { id: natGateway } })
    for (const address of [`${network}/publicIPAddresses/stale`, id]) {
      const { ipAddress } = world.arm.resources.get(address)?.properties ?? {}
      expect(ipAddress).toMatch(/^20\./)
      expect(world.arm.apiServer(world.cluster.fqdn)?.admits(String(ipAddress))).toBe(false)
    }
  })
})

describe('the test’s hand', () => {
  test('put hangs something on a subnet and takes it away again', () => {
    const world = createWorld()
    const [vnet] = idsOf(world, `${network}/virtualNetworks`)
    const subnet = `${vnet}/subnets/aks-subnet`
    const before = read(world, subnet).body
    world.arm.resources.put(subnet, { natGateway: { id: 'nat' } })
    expect(read(world, subnet).body).toMatchObject({
      properties: { natGateway: { id: 'nat' }, addressPrefix: '10.224.0.0/16', routeTable: expect.anything() },
    })
    world.arm.resources.put(subnet, { natGateway: null })
    expect(read(world, subnet).body).toEqual(before)
  })

  test('delete: 404 from the gateway, or from the provider for a part of something that is there', () => {
    const world = createWorld()
    world.arm.resources.delete(`${network}/publicIPAddresses/OUTBOUND`)
    const missing = read(world, `${network}/publicIPAddresses/outbound`)
    expect([missing.status, missing.headers['x-ms-failure-cause']]).toEqual([404, 'gateway'])
    expect(missing.body.error).toMatchObject({ code: 'ResourceNotFound' })
    const [vnet] = idsOf(world, `${network}/virtualNetworks`)
    expect(read(world, `${vnet}/subnets/none`).body).toEqual({
      error: { code: 'NotFound', message: `Resource ${vnet}/subnets/none not found.`, details: [] },
    })
  })
})

describe('seeds', () => {
  const other = `/subscriptions/00000000-0000-0000-0000-000000000002/resourcegroups/other/providers/Microsoft.ContainerService/managedClusters/second`

  test('a body under another ID has another name, node resource group, host name and UID, and its own addresses', () => {
    const world = createWorld()
    const second = world.arm.addCluster({ body: kubenetCluster(), id: other })
    const { properties } = second.body
    const nodeGroup = '/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/MC_other_second_westeurope'
    expect(second.id).toBe(other)
    expect(properties).toMatchObject({
      nodeResourceGroup: 'MC_other_second_westeurope',
      networkProfile: {
        loadBalancerProfile: {
          effectiveOutboundIPs: [{ id: `${nodeGroup}/providers/Microsoft.Network/publicIPAddresses/outbound` }],
        },
      },
    })
    expect(second.fqdn).not.toBe(world.cluster.fqdn)
    expect(properties.resourceUID).not.toBe(world.cluster.body.properties.resourceUID)
    const address = world.arm.resources.get(`${nodeGroup}/providers/Microsoft.Network/publicIPAddresses/outbound`)
    expect(address?.properties.ipAddress).not.toBe('20.0.0.1')
  })

  test('what an old example lacks is made up', () => {
    const world = createWorld()
    const { body } = world.arm.addCluster({
      body: { id: other, location: 'location1', properties: { agentPoolProfiles: [{ name: 'p' }] } },
    })
    expect(body).toMatchObject({
      name: 'second',
      eTag: expect.any(String),
      properties: {
        provisioningState: 'Succeeded',
        powerState: { code: 'Running' },
        fqdn: expect.stringMatching(/^second-[0-9a-f]{8}\.hcp\.location1\.azmk8s\.io$/),
        resourceUID: expect.stringMatching(/^[0-9a-f]{24}$/),
        agentPoolProfiles: [{ name: 'p', eTag: expect.any(String), powerState: { code: 'Running' } }],
      },
    })
  })

  test.each([[['1.2.3.4/32']], [[]]])(
    'the production cluster with the list %j takes an update',
    (authorizedIPRanges) => {
      const world = createWorld()
      const seed = { subscription, tenant: 't', resourceGroup: 'prod', name: 'shop', location: 'westeurope' }
      const cluster = world.arm.addCluster({ body: productionCluster({ ...seed, authorizedIPRanges }) })
      const apiServer = world.arm.apiServer(cluster.fqdn)
      expect(apiServer?.admits('9.9.9.9')).toBe(authorizedIPRanges.length === 0)
      const addresses = world.arm.resources.ids().filter((id) => /MC_prod_shop_.*publicIPAddresses/.test(id))
      expect(addresses).toHaveLength(2)
      const url = `https://management.azure.com${cluster.id}?api-version=2025-10-01`
      const body = {
        location: 'westeurope',
        properties: { apiServerAccessProfile: { authorizedIPRanges: ['9.9.9.9'] } },
      }
      expect(world.send('PUT', url, { body }).status).toBe(200)
      world.pass(160_000)
      expect(apiServer?.admits('9.9.9.9')).toBe(true)
      expect(apiServer?.admits('1.2.3.4')).toBe(false)
    },
  )
})
