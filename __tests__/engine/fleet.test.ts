import { describe, expect, test } from '@jest/globals'
import { StepError } from '../../src/errors.ts'
import { leasedJob, leasesOn } from '../leases/jobs.ts'
import { endsOf, fleetOf, jobOn, keepBusy, refuseWrites } from './support/fleet.ts'
import { isOn } from './support/job.ts'
import { createWorld, type World } from './support/world.ts'

const office = '8.8.8.8/32'
const runner = '9.9.9.9/32'
const ranges = [office]
const listsOf = (worlds: readonly World[]) => worlds.map(({ cluster }) => cluster.ranges)
const minute = 60_000

describe('three clusters, one of which is refused and one busy for as long as the step may take', () => {
  const troubled = () => {
    const fleet = fleetOf(3, { ranges })
    const [refused, busy, fine] = fleet.worlds as [World, World, World]
    refuseWrites(fleet.job, refused)
    keepBusy(busy)
    return { ...fleet, refused, busy, fine }
  }

  test('are each told with their own end, and the third is opened and closed as if it were alone', async () => {
    const { job, worlds, fine } = troubled()
    expect(endsOf(await job.mainAll())).toEqual({
      'aks-shop': 'resource-locked',
      'aks-2': 'cluster-busy',
      'aks-3': 'done',
    })
    expect(listsOf(worlds)).toEqual([ranges, ranges, [office, runner]])
    expect(job.records().map(({ cluster }) => cluster.name)).toEqual([fine.id.name])
    expect(endsOf(await job.postAll())).toEqual({ 'aks-3': 'done' })
    expect(listsOf(worlds)).toEqual([ranges, ranges, ranges])
  })

  test('keep one deadline each: the busy one ends with its own step, and the fine one long before', async () => {
    const { job } = troubled()
    const granted = await job.mainAll({ timeoutMs: 10 * minute })
    const [refused = 0, busy = 0, fine = 0] = granted.map(({ ms }) => ms)
    expect(refused).toBeLessThan(1_000)
    expect(fine).toBeLessThan(3 * minute)
    expect(busy).toBeGreaterThanOrEqual(10 * minute)
    expect(busy).toBeLessThan(11 * minute)
  })

  test('are undone each by its own deadline where post meets the same: the fine one is closed at once', async () => {
    const { job, worlds } = fleetOf(3, { ranges })
    const [refused, busy, fine] = worlds as [World, World, World]
    await job.mainAll()
    refuseWrites(job, refused)
    keepBusy(busy)
    const revoked = await job.postAll()
    expect(endsOf(revoked)).toEqual({ 'aks-shop': 'resource-locked', 'aks-2': 'cluster-busy', 'aks-3': 'done' })
    expect(fine.cluster.ranges).toEqual(ranges)
    const [, waited = 0, closed = 0] = revoked.map(({ ms }) => ms)
    expect(closed).toBeLessThan(3 * minute)
    expect(waited).toBeGreaterThanOrEqual(15 * minute)
    // Each remedy names its own cluster, within two minutes, and begins with it in the log.
    const told = job.log.lines.filter(({ text }) => text.includes('still trying to undo'))
    expect(told.map(({ text }) => /^([\w-]+): /.exec(text)?.[1])).toEqual(['aks-2'])
    expect(told[0]?.text).toContain('--name aks-2')
  })

  test('are told as soon as each has ended, and are undone though telling of one fails', async () => {
    const { job, worlds } = fleetOf(3, { ranges })
    const [refused, busy, fine] = worlds as [World, World, World]
    await job.mainAll()
    refuseWrites(job, refused)
    keepBusy(busy)
    const begun = fine.clock.now()
    const told: [label: string, ms: number][] = []
    const ended = ({ label }: { readonly label: string }) => {
      told.push([label, fine.clock.now() - begun])
      if (label === 'aks-shop') throw new Error('There is no room left for the log.')
    }
    await expect(job.postAll(undefined, ended)).rejects.toThrow('no room left')
    expect(told.map(([label]) => label)).toEqual(['aks-shop', 'aks-3', 'aks-2'])
    const [[, first], [, second]] = told as [[string, number], [string, number]]
    expect(first).toBeLessThan(1_000)
    expect(second).toBeLessThan(3 * minute)
    expect(fine.cluster.ranges).toEqual(ranges)
  })

  test('have their lines in the log told apart by name', async () => {
    const { job } = troubled()
    await job.mainAll()
    const names = new Set(job.log.lines.map(({ text }) => /^(aks-\w+): /.exec(text)?.[1]))
    expect(names).toEqual(new Set([undefined, 'aks-shop', 'aks-2', 'aks-3']))
    expect(job.log.lines.filter(({ text }) => !/^aks-\w+: /.test(text)).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Signed in with /),
    ])
  })
})

