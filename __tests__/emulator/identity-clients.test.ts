import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { productionCluster } from '../../emulator/arm/seed/production-cluster.ts'
import { type Emulator, type Runner, startEmulator } from '../../emulator/emulator.ts'

const tenantId = '11111111-1111-1111-1111-111111111111'
const clientId = '22222222-2222-2222-2222-222222222222'
const subscription = '00000000-0000-0000-0000-000000000001'
let emulator: Emulator
let runner: Runner

beforeAll(async () => {
  emulator = await startEmulator()
  runner = await emulator.runner()
  const its = { subscription, tenant: tenantId, resourceGroup: 'shop', name: 'shop', location: 'westeurope' }
  emulator.arm.addCluster({ body: productionCluster({ ...its, authorizedIPRanges: ['20.1.2.3/32'] }) })
  const federated = { subject: 'repo:octo/deploy:ref:refs/heads/main' }
  emulator.entra.register({ tenantId, clientId, secret: 'right', federated })
})

afterAll(() => emulator.close())

/** A process that knows of the emulator nothing but the environment; it prints the cluster's list, or the error. */
async function listRanges(
  credential: string,
  env: Record<string, string>,
  arm = 'management.azure.com',
): Promise<string> {
  const script = `
    import { getIDToken } from '@actions/core'
    import { ContainerServiceClient } from '@azure/arm-containerservice'
    import { ClientAssertionCredential, ClientSecretCredential } from '@azure/identity'
    const cloud = { endpoint: 'https://${arm}', credentials: { scopes: ['https://${arm}/.default'] } }
    const client = new ContainerServiceClient(${credential}, '${subscription}', { apiVersion: '2025-10-01', ...cloud })
    try {
      const { apiServerAccessProfile } = await client.managedClusters.get('shop', 'shop')
      process.stdout.write('ranges ' + apiServerAccessProfile.authorizedIPRanges)
    } catch (error) {
      process.stdout.write(error.message)
    }
  `
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH: process.env.PATH, ...runner.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return text(child.stdout)
}

const bySecret = (secret: string, authority = 'login.microsoftonline.com') =>
  `new ClientSecretCredential('${tenantId}', '${clientId}', '${secret}', { authorityHost: 'https://${authority}' })`
const byGithub = `new ClientAssertionCredential('${tenantId}', '${clientId}', () => getIDToken('api://AzureADTokenExchange'))`

test.each([
  ['a client secret', bySecret('right'), /^ranges 20\.1\.2\.3\/32$/],
  ['a wrong secret', bySecret('left'), /AADSTS7000215: Invalid client secret provided/],
  ["GitHub's ID token", byGithub, /ranges 20\.1\.2\.3\/32$/],
])("Microsoft's own libraries sign in by %s", async (_, credential, expected) => {
  emulator.journal.clear()
  expect(await listRanges(credential, { ...emulator.github.job({ repository: 'octo/deploy' }).env })).toMatch(expected)
  expect(new Set(emulator.journal.entries.map(({ caller }) => caller))).toEqual(new Set([runner.address]))
})

test.each([
  ['management.usgovcloudapi.net', 'login.microsoftonline.us'],
  ['management.chinacloudapi.cn', 'login.chinacloudapi.cn'],
])("Microsoft's own libraries reach %s by way of %s", async (arm, authority) => {
  emulator.journal.clear()
  expect(await listRanges(bySecret('right', authority), {}, arm)).toBe('ranges 20.1.2.3/32')
  expect(emulator.journal.find({ host: arm })).toMatchObject([{ method: 'GET', status: 200 }])
})
