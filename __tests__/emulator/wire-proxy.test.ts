import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { productionCluster } from '../../emulator/arm/seed/production-cluster.ts'
import { type Emulator, type Runner, startEmulator } from '../../emulator/emulator.ts'
import { ask, raw, until } from './wire-client.ts'

const clock = { now: () => Date.UTC(2030, 5, 1) }
let emulator: Emulator
let runner: Runner
let fqdn: string

beforeAll(async () => {
  emulator = await startEmulator({ clock })
  runner = await emulator.runner('20.50.1.1')
  const body = productionCluster({
    subscription: '00000000-0000-0000-0000-000000000001',
    tenant: '11111111-1111-1111-1111-111111111111',
    resourceGroup: 'shop',
    name: 'shop',
    location: 'westeurope',
    authorizedIPRanges: ['20.50.1.0/24'],
  })
  fqdn = emulator.arm.addCluster({ body }).fqdn
})

afterAll(() => emulator.close())

describe('an address service', () => {
  test.each([
    ['https://api.ipify.org/', '20.50.1.1'],
    ['https://api.ipify.org', '20.50.1.1'],
    ['https://ipv4.icanhazip.com', '20.50.1.1\n'],
    ['https://checkip.amazonaws.com', '20.50.1.1\n'],
    ['https://ifconfig.me/ip', '20.50.1.1'],
    ['https://ipinfo.io/ip', '20.50.1.1\n'],
    ['https://v4.ident.me', '20.50.1.1'],
    ['https://ipecho.net/plain', '20.50.1.1'],
    ['https://api4.my-ip.io/ip', '20.50.1.1'],
    ['https://ip4.seeip.org', '20.50.1.1'],
  ])('%s tells the caller its address as the real one does', async (url, body) => {
    expect(await ask(emulator, url, { by: runner })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body,
    })
  })

  test('tells each runner its own address, also once it has moved', async () => {
    const [first, second] = [await emulator.runner(), await emulator.runner('51.12.0.7')]
    const told = () =>
      Promise.all([first, second].map(async (by) => (await ask(emulator, 'https://v4.ident.me', { by })).body))
    expect(first.address).not.toBe(second.address)
    expect(await told()).toEqual([first.address, '51.12.0.7'])
    second.moveTo('51.12.0.8')
    expect(second.address).toBe('51.12.0.8')
    expect(await told()).toEqual([first.address, '51.12.0.8'])
  })

  test('lies, fails or comes into being on demand, until it is made honest again', async () => {
    const by = runner
    const undo = [
      emulator.addressServices.answer('api.ipify.org', '8.8.8.8'),
      emulator.addressServices.answer('v4.ident.me', { status: 503, headers: {}, body: 'overloaded' }),
      emulator.addressServices.answer('ip.contoso.com', '9.9.9.9\n'),
    ]
    expect(await ask(emulator, 'https://api.ipify.org', { by })).toMatchObject({ status: 200, body: '8.8.8.8' })
    expect(await ask(emulator, 'https://v4.ident.me', { by })).toMatchObject({ status: 503, body: 'overloaded' })
    expect(await ask(emulator, 'https://ip.contoso.com', { by })).toMatchObject({ status: 200, body: '9.9.9.9\n' })
    for (const honest of undo) honest()
    expect((await ask(emulator, 'https://api.ipify.org', { by })).body).toBe('20.50.1.1')
    expect(await ask(emulator, 'https://ip.contoso.com', { by })).toMatchObject({ status: 502 })
  })
})

describe('the proxy', () => {
  test.each([
    ['an unknown host', 'unknown.example:443'],
    ['a port without a listener', 'management.azure.com:8080'],
    ['an API server that no cluster has', 'gone-12345678.hcp.westeurope.azmk8s.io:443'],
  ])('answers 502 to a CONNECT to %s, and notes it', async (_, authority) => {
    const connection = raw(runner, `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`)
    await connection.closed
    expect(connection.received()).toMatch(/^HTTP\/1\.1 502 Bad Gateway\r\n/)
    const host = authority.replace(/:443$/, '')
    expect(emulator.journal.find({ host })).toMatchObject([{ method: 'CONNECT', caller: '20.50.1.1', status: 502 }])
  })

  test('refuses a request that is no CONNECT', async () => {
    const connection = raw(
      runner,
      'GET http://api.ipify.org/ HTTP/1.1\r\nHost: api.ipify.org\r\nConnection: close\r\n\r\n',
    )
    await connection.closed
    expect(connection.received()).toMatch(/^HTTP\/1\.1 405 /)
  })

  test('keeps a CONNECT that got through out of the journal: the request in it is what counts', async () => {
    emulator.journal.clear()
    await ask(emulator, 'https://ifconfig.me/ip', { by: runner })
    expect(emulator.journal.entries).toMatchObject([{ method: 'GET', host: 'ifconfig.me', path: '/ip' }])
  })
})

