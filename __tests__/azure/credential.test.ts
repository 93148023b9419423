import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Emulator, startEmulator } from '../../emulator/emulator.ts'
import type { JobSeed } from '../../emulator/identity/github.ts'
import type { Act } from '../../emulator/wire/faults.ts'
import { type Cloud, cloudByName, cloudNames } from '../../src/azure/cloud.ts'
import { credentialFor } from '../../src/azure/credential.ts'
import type { SignInError } from '../../src/azure/explain-sign-in.ts'
import type { SignIn } from '../../src/azure/sign-in.ts'
import { readFederatedToken } from '../../src/runner/federated-token.ts'
import { requestIdToken } from '../../src/runner/id-token.ts'
import { asRunner } from '../support/as-runner.ts'

// Through Microsoft's own libraries, to the emulated Entra and GitHub.

const tenantId = '11111111-1111-1111-1111-111111111111'
const clientId = '22222222-2222-2222-2222-222222222222'
const repository = 'octo/shop'
const oidc: SignIn = { method: 'oidc', tenantId, clientId, audience: undefined }
const secret: SignIn = { method: 'client-secret', tenantId, clientId }

let azure: Emulator
let environment: NodeJS.ProcessEnv
beforeAll(async () => {
  azure = await startEmulator()
  asRunner(azure, await azure.runner())
  environment = { ...process.env }
})
beforeEach(() => {
  azure.journal.clear()
  azure.faults.clear()
  trust(`repo:${repository}:ref:refs/heads/main`)
})
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name]
  Object.assign(process.env, environment)
})
afterAll(() => azure.close())

function trust(subject: string): void {
  const audiences = cloudNames.map((name) => cloudCalled(name).idTokenAudience)
  const federated = audiences.map((audience) => ({ subject, audience }))
  azure.entra.register({ tenantId, clientId, secret: 'the-secret', federated })
}

function cloudCalled(name: string): Cloud {
  const cloud = cloudByName(name)
  if (cloud === undefined) throw new Error(`There is no ${name}.`)
  return cloud
}

interface Asked {
  readonly cloud?: Cloud
  readonly env?: Readonly<Record<string, string>>
  readonly job?: Partial<JobSeed>
}

/** The credential of a job of that repository, which has asked for nothing yet. */
function started(as: SignIn, { cloud = cloudCalled('AzureCloud'), env = {}, job = {} }: Asked = {}) {
  Object.assign(process.env, azure.github.job({ repository, ...job }).env, env)
  const masked: string[] = []
  const credential = credentialFor(as, cloud, {
    env: process.env,
    idToken: (audience) => requestIdToken(audience, process.env),
    federatedToken: readFederatedToken,
    mask: (text) => void masked.push(text),
  })
  return { masked, credential, scope: cloud.scope }
}

async function signIn(...asked: Parameters<typeof started>) {
  const job = started(...asked)
  return { ...job, token: await job.credential.getToken(job.scope) }
}

async function refusal(...asked: Parameters<typeof signIn>): Promise<SignInError> {
  return signIn(...asked).then(
    () => Promise.reject(new Error('The sign-in succeeded.')),
    (error: SignInError) => error,
  )
}

/** The hosts that were asked, GitHub's own aside. */
function hostsAsked(): string[] {
  const hosts = azure.journal.entries.map(({ host }) => host.replace(/:443$/, ''))
  return [...new Set(hosts)].filter((host) => !host.endsWith('.actions.githubusercontent.com'))
}

const hijacking = {
  MSAL_FORCE_REGION: 'westeurope',
  AZURE_REGIONAL_AUTHORITY_NAME: 'westeurope',
  REGION_NAME: 'westeurope',
  AZURE_AUTHORITY_HOST: 'https://login.evil.example',
  AZURE_POD_IDENTITY_AUTHORITY_HOST: 'https://login.evil.example',
  AZURE_IDENTITY_DISABLE_MULTITENANTAUTH: '1',
}

describe('whatever the environment names, only the authority of the cloud is asked', () => {
  test.each(cloudNames.flatMap((name) => [oidc, secret].map((as) => ({ name, as, method: as.method }))))(
    'in $name by $method',
    async ({ name, as }) => {
      const cloud = cloudCalled(name)
      const { token } = await signIn(as, { cloud, env: { ...hijacking, AZURE_CLIENT_SECRET: 'the-secret' } })
      expect(token?.token).toEqual(expect.any(String))
      expect(hostsAsked()).toEqual([new URL(cloud.authority).host])
    },
  )

  test.each(Object.entries(hijacking))('%s alone', async (name, value) => {
    await signIn(oidc, { env: { [name]: value } })
    expect(hostsAsked()).toEqual(['login.microsoftonline.com'])
  })
})

