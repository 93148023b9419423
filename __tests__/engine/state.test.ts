import { describe, expect, test } from '@jest/globals'
import { StepError } from '../../src/errors.ts'
import type { AppliedChange } from '../../src/plan/applied-change.ts'
import type { Asked } from '../plan/world.ts'
import { answering, type Interceptor, justBefore } from '../support/wire.ts'
import { createWorld, failureOf, type World } from './support/world.ts'

const before = ['8.8.8.8/32']
const placeholder = ['0.0.0.0/32']
const egress = ['20.0.0.1/32', '20.0.0.2/32']
const lasting = (...texts: string[]) => texts.map((text) => ({ text, temporary: false }))
const runner = { text: '9.9.9.9/32', temporary: true }
const nodes = {
  kind: 'resolved',
  addresses: egress.map((text) => ({ range: { text } })),
  placeholderSuffices: true,
}

interface Row {
  readonly title: string
  readonly ranges: string[]
  readonly asked: Asked
  readonly applied: Omit<AppliedChange, 'mode' | 'restore'>
  readonly nodes?: object
}

describe('as a write leaves, the state holds exactly what it adds and takes out', () => {
  test.each<Row>([
    {
      title: 'add: what is declared for good, the runner for a while',
      ranges: before,
      asked: { mode: 'add', ranges: ['7.7.7.7'], runner: ['9.9.9.9'] },
      applied: {
        added: [...lasting('7.7.7.7/32'), runner],
        removed: [],
        replacesPlaceholder: false,
        wasOpen: false,
        left: [...before, '7.7.7.7/32', '9.9.9.9/32'],
        declared: [],
      },
    },
    {
      title: 'add: a runner that is also declared for good is not temporary',
      ranges: before,
      asked: { mode: 'add', ranges: ['9.9.9.9'], runner: ['9.9.9.9'] },
      applied: {
        added: lasting('9.9.9.9/32'),
        removed: [],
        replacesPlaceholder: false,
        wasOpen: false,
        left: [...before, '9.9.9.9/32'],
        declared: [],
      },
    },
    {
      title: 'add: the placeholder that gives way, and the egress that comes for it',
      ranges: placeholder,
      asked: { mode: 'add', runner: ['9.9.9.9'] },
      applied: {
        added: [...lasting(...egress), runner],
        removed: placeholder,
        replacesPlaceholder: true,
        wasOpen: false,
        left: [...egress, '9.9.9.9/32'],
        declared: [],
      },
      nodes,
    },
    {
      title: 'set: what goes, and that the cluster was open',
      ranges: [],
      asked: { mode: 'set', ranges: ['7.7.7.7'], restore: 'all' },
      applied: {
        added: lasting('7.7.7.7/32', ...egress),
        removed: [],
        replacesPlaceholder: false,
        wasOpen: true,
        left: ['7.7.7.7/32', ...egress],
        declared: [],
      },
      nodes,
    },
    {
      title: 'remove: what goes',
      ranges: [...before, '7.7.7.7/32'],
      asked: { mode: 'remove', ranges: ['7.7.7.7'] },
      applied: {
        added: [],
        removed: ['7.7.7.7/32'],
        replacesPlaceholder: false,
        wasOpen: false,
        left: before,
        declared: [],
      },
      nodes,
    },
    {
      title: 'disable: everything, and the egress that a restriction will need again',
      ranges: before,
      asked: { mode: 'disable', restore: 'all' },
      applied: { added: [], removed: before, replacesPlaceholder: false, wasOpen: false, left: [], declared: [] },
      nodes,
    },
  ])('$title', async ({ ranges, asked, applied, nodes: known }) => {
    const world = createWorld({ ranges })
    const job = world.job()
    await job.main({ asked, wait: 'none' })
    const { mode, restore = 'temporary' } = asked
    const expected = {
      applied: { mode, restore, ...applied },
      resourceUid: world.cluster.body.properties.resourceUID,
    }
    expect(job.writes).toMatchObject([{ list: applied.left, state: { ...expected, write: 'unanswered' } }])
    expect(job.writes[0]?.state?.applied).toEqual(expected.applied)
    if (known === undefined) expect(job.writes[0]?.state?.egress).toBeUndefined()
    else expect(job.writes[0]?.state?.egress).toMatchObject(known)
    expect(job.state()).toMatchObject({ ...expected, write: 'accepted' })
  })

  test('a re-plan starts from nothing: a write that was refused changed nothing', async () => {
    const world = createWorld({ ranges: placeholder })
    const job = world.job()
    job.wire.next(
      'write',
      justBefore(() => world.replaceList('5.5.5.5/32')),
    )
    await job.main({ wait: 'none' })
    const [first, second] = job.writes.map(({ state }) => state?.applied)
    expect(first).toMatchObject({
      added: [...lasting(...egress), runner],
      removed: placeholder,
      replacesPlaceholder: true,
    })
    expect(second).toMatchObject({
      added: [runner],
      removed: [],
      replacesPlaceholder: false,
      left: ['5.5.5.5/32', '9.9.9.9/32'],
    })
    expect(job.state()?.applied).toEqual(second)
  })

  test('a repair adds up with what was changed before', async () => {
    const world = createWorld({ ranges: [...before, '7.7.7.7/32'], settings: { eTags: false } })
    const job = world.job()
    job.wire.next('poll', (arrive) => {
      world.replaceList('5.5.5.5/32', '20.0.0.1/32', '20.0.0.2/32', '9.9.9.9/32')
      return arrive()
    })
    const asked: Asked = { mode: 'set', ranges: ['6.6.6.6'], runner: ['9.9.9.9'], restore: 'all' }
    await job.main({ asked, wait: 'operation' })
    const [first, second] = job.writes.map(({ state }) => state?.applied)
    expect(first).toMatchObject({
      added: [...lasting('6.6.6.6/32', ...egress), runner],
      removed: [...before, '7.7.7.7/32'],
    })
    expect(second).toMatchObject({
      added: expect.arrayContaining([...lasting('6.6.6.6/32', ...egress), runner]),
      removed: [...before, '7.7.7.7/32'],
      left: ['5.5.5.5/32', ...egress, '9.9.9.9/32', '6.6.6.6/32'],
    })
    expect(second?.added).toHaveLength(4)
  })
})

