import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { errorsOf, quick, type Scenario, scenario } from '../support/scenario.ts'

type Inputs = Readonly<Record<string, string>>
type List = readonly string[]

const lists = {
  'no list': [],
  'a list of one entry': ['4.4.4.4/32'],
  'a list of two entries': ['4.4.4.4/32', '5.5.5.5/32'],
  'the placeholder alone': ['0.0.0.0/32'],
} as const
type ListName = keyof typeof lists

const egress = ['52.1.1.1/32', '52.1.1.2/32'] as const
const runner = '20.84.7.10/32'
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

/** What the main step sends, and what the post step then sends for each `restore`; undefined where nothing is sent. */
interface Row {
  readonly list: ListName
  readonly mode: 'add' | 'set' | 'remove' | 'disable'
  readonly inputs: Inputs
  readonly main: List | undefined
  readonly post: Readonly<Record<'temporary' | 'all' | 'none', List | undefined>>
  readonly error?: string
}

const nothing = { temporary: undefined, all: undefined, none: undefined }
const five = { ranges: '5.5.5.5' }

const rows: readonly Row[] = [
  { list: 'no list', mode: 'add', inputs: { ...five, ...runnerIp }, main: undefined, post: nothing },
  {
    list: 'no list',
    mode: 'set',
    inputs: { ...five, ...runnerIp },
    main: ['5.5.5.5/32', ...egress, runner],
    post: { temporary: ['5.5.5.5/32', ...egress], all: [], none: undefined },
  },
  { list: 'no list', mode: 'remove', inputs: five, main: undefined, post: nothing },
  { list: 'no list', mode: 'disable', inputs: {}, main: undefined, post: nothing },
  {
    list: 'a list of one entry',
    mode: 'add',
    inputs: { ...five, ...runnerIp },
    main: ['4.4.4.4/32', '5.5.5.5/32', runner],
    post: { temporary: ['4.4.4.4/32', '5.5.5.5/32'], all: ['4.4.4.4/32'], none: undefined },
  },
  {
    list: 'a list of one entry',
    mode: 'set',
    inputs: { ...five, ...runnerIp },
    main: ['5.5.5.5/32', ...egress, runner],
    // The nodes are never cut off from what admits them, so their addresses outlast even `restore: all`.
    post: { temporary: ['5.5.5.5/32', ...egress], all: ['4.4.4.4/32', ...egress], none: undefined },
  },
  {
    list: 'a list of one entry',
    mode: 'remove',
    inputs: { ranges: '4.4.4.4' },
    main: undefined,
    post: nothing,
    error:
      'Removing these entries would leave an empty list, and an empty list opens the API server to the whole internet. Keep an entry, or use `mode: disable` if that is what you want.',
  },
  {
    list: 'a list of one entry',
    mode: 'disable',
    inputs: {},
    main: [],
    post: { temporary: undefined, all: ['4.4.4.4/32', ...egress], none: undefined },
  },
  {
    list: 'a list of two entries',
    mode: 'remove',
    inputs: five,
    main: ['4.4.4.4/32'],
    post: { temporary: undefined, all: ['4.4.4.4/32', '5.5.5.5/32'], none: undefined },
  },
  {
    list: 'the placeholder alone',
    mode: 'add',
    inputs: { ...five, ...runnerIp },
    main: [...egress, '5.5.5.5/32', runner],
    post: { temporary: [...egress, '5.5.5.5/32'], all: ['0.0.0.0/32'], none: undefined },
  },
  {
    list: 'the placeholder alone',
    mode: 'set',
    inputs: { ...five, ...runnerIp },
    main: ['5.5.5.5/32', ...egress, runner],
    post: { temporary: ['5.5.5.5/32', ...egress], all: ['0.0.0.0/32'], none: undefined },
  },
  { list: 'the placeholder alone', mode: 'remove', inputs: five, main: undefined, post: nothing },
  {
    list: 'the placeholder alone',
    mode: 'disable',
    inputs: {},
    main: [],
    post: { temporary: undefined, all: ['0.0.0.0/32'], none: undefined },
  },
]

const cases = rows.flatMap((row) => {
  // Where main writes nothing there is nothing to undo: the furthest-reaching `restore` stands for all. `none` sends
  // nothing whatever main did, which the rows of one list show.
  const restores = row.main === undefined ? (['all'] as const) : (['temporary', 'all'] as const)
  const shown = [
    ...restores,
    ...(row.list === 'a list of one entry' && row.main !== undefined ? (['none'] as const) : []),
  ]
  return shown.map((restore) => ({ ...row, restore, undo: row.post[restore] }))
})

describe('what is sent, and what is sent back', () => {
  test.concurrent.each(cases)('$list, mode $mode, restore $restore', async (row) => {
    const { list, mode, restore, inputs, main, undo, error } = row
    const here = cluster(list)
    const step = await here.main({ ...inputs, mode, restore, wait: 'none' })
    expect(errorsOf(step)).toEqual(error === undefined ? [] : [error])
    expect(here.written()).toEqual(main === undefined ? [] : [main])
    const post = await here.post(step)
    expect(post.exitCode).toBe(0)
    expect(here.written().slice(main === undefined ? 0 : 1)).toEqual(undo === undefined ? [] : [undo])
  })
})

describe('an unset variable as `ranges` never empties a list', () => {
  const everyList = Object.keys(lists) as ListName[]
  const refusals = {
    set: '`mode: set` replaces the whole list, and `ranges` and `ranges-file` name no entry. Is a variable or secret empty? Name the ranges, or use `mode: add`.',
    add: '`mode: add` was asked to add nothing. Did you mean `include-runner-ip: true`? If `ranges` comes from a variable or secret, check that it is set.',
    remove:
      '`mode: remove` was asked to remove nothing. Name the entries in `ranges`. Did you mean `include-runner-ip: true`?',
  }
  const asked = Object.entries(refusals).flatMap(([mode, error]) => everyList.map((list) => ({ mode, list, error })))
  test.concurrent.each(asked)('mode $mode, $list: refused', async ({ mode, list, error }) => {
    const here = cluster(list)
    const step = await here.main({ mode, ranges: ' \n' })
    expect(errorsOf(step)).toEqual([error])
    expect(here.written()).toEqual([])
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
    'mode %s: the sign-in fails, and nothing is read or sent',
    async (mode) => {
      const here = cluster('a list of one entry')
      const step = await here.main({ mode, ranges: mode === 'disable' ? '' : '4.4.4.4' }, unset)
      expect(step).toMatchObject({ exitCode: 1, state: {} })
      expect(errorsOf(step)).toEqual([expect.stringMatching(/^Signing in to Azure with azure-cli failed: /)])
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
      'Signing in to Azure with client-secret failed: the environment variable AZURE_CLIENT_SECRET is empty. Check AZURE_CLIENT_SECRET, `tenant-id` and `client-id`. The post step needs the same as the main step.',
      expect.stringMatching(/^The change of this step could not be undone, .* Run:\nranges=\$\(az aks show /),
    ])
    expect(here.written()).toEqual([['4.4.4.4/32', runner]])
  })
})
