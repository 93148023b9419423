import { expect, test } from '@jest/globals'
import { createWorld, type World } from './arm-world.ts'

const credentials = (world: World, change = (url: string) => url) =>
  world.send('POST', change(world.url()).replace('?', '/listClusterUserCredential?'))

test('the kubeconfig of a cluster names its API server', () => {
  const world = createWorld()
  const { status, body } = credentials(world)
  const [{ name, value } = { name: '', value: '' }] = body.kubeconfigs as { name: string; value: string }[]
  expect({ status, name }).toEqual({ status: 200, name: 'clusterUser' })
  expect(Buffer.from(value, 'base64').toString()).toContain(`"server":"https://${world.cluster.fqdn}:443"`)
})

test('there is no kubeconfig of a cluster that does not exist', () => {
  const other = credentials(createWorld(), (url) => url.replace('/aks?', '/other?'))
  expect(other).toMatchObject({ status: 404, body: { error: { code: 'ResourceNotFound' } } })
})

test('a kubeconfig takes a permission of its own', () => {
  const world = createWorld()
  world.arm.deny({ action: 'Microsoft.ContainerService/managedClusters/listClusterUserCredential/action' })
  expect(credentials(world).status).toBe(403)
})

test('a cluster that is stopped takes no PUT, and its API server answers no more', () => {
  const world = createWorld()
  const { status, headers } = world.send('POST', world.url().replace('?', '/stop?'))
  expect({ status, headers }).toMatchObject({ status: 202, headers: { location: expect.any(String) } })
  expect(world.cluster.body.properties.provisioningState).toBe('Stopping')
  world.pass(world.arm.settings.operationMs)
  expect(world.cluster.body.properties).toMatchObject({
    provisioningState: 'Succeeded',
    powerState: { code: 'Stopped' },
  })
  expect(world.putRanges('9.9.9.9/32')).toMatchObject({ status: 409, body: { code: 'OperationNotAllowed' } })
  expect(world.arm.apiServer(world.cluster.fqdn)?.admits('9.9.9.9')).toBe(false)
})