describe("a sign-in with GitHub's ID token", () => {
  test('masks both tokens, and asks for each once', async () => {
    const { token, masked } = await signIn(oidc)
    const [{ answer = '' } = {}] = azure.journal.find({ method: 'GET', path: /idtoken/ })
    expect(masked).toEqual([JSON.parse(answer).value, token?.token])
    expect(azure.journal.find({ path: /idtoken/ })).toHaveLength(1)
  })

  test('keeps its token, and has a fresh ID token for the next one', async () => {
    const { credential, scope } = await signIn(oidc)
    await credential.getToken(scope)
    expect(azure.journal.find({ path: /idtoken/ })).toHaveLength(1)
    await credential.getToken(scope, { claims: '{"access_token":{}}' })
    expect(azure.journal.find({ path: /idtoken/ })).toHaveLength(2)
  })

  test("ends with GitHub's refusal where there is none", async () => {
    azure.faults.add({ match: { path: /idtoken/ }, act: { status: 403 } })
    expect(await refusal(oidc)).toMatchObject({ code: 'sign-in-id-token', transient: false })
    expect(hostsAsked()).toEqual([])
  })

  test('is told by its own failure, not by that of an earlier try', async () => {
    azure.faults.add({ match: { method: 'POST' }, times: 1, act: { status: 503 } })
    const { credential, scope } = started(oidc)
    await expect(credential.getToken(scope)).rejects.toMatchObject({ code: 'sign-in-unreachable' })
    azure.faults.add({ match: { path: /idtoken/ }, act: { status: 403 } })
    await expect(credential.getToken(scope)).rejects.toMatchObject({ code: 'sign-in-id-token' })
  })

  test('takes a subject with IDs for another than one without, and shows how to trust it', async () => {
    const job = { ownerId: 123456, repositoryId: 789012, immutableSubject: true }
    expect(await refusal(oidc, { job })).toMatchObject({
      code: 'sign-in-subject',
      message: `No federated credential of application ${clientId} trusts this job. GitHub presented the subject`,
      exact: 'repo:octo@123456/shop@789012:ref:refs/heads/main',
      commands: [
        `az ad app federated-credential create --id ${clientId} \\`,
        `  --parameters '{`,
        ' "name": "repo-octo-123456-shop-789012-ref-refs-heads-main",',
        ' "issuer": "https://token.actions.githubusercontent.com",',
        ' "subject": "repo:octo@123456/shop@789012:ref:refs/heads/main",',
        ' "audiences": [',
        '  "api://AzureADTokenExchange"',
        ' ]',
        "}'",
      ].join('\n'),
      said: expect.stringMatching(
        /^AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:octo@123456\/shop@789012:ref:refs\/heads\/main'\./,
      ),
      transient: false,
    })
    trust('repo:octo@123456/shop@789012:ref:refs/heads/main')
    expect((await signIn(oidc, { job })).token).not.toBeNull()
  })

  test.each<[string, Parameters<typeof signIn>, string, RegExp]>([
    [
      'letter case',
      [oidc, { job: { repository: 'Octo/shop' } }],
      'sign-in-subject',
      /fits this job but for letter case\. GitHub presented the subject$/,
    ],
    [
      'an audience',
      [{ ...oidc, audience: 'api://other' }],
      'sign-in-audience',
      /expects the audience of this job's token\. GitHub presented the audience$/,
    ],
    [
      'an unknown tenant',
      [{ ...oidc, tenantId: 'other.example' }],
      'sign-in-tenant',
      /^Tenant other\.example is not known\.$/,
    ],
    [
      'an unknown application',
      [{ ...oidc, clientId: 'x' }],
      'sign-in-client',
      /^Application x is not known in tenant 1/,
    ],
  ])('is explained where it is refused for %s', async (_, asked, code, message) => {
    const error = await refusal(...asked)
    expect(error).toMatchObject({ code, message: expect.stringMatching(message), transient: false })
    expect(error.remedy).not.toContain('id-token')
  })
})

