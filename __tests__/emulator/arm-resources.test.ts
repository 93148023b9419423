import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../emulator/arm/json.ts'
import { createWorld, propertiesOf, subscription, type World } from './arm-world.ts'

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
