import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { egress, type ListName, lists, rows, runner } from '../support/list-rows.ts'
import { errorsOf, quick, type Scenario, scenario } from '../support/scenario.ts'

type List = readonly string[]

/** For the job only, and named, so that nobody has to be asked. */
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

// With `restore: all` here; every `restore` of every row is in `engine/lists.test.ts`.
describe('what is sent, and what is sent back', () => {
  test.concurrent.each(rows)('$list, mode $mode', async ({ list, mode, asked, main, post, error }) => {
    const here = cluster(list)
    const inputs = { ranges: asked.ranges ?? '', ...(asked.runner && runnerIp) }
    const step = await here.main({ ...inputs, mode, restore: 'all', wait: 'none' })
    expect(errorsOf(step)).toEqual(error === undefined ? [] : [error])
    expect(here.written()).toEqual(main === undefined ? [] : [main])
    expect((await here.post(step)).exitCode).toBe(0)
    expect(here.written().slice(main === undefined ? 0 : 1)).toEqual(post.all === undefined ? [] : [post.all])
  })
})

describe('an unset variable as `ranges` never empties a list', () => {
  const refusals = {
    set: '`mode: set` replaces the whole list, and `ranges` and `ranges-file` name no entry. Is a variable or secret empty? Name the ranges, or use `mode: add`.',
    add: '`mode: add` was asked to add nothing. Did you mean `include-runner-ip: true`? If `ranges` comes from a variable or secret, check that it is set.',
    remove:
      '`mode: remove` was asked to remove nothing. Name the entries in `ranges`. Did you mean `include-runner-ip: true`?',
  }
  const asked = Object.entries(refusals).map(([mode, error]) => ({ mode, error }))
  test.concurrent.each(asked)('mode $mode: refused, before the list is even read', async ({ mode, error }) => {
    const here = cluster('a list of one entry')
    const step = await here.main({ mode, ranges: ' \n' })
    expect(errorsOf(step)).toEqual([error])
    expect([...here.requests('GET'), ...here.requests('PUT')]).toEqual([])
  })

  test.concurrent.each<{ list: ListName; sent: readonly List[] }>([
    { list: 'no list', sent: [] },
    { list: 'a list of one entry', sent: [['4.4.4.4/32', runner], ['4.4.4.4/32']] },
    { list: 'the placeholder alone', sent: [[...egress, runner], ['0.0.0.0/32']] },
  ])("add of the runner's address alone, $list: $sent", async ({ list, sent }) => {
    const here = cluster(list)
    const step = await here.main({ ranges: '', ...runnerIp, wait: 'none' })
    expect((await here.post(step)).exitCode).toBe(0)
    expect(here.written()).toEqual(sent)
  })
})

describe('an unset secret never opens a cluster', () => {
  const unset = { ...quick, env: { AZURE_CLIENT_SECRET: '', ACTIONS_ID_TOKEN_REQUEST_URL: '', PATH: '' } }

  test.concurrent.each(['add', 'set', 'remove', 'disable'])(
    'mode %s: the step fails, and nothing is read or sent',
    async (mode) => {
      const here = cluster('a list of one entry')
      const step = await here.main({ mode, ranges: mode === 'disable' ? '' : '4.4.4.4' }, unset)
      expect(step).toMatchObject({ exitCode: 1, state: { records: '[]' } })
      expect(errorsOf(step)).toEqual([
        expect.stringMatching(/^`client-id` names an application .* set AZURE_CLIENT_SECRET/),
      ])
      expect([...here.requests('GET'), ...here.requests('PUT')]).toEqual([])
    },
  )

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
