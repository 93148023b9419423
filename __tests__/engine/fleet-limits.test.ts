import { describe, expect, test } from '@jest/globals'
import { pollBudget } from '../../src/cluster/poll-budget.ts'
import { openRecords } from '../../src/state/state.ts'
import type { UndoRecord } from '../../src/state/undo-record.ts'
import { seededRandom } from '../schedules/chance.ts'
import { endsOf, fleetOf, jobOn } from './support/fleet.ts'
import { type Job, memoryState } from './support/job.ts'
import { virtualClock } from './support/virtual-clock.ts'
import { createWorld } from './support/world.ts'

const office = '8.8.8.8/32'

describe('polls of operations', () => {
  const pollsOf = ({ wire }: Job) => wire.sent.filter(({ kind }) => kind === 'poll').map(({ at }) => at)
  /** The most that fall into one second, from whichever moment on. */
  const mostInASecond = (times: readonly number[]) =>
    Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length))

  test('of forty clusters in one subscription leave once a second together, in main and in post; the rest read the cluster', async () => {
    const { worlds, job } = fleetOf(40, { ranges: [office] })
    expect(new Set(Object.values(endsOf(await job.mainAll({ wait: 'operation' }))))).toEqual(new Set(['done']))
    const inMain = pollsOf(job)
    expect(mostInASecond(inMain)).toBe(1)
    const reads = job.wire.sent.filter(({ kind }) => kind === 'read').length
    expect(new Set(Object.values(endsOf(await job.postAll())))).toEqual(new Set(['done']))
    const inPost = pollsOf(job).slice(inMain.length)
    expect(mostInASecond(inPost)).toBe(1)
    expect(job.wire.sent.filter(({ kind }) => kind === 'read').length).toBeGreaterThan(2 * reads - worlds.length)
    expect(job.writes).toHaveLength(80)
    for (const { cluster } of worlds) expect(cluster.ranges).toEqual([office])
  })

  test('wait for their turn where a cluster has ended badly, since only the operation tells why', async () => {
    const { worlds, job } = fleetOf(5, { ranges: [office] })
    for (const { cluster } of worlds)
      cluster.nextOperation = { status: 'Failed', error: { code: 'ReconcileError', message: 'No quota.' } }
    const granted = await job.mainAll({ wait: 'operation' })
    expect(endsOf(granted)).toEqual(Object.fromEntries(granted.map(({ label }) => [label, 'operation-failed'])))
    for (const one of granted)
      expect('failure' in one && one.failure).toMatchObject({ message: expect.stringContaining('No quota') })
    expect(mostInASecond(pollsOf(job))).toBe(1)
  })

  test('have a budget in each subscription, in any letter case', async () => {
    const clock = virtualClock(0)
    const polls = pollBudget(clock)
    expect(['a', 'A', 'b', 'b'].map((id) => polls.take(id))).toEqual([true, false, true, false])
    await clock.sleep(999)
    expect(polls.take('a')).toBe(false)
    await clock.sleep(1)
    expect(['a', 'a'].map((id) => polls.take(id))).toEqual([true, false])
  })
})

describe('what the runner can hand on', () => {
  /** Addresses that have nothing in common, so that they take their room. */
  const scattered = (count: number, seed: number) => {
    const random = seededRandom(seed)
    const part = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
    return Array.from({ length: count }, () => `${part(20, 79)}.${part(0, 255)}.${part(0, 255)}.${part(0, 255)}/32`)
  }
  const integrated = (list: readonly string[]) => ({
    properties: { apiServerAccessProfile: { enableVnetIntegration: true, authorizedIPRanges: [...list] } },
  })

  test('of one cluster is at most 30,000 characters: a longer record keeps its write from being sent, and the others go on', async () => {
    const world = createWorld(integrated(scattered(2_000, 1)))
    const other = world.beside({ name: 'aks-2' }, integrated([office]))
    const job = jobOn([world, other])
    const asked = { mode: 'set', ranges: scattered(1_900, 2), restore: 'all', egressMode: 'none' } as const
    const [tooLong, fine] = await job.mainAll({ asked, wait: 'none' })
    expect(tooLong).toMatchObject({
      failure: {
        code: 'state-too-long',
        message: expect.stringMatching(/"aks-shop" takes \d{5} characters, .* 30000,/),
      },
    })
    expect(fine).toMatchObject({ label: 'aks-2', outcome: {} })
    expect(job.writes.map(({ state }) => state?.cluster.name)).toEqual(['aks-2'])
    expect(job.records().map(({ cluster }) => cluster.name)).toEqual(['aks-2'])
  })

  /** A record that takes about that many characters as it is saved. */
  const recordOf = async (characters: number): Promise<UndoRecord> => {
    const { job } = fleetOf(1, { ranges: [office] })
    await job.mainAll({ wait: 'none' })
    const record = job.state() as UndoRecord
    const left = Array.from({ length: characters / 20 - 80 }, () => '137.117.106.188/32')
    return { ...record, write: 'unanswered', applied: { ...record.applied, left } }
  }

  test('of all clusters is at most 1,000,000 characters: who comes last is told how many fit, and whoever needs less goes on', async () => {
    const record = await recordOf(14_000)
    const store = memoryState()
    const records = openRecords(store)
    const save = (place: number) => () => records.slot(place).save(record)
    save(0)()
    const most = Math.floor(1_000_000 / store.load('undo_1').length)
    for (let place = 1; place < most; place += 1) save(place)()
    const refused = expect.objectContaining({
      code: 'state-too-long',
      message: expect.stringContaining(`About ${most} clusters with such a change fit into one step.`),
    })
    expect(save(most)).toThrow(refused)
    expect(records.standing()).toHaveLength(most)
    // Its own earlier record counts for nothing, and neither does one that was struck out.
    expect(save(most - 1)).not.toThrow()
    records.slot(0).clear()
    expect(save(most)).not.toThrow()
    expect(save(0)).toThrow(refused)
  })

  test('never keeps it from being told that a write was accepted, which has left by then', async () => {
    const record = await recordOf(14_000)
    const records = openRecords(memoryState())
    const longer = { ...record, applied: { ...record.applied, left: scattered(9_000, 1) } }
    expect(() => records.slot(0).save(longer)).toThrow(expect.objectContaining({ code: 'state-too-long' }))
    expect(() => records.slot(0).save({ ...longer, write: 'accepted' })).not.toThrow()
    expect(records.slot(0).last()?.write).toBe('accepted')
  })
})