describe("a sign-in with a pod's token file", () => {
  const account = 'system:serviceaccount:arc:runner'
  let folder: string
  let pod: Extract<SignIn, { method: 'workload-identity' }>
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pod-'))
    pod = { method: 'workload-identity', tenantId, clientId, tokenFile: join(folder, 'azure-identity-token') }
    azure.entra.register({ tenantId, clientId, federated: { subject: account, issuer: azure.kubernetes.issuer } })
    await renewed()
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** As Kubernetes does it: into a folder of its own, to which links lead. */
  async function renewed(name = 'runner'): Promise<string> {
    const token = await azure.kubernetes.serviceAccountToken('arc', name)
    const projected = mkdtempSync(join(folder, '..20'))
    writeFileSync(join(projected, 'azure-identity-token'), token)
    for (const link of ['..data', 'azure-identity-token']) rmSync(join(folder, link), { force: true })
    symlinkSync(projected, join(folder, '..data'))
    symlinkSync(join('..data', 'azure-identity-token'), pod.tokenFile)
    return token
  }

  const sent = () =>
    azure.journal.find({ method: 'POST' }).map(({ body }) => new URLSearchParams(body).get('client_assertion'))

  test('sends and masks what the file holds, asks GitHub for nothing, and reads the file anew for each token', async () => {
    const first = await renewed()
    const { credential, scope, masked, token } = await signIn(pod)
    const second = await renewed()
    const next = await credential.getToken(scope, { claims: '{"access_token":{}}' })
    expect(sent()).toEqual([first, second])
    expect(masked).toEqual([first, token?.token, second, next?.token])
    expect(azure.journal.find({ path: /idtoken/ })).toEqual([])
  })

  test('asks the authority of the cloud alone, whatever the environment names', async () => {
    await signIn(pod, { env: { ...hijacking, AZURE_KUBERNETES_TOKEN_PROXY: 'https://login.evil.example' } })
    expect(hostsAsked()).toEqual(['login.microsoftonline.com'])
  })

  test('sends nothing where the file holds no token', async () => {
    writeFileSync(join(folder, 'secret'), 'root:x:0:0:')
    const error = await refusal({ ...pod, tokenFile: join(folder, 'secret') })
    expect(error).toMatchObject({
      code: 'sign-in-token-file',
      message: `The token file of the workload identity, ${folder}/secret, holds no JSON Web Token.`,
    })
    expect(azure.journal.entries).toEqual([])
  })

  test("that Entra refuses names GitHub's ID token as the other way, and how to trust the service account", async () => {
    await renewed('other')
    expect(await refusal(pod)).toMatchObject({
      code: 'sign-in-subject',
      message: `No federated credential of application ${clientId} trusts this runner's service account. Its token has the subject`,
      exact: 'system:serviceaccount:arc:other',
      remedy: expect.stringContaining(
        "If this job is to sign in with GitHub's ID token, set `auth-method: oidc` with its `client-id`.",
      ),
      commands: expect.stringContaining(`"subject": "system:serviceaccount:arc:other"`),
      transient: false,
    })
  })

  test('that another issuer has signed is refused', async () => {
    writeFileSync(
      join(folder, 'github'),
      await azure.github.idToken({ sub: account, aud: 'api://AzureADTokenExchange' }),
    )
    expect(await refusal({ ...pod, tokenFile: join(folder, 'github') })).toMatchObject({
      code: 'sign-in-issuer',
      message: expect.stringContaining("trusts this runner's cluster. Its token has the issuer"),
    })
  })
})