describe('certificates', () => {
  test.each(['https://management.azure.com/', 'https://login.microsoftonline.us/', 'https://api.ipify.org/'])(
    '%s is trusted by clients that trust the CA file, and by no others',
    async (url) => {
      await expect(ask(emulator, url, { by: runner })).resolves.toHaveProperty('status')
      await expect(ask(emulator, url, { by: runner, trust: '' })).rejects.toMatchObject({
        code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      })
    },
  )

  test("an API server's is signed by a CA that the file doesn't hold", async () => {
    await expect(ask(emulator, `https://${fqdn}/readyz`, { by: runner })).rejects.toMatchObject({
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    })
  })
})

describe('an API server', () => {
  const answer = (path: string, more = {}) =>
    ask(emulator, `https://${fqdn}${path}`, { by: runner, trust: 'any', ...more })
  const headers = { authorization: 'Bearer anything' }

  test.each([
    [401, { status: 401, body: /"reason":"Unauthorized"/ }],
    [403, { status: 403, body: /"reason":"Forbidden"/ }],
    [200, { status: 200, body: /^ok$/ }],
  ] as const)('answers %d to a probe without a credential, as set', async (anonymousStatus, expected) => {
    emulator.settings.anonymousStatus = anonymousStatus
    const { status, body } = await answer('/readyz')
    emulator.settings.anonymousStatus = 401
    expect({ status, body }).toEqual({ status: expected.status, body: expect.stringMatching(expected.body) })
  })

  test('lets a caller with a credential look and deploy', async () => {
    const deployment = '{"kind":"Deployment"}'
    const path = '/apis/apps/v1/namespaces/default/deployments'
    expect(await answer('/readyz', { headers })).toMatchObject({ status: 200, body: 'ok' })
    expect(JSON.parse((await answer('/version', { headers })).body)).toHaveProperty('gitVersion')
    expect(await answer(path, { method: 'POST', headers, body: deployment })).toMatchObject({
      status: 201,
      body: deployment,
    })
    expect(await answer(path, { method: 'POST', body: deployment })).toMatchObject({ status: 401 })
    expect(await answer('/api/v1/pods', { headers })).toMatchObject({ status: 404 })
  })

  test("never answers the CONNECT of a runner that isn't authorized, and does once it is", async () => {
    emulator.journal.clear()
    const stranger = await emulator.runner('51.13.0.1')
    const connection = raw(stranger, `CONNECT ${fqdn}:443 HTTP/1.1\r\nHost: ${fqdn}\r\n\r\n`)
    await until(() => emulator.journal.find({ status: 'hang' }).length === 1)
    // Whatever is answered after this is answered after a hang would have been.
    await ask(emulator, 'https://api.ipify.org', { by: stranger })
    expect(connection.received()).toBe('')
    connection.hangUp()
    await until(() => emulator.journal.find({ method: 'CONNECT' })[0]?.ms !== 0)
    expect(emulator.journal.find({ method: 'CONNECT' })).toMatchObject([
      { host: fqdn, caller: '51.13.0.1', status: 'hang' },
    ])
    stranger.moveTo('20.50.1.77')
    expect(await answer('/readyz', { by: stranger })).toMatchObject({ status: 401 })
  })
})

