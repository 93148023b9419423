// Microsoft's own Azure CLI after azure/login with OIDC, when the ID token of that login is dead: the action still signs in by az,
// since it asks for the one token that az has cached (Azure/azure-cli#28708). Every line is a check.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startJob } from '../emulator/actions-runner/job.ts'
import { productionCluster } from '../emulator/arm/seed/production-cluster.ts'
import { azureCliEnvironment } from '../emulator/azure-cli.ts'
import { startEmulator } from '../emulator/emulator.ts'
import { path, run } from './test-az-cli.ts'
import { clientId, seen, subscription, tenantId, whereAzIs } from './test-az-session.ts'

const subject = 'repo:octo/shop:ref:refs/heads/main'
const place = { subscription, tenant: tenantId, resourceGroup: 'rg-shop', name: 'aks-shop', location: 'westeurope' }

await whereAzIs(async (version) => {
  const azure = await startEmulator({ settings: { operationMs: 200, propagationMs: 100 } })
  const folder = mkdtempSync(join(tmpdir(), 'azure-cli-'))
  azure.entra.register({ tenantId, clientId, federated: { subject } })
  const cluster = azure.arm.addCluster({
    body: productionCluster({ ...place, authorizedIPRanges: ['137.117.106.88/29'] }),
  })
  const runner = await azure.runner('20.84.7.10')
  const env = {
    ...{ PATH: path, HOME: folder, AZURE_CONFIG_DIR: join(folder, 'config') },
    ...azureCliEnvironment(azure),
    ...runner.env,
  }
  const job = startJob({ action: join(import.meta.dirname, '..'), env })
  try {
    const idToken = await azure.github.idToken({ sub: subject, aud: 'api://AzureADTokenExchange' })
    const who = ['--service-principal', '--username', clientId, '--tenant', tenantId]
    const login = await run('az', ['login', ...who, '--federated-token', idToken], env)
    assert.equal(login.exitCode, 0, login.stderr)
    seen(`az ${version} signed in as azure/login with OIDC does, to the cloud that it knows as AzureCloud`)
    azure.entra.settings.assertionSkewSeconds = -3_600
    const other = ['account', 'get-access-token', '--resource', 'https://management.azure.com']
    const refused = await run('az', other, env)
    assert.match(refused.stderr, /AADSTS700024/)
    seen('The ID token is dead: az gives no token for https://management.azure.com (AADSTS700024)')
    const inputs = { cluster: 'aks-shop', 'resource-group': 'rg-shop', 'include-runner-ip': 'true', wait: 'operation' }
    const main = await job.main(inputs).result
    assert.equal(main.exitCode, 0, main.log)
    assert.match(main.log, /^Signed in with azure-cli \(/m)
    assert.deepEqual(cluster.ranges, ['137.117.106.88/29', '20.84.7.10/32'])
    seen(`dist/main signed in by that az, asked it for its subscription, and added ${cluster.ranges.at(-1)}`)
    const post = await job.post(main).result
    assert.equal(post.exitCode, 0, post.log)
    seen(`dist/post took it out again: ${cluster.ranges.join(', ')}`)
    const gone = await run('az', ['account', 'clear'], env)
    assert.equal(gone.exitCode, 0, gone.stderr)
    const late = await job.main({ ...inputs, 'subscription-id': subscription }).result
    assert.match(late.log, /^::error::The Azure CLI is not signed in, .* put azure\/login right before this step\./m)
    seen('Signed out, the step names both remedies')
  } finally {
    job.dispose()
    rmSync(folder, { recursive: true, force: true })
    await azure.close()
  }
})
