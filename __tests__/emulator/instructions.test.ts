import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from '@jest/globals'
import { productionCluster } from '../../emulator/arm/seed/production-cluster.ts'
import { startEmulator } from '../../emulator/emulator.ts'
import { instructions } from '../../emulator/instructions.ts'
import { quick } from '../support/scenario.ts'

const folder = mkdtempSync(join(tmpdir(), 'aks-authorized-ip-ranges-'))
const emulator = await startEmulator({ settings: { operationMs: 150, propagationMs: 100 } })
afterAll(async () => {
  await emulator.close()
  rmSync(folder, { recursive: true })
})

test('the command that `npm run emulator` prints lets its runner in, pasted as it stands', async () => {
  const names = { subscription: '33333333-3333-4333-8333-333333333333', resourceGroup: 'shop' }
  const tenantId = '11111111-1111-1111-1111-111111111111'
  const application = { tenantId, clientId: '22222222-2222-2222-2222-222222222222' }
  emulator.entra.register({ ...application, secret: 'not-a-secret' })
  const place = { name: 'shop', location: 'westeurope', authorizedIPRanges: ['20.103.5.16/29'] }
  const cluster = emulator.arm.addCluster({ body: productionCluster({ ...names, ...place, tenant: tenantId }) })
  const runners = [await emulator.runner('20.84.7.10')]
  const text = instructions({
    emulator,
    ...application,
    clientSecret: 'not-a-secret',
    ...names,
    cluster: 'shop',
    runners,
  })
  const [command = 'false'] = /^env .*?index\.js$/ms.exec(text) ?? []
  const env = { PATH: process.env.PATH, TMPDIR: folder, NODE_OPTIONS: quick.nodeArguments.join(' ') }
  await promisify(execFile)('bash', ['-c', command], { cwd: join(import.meta.dirname, '..', '..'), env })
  expect(cluster.ranges).toEqual(['20.103.5.16/29', '20.84.7.10/32'])
})
