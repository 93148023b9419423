import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Emulator, startEmulator } from '../../emulator/emulator.ts'
import type { IdentityMachine } from '../../emulator/identity-machine.ts'
import type { Act } from '../../emulator/wire/faults.ts'
import { type Cloud, cloudByName } from '../../src/azure/cloud.ts'
import { credentialFor } from '../../src/azure/credential.ts'
import type { SignInError } from '../../src/azure/explain-sign-in.ts'
import { networkErrorIn } from '../../src/network-error.ts'
import { asRunner } from '../support/as-runner.ts'

// Through Microsoft's own library, to an emulated machine in Azure. Within one process it keeps a machine's tokens and goes by the way
// of its first credential, so there is one machine, and each test asks for an identity of its own.

const tenantId = '11111111-1111-1111-1111-111111111111'
const cloud = cloudByName('AzureCloud') as Cloud

let azure: Emulator
let machine: IdentityMachine
let environment: NodeJS.ProcessEnv
beforeAll(async () => {
  azure = await startEmulator()
  asRunner(azure, await azure.runner())
  machine = await azure.machine()
  Object.assign(process.env, machine.env)
  environment = { ...process.env }
})
beforeEach(() => {
  azure.journal.clear()
  azure.faults.clear()
  machine.assign({})
})
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name]
  Object.assign(process.env, environment)
})
afterAll(() => azure.close())

let identities = 0
/** The client ID of an identity that no test before has used. */
function identity(): string {
  identities += 1
  const clientId = `44444444-4444-4444-4444-${String(identities).padStart(12, '0')}`
  azure.entra.register({ tenantId, clientId })
  return clientId
}

async function signIn(clientId?: string, env: Readonly<Record<string, string>> = {}) {
  Object.assign(process.env, env)
  const masked: string[] = []
  const credential = credentialFor({ method: 'managed-identity', clientId }, cloud, {
    env: process.env,
    idToken: () => Promise.reject(new Error('GitHub is not asked.')),
    federatedToken: () => 'no.file.read',
    mask: (text) => void masked.push(text),
  })
  return { token: await credential.getToken(cloud.scope), masked }
}

async function refusal(...asked: Parameters<typeof signIn>): Promise<SignInError> {
  return signIn(...asked).then(
    () => Promise.reject(new Error('The sign-in succeeded.')),
    (error: SignInError) => error,
  )
}

const asked = () => azure.journal.entries.map(({ path }) => new URL(path, 'http://machine').searchParams)

const oidc = '`auth-method: oidc` with `tenant-id`, `client-id` and `permissions: { id-token: write }`'
const githubs = `A GitHub-hosted runner is a machine of GitHub's, without an identity of yours: sign in with ${oidc}.`
const hosted = { RUNNER_ENVIRONMENT: 'github-hosted' }

describe('a machine without the identity says so, and what to do', () => {
  test('where the client ID is of none of its identities', async () => {
    machine.assign({ system: identity(), user: [identity()] })
    const clientId = identity()
    expect(await refusal(clientId)).toMatchObject({
      code: 'sign-in-managed-identity',
      message: `This machine has no managed identity with client ID ${clientId}.`,
      remedy: expect.stringContaining(
        'not its object ID. Or assign the identity to the machine (az vm identity assign',
      ),
      said: 'invalid_request: Identity not found (HTTP 400)',
      transient: false,
    })
  })

  test('where it has several, and none is named', async () => {
    machine.assign({ user: [identity(), identity()] })
    expect(await refusal(undefined, { RUNNER_ENVIRONMENT: 'self-hosted' })).toMatchObject({
      message: 'This machine has several managed identities, and `client-id` names none of them.',
      said: expect.stringContaining('Multiple user assigned identities exist'),
    })
  })

  test.each([undefined, '55555555-5555-5555-5555-555555555555'])(
    "where it is GitHub's, which is in Azure as well (client ID: %s)",
    async (clientId) => {
      const error = await refusal(clientId, hosted)
      expect(error).toMatchObject({ code: 'sign-in-managed-identity', remedy: githubs, transient: false })
      expect(error.message).toMatch(/^This machine has no managed identity/)
    },
  )

  test('whatever else the service says, in its own words', async () => {
    azure.faults.add({ act: { status: 403, body: `{"error":"no","error_description":"${'x '.repeat(5_000)}"}` } })
    const error = await refusal(identity())
    expect(error).toMatchObject({
      code: 'sign-in-managed-identity',
      message: 'The identity service of this machine gave no token.',
      said: expect.stringMatching(/^no: (x )+.*… \(HTTP 403\)$/),
    })
    expect(error.said?.length).toBeLessThan(520)
  })
})

