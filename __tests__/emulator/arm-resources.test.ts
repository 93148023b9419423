import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../emulator/arm/core/json.ts'
import { createWorld, propertiesOf, type Received, subscription, type World } from './arm-world.ts'

const group = `/subscriptions/${subscription}/resourceGroups/hub`
const network = `${group}/providers/Microsoft.Network`
const vnet = `${network}/virtualNetworks/vnet`
const subnet = `${vnet}/subnets/nodes`

function send(world: World, method: string, id: string, body?: unknown, apiVersion = '2024-05-01') {
  const [path, query = ''] = id.split('?')
  return world.send(method, `https://management.azure.com${path}?api-version=${apiVersion}&${query}`, { body })
}

const read = (world: World, id: string) => send(world, 'GET', id)

function idsOf(world: World, path: string): string[] {
  const { value } = read(world, path).body as { value: { id: string }[] }
  return value.map(({ id }) => id)
}

/** A world with the resource group that everything below is put into. */
function withGroup(): World {
  const world = createWorld()
  send(world, 'PUT', group, { location: 'westeurope' })
  return world
}

describe('the test’s hand', () => {
  test('put takes any type of any provider, makes its group and what it is part of, and refuses what is no resource', () => {
    const world = createWorld()
    const vault = `/subscriptions/${subscription}/resourceGroups/new/providers/Microsoft.KeyVault/vaults/v`
    world.arm.resources.put(vault, { tenantId: 't' }, 'northeurope', { tags: { a: 'b' } })
    expect(read(world, vault).body).toEqual({
      id: vault,
      name: 'v',
      type: 'Microsoft.KeyVault/vaults',
      location: 'northeurope',
      tags: { a: 'b' },
      properties: { provisioningState: 'Succeeded', tenantId: 't' },
    })
    world.arm.resources.put(subnet, {})
    expect(read(world, vnet).body.properties).toMatchObject({ subnets: [{ id: subnet }] })
    expect(() => world.arm.resources.put('/subscriptions/s/resourceGroups/g', {})).toThrow(
      "isn't the resource ID of a resource",
    )
  })

  test('delete takes everything inside along', () => {
    const world = createWorld()
    world.arm.resources.put(subnet, {})
    world.arm.resources.delete(vnet)
    expect([read(world, subnet).status, read(world, vnet).status]).toEqual([404, 404])
  })

  test('null takes an address away, and a dynamic public IP has none', () => {
    const world = createWorld()
    const address = `${network}/publicIPAddresses/pip`
    expect(world.arm.resources.put(address, {}).properties.ipAddress).toMatch(/^20\.61\./)
    expect(world.arm.resources.put(address, { ipAddress: null }).properties).not.toHaveProperty('ipAddress')
    const dynamic = { publicIPAllocationMethod: 'Dynamic' }
    expect(world.arm.resources.put(`${address}2`, dynamic).properties).not.toHaveProperty('ipAddress')
  })
})

