import { afterEach, expect, test } from '@jest/globals'
import { type Scenario, scenario } from '../support/scenario.ts'

const permanent = ['137.117.106.88/29', '4.4.4.4/32']

let world: Scenario
afterEach(() => world.close())

// Fifty jobs at once are in `schedules/load.test.ts`, in process.
test('three jobs at once on one cluster, six processes in all, get in and out again, each by its own address alone', async () => {
  // The processes hurry, and the limits of real time would be in their way.
  world = await scenario({ ranges: permanent, settings: { operationMs: 30, throttling: false } })
  const addresses = Array.from({ length: 3 }, (_, index) => `20.84.7.${index + 1}/32`)
  const mains = await Promise.all(addresses.map((address) => world.main({ 'runner-ip': address, wait: 'none' })))
  expect(mains.map(({ exitCode }) => exitCode)).toEqual(addresses.map(() => 0))
  expect(mains.map(({ outputs }) => outputs.added)).toEqual(addresses)
  expect(world.cluster.ranges.toSorted()).toEqual([...permanent, ...addresses].toSorted())

  const posts = await Promise.all(mains.map((main) => world.post(main)))
  expect(posts.map(({ exitCode }) => exitCode)).toEqual(addresses.map(() => 0))
  expect(world.cluster.ranges.toSorted()).toEqual(permanent.toSorted())
  expect(world.requests('PUT').filter(({ status }) => status === 200)).toHaveLength(6)
}, 120_000)
