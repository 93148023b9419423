import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type ListName, lists, rows, runner } from '../support/list-rows.ts'
import { errorsOf, quick, type Scenario, scenario } from '../support/scenario.ts'

/** For the job only, and named, so that no service has to be asked. */
const runnerIp = { 'runner-ip': '20.84.7.10' }

let world: Scenario
let clusters = 0
beforeAll(async () => {
  world = await scenario({ settings: { operationMs: 1, propagationMs: 1 } })
})
afterAll(() => world.close())

function cluster(name: ListName): Scenario {
  clusters += 1
  return world.beside({ name: `lists-${clusters}`, ranges: lists[name], egress: ['52.1.1.1', '52.1.1.2'] })
}

// A row of each mode, with `restore: all`. All rows, with every `restore`, are in `engine/lists.test.ts`.
const throughDist = rows.filter(
  ({ list, mode, asked }) =>
    (list === 'a list of one entry' && (mode !== 'add' || asked.ranges !== undefined)) ||
    (list === 'no list' && mode === 'set'),
)

describe('main sends the list of its mode, and post undoes it', () => {
  test.concurrent.each(throughDist)('$list, mode $mode', async ({ list, mode, asked, main, post, error }) => {
    const here = cluster(list)
    const inputs = { ranges: asked.ranges ?? '', ...(asked.runner && runnerIp) }
    const step = await here.main({ ...inputs, mode, restore: 'all', wait: 'none' })
    expect(errorsOf(step)).toEqual(error === undefined ? [] : [error])
    expect(here.written()).toEqual(main === undefined ? [] : [main])
    expect((await here.post(step)).exitCode).toBe(0)
    expect(here.written().slice(main === undefined ? 0 : 1)).toEqual(post.all === undefined ? [] : [post.all])
  })
})

describe('an unset secret never opens a cluster', () => {
  const unset = { ...quick, env: { AZURE_CLIENT_SECRET: '', ACTIONS_ID_TOKEN_REQUEST_URL: '', PATH: '' } }

  test.concurrent.each(['set', 'disable'])('mode %s: the step fails, and nothing is read or sent', async (mode) => {
    const here = cluster('a list of one entry')
    const step = await here.main({ mode, ranges: mode === 'disable' ? '' : '4.4.4.4' }, unset)
    expect(step).toMatchObject({ exitCode: 1, state: { records: '[]' } })
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(/^`client-id` names an application .* set AZURE_CLIENT_SECRET/),
    ])
    expect([...here.requests('GET'), ...here.requests('PUT')]).toEqual([])
  })

  test('and one that is gone by the time of the clean-up fails it, loudly', async () => {
    const here = cluster('a list of one entry')
    const secret = { AZURE_CLIENT_SECRET: 'the-secret' }
    const main = await here.main({ ...runnerIp, wait: 'none' }, { ...quick, env: secret })
    const post = await here.post(main, { ...quick, env: { AZURE_CLIENT_SECRET: '' } })
    expect(post.exitCode).toBe(1)
    expect(errorsOf(post)).toEqual([
      "Signing in to Azure with client-secret failed: the environment variable AZURE_CLIENT_SECRET is empty. Set it from a secret, in the job's `env`: the post step needs it just as the main step does.",
      expect.stringMatching(
        /^The change of this step could not be undone, .* Run:\n# For bash\. .*\nranges=\$\(az aks show /,
      ),
    ])
    expect(here.written()).toEqual([['4.4.4.4/32', runner]])
  })
})
