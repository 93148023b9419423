import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { annotations, codesOf, fastClock, quick, type Scenario, scenario } from '../support/scenario.ts'

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

describe('three clusters, of which one is refused and one busy for as long as the step may take,', () => {
  const policy = { error: { code: 'RequestDisallowedByPolicy', message: 'Policy "no-public-ranges" says no.' } }
  const trouble = (refused: Scenario, busy: Scenario) => {
    const match = { method: 'PUT', path: new RegExp(`/managedClusters/${refused.cluster.id.split('/').at(-1)}\\?`) }
    world.azure.faults.add({ match, act: { status: 403, body: JSON.stringify(policy) } })
    busy.cluster.startOperation({ ms: 20_000 })
  }
  const three = (prefix: string) =>
    (['refused', 'busy', 'fine'] as const).map((name) => world.beside({ name: `${prefix}-${name}`, ranges: [office] }))
  const inputs = (clusters: readonly Scenario[]) => ({ ...access, ...together(...clusters), 'timeout-minutes': '2' })
  const listsOf = (clusters: readonly Scenario[]) => clusters.map(({ cluster }) => cluster.ranges)

  /** The table of a summary that has these clusters' verdicts in turn. */
  const rows = (prefix: string, verdicts: readonly string[]) => {
    const names = ['refused', 'busy', 'fine']
    const lines = names.map((name, place) => `\\| \`${prefix}-${name}\` \\| ${verdicts[place]}[^|]*\\| [^|]+\\|\n`)
    return new RegExp(`^\\| Cluster \\| Verdict \\| Time \\|\n.*\n${lines.join('')}\n`)
  }

  test('end each in its own way in main; post closes the one that was opened, and is fine', async () => {
    const clusters = three('main') as [Scenario, Scenario, Scenario]
    trouble(clusters[0], clusters[1])
    const main = await world.main(inputs(clusters), fastClock)
    expect({ exit: main.exitCode, codes: codesOf(main) }).toEqual({ exit: 1, codes: ['policy-denied', 'cluster-busy'] })
    expect(annotations(main.log, 'error')).toEqual([
      expect.stringMatching(/^main-refused: .*no-public-ranges/s),
      expect.stringMatching(/^main-busy: Cluster "main-busy" took no update within the step's time/),
    ])
    expect(listsOf(clusters)).toEqual([[office], [office], [office, runner]])
    expect(main.log).toMatch(/^main-busy: \S+ s: the cluster is at Updating, /m)
    expect(main.log).toMatch(/^main-fine: Update: 1 added, accepted by AKS/m)
    expect(main.summary).toMatch(rows('main', ['', '', '']))
    expect(main.outputs).toMatchObject({ changed: 'true' })
    const post = await world.post(main, fastClock)
    expect({ exit: post.exitCode, errors: annotations(post.log, 'error') }).toEqual({ exit: 0, errors: [] })
    expect(listsOf(clusters)).toEqual([[office], [office], [office]])
  })

  test('end each in its own way in post, which fails and names for each of the two the commands that close it', async () => {
    const clusters = three('post') as [Scenario, Scenario, Scenario]
    const main = await world.main({ ...inputs(clusters), wait: 'operation' }, fastClock)
    expect({ exit: main.exitCode, lists: listsOf(clusters) }).toEqual({
      exit: 0,
      lists: clusters.map(() => [office, runner]),
    })
    trouble(clusters[0], clusters[1])
    const post = await world.post(main, fastClock)
    expect({ exit: post.exitCode, codes: codesOf(post) }).toEqual({
      exit: 1,
      codes: ['policy-denied', 'no code', 'cluster-busy', 'no code'],
    })
    const commands = /could not be undone, and stays until that is done by hand.*--name (\S+)/s
    const told = annotations(post.log, 'error').flatMap((text) => commands.exec(text)?.[1] ?? [])
    expect(told).toEqual(['post-refused', 'post-busy'])
    // At once: the runner may end the step before the other has come to its end.
    const [first, waiting] = ['post-refused: The change', ': the cluster is at Updating'].map((text) =>
      post.log.lastIndexOf(text),
    )
    expect(first).toBeLessThan(waiting ?? 0)
    expect(post.summary).toMatch(rows('post', ['could not be closed', 'could not be closed', 'closed']))
    expect(listsOf(clusters)).toEqual([[office, runner], [office, runner], [office]])
  })
})
