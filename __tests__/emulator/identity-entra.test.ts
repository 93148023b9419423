import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import { createEntra, type Entra } from '../../emulator/identity/entra.ts'
import { createGithub, type Github, githubIssuer } from '../../emulator/identity/github.ts'
import { signInHost } from '../../emulator/sites.ts'
import type { Request, Response } from '../../emulator/wire/http.ts'

const tenant = '11111111-1111-1111-1111-111111111111'
const clientId = '22222222-2222-2222-2222-222222222222'
const subject = 'repo:octo/deploy:ref:refs/heads/main'
const audience = 'api://AzureADTokenExchange'
const start = Date.UTC(2030, 0, 1)
const minute = 60_000

let now = start
let entra: Entra
let github: Github

beforeAll(async () => {
  const clock = { now: () => now }
  github = await createGithub(clock)
  entra = await createEntra({
    clock,
    federatedIssuers: [{ url: githubIssuer, hasSigned: github.hasSigned }],
    signInHost: (host) => signInHost(host, 'localhost:8443'),
  })
})

beforeEach(() => {
  now = start
  entra.settings.accessTokenSeconds = 3_900
  entra.register({ tenantId: tenant, clientId, objectId: 'object', secret: 'right', federated: { subject, audience } })
})

async function send(
  method: string,
  url: string,
  body = '',
): Promise<{ status: number; body: Record<string, unknown> }> {
  const signal = new AbortController().signal
  const request: Request = { method, url: new URL(url), headers: {}, body, caller: '20.50.1.1', signal }
  const answer = (await entra.service(request)) as Response
  return { status: answer.status, body: answer.body === '' ? {} : JSON.parse(answer.body) }
}

const post = (url: string, form: Record<string, string>) => send('POST', url, new URLSearchParams(form).toString())
const origin = 'https://login.microsoftonline.com'
const v2 = `${origin}/${tenant}/oauth2/v2.0/token`
const byClient = { grant_type: 'client_credentials', client_id: clientId }
const bySecret = { ...byClient, client_secret: 'right' }
const scope = 'https://management.azure.com/.default'
const asserted = (client_assertion: string) => ({
  ...byClient,
  scope,
  client_assertion,
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
})

describe('a token', () => {
  test('tells whose it is and for what, and is signed by a key that Entra publishes', async () => {
    const { status, body } = await post(v2, { ...bySecret, scope })
    expect({ status, body }).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 3_900 } })
    const keys = await send('GET', `${origin}/${tenant}/discovery/v2.0/keys`)
    const { payload } = await jwtVerify(
      String(body.access_token),
      createLocalJWKSet(keys.body as unknown as Parameters<typeof createLocalJWKSet>[0]),
      { currentDate: new Date(now) },
    )
    expect(payload).toMatchObject({
      aud: 'https://management.azure.com',
      iss: `https://sts.windows.net/${tenant}/`,
      appid: clientId,
      oid: 'object',
      tid: tenant,
      exp: start / 1000 + 3_900,
    })
  })

  test('is known again with its principal until it ends', async () => {
    entra.settings.accessTokenSeconds = 60
    const { body } = await post(v2, { ...bySecret, scope })
    const authorization = `Bearer ${body.access_token}`
    now = start + minute - 1
    expect(entra.authenticate(authorization)).toEqual({ objectId: 'object', appId: clientId, tenantId: tenant })
    now = start + minute
    expect(entra.authenticate(authorization)).toBeUndefined()
  })

  test.each([[undefined], ['Bearer eyJhbGciOiJub25lIn0.e30.'], ['Basic cmlnaHQ6cmlnaHQ='], ['']])(
    'is not what %p is',
    (authorization) => {
      expect(entra.authenticate(authorization)).toBeUndefined()
    },
  )

  test.each([
    ['v2', v2, { scope }, 'https://management.azure.com'],
    [
      'v2, a resource with a slash',
      v2,
      { scope: 'https://management.core.windows.net//.default' },
      'https://management.core.windows.net/',
    ],
    [
      'v1',
      `${origin}/${tenant}/oauth2/token`,
      { resource: 'https://management.azure.com/' },
      'https://management.azure.com/',
    ],
    [
      'AD FS',
      'https://localhost:8443/adfs/oauth2/token',
      { resource: 'https://localhost:8443' },
      'https://localhost:8443',
    ],
    [
      'AD FS as MSAL asks',
      'https://localhost:8443/adfs/oauth2/token',
      { scope: 'https://localhost:8443/.default' },
      'https://localhost:8443',
    ],
    [
      'the US Government',
      `https://login.microsoftonline.us/${tenant}/oauth2/v2.0/token`,
      { scope: 'https://management.usgovcloudapi.net/.default' },
      'https://management.usgovcloudapi.net',
    ],
    [
      'China',
      `https://login.partner.microsoftonline.cn/${tenant}/oauth2/v2.0/token`,
      { scope: 'https://management.chinacloudapi.cn/.default' },
      'https://management.chinacloudapi.cn',
    ],
  ])('is issued over the protocol of %s', async (_, url, asked: Record<string, string>, aud) => {
    const { status, body } = await post(url, { ...bySecret, ...asked })
    expect(status).toBe(200)
    expect(decodeJwt(String(body.access_token)).aud).toBe(aud)
  })
})