describe('a client secret', () => {
  test('is taken without the blank space around it, and masked', async () => {
    const { token, masked } = await signIn(secret, { env: { AZURE_CLIENT_SECRET: ' the-secret\r\n' } })
    expect(masked).toEqual(['the-secret', token?.token])
  })

  test('that is wrong is not tried again', async () => {
    expect(await refusal(secret, { env: { AZURE_CLIENT_SECRET: 'wrong' } })).toMatchObject({
      code: 'sign-in-secret',
      message: `AZURE_CLIENT_SECRET is not a secret of application ${clientId}.`,
      transient: false,
    })
  })

  test('that the library refuses to try is told', async () => {
    expect(
      await refusal({ ...secret, tenantId: 'no tenant' }, { env: { AZURE_CLIENT_SECRET: 'the-secret' } }),
    ).toMatchObject({
      code: 'sign-in-refused',
      message: expect.stringMatching(/^Signing in to Azure with client-secret failed: Invalid tenant id provided\./),
      transient: false,
    })
  })

  test('that the post step lacks is named', async () => {
    expect(await refusal(secret, { env: { AZURE_CLIENT_SECRET: '\n' } })).toMatchObject({
      code: 'sign-in-secret',
      message: 'Signing in to Azure with client-secret failed: the environment variable AZURE_CLIENT_SECRET is empty.',
      transient: false,
    })
  })

  test.each<[string, Act, RegExp]>([
    [
      'an outage',
      { status: 503, body: 'x'.repeat(100_000) },
      /^Signing in to Azure with client-secret failed, as Microsoft Entra gave no token: login\.microsoftonline\.com answered HTTP 503\.$/,
    ],
    ['a connection that is cut', 'reset', /hang up|ECONNRESET/],
  ])('%s is told from a refusal', async (_, act, words) => {
    azure.faults.add({ match: { method: 'POST' }, act })
    const error = await refusal(secret, { env: { AZURE_CLIENT_SECRET: 'the-secret' } })
    expect(error).toMatchObject({
      code: 'sign-in-unreachable',
      message: expect.stringMatching(words),
      transient: true,
    })
  })
})

describe('az', () => {
  let folder: string
  const cli: SignIn = { method: 'azure-cli', tenantId: undefined, lacksIdToken: false }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'az-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** An az that does as the script says, and notes how it was started. */
  function azThat(script: string): Record<string, string> {
    writeFileSync(join(folder, 'az'), `#!/bin/sh\necho "$@" > ${folder}/seen\n${script}\n`)
    chmodSync(join(folder, 'az'), 0o755)
    return { PATH: `${folder}:/usr/bin:/bin` }
  }

  test.each([
    ['AzureCloud', 'https://management.core.windows.net/'],
    ['AzureUSGovernment', 'https://management.core.usgovcloudapi.net/'],
    ['AzureChinaCloud', 'https://management.core.chinacloudapi.cn/'],
  ])('is asked in %s for the resource that it has a token for: %s', async (name, resource) => {
    const env = azThat(`echo '{"accessToken":"t","expires_on":4000000000}'`)
    const { masked } = await signIn(cli, { cloud: cloudCalled(name), env })
    expect(readFileSync(join(folder, 'seen'), 'utf8')).toBe(
      `account get-access-token --output json --resource ${resource}\n`,
    )
    expect(masked).toEqual(['t'])
  })

  const dead =
    "The Azure CLI is not signed in, or can't renew its token: what azure/login with OIDC leaves behind lasts for minutes."
  test.each([
    [
      'whose token is dead',
      'echo "ERROR: AADSTS700024: Client assertion is not within its valid time range. az login --scope x" >&2; exit 1',
      dead,
    ],
    ['that is not signed in', `echo "ERROR: Please run 'az login' to setup account." >&2; exit 1`, dead],
    ['that fails otherwise', 'echo "ERROR: no room" >&2; exit 1', 'The Azure CLI gave no token.'],
  ])('%s is told with both ways out', async (_, script, message) => {
    expect(await refusal(cli, { env: azThat(script) })).toMatchObject({
      code: 'sign-in-azure-cli',
      message,
      remedy:
        'Use `auth-method: oidc` with `tenant-id`, `client-id` and `permissions: { id-token: write }`, which asks anew each time; or put azure/login right before this step. If a variable should have filled `tenant-id` and `client-id`, check its name.',
      transient: false,
    })
  })

  test('that is missing is told', async () => {
    expect(await refusal(cli, { env: { PATH: folder } })).toMatchObject({
      message: 'The Azure CLI (`az`) is not on this machine.',
    })
  })

  test('that stands in for an application of the environment is told with the permission first', async () => {
    const error = await refusal({ ...cli, lacksIdToken: true }, { env: azThat('exit 1') })
    expect(error).toMatchObject({
      code: 'sign-in-id-token',
      message:
        'AZURE_CLIENT_ID names an application to sign in as, which takes an ID token from GitHub, and this job may not ask for one. The Azure CLI gave no token.',
      remedy: 'Give the job `permissions: { id-token: write }`. Or put azure/login right before this step.',
    })
  })
})