describe("GitHub's API", () => {
  test.each([
    [
      '/repos/octo/deploy/actions/runs/42/attempts/1',
      200,
      { id: 42, run_attempt: 1, status: 'completed', conclusion: 'success' },
    ],
    [
      '/repos/Octo/Deploy/actions/runs/42/attempts/2',
      200,
      { id: 42, run_attempt: 2, status: 'in_progress', conclusion: null },
    ],
    ['/repos/octo/deploy/actions/runs/42', 200, { id: 42, run_attempt: 2, status: 'in_progress', conclusion: null }],
    ['/repos/octo/deploy/actions/runs/42/attempts/3', 404, { message: 'Not Found', status: '404' }],
    ['/repos/octo/other/actions/runs/42', 404, { message: 'Not Found', status: '404' }],
  ])('tells of %s', async (path, status, run) => {
    emulator.workflowRuns.report({ repository: 'octo/deploy', runId: 42, runAttempt: 2, status: 'in_progress' })
    emulator.workflowRuns.report({ repository: 'octo/deploy', runId: 42, status: 'completed' })
    const answer = await ask(emulator, `https://api.github.com${path}`, { by: runner })
    expect({ status: answer.status, run: JSON.parse(answer.body) }).toEqual({ status, run })
  })
})

describe('the clouds', () => {
  test.each([
    ['management.azure.com', 'https://login.microsoftonline.com', 'https://management.azure.com/'],
    ['management.usgovcloudapi.net', 'https://login.microsoftonline.us', 'https://management.usgovcloudapi.net/'],
    ['management.chinacloudapi.cn', 'https://login.chinacloudapi.cn', 'https://management.chinacloudapi.cn/'],
  ])('%s names its own sign-in authority and audience', async (host, loginEndpoint, audience) => {
    const { body } = await ask(emulator, `https://${host}/metadata/endpoints?api-version=2022-09-01`, { by: runner })
    expect(JSON.parse(body).authentication).toMatchObject({
      loginEndpoint,
      audiences: expect.arrayContaining([audience]),
    })
  })

  test('a Date header tells the emulated time', async () => {
    const { headers } = await ask(emulator, 'https://management.azure.com/subscriptions', { by: runner })
    expect(headers.date).toBe('Sat, 01 Jun 2030 00:00:00 GMT')
  })
})

describe('the direct origin', () => {
  test.each([
    ['straight, from the address that is set for that', false, '52.1.2.3'],
    ["through a proxy, from the runner's address", true, '20.50.1.1'],
  ])('serves ARM and Entra side by side: %s', async (_, proxied, caller) => {
    emulator.settings.directCaller = '52.1.2.3'
    emulator.journal.clear()
    const by = proxied ? { by: runner } : {}
    const { origin } = emulator
    const metadata = await ask(emulator, `${origin}/metadata/endpoints?api-version=2022-09-01`, by)
    expect(JSON.parse(metadata.body).authentication).toMatchObject({ loginEndpoint: origin, audiences: [origin] })
    const configuration = await ask(emulator, `${origin}/common/v2.0/.well-known/openid-configuration`, by)
    expect(JSON.parse(configuration.body).token_endpoint).toBe(`${origin}/common/oauth2/v2.0/token`)
    expect(emulator.journal.entries.map((entry) => entry.caller)).toEqual([caller, caller])
  })
})

test('a port that is taken is named in the error', async () => {
  const port = Number(new URL(emulator.origin).port)
  await expect(startEmulator({ port })).rejects.toThrow(
    new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 can't be had \\(.*EADDRINUSE.*\\)\\. Free it, or name another\\.$`),
  )
})

test('runners without a named address get addresses of their own, also where they start side by side', async () => {
  const other = await startEmulator({ clock })
  const runners = [await other.runner(), ...(await Promise.all([other.runner(), other.runner()]))]
  await other.close()
  expect(runners.map(({ address }) => address)).toEqual(['20.84.7.10', '20.84.7.11', '20.84.7.12'])
})

describe('closing', () => {
  test('cuts whatever hangs and leaves no file behind', async () => {
    const other = await startEmulator({ clock })
    const by = await other.runner()
    other.faults.add({ match: { host: 'api.ipify.org' }, act: 'hang' })
    const hanging = expect(ask(other, 'https://api.ipify.org', { by })).rejects.toMatchObject({ code: 'ECONNRESET' })
    await until(() => other.journal.find({ status: 'hang' }).length === 1)
    await other.close()
    await hanging
    expect(existsSync(other.caFile)).toBe(false)
    await expect(ask(emulator, 'https://api.ipify.org', { by })).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})