describe('a federated credential', () => {
  test.each([
    ['at once', 0],
    ['up to ten minutes later, for clocks may differ by five', 10 * minute - 1],
  ])('takes an ID token that GitHub signed: %s', async (_, later) => {
    const token = await github.idToken({ sub: subject, aud: audience })
    now = start + later
    expect(await post(v2, asserted(token))).toMatchObject({ status: 200, body: { token_type: 'Bearer' } })
  })

  test('of another cloud wants the audience that was registered', async () => {
    entra.register({ tenantId: tenant, clientId, federated: { subject, audience: 'api://AzureADTokenExchangeUSGov' } })
    const token = await github.idToken({ sub: subject, aud: 'api://AzureADTokenExchangeUSGov' })
    expect(await post(v2, asserted(token))).toMatchObject({ status: 200 })
  })

  test.each([
    [
      'another subject',
      { sub: 'repo:octo/deploy:pull_request' },
      700213,
      "presented assertion subject 'repo:octo/deploy:pull_request'",
    ],
    [
      'another letter case',
      { sub: 'repo:Octo/deploy:ref:refs/heads/main' },
      7002138,
      'but not with case-sensitive comparison',
    ],
    [
      'another audience',
      { aud: 'api://AzureADTokenExchangeChina' },
      700212,
      "presented assertion audience 'api://AzureADTokenExchangeChina'",
    ],
  ])('refuses %s with the code that says so', async (_, claims, code, text) => {
    const token = await github.idToken({ sub: subject, aud: audience, ...claims })
    expect(await post(v2, asserted(token))).toMatchObject({
      status: 401,
      body: { error: 'invalid_client', error_codes: [code], error_description: expect.stringContaining(text) },
    })
  })

  test.each([
    ['has expired', 10 * minute, 'Current time: 2030-01-01T00:10:00.000Z'],
    ['is not valid yet', -16 * minute, 'Current time: 2029-12-31T23:44:00.000Z'],
  ])('refuses a token that %s', async (_, later, text) => {
    const token = await github.idToken({ sub: subject, aud: audience })
    now = start + later
    expect(await post(v2, asserted(token))).toMatchObject({
      status: 401,
      body: { error_codes: [700024], error_description: expect.stringContaining(text) },
    })
  })

  test('refuses a token of an issuer it does not name', async () => {
    const federated = { subject, issuer: 'https://oidc.contoso.com' }
    entra.register({ tenantId: tenant, clientId, federated })
    const token = await github.idToken({ sub: subject, aud: audience })
    expect(await post(v2, asserted(token))).toMatchObject({
      body: { error_codes: [700211], error_description: expect.stringContaining(`issuer '${githubIssuer}'`) },
    })
  })

  test('refuses a token that another key signed in the name of GitHub', async () => {
    const stranger = await createGithub({ now: () => now })
    const token = await stranger.idToken({ sub: subject, aud: audience })
    expect(await post(v2, asserted(token))).toMatchObject({ status: 401, body: { error_codes: [50013] } })
  })
})

