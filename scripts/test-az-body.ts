// What Microsoft's own Azure CLI sends to change the list, beside what the action sends for the same change: docs/azure-cli.md
// explains each difference, and this fails for one that it doesn't name.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { productionCluster } from '../emulator/arm/seed/production-cluster.ts'
import type { JournalEntry } from '../emulator/wire/journal.ts'
import { inputsFor, seen, subscription, tenantId, withAzureCli } from './test-az-session.ts'

const place = { subscription, tenant: tenantId, resourceGroup: 'rg-shop', name: 'aks-shop', location: 'westeurope' }
const office = '137.117.106.88/29'
const partner = '52.174.3.9/32'
const document = readFileSync(join(import.meta.dirname, '..', 'docs', 'azure-cli.md'), 'utf8')

await withAzureCli({
  settings: { operationMs: 0, propagationMs: 0 },
  populate: (azure) =>
    azure.arm.addCluster({
      body: productionCluster({ ...place, authorizedIPRanges: [office] }),
      egress: ['52.1.1.1', '52.1.1.2'],
    }),
  async run({ azure, cli, job, version }, cluster) {
    const lastPut = () => azure.journal.find({ method: 'PUT' }).at(-1)
    const ranges = ['--api-server-authorized-ip-ranges', `${office},${partner}`]
    // The emulator refuses what a newer az sends back of its own; what it sent is all that counts here.
    await cli.az('aks', 'update', '--resource-group', 'rg-shop', '--name', 'aks-shop', ...ranges).catch(() => {})
    const theirs = sent(lastPut())
    cluster.edit(({ properties }) => {
      properties.apiServerAccessProfile = { authorizedIPRanges: [office] }
    })
    const main = await job.main({ ...inputsFor(cluster), ranges: partner, wait: 'none' }).result
    assert.equal(main.exitCode, 0, main.log)
    const ours = sent(lastPut())
    seen(`az ${version}: API version ${theirs.apiVersion}, If-Match ${theirs.ifMatch}`)
    seen(`the action: API version ${ours.apiVersion}, If-Match ${ours.ifMatch}`)
    const fields = differences(theirs.body, ours.body)
    for (const { field, az, action } of fields) seen(`${field}: az ${az}, the action ${action}`)
    assert.deepEqual([theirs.ifMatch, ours.ifMatch], ['is not sent', 'is sent'])
    const unexplained = fields.map(({ field }) => field).filter((field) => !document.includes(`\`${field}\``))
    assert.deepEqual([...new Set(unexplained)], [], 'docs/azure-cli.md explains no such difference')
  },
})

function sent(put: JournalEntry | undefined) {
  assert.ok(put !== undefined, 'no PUT was sent')
  return {
    apiVersion: new URLSearchParams(put.path.split('?')[1]).get('api-version'),
    ifMatch: put.headers['if-match'] === undefined ? 'is not sent' : 'is sent',
    body: JSON.parse(put.body) as unknown,
  }
}

interface Difference {
  readonly field: string
  readonly az: string
  readonly action: string
}

/** The fields that only one of them sends, or with another value, each by its path below `properties`. */
function differences(az: unknown, action: unknown, field = ''): Difference[] {
  if (isDeepStrictEqual(az, action)) return []
  if (Array.isArray(az) && Array.isArray(action) && az.length === action.length)
    return az.flatMap((item, index) => differences(item, action[index], `${field}[]`))
  if (!isMap(az) || !isMap(action)) return [{ field, az: spelled(az), action: spelled(action) }]
  const keys = new Set([...Object.keys(az), ...Object.keys(action)])
  return [...keys].flatMap((key) => {
    const inner = field === '' || field === 'properties' ? key : `${field}.${key}`
    return differences(az[key], action[key], inner)
  })
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function spelled(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
