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
