import { expect, test } from '@jest/globals'
import { createWorld } from './support/world.ts'

const subscription = '33333333-3333-4333-8333-333333333333'
const another = '66666666-6666-4666-8666-666666666666'

test.each([
  ['that the inputs name, whatever az is set to', subscription, another],
  ['that az is set to, where the inputs name none', undefined, subscription],
])('a cluster is looked for in the subscription %s', async (_, subscriptionId, current) => {
  const world = createWorld({ ranges: ['8.8.8.8/32'] })
  const job = world.job()
  job.world.currentSubscription = async () => current
  await job.main({ wait: 'none', target: { subscriptionId, resourceGroup: 'rg-shop', name: 'aks-shop' } })
  expect(job.writes.map(({ list }) => list)).toEqual([['8.8.8.8/32', '9.9.9.9/32']])
})