describe('a request for a token is refused', () => {
  const elsewhere = `${origin}/99999999-9999-9999-9999-999999999999/oauth2/v2.0/token`
  test.each<[string, string, Record<string, string>, number, string, number, string]>([
    [
      'with a wrong secret',
      v2,
      { ...bySecret, client_secret: 'left', scope },
      401,
      'invalid_client',
      7000215,
      clientId,
    ],
    [
      'with no credential',
      v2,
      { ...byClient, scope },
      401,
      'invalid_client',
      7000218,
      "'client_assertion' or 'client_secret'",
    ],
    ['with an assertion that is no JWT', v2, asserted('nonsense'), 401, 'invalid_client', 50027, 'malformed'],
    [
      'with an assertion of no type',
      v2,
      { ...byClient, scope, client_assertion: 'x' },
      400,
      'invalid_request',
      900144,
      "'client_assertion_type'",
    ],
    [
      'by an unknown application',
      v2,
      { ...bySecret, client_id: 'unknown', scope },
      400,
      'unauthorized_client',
      700016,
      "'unknown'",
    ],
    ['in an unknown tenant', elsewhere, { ...bySecret, scope }, 400, 'invalid_request', 90002, '99999999'],
    [
      'for an unknown resource',
      v2,
      { ...bySecret, scope: 'https://vault.contoso.com/.default' },
      400,
      'invalid_resource',
      500011,
      'https://vault.contoso.com',
    ],
    [
      "for another cloud's resource",
      v2,
      { ...bySecret, scope: 'https://management.chinacloudapi.cn/.default' },
      400,
      'invalid_resource',
      500011,
      'chinacloudapi',
    ],
    [
      'for a single permission',
      v2,
      { ...bySecret, scope: 'https://management.azure.com/user_impersonation' },
      400,
      'invalid_scope',
      1002012,
      '/.default',
    ],
    ['for nothing', v2, bySecret, 400, 'invalid_request', 900144, "'scope'"],
    [
      'for nothing, over v1',
      `${origin}/${tenant}/oauth2/token`,
      bySecret,
      400,
      'invalid_request',
      900144,
      "'resource'",
    ],
    ['without a grant', v2, { client_id: clientId }, 400, 'invalid_request', 900144, "'grant_type'"],
    ['without a client', v2, { grant_type: 'client_credentials' }, 400, 'invalid_request', 900144, "'client_id'"],
    [
      'by another grant',
      v2,
      { ...bySecret, grant_type: 'password' },
      400,
      'unsupported_grant_type',
      70003,
      "'password'",
    ],
  ])('%s', async (_, url, form, status, error, code, text) => {
    expect(await post(url, form)).toMatchObject({
      status,
      body: {
        error,
        error_codes: [code],
        error_description: expect.stringMatching(new RegExp(`^AADSTS${code}: .*Timestamp: 2030-01-01 00:00:00Z$`)),
        error_uri: `${origin}/error?code=${code}`,
      },
    })
    expect((await post(url, form)).body.error_description).toContain(text)
  })

  test('with a federated token, where the application has no such credential', async () => {
    entra.register({ tenantId: tenant, clientId, secret: 'right' })
    const token = await github.idToken({ sub: subject, aud: audience })
    expect(await post(v2, asserted(token))).toMatchObject({ status: 401, body: { error_codes: [70025] } })
  })

  test('with a secret that has been rotated', async () => {
    const { objectId } = entra.register({ tenantId: tenant, clientId, secret: 'newer' })
    expect(objectId).toBe('object')
    expect(await post(v2, { ...bySecret, scope })).toMatchObject({ body: { error_codes: [7000215] } })
    expect(await post(v2, { ...bySecret, client_secret: 'newer', scope })).toMatchObject({ status: 200 })
  })
})

describe('discovery', () => {
  test.each([
    [`${origin}/${tenant}/v2.0/.well-known/openid-configuration`, v2, `${origin}/${tenant}/v2.0`],
    [
      `${origin}/${tenant}/.well-known/openid-configuration`,
      `${origin}/${tenant}/oauth2/token`,
      `https://sts.windows.net/${tenant}/`,
    ],
    [
      'https://localhost:8443/adfs/.well-known/openid-configuration',
      'https://localhost:8443/adfs/oauth2/token',
      'https://sts.windows.net/adfs/',
    ],
  ])('%s names the token endpoint and the issuer', async (url, token_endpoint, issuer) => {
    expect(await send('GET', url)).toMatchObject({ status: 200, body: { token_endpoint, issuer } })
  })

  test('of an unknown tenant fails as a sign-in to it does', async () => {
    expect(await send('GET', `${origin}/contoso/v2.0/.well-known/openid-configuration`)).toMatchObject({
      status: 400,
      body: { error: 'invalid_tenant', error_codes: [90002], error_description: expect.stringContaining("'contoso'") },
    })
  })

  test("of an instance names all of a cloud's hosts", async () => {
    const authority = encodeURIComponent(`${origin}/${tenant}/oauth2/v2.0/authorize`)
    const url = `${origin}/common/discovery/instance?api-version=1.1&authorization_endpoint=${authority}`
    expect(await send('GET', url)).toMatchObject({
      status: 200,
      body: {
        tenant_discovery_endpoint: `${origin}/${tenant}/v2.0/.well-known/openid-configuration`,
        metadata: [
          { preferred_network: 'login.microsoftonline.com', aliases: expect.arrayContaining(['login.windows.net']) },
        ],
      },
    })
  })

  test('anything else is not found', async () => {
    expect(await send('GET', `${origin}/${tenant}/oauth2/v2.0/devicecode`)).toEqual({ status: 404, body: {} })
  })
})
