import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Act } from '../../emulator/wire/faults.ts'
import { errorsOf, type Scenario, scenario } from '../support/scenario.ts'

const permanent = ['137.117.106.88/29', '4.4.4.4/32']
const own = '20.84.7.10/32'
const runnerIp = { 'runner-ip': '20.84.7.10', wait: 'none' }
const fast = {
  nodeArguments: ['--import', pathToFileURL(join(import.meta.dirname, '..', 'support', 'fast-clock.mjs')).href],
}

let world: Scenario
beforeAll(async () => {
  world = await scenario({ name: 'first', ranges: permanent })
})
afterAll(() => world.close())

interface Blow {
  readonly act: Act
  readonly after?: boolean
}

const refusing = (status: number, code: string, headers: Record<string, string> = {}, message = code): Blow => ({
  act: { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ code, message }) },
})

const challenge = Buffer.from('{"access_token":{"nbf":{"essential":true,"value":"1"}}}').toString('base64')

/** The step has to try again. */
const refusals: readonly Blow[] = [
  refusing(401, 'AuthenticationFailed', {
    'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${challenge}"`,
  }),
  refusing(409, 'EtagMismatch', {}, 'Operation is not allowed: Another operation is in progress'),
  refusing(412, 'PreconditionFailed'),
  refusing(429, 'Throttled', { 'retry-after': '7' }),
  refusing(429, 'FailedIdentityOperation'),
]

/** Whether the write was carried out is unknown: the step has to look, and it wasn't. */
const outages: readonly Blow[] = [
  refusing(408, 'RequestTimeout'),
  refusing(500, 'InternalServerError'),
  { act: { status: 502, body: '<html>Bad gateway</html>' } },
  refusing(503, 'ServiceUnavailable'),
  refusing(504, 'GatewayTimeout'),
  { act: 'reset' },
]

/** Lets the blows strike the writes to a cluster from now on, one after the other. */
function strikeWrites({ azure, cluster }: Scenario, blows: readonly Blow[]): void {
  const path = new RegExp(`/managedClusters/${cluster.id.split('/').at(-1)}\\?`, 'i')
  for (const [skip, { act, after = false }] of blows.entries()) {
    azure.faults.add({ match: { method: 'PUT', path }, skip, times: 1, after, act })
  }
}

const statuses = ({ requests }: Scenario) => requests('PUT').map(({ status }) => status)

function blowsStatuses(blows: readonly Blow[]): unknown[] {
  return blows.map(({ act }) => (typeof act === 'object' && 'status' in act ? act.status : act))
}

describe('the write of the committed bundle', () => {
  test.concurrent.each<[string, readonly Blow[], unknown[]]>([
    ['every refusal that passes, in turn', refusals, [...blowsStatuses(refusals), 200]],
    [
      'every outage in turn, and at last one after it was carried out',
      [...outages, { act: 'reset', after: true }],
      [...blowsStatuses(outages), 'reset'],
    ],
    ['a body that is cut off', [{ act: { truncate: 40 }, after: true }], ['reset']],
    ['a body that dribbles in', [{ act: { slowMs: 1_000 }, after: true }], [200]],
  ])('of main and then of post meets %s', async (title, blows, answered) => {
    const here = world.beside({ name: `cluster-${title.length}`, ranges: permanent })
    strikeWrites(here, blows)
    const main = await here.main(runnerIp, fast)
    expect({ exitCode: main.exitCode, errors: errorsOf(main), statuses: statuses(here) }).toEqual({
      exitCode: 0,
      errors: [],
      statuses: answered,
    })
    expect(here.cluster.ranges).toEqual([...permanent, own])
    expect(JSON.parse(main.state.undo_1 ?? '{}')).toMatchObject({ record: { write: 'accepted' } })
    strikeWrites(
      here,
      blows.map((blow) => ({ ...blow })),
    )
    const post = await here.post(main, fast)
    expect({ exitCode: post.exitCode, errors: errorsOf(post), statuses: statuses(here) }).toEqual({
      exitCode: 0,
      errors: [],
      statuses: [...answered, ...answered],
    })
    expect(here.cluster.ranges).toEqual(permanent)
  })

  test('of post that is refused for good fails it, and the summary holds the commands', async () => {
    const here = world.beside({ name: 'refused', ranges: permanent })
    const main = await here.main(runnerIp, fast)
    strikeWrites(here, [refusing(409, 'ScopeLocked')])
    const post = await here.post(main, fast)
    expect(post.exitCode).toBe(1)
    expect(errorsOf(post)).toEqual([
      "Undoing the change failed: a lock forbids changing the cluster. Remove the lock (az lock list, az lock delete), or set it where it doesn't cover the cluster. ScopeLocked (ScopeLocked, HTTP 409)",
      expect.stringMatching(
        /^The change of this step could not be undone, and stays until that is done by hand\. Run:\n# For bash\. .*\nranges=\$\(az aks show /,
      ),
    ])
    expect(post.summary).toContain('```bash\nranges=$(az aks show ')
    expect(statuses(here)).toEqual([200, 409])
  })
})