describe('a service that fails is asked once a try', () => {
  test.each([408, 410, 429, 500, 503])('HTTP %i passes', async (status) => {
    azure.faults.add({ act: { status } })
    const error = await refusal(identity())
    expect(error).toMatchObject({ code: 'sign-in-imds-unreachable', transient: true })
    expect(error.message).toMatch(new RegExp(`gave no token: 127\\.0\\.0\\.1:\\d+ answered HTTP ${status}\\.$`))
    expect(networkErrorIn(error)).toBeUndefined()
    expect(asked()).toHaveLength(1)
  })

  test('a redirect is not followed', async () => {
    azure.faults.add({ act: { status: 302, headers: { location: `${azure.origin}/stolen` } } })
    expect(await refusal(identity())).toMatchObject({ code: 'sign-in-imds-unreachable' })
    expect(asked()).toHaveLength(1)
  })

  test('an answer without a token passes', async () => {
    azure.faults.add({ act: { status: 200, body: '<html>' } })
    expect(await refusal(identity())).toMatchObject({ code: 'sign-in-imds-unreachable', transient: true })
  })
})

describe('where no service of Azure answers, the step ends after three tries', () => {
  test.each<[string, Act, RegExp]>([
    ['a connection that is cut', 'reset', /could not be reached directly: /],
    ['no answer', 'hang', /could not be reached directly: no answer within 4 s\.$/],
    [
      "another cloud's service",
      { status: 404, body: '<?xml version="1.0"?>' },
      /: what answered at 127\.0\.0\.1:\d+ is not that service \(HTTP 404\)\.$/,
    ],
    [
      'a network that forbids it',
      { status: 403, body: 'denied' },
      /: what answered at 127\.0\.0\.1:\d+ is not that service \(HTTP 403\)\.$/,
    ],
  ])('%s', async (_, act, message) => {
    azure.faults.add({ act })
    const error = await refusal(identity())
    expect(error).toMatchObject({
      code: 'sign-in-imds-unreachable',
      message: expect.stringMatching(message),
      remedy: `\`managed-identity\` is for machines in Azure. On such a machine, let the step reach http://169.254.169.254 (a container's network or a network policy may be in the way). Elsewhere sign in with ${oidc}; in a pod with \`workload-identity\`.`,
      transient: true,
    })
    expect(networkErrorIn(error)?.lasting).toBe('if-repeated')
  })

  test("on GitHub's machine, with the way that there is", async () => {
    azure.faults.add({ act: 'reset' })
    expect(await refusal(identity(), hosted)).toMatchObject({ code: 'sign-in-imds-unreachable', remedy: githubs })
  })
})

// Last, since the library keeps the token of the machine's own identity.
describe('the identity of a machine', () => {
  test('is the one that has the client ID, and its token is masked', async () => {
    const [clientId, other] = [identity(), identity()]
    machine.assign({ system: identity(), user: [other, clientId] })
    const { token, masked } = await signIn(clientId)
    expect(azure.entra.authenticate(`Bearer ${token?.token}`)).toMatchObject({ appId: clientId, tenantId })
    expect(masked).toEqual([token?.token])
    expect(asked().map((query) => query.get('resource'))).toEqual(['https://management.azure.com'])
  })

  test("is the machine's own without a client ID", async () => {
    const system = identity()
    machine.assign({ system, user: [identity()] })
    const { token } = await signIn()
    expect(azure.entra.authenticate(`Bearer ${token?.token}`)).toMatchObject({ appId: system })
    expect(asked()[0]?.has('client_id')).toBe(false)
  })

  test('is asked for in a pod as well, whose own the library would take', async () => {
    const clientId = identity()
    machine.assign({ user: [clientId] })
    await signIn(clientId, { AZURE_TENANT_ID: tenantId, AZURE_FEDERATED_TOKEN_FILE: '/nowhere' })
    expect(asked()).toHaveLength(1)
  })
})