test('a step that is killed mid-write leaves exactly its own writes: each record is there before the write, and the index names what is there, in the order of the clusters', async () => {
  const { job, worlds } = fleetOf(3, { ranges })
  const { clock } = worlds[0] as World
  const placeOf = (url: string) => worlds.findIndex(({ id }) => isOn(id, url))
  // The last of them is read, and so written to, first.
  job.wire.every('read', async (arrive, _, { url }) => {
    await clock.sleep(1_000 * (worlds.length - placeOf(url)))
    return arrive()
  })
  // Of the second write the step never hears.
  job.wire.every('write', (arrive, _, { url }) => (placeOf(url) === 1 ? 'never' : arrive()))
  const { save, load } = job.store
  const named: string[][] = []
  const missing: string[] = []
  job.store.save = (key, value) => {
    save(key, value)
    const names: string[] = JSON.parse(load('records'))
    if (key === 'records') named.push(names)
    missing.push(...names.filter((name) => load(name) === ''))
  }
  void job.mainAll({ wait: 'none' })
  await clock.sleep(30_000)
  expect(job.writes.map(({ state }) => [state?.cluster.name, state?.write, state?.applied.added])).toEqual(
    worlds.toReversed().map(({ id }) => [id.name, 'unanswered', [{ text: runner, temporary: true }]]),
  )
  expect({ named, missing }).toEqual({
    named: [[], ['undo_3'], ['undo_2', 'undo_3'], ['undo_1', 'undo_2', 'undo_3']],
    missing: [],
  })
  expect(job.records().map(({ cluster, write }) => [cluster.name, write])).toEqual([
    ['aks-shop', 'accepted'],
    ['aks-2', 'unanswered'],
    ['aks-3', 'accepted'],
  ])
})

describe('one sign-in', () => {
  const counted = (worlds: readonly World[]) => {
    const job = jobOn(worlds)
    const { signIn } = job.world
    const at: number[] = []
    job.world.signIn = (...asked) => {
      at.push(worlds[0]?.clock.now() ?? 0)
      return signIn(...asked)
    }
    return { job, at, signIn }
  }

  test('is enough for all clusters in main, and one in post', async () => {
    const { job, at } = counted(fleetOf(5, { ranges }).worlds)
    await job.mainAll()
    expect(at).toHaveLength(1)
    await job.postAll()
    expect(at).toHaveLength(2)
  })

  test('that fails in post is tried again, by those whose turn has come together, until it succeeds', async () => {
    const { worlds } = fleetOf(5, { ranges })
    const { job, at, signIn } = counted(worlds)
    await job.mainAll()
    at.length = 0
    const { clock } = worlds[0] as World
    const begun = clock.now()
    job.world.signIn = async (...asked) => {
      at.push(clock.now() - begun)
      await clock.sleep(500)
      if (at.length > 3) return signIn(...asked)
      throw Object.assign(new StepError('azure-unreachable', 'Entra is away.'), { transient: true })
    }
    expect(Object.values(endsOf(await job.postAll()))).toEqual(worlds.map(() => 'done'))
    expect(at).toEqual([0, 1_500, 3_000, 4_500])
    expect(listsOf(worlds)).toEqual(worlds.map(() => ranges))
  })

  test('that is refused in post fails each cluster with its own remedy', async () => {
    const { worlds } = fleetOf(3, { ranges })
    const { job } = counted(worlds)
    await job.mainAll()
    job.world.signIn = () => Promise.reject(new StepError('sign-in-subject', 'No such application.'))
    expect(Object.values(endsOf(await job.postAll()))).toEqual(worlds.map(() => 'sign-in-subject'))
  })
})

test('a sweep asks GitHub about each run once, though its leases are on every cluster', async () => {
  const world = createWorld({ ranges })
  const worlds = [world, ...['aks-2', 'aks-3'].map((name) => world.beside({ name }, { ranges }))]
  for (const one of worlds) await leasedJob(one, '9.9.9.9').main({ wait: 'operation' })
  const sweeper = jobOn(worlds, '4.4.4.4')
  const asked: string[] = []
  sweeper.world.workflowRunState = async ({ runId }) => {
    asked.push(runId)
    return 'completed'
  }
  const runs = { server: 'github.com', token: 'a token' }
  expect(Object.values(endsOf(await sweeper.mainAll({ asked: { mode: 'sweep' }, runs })))).toEqual(
    worlds.map(() => 'done'),
  )
  expect(asked).toEqual(['42'])
  expect(worlds.flatMap(leasesOn)).toEqual([])
  expect(listsOf(worlds)).toEqual(worlds.map(() => ranges))
})
