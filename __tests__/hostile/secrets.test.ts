import { afterEach, expect, test } from '@jest/globals'
import type { StepResult } from '../../emulator/actions-runner/job.ts'
import { errorsOf, quick, type Scenario, scenario } from '../support/scenario.ts'

const permanent = ['137.117.106.88/29']
const cluster = /\/managedClusters\//
/** As much as a step can be made to log. */
const loud = { ...quick, env: { RUNNER_DEBUG: '1', AZURE_LOG_LEVEL: 'verbose', AZURE_CLIENT_SECRET: '' } }

let world: Scenario
afterEach(() => world.close())

/** Everything secret that was on the wire: access tokens, ID tokens, what they were asked for with, and the client secret. */
function secretsSent({ azure }: Scenario): Set<string> {
  const secrets = new Set<string>()
  for (const { headers, body, answer } of azure.journal.entries) {
    for (const text of [headers.authorization ?? '', body, answer]) {
      for (const [token] of text.matchAll(/[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}/g)) secrets.add(token)
    }
    const [, bearer] = /^Bearer (.{20,})$/i.exec(headers.authorization ?? '') ?? []
    if (bearer !== undefined) secrets.add(bearer)
    if (body.includes('the-secret')) secrets.add('the-secret')
  }
  return secrets
}

/** What every reader sees of a step. The commands that have the runner mask a secret name it, and aren't shown. */
function shown({ log, summary, outputs, state }: StepResult): string {
  const masks = /^::add-mask::.*$/gm
  return [log.replace(masks, ''), summary, JSON.stringify(outputs), JSON.stringify(state)].join('\n')
}

function expectNoSecretIn(steps: readonly StepResult[], least: number): void {
  const secrets = secretsSent(world)
  expect(secrets.size).toBeGreaterThanOrEqual(least)
  for (const step of steps) {
    const text = shown(step)
    for (const secret of secrets) {
      expect(text).not.toContain(secret)
      // Neither its signature alone, nor what its middle says.
      for (const part of secret.split('.')) if (part.length > 20) expect(text).not.toContain(part)
    }
  }
}

/** Errors of every kind on the way, so that all that is known of them reaches the debug log. */
function strikeEverything({ azure }: Scenario): void {
  const path = cluster
  azure.faults.add({
    match: { host: 'login.microsoftonline.com', method: 'POST' },
    times: 1,
    act: { status: 503, body: '' },
  })
  azure.faults.add({ match: { method: 'GET', path }, times: 1, act: 'reset' })
  azure.faults.add({ match: { method: 'GET', path }, skip: 1, times: 1, act: { status: 500, body: 'not JSON' } })
  azure.faults.add({
    match: { method: 'PUT', path },
    times: 1,
    act: {
      status: 401,
      headers: {
        'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${Buffer.from('{"access_token":{}}').toString('base64')}"`,
      },
    },
  })
}

test('no token is in the log at debug level, in the summary, in an output or in the state', async () => {
  world = await scenario({ ranges: permanent })
  strikeEverything(world)
  const main = await world.main({ 'runner-ip': '20.84.7.10', wait: 'none' }, loud)
  expect({ exitCode: main.exitCode, errors: errorsOf(main) }).toEqual({ exitCode: 0, errors: [] })
  world.azure.arm.deny({ action: 'Microsoft.ContainerService/managedClusters/write' })
  const post = await world.post(main, loud)
  expect(post.exitCode).toBe(1)
  expect(post.log).toContain('::debug::StepError: Undoing the change failed')
  expect(main.log).toMatch(/azure:identity|azure:core/)
  expectNoSecretIn([main, post], 3)
})

test('the client secret is masked, and goes to Entra alone, wherever an answer points to', async () => {
  world = await scenario({ ranges: permanent })
  const { faults, journal } = world.azure
  faults.add({
    match: { host: 'login.microsoftonline.com', method: 'POST' },
    times: 1,
    act: { status: 307, headers: { location: 'https://api.ipify.org/steal' } },
  })
  faults.add({
    match: { method: 'GET', path: cluster },
    act: { status: 307, headers: { location: 'https://api.ipify.org/steal' } },
  })
  const main = await world.main(
    { 'runner-ip': '20.84.7.10', wait: 'none' },
    { ...loud, env: { ...loud.env, AZURE_CLIENT_SECRET: 'the-secret' } },
  )
  expect(main.exitCode).toBe(1)
  expect(errorsOf(main)).toEqual([
    'Reading the cluster failed: Azure refuses the request. Azure answered 307. (HTTP 307)',
  ])
  expect(main.log).toContain('::add-mask::the-secret')
  expect(journal.find({ host: 'api.ipify.org' })).toEqual([])
  expectNoSecretIn([main], 2)
})