describe('a resource by requests', () => {
  const table = `${network}/routeTables/rt`
  const toFirewall = { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.1.0.4' }

  test('is created with 201, replaced with 200, tagged by PATCH, and deleted with 200, then 204', () => {
    const world = withGroup()
    const id = `${network}/natGateways/nat`
    const body = { location: 'westeurope', sku: { name: 'StandardV2' }, properties: { idleTimeoutInMinutes: 10 } }
    const created = send(world, 'PUT', id, body)
    expect(created.status).toBe(201)
    expect(created.body).toMatchObject({ sku: { name: 'StandardV2' }, properties: { idleTimeoutInMinutes: 10 } })
    expect(send(world, 'PUT', id, { location: 'westeurope', properties: {} })).toMatchObject({
      status: 200,
      body: { sku: { name: 'Standard', tier: 'Regional' }, properties: { idleTimeoutInMinutes: 4 } },
    })
    const patched = send(world, 'PATCH', id, { tags: { a: 'b' }, properties: { idleTimeoutInMinutes: 30 } })
    expect(patched.body).toMatchObject({ tags: { a: 'b' }, properties: { idleTimeoutInMinutes: 4 } })
    expect(send(world, 'DELETE', id).status).toBe(200)
    expect(send(world, 'DELETE', id).status).toBe(204)
    expect(send(world, 'HEAD', id).status).toBe(404)
  })

  test('is refused without a location, without its group, and without the resource it is part of', () => {
    const world = withGroup()
    const code = (id: string, body: unknown) => {
      const answer = send(world, 'PUT', id, body)
      return [answer.status, (answer.body.error as JsonObject).code]
    }
    expect(code(table, { properties: {} })).toEqual([400, 'LocationRequired'])
    expect(code(table.replace('hub', 'none'), { location: 'x' })).toEqual([404, 'ResourceGroupNotFound'])
    expect(code(subnet, { properties: { addressPrefix: '10.0.0.0/24' } })).toEqual([404, 'ParentResourceNotFound'])
    expect(code(table, '[]')).toEqual([400, 'InvalidRequestContent'])
  })

  test('has the same routes whether they came in its body or by themselves', () => {
    const world = withGroup()
    const body = { location: 'westeurope', properties: { routes: [{ name: 'default', properties: toFirewall }] } }
    send(world, 'PUT', table, body)
    const inBody = read(world, table)
    expect(propertiesOf(inBody).routes).toEqual([read(world, `${table}/routes/default`).body])
    send(world, 'PUT', table, { location: 'westeurope', properties: { routes: [] } })
    expect(read(world, `${table}/routes/default`).status).toBe(404)
    send(world, 'PUT', `${table}/routes/default`, { properties: toFirewall })
    expect(read(world, table).body).toEqual(inBody.body)
    send(world, 'DELETE', `${table}/routes/default`)
    expect(propertiesOf(read(world, table)).routes).toEqual([])
  })

  test('keeps its subnets where a PUT of the network doesn’t name them', () => {
    const world = withGroup()
    const space = { addressSpace: { addressPrefixes: ['10.0.0.0/8'] } }
    send(world, 'PUT', vnet, {
      location: 'westeurope',
      properties: { ...space, subnets: [{ name: 'nodes', properties: { addressPrefix: '10.1.0.0/24' } }] },
    })
    send(world, 'PUT', vnet, { location: 'westeurope', properties: space })
    expect(idsOf(world, `${vnet}/subnets`)).toEqual([subnet])
    expect(propertiesOf(read(world, vnet))).toMatchObject({
      subnets: [{ properties: { addressPrefix: '10.1.0.0/24' } }],
    })
  })
})

describe('a body that Microsoft.Network’s parser refuses', () => {
  const table = (route: JsonObject) => ({ location: 'x', properties: { routes: [{ name: 'r', properties: route }] } })
  test.each([
    [
      'a member that isn’t there',
      { location: 'x', properties: { rules: [] } },
      "'rules' on object. Path 'properties.rules'",
    ],
    [
      'a list that is none',
      { location: 'x', properties: { routes: {} } },
      "requires a JSON array. Path 'properties.routes'",
    ],
    [
      'a route without its kind of hop',
      table({ addressPrefix: '0.0.0.0/0' }),
      "Required property 'nextHopType' not found",
    ],
    ['a kind of hop that isn’t there', table({ nextHopType: 'Firewall' }), 'Error converting value "Firewall"'],
  ])('%s answers 400 and changes nothing', (_, body, problem) => {
    const world = withGroup()
    const answer = send(world, 'PUT', `${network}/routeTables/rt`, body)
    expect([answer.status, answer.body.error]).toEqual([
      400,
      {
        code: 'InvalidRequestFormat',
        message: 'Cannot parse the request.',
        details: [{ code: 'InvalidJson', message: expect.stringContaining(problem) }],
      },
    ])
    expect(read(world, `${network}/routeTables/rt`).status).toBe(404)
  })

  test('is one of that API version: what a newer one may define is taken; letter case doesn’t matter', () => {
    const world = withGroup()
    const id = `${network}/natGateways/nat`
    const body = { location: 'x', properties: { somethingNew: 1 } }
    expect(send(world, 'PUT', id, body, '2025-09-01').status).toBe(400)
    expect(send(world, 'PUT', id, body, '2026-09-01').status).toBe(201)
    const spelled = send(world, 'PUT', id, { location: 'x', properties: { IDLETIMEOUTINMINUTES: 5 } }, '2025-09-01')
    expect([spelled.status, propertiesOf(spelled)]).toMatchObject([200, { idleTimeoutInMinutes: 5 }])
  })

  test('a location, which the Azure CLI sends with everything, is no unknown member of a subnet', () => {
    const world = withGroup()
    send(world, 'PUT', vnet, { location: 'westeurope' })
    const body = { location: 'westeurope', properties: { addressPrefix: '10.1.0.0/24' } }
    expect(send(world, 'PUT', subnet, body).status).toBe(201)
    expect(read(world, subnet).body).not.toHaveProperty('location')
  })

  test('something that it refers to and that isn’t there', () => {
    const world = withGroup()
    const nat = `${network}/natGateways/nat`
    send(world, 'PUT', vnet, { location: 'westeurope' })
    const put = () => send(world, 'PUT', subnet, { properties: { natGateway: { id: nat.toLowerCase() } } })
    const refused = put()
    expect([refused.status, refused.body.error]).toMatchObject([
      400,
      {
        code: 'InvalidResourceReference',
        message: expect.stringContaining(`${nat.toLowerCase()} referenced by resource`),
      },
    ])
    send(world, 'PUT', nat, { location: 'westeurope' })
    expect(put().status).toBe(201)
  })

  test('a subnet in its network’s body is looked at like one by itself', () => {
    const world = withGroup()
    const subnets = [{ name: 'nodes', properties: { addressPrefx: '10.0.0.0/24' } }]
    const answer = send(world, 'PUT', vnet, { location: 'x', properties: { subnets } })
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([
      400,
      expect.stringContaining(
        "Could not find member 'addressPrefx' on object. Path 'properties.subnets[0].properties.addressPrefx'",
      ),
    ])
  })
})

describe('resources show what refers to them', () => {
  const pip = `${network}/publicIPAddresses/pip`
  const prefix = `${network}/publicIPPrefixes/prefix`
  const nat = `${network}/natGateways/nat`
  const table = `${network}/routeTables/rt`
  const firewall = `${network}/azureFirewalls/fw`

  test('a NAT gateway and a route table name their subnets, a public IP and a prefix their NAT gateway', () => {
    const world = createWorld()
    const { resources } = world.arm
    resources.put(subnet, { natGateway: { id: nat.toUpperCase() }, routeTable: { id: table } })
    resources.put(nat, { publicIpAddresses: [{ id: pip }], publicIpPrefixes: [{ id: prefix }] })
    for (const id of [pip, prefix, table]) resources.put(id, {})
    expect(propertiesOf(read(world, nat)).subnets).toEqual([{ id: subnet }])
    expect(propertiesOf(read(world, table)).subnets).toEqual([{ id: subnet }])
    expect([pip, prefix].map((id) => propertiesOf(read(world, id)).natGateway)).toEqual([{ id: nat }, { id: nat }])
    resources.put(subnet, { natGateway: null, routeTable: null })
    expect(propertiesOf(read(world, nat))).not.toHaveProperty('subnets')
    expect(propertiesOf(read(world, table))).not.toHaveProperty('subnets')
  })

  test('a firewall in a network gets the first free address of its subnet, and its public IP names its configuration', () => {
    const world = createWorld()
    const firewallSubnet = `${vnet}/subnets/AzureFirewallSubnet`
    world.arm.resources.put(firewallSubnet, { addressPrefix: '10.1.2.64/26' })
    world.arm.resources.put(pip, {})
    world.arm.resources.put(firewall, {
      ipConfigurations: [
        { name: 'first', properties: { subnet: { id: firewallSubnet }, publicIPAddress: { id: pip } } },
        { name: 'second', properties: { publicIPAddress: { id: `${pip}2` } } },
      ],
    })
    const configuration = `${firewall}/azureFirewallIpConfigurations/first`
    expect(propertiesOf(read(world, firewall)).ipConfigurations).toMatchObject([
      { id: configuration, properties: { privateIPAddress: '10.1.2.68', privateIPAllocationMethod: 'Dynamic' } },
      { properties: { publicIPAddress: { id: `${pip}2` } } },
    ])
    const [, second] = propertiesOf(read(world, firewall)).ipConfigurations as JsonObject[]
    expect(second?.properties).not.toHaveProperty('privateIPAddress')
    expect(propertiesOf(read(world, pip)).ipConfiguration).toEqual({ id: configuration })
    expect(propertiesOf(read(world, firewallSubnet)).ipConfigurations).toEqual([{ id: configuration }])
  })

  test('a firewall in a hub has as many public addresses as it counts, and keeps them', () => {
    const world = createWorld()
    const hub = `${network}/virtualHubs/hub`
    world.arm.resources.put(hub, { addressPrefix: '10.9.0.0/24', virtualWan: { id: `${network}/virtualWans/wan` } })
    const inHub = (count: number) => ({
      sku: { name: 'AZFW_Hub', tier: 'Standard' },
      virtualHub: { id: hub },
      hubIPAddresses: { publicIPs: { count } },
    })
    const addressesOf = (count: number) => {
      world.arm.resources.put(firewall, inHub(count))
      const { privateIPAddress, publicIPs } = propertiesOf(read(world, firewall)).hubIPAddresses as JsonObject
      expect(privateIPAddress).toBe('10.9.0.132')
      return (publicIPs as { addresses: { address: string }[] }).addresses.map(({ address }) => address)
    }
    const two = addressesOf(2)
    expect(new Set(two).size).toBe(2)
    expect(addressesOf(3).slice(0, 2)).toEqual(two)
    expect(propertiesOf(read(world, hub)).azureFirewall).toEqual({ id: firewall })
  })

  test('a firewall in a hub keeps its private address where its owner has provided the public IPs', () => {
    const world = createWorld()
    const hub = `${network}/virtualHubs/hub`
    world.arm.resources.put(hub, { addressPrefix: '10.9.0.0/24' })
    world.arm.resources.put(pip, {})
    const ipConfigurations = [{ name: 'first', properties: { publicIPAddress: { id: pip } } }]
    world.arm.resources.put(firewall, { sku: { name: 'AZFW_Hub' }, virtualHub: { id: hub }, ipConfigurations })
    expect(propertiesOf(read(world, firewall))).toMatchObject({
      hubIPAddresses: { privateIPAddress: '10.9.0.132' },
      ipConfigurations,
    })
  })

  test.each([
    ['StandardV2', '2024-10-01', { id: nat }],
    ['StandardV2', '2024-07-01', undefined],
    ['Standard', '2024-10-01', undefined],
  ])('a %s NAT gateway of a whole network in version %s is shown there as %j', (name, version, shown) => {
    const world = createWorld()
    world.arm.resources.put(vnet, {})
    world.arm.resources.put(nat, { sourceVirtualNetwork: { id: vnet } }, 'westeurope', { sku: { name } })
    const [listed] = send(world, 'GET', `${network}/virtualNetworks`, '', version).body.value as [Received['body']]
    for (const { properties } of [send(world, 'GET', vnet, '', version).body, listed])
      expect((properties as JsonObject).defaultPublicNatGateway).toEqual(shown)
    const { sourceVirtualNetwork } = propertiesOf(send(world, 'GET', nat, '', version))
    expect(sourceVirtualNetwork).toEqual(version === '2024-07-01' ? undefined : { id: vnet })
  })

  test('public IPs of a prefix have its addresses, each another, and the prefix names them', () => {
    const world = createWorld()
    world.arm.resources.put(prefix, { prefixLength: 31 })
    const ids = ['a', 'b'].map((name) => `${network}/publicIPAddresses/${name}`)
    for (const id of ids) world.arm.resources.put(id, { publicIPPrefix: { id: prefix } })
    const { ipPrefix, publicIPAddresses } = propertiesOf(read(world, prefix))
    const first = String(ipPrefix).replace('/31', '')
    const next = first.replace(/\d+$/, (octet) => String(Number(octet) + 1))
    expect(ids.map((id) => propertiesOf(read(world, id)).ipAddress)).toEqual([first, next])
    expect(publicIPAddresses).toEqual(ids.map((id) => ({ id })))
  })
})

describe('a scale set', () => {
  test('lists the public addresses of all its machines', () => {
    const world = createWorld()
    const set = `${group}/providers/Microsoft.Compute/virtualMachineScaleSets/nodes`
    const addressOf = (machine: number) =>
      `${set}/virtualMachines/${machine}/networkInterfaces/nic/ipConfigurations/ip/publicIPAddresses/pub`
    world.arm.resources.put(addressOf(0), { ipAddress: '20.1.1.1' })
    world.arm.resources.put(addressOf(1), { ipAddress: '20.1.1.2' })
    world.arm.resources.put(addressOf(1).replace('/nodes/', '/others/'), { ipAddress: '20.1.1.3' })
    const { status, body } = send(world, 'GET', `${set}/publicipaddresses`, '', '2018-10-01')
    expect([status, body.value]).toMatchObject([200, [{ id: addressOf(0) }, { properties: { ipAddress: '20.1.1.2' } }]])
    expect(body.value).toHaveLength(2)
    expect(idsOf(world, `${group}/providers/Microsoft.Compute/virtualMachineScaleSets`)).toHaveLength(2)
  })
})

describe('resource groups', () => {
  const location = { location: 'West Europe' }
  test('are created, shown, listed, kept in their location, and deleted with what is in them', () => {
    const world = createWorld()
    expect(send(world, 'HEAD', group).status).toBe(404)
    expect(send(world, 'PUT', group, { ...location, tags: { a: 'b' } })).toMatchObject({
      status: 201,
      body: { id: group, location: 'westeurope', tags: { a: 'b' }, properties: { provisioningState: 'Succeeded' } },
    })
    expect(send(world, 'HEAD', group).status).toBe(204)
    expect(send(world, 'PUT', group, location)).toMatchObject({ status: 200, body: { tags: { a: 'b' } } })
    const moved = send(world, 'PUT', group, { location: 'northeurope' })
    expect([moved.status, moved.body.error]).toMatchObject([409, { code: 'InvalidResourceGroupLocation' }])
    expect(idsOf(world, `/subscriptions/${subscription}/resourcegroups`)).toContain(group)
    send(world, 'PUT', `${network}/natGateways/nat`, location)
    expect(send(world, 'DELETE', group).status).toBe(200)
    expect(send(world, 'GET', group).status).toBe(404)
    expect(world.arm.resources.get(`${network}/natGateways/nat`)).toBeUndefined()
  })

  test('take clusters along when they go', () => {
    const world = createWorld()
    send(world, 'DELETE', `/subscriptions/${subscription}/resourceGroups/RG`)
    expect(world.send('GET', world.url()).body.error).toMatchObject({ code: 'ResourceGroupNotFound' })
    expect(world.arm.apiServer('aks-12345678.hcp.westeurope.azmk8s.io')).toBeUndefined()
    expect(send(world, 'GET', `/subscriptions/${subscription}/resourceGroups/MC_rg_aks_westeurope`).status).toBe(404)
  })
})

describe('the list of all resources', () => {
  const all = `/subscriptions/${subscription}/resources`
  function filled(): World {
    const world = withGroup()
    send(world, 'PUT', `${network}/natGateways/nat`, { location: 'northeurope', tags: { team: "o'hara" } })
    send(world, 'PUT', vnet, { location: 'westeurope', properties: { subnets: [{ name: 'nodes' }] } })
    return world
  }
  test.each([
    ["resourceType eq 'microsoft.network/natgateways'", ['nat']],
    ["resourceType eq 'Microsoft.ContainerService/managedClusters'", ['aks']],
    ["resourceGroup eq 'HUB'", ['nat', 'vnet']],
    ["resourceGroup eq 'hub' and name eq 'vnet'", ['vnet']],
    ["resourceGroup eq 'hub' and resourceType ne 'Microsoft.Network/virtualNetworks'", ['nat']],
    ["location eq 'northeurope'", ['nat']],
    ["tagName eq 'team' and tagValue eq 'o''hara'", ['nat']],
    ["tagName eq 'team' and tagValue eq 'other'", []],
  ])('with the filter %s', (filter, names) => {
    const { body } = send(filled(), 'GET', `${all}?$filter=${encodeURIComponent(filter)}`)
    expect((body.value as { name: string }[]).map(({ name }) => name)).toEqual(names)
  })

  test('of a resource group: briefly, without parts of others, with the state where that is asked for', () => {
    const { body } = send(filled(), 'GET', `${group}/resources?$expand=provisioningState`)
    expect(body.value).toEqual([
      {
        id: `${network}/natGateways/nat`,
        name: 'nat',
        type: 'Microsoft.Network/natGateways',
        location: 'northeurope',
        tags: { team: "o'hara" },
        sku: { name: 'Standard', tier: 'Regional' },
        provisioningState: 'Succeeded',
      },
      expect.objectContaining({ id: vnet }),
    ])
  })

  test('refuses a filter that it doesn’t know rather than to list everything', () => {
    const answer = send(filled(), 'GET', `${all}?$filter=${encodeURIComponent("colour eq 'red'")}`)
    expect([answer.status, answer.body.error]).toMatchObject([400, { code: 'InvalidFilterInQueryString' }])
  })
})

describe('letter case and doubled slashes', () => {
  test('of a request’s path don’t show in the ID', () => {
    const world = withGroup()
    const path = `${network}//natGateways/Nat`.toLowerCase()
    expect(send(world, 'PUT', path, { location: 'x' }).body).toMatchObject({
      id: `${network}/natGateways/nat`,
      type: 'Microsoft.Network/natGateways',
    })
  })
})

describe('a client that asks which types there are', () => {
  test('finds them with their API versions', () => {
    const { body } = read(createWorld(), `/subscriptions/${subscription}/providers/microsoft.network`)
    expect(body).toMatchObject({
      namespace: 'Microsoft.Network',
      resourceTypes: expect.arrayContaining([
        expect.objectContaining({
          resourceType: 'publicIPAddresses',
          apiVersions: expect.arrayContaining(['2024-05-01']),
        }),
      ]),
    })
  })
})
