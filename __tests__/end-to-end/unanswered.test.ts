import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { FaultMatch } from '../../emulator/wire/faults.ts'
import { annotations, codesOf, errorsOf, quick, type Scenario, scenario } from '../support/scenario.ts'

const permanent = ['137.117.106.88/29']
const support = (file: string) => ['--import', pathToFileURL(join(import.meta.dirname, '..', 'support', file)).href]
const fast = { nodeArguments: [...support('fast-clock.mjs'), ...support('fast-limits.mjs')] }

/** What leaves a client without an answer, and Node without anything to wait for. */
const switched = { status: 101, headers: { connection: 'upgrade', upgrade: 'x' } }

let world: Scenario
beforeAll(async () => {
  world = await scenario({ name: 'first', ranges: permanent })
})
afterAll(() => world.close())

/** One step while every request that matches is answered so. */
async function whileAll<T>(match: FaultMatch, step: () => Promise<T>): Promise<T> {
  const fault = world.azure.faults.add({ match, act: switched })
  try {
    return await step()
  } finally {
    fault.remove()
  }
}

describe('a step of the committed bundle that is answered 101, and then nothing,', () => {
  test.each<[by: string, match: FaultMatch, code: string, inputs: Readonly<Record<string, string>>]>([
    [
      'by the only address service',
      { host: 'api.ipify.org', method: 'GET' },
      'runner-address-unknown',
      { 'include-runner-ip': 'true', 'runner-ip-services': 'https://api.ipify.org' },
    ],
    ['by ARM', { host: 'management.azure.com', method: 'GET' }, 'azure-unreachable', { 'runner-ip': '20.84.7.10' }],
    ['by Entra', { host: 'login.microsoftonline.com' }, 'sign-in-unreachable', { 'runner-ip': '20.84.7.10' }],
    ['by the proxy', { method: 'CONNECT' }, 'sign-in-id-token', { 'runner-ip': '20.84.7.10' }],
  ])('%s, says so and fails', async (_, match, code, inputs) => {
    const main = await whileAll(match, () => world.main({ ...inputs, 'timeout-minutes': '1' }, fast))
    expect({ exitCode: main.exitCode, codes: codesOf(main) }).toEqual({ exitCode: 1, codes: [code] })
    expect(main.summary).toContain(code)
    expect(world.cluster.ranges).toEqual(permanent)
  })

  test('by ARM, in post, prints the commands and fails', async () => {
    const here = world.beside({ name: 'post', ranges: permanent })
    const main = await here.main({ 'runner-ip': '20.84.7.10', wait: 'none', 'timeout-minutes': '1' }, quick)
    const post = await whileAll({ host: 'management.azure.com' }, () => here.post(main, fast))
    expect(post.exitCode).toBe(1)
    expect(errorsOf(post).at(-1)).toMatch(/^The change of this step could not be undone/)
    expect(post.summary).toContain('az aks update')
  })
})

test('a proxy that asks for credentials ends the step at once, which tells where to put them', async () => {
  const fault = world.azure.faults.add({
    match: { method: 'CONNECT', host: 'management.azure.com' },
    act: { status: 407 },
  })
  const main = await world.main({ 'runner-ip': '20.84.7.10' }, quick)
  fault.remove()
  expect(codesOf(main)).toEqual(['proxy-refused'])
  expect(errorsOf(main)).toEqual([
    expect.stringMatching(
      /^Reading the cluster failed: The connection to management\.azure\.com is refused by the proxy 127\.0\.0\.1:\d+ \(HTTP 407\)\. .* put them into HTTPS_PROXY/,
    ),
  ])
  expect(annotations(main.log, 'warning')).toEqual([])
})

test('an authority that the runner does not know ends the step at once, which tells how to make it known', async () => {
  const env = { NODE_EXTRA_CA_CERTS: '', AZURE_CLIENT_SECRET: 'the-secret' }
  const main = await world.main({ 'runner-ip': '20.84.7.10', 'auth-method': 'client-secret' }, { ...quick, env })
  expect(codesOf(main)).toEqual(['certificate-untrusted'])
  expect(errorsOf(main)).toEqual([
    expect.stringMatching(
      /^Signing in to Azure with client-secret failed: The certificate of login\.microsoftonline\.com is not trusted: .* set NODE_EXTRA_CA_CERTS in the job's `env`/,
    ),
  ])
})
