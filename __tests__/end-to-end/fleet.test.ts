import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { annotations, codesOf, quick, type Scenario, scenario } from '../support/scenario.ts'

const office = '137.117.106.88/29'
const runner = '20.84.7.10/32'
const access = { 'include-runner-ip': 'true' }

let world: Scenario
beforeAll(async () => {
  world = await scenario({ name: 'aks-shop', ranges: [office] })
})
afterAll(() => world.close())

const together = (...clusters: readonly Scenario[]) => ({
  cluster: clusters.map(({ cluster }) => cluster.id).join('\n'),
})

test('one step opens two clusters with one sign-in and one look at its address, and post closes both', async () => {
  const other = world.beside({ name: 'aks-store', ranges: [office] })
  world.azure.journal.clear()
  const main = await world.main({ ...access, ...together(world, other) })
  expect({ exit: main.exitCode, errors: annotations(main.log, 'error') }).toEqual({ exit: 0, errors: [] })
  for (const { cluster } of [world, other]) expect(cluster.ranges).toEqual([office, runner])
  expect(world.azure.journal.find({ path: /oauth2\/v2\.0\/token/ })).toHaveLength(1)
  expect(new Set(world.azure.journal.find({ path: /idtoken/ }).map(({ body }) => body)).size).toBe(1)
  expect(Object.keys(main.outputs)).toEqual(['changed', 'result'])
  const results: Record<string, object> = JSON.parse(main.outputs.result ?? '')
  const byName = Object.entries(results).map(([id, result]) => [id.split('/').at(-1), result])
  expect(Object.fromEntries(byName)).toMatchObject({
    'aks-shop': { changed: true, restricted: true, added: [runner] },
    'aks-store': { changed: true, restricted: true, added: [runner] },
  })
  expect(main.log).toMatch(/^aks-store: Update: 1 added, accepted by AKS/m)
  const post = await world.post(main)
  expect(post.exitCode).toBe(0)
  for (const { cluster } of [world, other]) expect(cluster.ranges).toEqual([office])
  expect(post.summary).toMatch(/^\| Cluster +\| Verdict/m)
})

test('a cluster that refuses the step stops no other, and post undoes what was changed', async () => {
  const refused = world.beside({ name: 'aks-private', ranges: [office] })
  refused.cluster.edit(({ properties }) => {
    properties.apiServerAccessProfile = { ...properties.apiServerAccessProfile, enablePrivateCluster: true }
  })
  const main = await world.main({ ...access, ...together(refused, world) }, quick)
  expect({ exit: main.exitCode, codes: codesOf(main) }).toEqual({ exit: 1, codes: ['cluster-unsupported'] })
  expect(annotations(main.log, 'error')[0]).toMatch(/^aks-private: /)
  expect(world.cluster.ranges).toEqual([office, runner])
  expect(refused.written()).toEqual([])
  expect(main.outputs).toMatchObject({ changed: 'true' })
  const post = await world.post(main)
  expect({ exit: post.exitCode, ranges: world.cluster.ranges }).toEqual({ exit: 0, ranges: [office] })
})
