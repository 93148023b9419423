import { describe, expect, test } from '@jest/globals'
import { commonRoute, routeTo, wayOf } from '../../src/runner/proxy.ts'
import { range } from '../plan/world.ts'
import { endsOf, fleetOf } from './support/fleet.ts'
import type { World } from './support/world.ts'

const office = '8.8.8.8/32'
const asking = { runnerAddress: { kind: 'ask', services: ['https://api.ipify.org'] } } as const

/** Two ways out: the proxy has another public address than the runner. */
function behindProxy(
  worlds: readonly World[],
  env: Readonly<Record<string, string>>,
  job: ReturnType<typeof fleetOf>['job'],
) {
  const asked: { way: string; at: number }[] = []
  const clock = worlds[0]?.clock as World['clock']
  const begun = clock.now()
  Object.assign(job.world, {
    routeTo: (hostname: string) => routeTo({ hostname }, env),
    commonRoute: () => commonRoute(env),
    runnerAddress: async (_: unknown, route: Parameters<typeof wayOf>[0]) => {
      asked.push({ way: wayOf(route), at: clock.now() - begun })
      await clock.sleep(100)
      return range(route.kind === 'direct' ? '9.9.9.9' : '7.7.7.7')
    },
  })
  // Cluster reads take longer than it takes to sign in.
  job.wire.every('read', async (arrive) => {
    await clock.sleep(50)
    return arrive()
  })
  return asked
}

describe("this runner's address", () => {
  const HTTPS_PROXY = 'http://proxy.corp:3128'
  const ways = { direct: 'directly', proxied: 'through the proxy proxy.corp:3128' }

  test('is asked for once, before any cluster is read, where every API server is reached by the same way', async () => {
    const { worlds, job } = fleetOf(4, { ranges: [office] })
    const asked = behindProxy(worlds, { HTTPS_PROXY }, job)
    expect(Object.values(endsOf(await job.mainAll({ ...asking, wait: 'none' })))).toEqual(worlds.map(() => 'done'))
    expect(asked).toEqual([{ way: ways.proxied, at: 0 }])
    for (const { cluster } of worlds) expect(cluster.ranges).toEqual([office, '7.7.7.7/32'])
  })

  test('is asked for once by each way where NO_PROXY names one API server: that one lets the runner in, the others the proxy', async () => {
    const { worlds, job } = fleetOf(4, { ranges: [office] })
    const asked = behindProxy(worlds, { HTTPS_PROXY, NO_PROXY: worlds[1]?.cluster.fqdn ?? '' }, job)
    expect(Object.values(endsOf(await job.mainAll({ ...asking, wait: 'none' })))).toEqual(worlds.map(() => 'done'))
    expect(asked.map(({ way }) => way).toSorted()).toEqual([ways.direct, ways.proxied])
    expect(worlds.map(({ cluster }) => cluster.ranges[1])).toEqual([
      '7.7.7.7/32',
      '9.9.9.9/32',
      '7.7.7.7/32',
      '7.7.7.7/32',
    ])
  })
})
