import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { cloudByName } from '../../src/azure/cloud.ts'
import { StepError } from '../../src/errors.ts'
import { leftIn } from '../../src/state/saved-records.ts'
import type { StateStore } from '../../src/state/state.ts'
import { recordIn } from '../engine/support/job.ts'
import { createWorld } from '../engine/support/world.ts'
import { lease } from '../leases/world.ts'
import { range } from '../plan/world.ts'
import fc from '../support/generated.ts'
import { hostileJson, hostileText, mutated, polluted, times } from './texts.ts'

const unreadable = "The state that the main step left can't be read, so it can't be told what to undo."
const load = (text: string) => (key: string) => (key === 'records' ? '["undo_1"]' : text)
const holding = (text: string): StateStore => ({ save() {}, load: load(text) })
const inherited = polluted()

function expectReadOrRefused(text: string): void {
  try {
    recordIn(holding(text))
  } catch (error) {
    expect(error).toBeInstanceOf(StepError)
    expect(error).toMatchObject({ message: unreadable, remedy: expect.stringMatching(/^Compare the cluster's list/) })
  }
  expect(polluted()).toEqual(inherited)
}

/** What a main step really saves. */
async function saved(): Promise<{ text: string; record: unknown }> {
  const job = createWorld({ ranges: ['8.8.8.8/32'] }).job()
  await job.main({ wait: 'none' })
  const text = job.store.load('undo_1')
  return { text, record: JSON.parse(text) }
}

const privateCloud = {
  name: 'arm.shop.example',
  resourceManager: 'https://arm.shop.example',
  authority: 'https://login.shop.example',
  scope: 'https://arm.shop.example/.default',
  idTokenAudience: 'api://AzureADTokenExchange',
  privateAuthority: true,
}

describe('a state that the main step did not leave like that is refused, and not acted on', () => {
  test.each<[string, string]>([
    ['not JSON', 'undo'],
    ['cut short', '{"version":1,"record":{"clu'],
    ['null', 'null'],
    ['a number', '1'],
    ['a list', '[]'],
    ['no record', '{"version":1}'],
    ['an empty record', '{"version":1,"record":{}}'],
    ['a record that is a text', '{"version":1,"record":"x"}'],
    ['of a version to come', '{"version":99,"record":{}}'],
    ['damaged where it is packed', 'deflate:AAAA'],
    ['a bomb', `deflate:${deflateRawSync(Buffer.alloc(20_000_000)).toString('base64')}`],
    ['members of the prototype only', '{"version":1,"record":{"__proto__":{"cluster":{"name":"x"}}}}'],
  ])('%s', (_, text) => {
    expect(() => recordIn(holding(text))).toThrow(unreadable)
  })

  test('any text, and any JSON', () => {
    fc.assert(fc.property(hostileText, expectReadOrRefused))
    fc.assert(fc.property(hostileJson, (value) => expectReadOrRefused(JSON.stringify({ version: 3, record: value }))))
  })

  test('what the main step left is read back as it was', async () => {
    const { text, record } = await saved()
    const cloud = { name: 'AzureCloud' }
    expect({ version: 3, record: { ...recordIn(holding(text)), cloud } }).toEqual(record)
  })

  test('the longest lists there are fit into an environment variable, and are read back as they were', async () => {
    // As random as real ones, so that they pack no better.
    const octet = (index: number, salt: number) => (Math.imul(index + 1, 2_654_435_761 + salt) >>> 16) % 256
    const lists = Array.from(
      { length: 4_000 },
      (_, index) => `${20 + (index % 50)}.${octet(index, 2)}.${octet(index, 46)}.${octet(index, 990)}/32`,
    )
    expect(new Set(lists).size).toBe(4_000)
    const world = createWorld({
      ranges: lists.slice(0, 2_000),
      properties: {
        apiServerAccessProfile: { authorizedIPRanges: lists.slice(0, 2_000), enableVnetIntegration: true },
      },
    })
    const job = world.job()
    await job.main({ wait: 'none', asked: { mode: 'set', ranges: lists.slice(2_000), restore: 'all' } })
    const text = job.store.load('undo_1')
    expect(text.length).toBeLessThan(30_000)
    expect(recordIn(holding(text))?.applied.removed).toHaveLength(2_000)
  })

  test('the same with anything in any place is refused, or the post step comes to its end', async () => {
    const { record } = await saved()
    await fc.assert(
      fc.asyncProperty(fc.nat(), hostileJson, async (at, value) => {
        const text = JSON.stringify(mutated(record, at, value))
        expectReadOrRefused(text)
        const world = createWorld({ ranges: ['8.8.8.8/32', '9.9.9.9/32'] })
        const job = world.job()
        job.store.load = load(text)
        const post = async () => job.post()
        const error = await post().then(
          () => undefined,
          (thrown: unknown) => thrown,
        )
        if (error !== undefined) expect(error).toBeInstanceOf(StepError)
        // Whatever it says, the entries of others stay, and nothing is opened.
        expect(world.cluster.ranges).toContain('8.8.8.8/32')
      }),
      times(60),
    )
  })

  test.each([
    [
      'a cloud that is not asked over https',
      ['cloud'],
      { ...privateCloud, resourceManager: 'http://arm.shop.example' },
    ],
    ['a way to sign in that there is not', ['signIn', 'method'], 'password'],
    [
      'a pod without the path of its token file',
      ['signIn'],
      { method: 'workload-identity', tenantId: 't', clientId: 'c' },
    ],
    ['a machine whose identity is no text', ['signIn'], { method: 'managed-identity', clientId: 7 }],
    ['no name', ['cluster', 'name'], ''],
    ['a time that never ends', ['timeoutMs'], null],
    ['a name that would end a comment of the remedy', ['cluster', 'name'], 'aks\naz group delete'],
    ['a lease that ends at no time', ['applied', 'leases'], [{ ...lease('a', '9.9.9.9', 5), expiresAt: 1e308 }]],
    ['an address that is another than its text', ['egressIps'], [{ ...range('9.9.9.9'), first: 0 }]],
  ])('%s', async (_, path, value) => {
    const { record } = (await saved()).record as { record: Record<string, unknown> }
    const forged = structuredClone(record)
    let at = forged
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
    at[path.at(-1) ?? ''] = value
    expect(() => recordIn(holding(JSON.stringify({ version: 3, record: forged })))).toThrow(unreadable)
  })
})

describe('a cloud in the state', () => {
  async function cloudRead(cloud: object): Promise<unknown> {
    const { record } = (await saved()).record as { record: object }
    return recordIn(holding(JSON.stringify({ version: 3, record: { ...record, cloud } })))?.cloud
  }

  test('is its name alone if Microsoft publishes its endpoints, whatever else the state says', async () => {
    expect(await cloudRead({ ...privateCloud, name: 'azurecloud' })).toEqual(cloudByName('AzureCloud'))
    expect(await cloudRead({ name: 'AzureChinaCloud' })).toEqual(cloudByName('AzureChinaCloud'))
  })

  test('is what main found, where only its ARM endpoint is known', async () => {
    expect(await cloudRead(privateCloud)).toEqual(privateCloud)
  })
})

describe('a record counts only where the index names it', () => {
  test.each<[string, string, 'no index' | 'nothing']>([
    ['main ended before its first act', '', 'no index'],
    ['main has written nothing', '[]', 'nothing'],
  ])('%s', async (_, names, left) => {
    const { text } = await saved()
    const store: StateStore = { save() {}, load: (key) => (key === 'records' ? names : text) }
    expect(leftIn(store)).toBe(left)
    expect(recordIn(store)).toBeUndefined()
  })

  test.each(['{', '{}', '"undo"', '["another"]'])(
    'an index that main did not leave like that is refused: %s',
    async (names) => {
      const { text } = await saved()
      const store: StateStore = { save() {}, load: (key) => (key === 'records' ? names : text) }
      expect(() => recordIn(store)).toThrow(unreadable)
    },
  )

  test('main saves a record before it names it, so that no other can take its place', async () => {
    const order: string[] = []
    const { store, main } = createWorld({ ranges: ['8.8.8.8/32'] }).job()
    store.save = (key) => order.push(key)
    await main({ wait: 'none' })
    expect(order.slice(0, 3)).toEqual(['records', 'undo_1', 'records'])
  })
})
