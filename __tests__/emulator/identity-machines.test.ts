import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { decodeJwt } from 'jose'
import { type Emulator, startEmulator } from '../../emulator/emulator.ts'
import type { IdentityMachine, MachineOptions } from '../../emulator/identity-machine.ts'

// What signs in without GitHub: a machine in Azure by its metadata service, and a pod by its token file.

const tenantId = '11111111-1111-1111-1111-111111111111'
const [own, first, second] = ['own', 'first', 'second']
const arm = { 'api-version': '2018-02-01', resource: 'https://management.azure.com/' }

let azure: Emulator
let machine: IdentityMachine
beforeAll(async () => {
  azure = await startEmulator()
  machine = await azure.machine()
  for (const clientId of [own, first, second]) azure.entra.register({ tenantId, clientId })
})
beforeEach(() => machine.assign({}))
afterAll(() => azure.close())

async function ask(query: Readonly<Record<string, string>>, headers: Record<string, string> = { metadata: 'true' }) {
  const url = `${machine.env.AZURE_POD_IDENTITY_AUTHORITY_HOST}/metadata/identity/oauth2/token?${new URLSearchParams(query)}`
  const response = await fetch(url, { headers })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

describe('the metadata service of a machine in Azure', () => {
  test.each<[string, MachineOptions, Readonly<Record<string, string>>, string]>([
    ['its own identity where none is named', { system: own, user: [first] }, arm, own],
    ['the only assigned one where it has none of its own', { user: [first] }, arm, first],
    ['the one that is named', { system: own, user: [first, second] }, { ...arm, client_id: second }, second],
  ])('has a token that ARM takes, for %s', async (_, identities, query, expected) => {
    machine.assign(identities)
    const { status, body } = await ask(query)
    expect(status).toBe(200)
    expect(body).toMatchObject({ client_id: expected, token_type: 'Bearer', resource: arm.resource })
    expect(Number(body.expires_on)).toBe(decodeJwt(body.access_token ?? '').exp)
    expect(azure.entra.authenticate(`Bearer ${body.access_token}`)).toMatchObject({ appId: expected })
  })

  test.each<[string, MachineOptions, Readonly<Record<string, string>>, string]>([
    ['no identity', {}, arm, 'Identity not found'],
    ['another identity', { system: own }, { ...arm, client_id: first }, 'Identity not found'],
    ['several, and none named', { user: [first, second] }, arm, 'Multiple user assigned identities exist, please'],
    ['a resource that is none', { system: own }, { ...arm, resource: 'https://x.example' }, 'AADSTS500011: '],
  ])('refuses with 400: %s', async (_, identities, query, words) => {
    machine.assign(identities)
    expect(await ask(query)).toMatchObject({ status: 400, body: { error_description: expect.stringContaining(words) } })
  })

  test.each([{}, { metadata: 'true', 'x-forwarded-for': '20.84.7.10' }])(
    'takes nothing that a page or a proxy may have sent: %j',
    async (headers) => {
      machine.assign({ system: own })
      expect(await ask(arm, headers)).toMatchObject({ status: 400, body: { error: 'bad_request_102' } })
    },
  )
})

test("a pod's token says who it is, as Kubernetes writes it", async () => {
  const token = await azure.kubernetes.serviceAccountToken('arc', 'runner')
  const claims = decodeJwt(token)
  expect(claims).toMatchObject({
    iss: azure.kubernetes.issuer,
    sub: 'system:serviceaccount:arc:runner',
    aud: ['api://AzureADTokenExchange'],
  })
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3_600)
})
