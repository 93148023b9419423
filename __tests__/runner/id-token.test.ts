import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { type Emulator, startEmulator } from '../../emulator/emulator.ts'
import { idTokenHost } from '../../emulator/identity/github.ts'
import type { Act } from '../../emulator/wire/faults.ts'
import { presentedBy } from '../../src/azure/federated-credential.ts'
import { requestIdToken } from '../../src/runner/id-token.ts'
import { asRunner } from '../support/as-runner.ts'

const audience = 'api://AzureADTokenExchange/ä&b'
let azure: Emulator
let env: Readonly<Record<string, string>>
beforeAll(async () => {
  azure = await startEmulator()
  asRunner(azure, await azure.runner())
  env = azure.github.job({ repository: 'octo/shop' }).env
})
afterEach(() => azure.faults.clear())
afterAll(() => azure.close())

/** What comes of it where GitHub acts like that. */
async function refusalOn(act: Act): Promise<{ transient: boolean; message: string; remedy: string }> {
  azure.faults.add({ match: { host: idTokenHost }, act })
  return (await requestIdToken(audience, env).catch((error: unknown) => error)) as ReturnType<typeof refusalOn>
}

const permission =
  'Check that the job has `permissions: { id-token: write }`; a pull request from a fork gets no ID token.'

describe("GitHub's ID token is asked for", () => {
  test('once, with the audience and the token of the job', async () => {
    azure.journal.clear()
    expect(presentedBy(await requestIdToken(audience, env))).toEqual({
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:octo/shop:ref:refs/heads/main',
      audience,
    })
    expect(azure.journal.find({ method: 'GET' })).toMatchObject([
      { host: idTokenHost, headers: { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` } },
    ])
  })

  test.each([301, 302, 307, 308])('of that host alone: a redirect is not followed (%d)', async (status) => {
    azure.journal.clear()
    const location = 'https://api.ipify.org/steal'
    expect(await refusalOn({ status, headers: { location } })).toMatchObject({
      code: 'sign-in-id-token',
      message: `${idTokenHost} redirected the request for an ID token (HTTP ${status}), which is not followed.`,
      transient: false,
    })
    expect(azure.journal.entries.filter(({ host }) => !host.startsWith(idTokenHost))).toEqual([])
  })

  test.each([400, 401, 403, 404])(
    'and where it is refused (%d), the permission is named and it is not asked again',
    async (status) => {
      expect(await refusalOn({ status, body: '{"message":"no"}' })).toMatchObject({
        code: 'sign-in-id-token',
        message: `${idTokenHost} refused an ID token (HTTP ${status}).`,
        remedy: permission,
        transient: false,
      })
    },
  )

  test.each<[string, Act, RegExp]>([
    ['500', { status: 500 }, /gave no ID token \(HTTP 500\)\.$/],
    ['503', { status: 503 }, /gave no ID token \(HTTP 503\)\.$/],
    ['429', { status: 429 }, /gave no ID token \(HTTP 429\)\.$/],
    ['no answer', 'reset', /gave no ID token: /],
    ['no JSON', { status: 200, body: '<html>' }, /with something that can't be read\.$/],
    ['null', { status: 200, body: 'null' }, /with something that can't be read\.$/],
    ['no token', { status: 200, body: '{"value":""}' }, /with something that can't be read\.$/],
    ['more than is read', { status: 200, body: JSON.stringify({ value: 'x'.repeat(100_000) }) }, /can't be read\.$/],
  ])('and may be asked for again after %s', async (_, act, message) => {
    expect(await refusalOn(act)).toMatchObject({
      code: 'sign-in-id-token',
      message: expect.stringMatching(message),
      transient: true,
    })
  })

  test.each([
    ['ACTIONS_ID_TOKEN_REQUEST_URL is empty', { ACTIONS_ID_TOKEN_REQUEST_URL: '' }],
    ['ACTIONS_ID_TOKEN_REQUEST_TOKEN is empty', { ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' }],
    ['ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL', { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://example.com/?a=1' }],
    ['ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL', { ACTIONS_ID_TOKEN_REQUEST_URL: 'nonsense' }],
  ])('only where it can be: %s', async (why, more) => {
    azure.journal.clear()
    await expect(requestIdToken(audience, { ...env, ...more })).rejects.toMatchObject({
      code: 'sign-in-id-token',
      message: `GitHub gives this job no ID token: ${why}.`,
      remedy: permission,
      transient: false,
    })
    expect(azure.journal.entries).toEqual([])
  })
})
