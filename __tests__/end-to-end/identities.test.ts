import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../emulator/actions-runner/job.ts'
import type { IdentityMachine } from '../../emulator/identity-machine.ts'
import { codesOf, errorsOf, quick, type Scenario, scenario } from '../support/scenario.ts'

// Runners that have an identity of their own, through the bundle.

const tenantId = '11111111-1111-1111-1111-111111111111'
const clientId = '44444444-4444-4444-4444-444444444444'
const permanent = ['137.117.106.88/29']
const access = { 'include-runner-ip': 'true', 'tenant-id': '', 'client-id': '' }
const withEnv = (env: Readonly<Record<string, string>>) => ({ ...quick, env })
const oidc = '`auth-method: oidc` with `tenant-id`, `client-id` and `permissions: { id-token: write }`'

let world: Scenario
beforeAll(async () => {
  world = await scenario({ ranges: permanent })
})
beforeEach(() => world.azure.journal.clear())
afterAll(() => world.close())

function expectUndone(main: StepResult, post: StepResult): void {
  expect([errorsOf(main), errorsOf(post)]).toEqual([[], []])
  expect(world.written()).toEqual([[...permanent, '20.84.7.10/32'], permanent])
}

/** The runner's address is asked for beside the sign-in; nothing else may leave. */
const azureRequests = () =>
  world.azure.journal.entries.filter(({ host }) => /\.(azure|microsoftonline)\.com$/.test(host))

describe('a runner that is a pod of a Kubernetes cluster', () => {
  let folder: string
  let pod: Readonly<Record<string, string>>
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pod-'))
    pod = {
      AZURE_TENANT_ID: tenantId,
      AZURE_CLIENT_ID: clientId,
      AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.com/',
      AZURE_FEDERATED_TOKEN_FILE: join(folder, 'azure-identity-token'),
    }
    const federated = { subject: 'system:serviceaccount:arc:runner', issuer: world.azure.kubernetes.issuer }
    world.azure.entra.register({ tenantId, clientId, federated })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  async function renewToken(account = 'runner'): Promise<string> {
    const token = await world.azure.kubernetes.serviceAccountToken('arc', account)
    writeFileSync(join(folder, 'azure-identity-token'), token)
    return token
  }

  test('signs in with the token file, in the post step with what the file of the main step then holds', async () => {
    const first = await renewToken()
    const main = await world.main(access, withEnv(pod))
    const second = await renewToken()
    const post = await world.post(
      main,
      withEnv({ ...pod, AZURE_FEDERATED_TOKEN_FILE: '/nowhere', AZURE_CLIENT_ID: 'x' }),
    )
    expectUndone(main, post)
    expect(main.log).toContain(`Signed in with workload-identity as application ${clientId} in tenant ${tenantId} (`)
    const sent = world.azure.journal.find({ host: 'login.microsoftonline.com', method: 'POST' })
    expect(sent.map(({ body }) => new URLSearchParams(body).get('client_assertion'))).toEqual([first, second])
    expect(world.azure.journal.find({ path: /idtoken/ })).toEqual([])
    expect(main.log).toContain(`::add-mask::${first}\n`)
    expect(post.log).toContain(`::add-mask::${second}\n`)
    expect(JSON.stringify(main.state)).not.toContain(first)
  })

  test("is told how to sign in by GitHub's ID token where Entra refuses the pod's", async () => {
    await renewToken('other')
    const main = await world.main(access, withEnv(pod))
    const [error = '', ...others] = errorsOf(main)
    expect(others).toEqual([])
    expect(codesOf(main)).toEqual(['sign-in-subject'])
    expect(error).toContain('AADSTS700213')
    expect(error).toContain('set `auth-method: oidc` with its `client-id`')
    expect(world.requests('PUT')).toEqual([])
  })

  test('fails at once where the file is gone', async () => {
    rmSync(join(folder, 'azure-identity-token'))
    const main = await world.main(access, withEnv(pod))
    expect(codesOf(main)).toEqual(['sign-in-token-file'])
    expect(azureRequests()).toEqual([])
  })
})

describe('a runner that is a machine in Azure', () => {
  const byMachine = { ...access, 'auth-method': 'managed-identity' }
  let machine: IdentityMachine
  beforeAll(async () => {
    machine = await world.azure.machine({ user: [clientId, '55555555-5555-5555-5555-555555555555'] })
    world.azure.entra.register({ tenantId, clientId })
  })

  /** Loopback by a name that no proxy setting makes an exception of, unlike 127.0.0.1. */
  const elsewhere = () => ({
    AZURE_POD_IDENTITY_AUTHORITY_HOST: machine.env.AZURE_POD_IDENTITY_AUTHORITY_HOST.replace('127.0.0.1', '0.0.0.0'),
  })

  test('signs in with the identity that is assigned to it, in both steps, and never asks the proxy for it', async () => {
    const main = await world.main({ ...byMachine, 'client-id': clientId }, withEnv(elsewhere()))
    const post = await world.post(main, withEnv(elsewhere()))
    expectUndone(main, post)
    expect(main.log).toContain(`Signed in with managed-identity as application ${clientId} (`)
    const asked = world.azure.journal.find({ path: /^\/metadata\/identity/ })
    expect(asked.map(({ status, path }) => [status, new URLSearchParams(path).get('client_id')])).toEqual([
      [200, clientId],
      [200, clientId],
    ])
    const proxied = world.azure.journal.find({ method: 'CONNECT' }).filter(({ host }) => host !== world.cluster.fqdn)
    expect(proxied).toEqual([])
    for (const [index, { log }] of [main, post].entries())
      expect(log).toContain(`::add-mask::${JSON.parse(asked[index]?.answer ?? '').access_token}\n`)
  })

  test('ends after three tries where nothing answers, which is so off Azure', async () => {
    const main = await world.main(byMachine, withEnv({ AZURE_POD_IDENTITY_AUTHORITY_HOST: 'http://0.0.0.0:9' }))
    expect(codesOf(main)).toEqual(['sign-in-imds-unreachable'])
    expect(errorsOf(main)[0]).toContain(`Elsewhere sign in with ${oidc}; in a pod with \`workload-identity\`.`)
    expect(main.log.match(/trying again/g)).toHaveLength(2)
    expect(azureRequests()).toEqual([])
  })

  test("is told what GitHub's own machines lack, which are in Azure as well", async () => {
    machine.assign({})
    const main = await world.main(byMachine, withEnv({ ...elsewhere(), RUNNER_ENVIRONMENT: 'github-hosted' }))
    expect(codesOf(main)).toEqual(['sign-in-managed-identity'])
    expect(errorsOf(main)[0]).toBe(
      `This machine has no managed identity. A GitHub-hosted runner is a machine of GitHub's, without an identity of yours: sign in with ${oidc}. invalid_request: Identity not found (HTTP 400)`,
    )
    expect(main.log).not.toContain('trying again')
  })
})
