import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Scenario, scenario } from '../support/scenario.ts'

let world: Scenario
beforeAll(async () => {
  world = await scenario({ ranges: ['137.117.106.88/29', '4.4.4.4'] })
})
afterAll(() => world.close())

test('a runner is let in for the job, and the list is then as it was', async () => {
  const main = await world.main({ 'include-runner-ip': 'true' })
  expect(main).toMatchObject({
    exitCode: 0,
    outputs: { changed: 'true', restricted: 'true', added: '20.84.7.10/32', 'runner-ip': '20.84.7.10/32' },
  })
  expect(main.log).toContain(
    'Signed in with oidc as application 22222222-2222-2222-2222-222222222222 in tenant 11111111-1111-1111-1111-111111111111 (',
  )
  expect(main.log).toMatch(/^Cluster aks-shop \(rg-shop, westeurope\): restricted, 2 of 200 entries \([\d.]+ s\)$/m)
  const log = main.log.replaceAll(/^::.*\n/gm, '')
  expect(log).toMatch(/^Plan: 2 entries now, 1 to add, 0 to remove\.\nUpdate: 1 added, accepted by AKS \([\d.]+ s\)$/m)
  expect(log).toMatch(
    /^Wait: in force for this runner \([\d.]+ s\)\n\+ 20\.84\.7\.10\/32 {2}this runner, until the job ends\n$/m,
  )
  expect(main.log).toMatch(/^::debug::ARM: GET \/subscriptions\/\S+: 200, correlation ID [\da-f-]{36}$/m)
  expect(world.azure.arm.apiServer(world.cluster.fqdn)?.admits(world.runner.address)).toBe(true)
  const post = await world.post(main)
  expect(post.exitCode).toBe(0)
  expect(world.written()).toEqual([
    ['137.117.106.88/29', '4.4.4.4', '20.84.7.10/32'],
    ['137.117.106.88/29', '4.4.4.4/32'],
  ])
  expect(world.cluster.ranges).toEqual(['137.117.106.88/29', '4.4.4.4/32'])
})

test('the common temporary access takes two requests to ARM: one read and one conditional write', async () => {
  const here = world.beside({ name: 'two-requests', ranges: ['137.117.106.88/29'] })
  const before = world.azure.journal.entries.length
  // With the action's own pace, which looks for the operation's end after some seconds only.
  await here.main({ 'include-runner-ip': 'true' }, {})
  const arm = world.azure.journal.entries.slice(before).filter(({ host }) => host === 'management.azure.com')
  expect(arm.map(({ method }) => method)).toEqual(['GET', 'PUT'])
  expect(arm[1]?.headers['if-match']).toBe(JSON.parse(arm[0]?.answer ?? '{}').eTag)
})

test('a post step that is told to wait for the acceptance alone sends one write, and says no more than that', async () => {
  const here = world.beside({ name: 'accepted', ranges: ['137.117.106.88/29'] })
  const main = await here.main({ 'include-runner-ip': 'true', 'restore-wait': 'accepted' })
  const sent = world.azure.journal.find({ host: 'management.azure.com' }).length
  const post = await here.post(main)
  expect(post.exitCode).toBe(0)
  const asked = world.azure.journal.find({ host: 'management.azure.com' }).slice(sent)
  expect(asked.map(({ method, status }) => `${method} ${status}`)).toEqual(['GET 200', 'PUT 200'])
  expect(post.log).toContain('Undone: 20.84.7.10/32 taken out (accepted by AKS; its end was not seen).\n')
  expect(post.summary).toContain('closed to this runner again, accepted by AKS and not yet in force')
})

test('a runner that is let in already needs no write, and its access is waited for all the same', async () => {
  const here = world.beside({ name: 'let-in', ranges: ['20.84.0.0/16'] })
  const main = await here.main({ 'include-runner-ip': 'true' })
  expect(main.outputs.changed).toBe('false')
  expect(main.log).toContain('::notice title=let-in::The list covers what is asked for already.\n')
  expect(world.azure.journal.find({ host: here.cluster.fqdn, path: /readyz/ }).length).toBeGreaterThanOrEqual(3)
  const post = await here.post(main)
  expect(post.log.trim()).toBe('The main step wrote nothing.')
  expect(here.written()).toEqual([])
})