describe('a write that was refused for good is struck out', () => {
  const refused = answering(403, { error: { code: 'RequestDisallowedByPolicy', message: 'No.' } })

  test('of a state that then holds nothing', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next('write', refused)
    await failureOf(job.main())
    expect(job.state()).toBeUndefined()
  })

  test('of a state that then holds the write before it', async () => {
    const world = createWorld({ ranges: before })
    world.cluster.nextOperation = { noop: true }
    const job = world.job()
    const accepted: Interceptor = (arrive) => arrive()
    job.wire.next('write', accepted, refused)
    await failureOf(job.main({ wait: 'operation' }))
    expect(job.writes).toHaveLength(2)
    expect(job.state()).toMatchObject({
      write: 'accepted',
      applied: { added: [runner], left: [...before, '9.9.9.9/32'] },
    })
  })

  test('of a state that then holds a write whose answer never came', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next('write', () => 'lost', refused)
    await failureOf(job.main())
    expect(job.writes).toHaveLength(2)
    expect(job.state()).toMatchObject({ write: 'unanswered', applied: { added: [runner] } })
  })
})

test('a step that dies before its write is answered leaves what post has to look for', async () => {
  const world: World = createWorld({ ranges: before })
  const job = world.job()
  job.wire.next('write', () => 'never')
  void job.main({ wait: 'none' })
  await world.clock.sleep(60_000)
  expect(job.state()).toMatchObject({ write: 'unanswered', applied: { added: [runner] } })
})

test('the version that a lagging cloud serves is kept for the post step, which asks in it right away', async () => {
  const servedVersions = { 'microsoft.containerservice/managedclusters': ['2025-10-01'] }
  const job = createWorld({ ranges: before, settings: { servedVersions } }).job()
  await job.main({ wait: 'none' })
  const sentByMain = job.wire.sent.length
  await job.post()
  const versions = job.wire.sent.map(({ url }) => new URL(url).searchParams.get('api-version'))
  expect(versions.slice(0, 2)).toEqual(['2026-03-01', '2025-10-01'])
  expect(versions[sentByMain]).toBe('2025-10-01')
})

describe('what the state can not hold is not written', () => {
  const full = new StepError('runner-files', 'The disk is full.')

  test.each([
    ['the record', 1],
    ['its name in the index', 2],
  ])('%s', async (_, at) => {
    const job = createWorld({ ranges: before }).job()
    const { save } = job.store
    let saved = 0
    job.store.save = (key, value) => {
      saved += 1
      if (saved === at) throw full
      save(key, value)
    }
    expect(await failureOf(job.main({ wait: 'none' }))).toMatchObject({ message: full.message })
    expect(job.writes).toEqual([])
    expect(job.state()).toBeUndefined()
  })

  test('the answer to a write: the step fails, and post finds what it left', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    const { save } = job.store
    job.store.save = (key, value) => {
      if (job.writes.length > 0) throw full
      save(key, value)
    }
    expect(await failureOf(job.main({ wait: 'none' }))).toMatchObject({ message: full.message })
    expect(job.state()).toMatchObject({ write: 'unanswered' })
    await job.post()
    expect(world.cluster.ranges).toEqual(before)
  })
})
