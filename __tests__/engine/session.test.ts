import { expect, test } from '@jest/globals'
import { type RecordedLog, recordedLog } from './support/recorded-log.ts'
import { createWorld, failureOf } from './support/world.ts'

const subscription = '33333333-3333-4333-8333-333333333333'
const another = '66666666-6666-4666-8666-666666666666'

test.each([
  ['that the inputs name, whatever az is set to', subscription, another],
  ['that az is set to, where the inputs name none', undefined, subscription],
])('a cluster is looked for in the subscription %s', async (_, subscriptionId, current) => {
  const world = createWorld({ ranges: ['8.8.8.8/32'] })
  const job = world.job()
  job.world.currentSubscription = async () => current
  await job.main({ wait: 'none', targets: [{ subscriptionId, resourceGroup: 'rg-shop', name: 'aks-shop' }] })
  expect(job.writes.map(({ list }) => list)).toEqual([['8.8.8.8/32', '9.9.9.9/32']])
})

test('a cluster that is named with and without its subscription is one, where az is set to that', async () => {
  const job = createWorld({ ranges: ['8.8.8.8/32'] }).job()
  const named = { resourceGroup: 'rg-shop', name: 'aks-shop' }
  const targets = [undefined, subscription].map((subscriptionId) => ({ ...named, subscriptionId }))
  await job.main({ wait: 'none', targets })
  expect(job.writes.map(({ list }) => list)).toEqual([['8.8.8.8/32', '9.9.9.9/32']])
})

test('of several clusters each has a log of its own', async () => {
  const world = createWorld({ ranges: ['8.8.8.8/32'] })
  const job = world.job()
  const logs = new Map<string, RecordedLog>()
  job.world.logOf = (label) => {
    const log = recordedLog(world.clock.now)
    logs.set(label, log)
    return log
  }
  const targets = ['aks-shop', 'aks-none'].map((name) => ({
    subscriptionId: subscription,
    resourceGroup: 'rg-shop',
    name,
  }))
  await job.main({ wait: 'none', targets })
  expect([...logs.keys()]).toEqual(['aks-shop', 'aks-none'])
  expect(logs.get('aks-shop')?.at('info')).toContain('Plan: 1 entry now, 1 to add, 0 to remove.')
})

test('a step says how it has signed in', async () => {
  const job = createWorld({ ranges: ['8.8.8.8/32'] }).job()
  await job.main({ wait: 'none' })
  expect(job.log.at('info')).toContain('Signed in with oidc as application client in tenant tenant (0 s)')
})

test('a main step gives up within two minutes on a sign-in that fails for the moment', async () => {
  const { clock, ...world } = createWorld({ ranges: ['8.8.8.8/32'] })
  const job = world.job()
  job.world.signIn = async () => {
    throw Object.assign(new Error('Entra has an outage.'), { transient: true })
  }
  const begun = clock.now()
  expect(await failureOf(job.main())).toMatchObject({ message: expect.stringContaining('Entra has an outage.') })
  expect(clock.now() - begun).toBeGreaterThan(60_000)
  expect(clock.now() - begun).toBeLessThanOrEqual(120_000)
})
