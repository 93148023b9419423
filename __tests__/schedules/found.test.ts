import { describe, expect, test } from '@jest/globals'
import { tagsAfter } from '../../src/leases/index.ts'
import { createWorld, failureOf, type World } from '../engine/support/world.ts'
import { leasedJob, leasesOn } from '../leases/jobs.ts'
import { holder } from '../leases/world.ts'
import { range } from '../plan/world.ts'
import { answering, type Interceptor } from '../support/wire.ts'

// What the schedules found, each cut down to the few requests that it takes.

const placeholder = '0.0.0.0/32'
const egress = ['20.0.0.1/32', '20.0.0.2/32']
const overwritten = 'The list on the cluster is not what this step wrote: another writer has overwritten it.'

/** Another client's list is there by the time that the step polls its own operation. */
const replacing =
  (world: World, ...list: string[]): Interceptor =>
  (arrive) => {
    world.replaceList(...list)
    return arrive()
  }

describe('an undo that has ended, and a list that others have made since', () => {
  test('are left alone: the placeholder that the undo brought back is not put beside their ranges', async () => {
    const world = createWorld({ ranges: [placeholder] })
    const job = world.job()
    await job.main({ wait: 'operation' })
    job.wire.next('poll', replacing(world, ...egress, '8.8.8.8/32'))
    expect(await job.post()).toMatchObject({ kind: 'done' })
    expect(job.writes.map(({ list }) => list)).toEqual([[...egress, '9.9.9.9/32'], [placeholder]])
    expect(world.cluster.ranges).toEqual([...egress, '8.8.8.8/32'])
  })

  test('still lose what the step put there, if they hold it again', async () => {
    const world = createWorld({ ranges: [placeholder] })
    const job = world.job()
    await job.main({ wait: 'operation' })
    job.wire.next('poll', replacing(world, ...egress, '8.8.8.8/32', '9.9.9.9/32'))
    expect(await job.post()).toMatchObject({ kind: 'done' })
    expect(world.cluster.ranges).toEqual([...egress, '8.8.8.8/32'])
  })
})

describe('a list that others have made since main wrote', () => {
  test('is not cut down by a `disable` that found its own write gone', async () => {
    const world = createWorld({ ranges: ['8.8.8.8/32', ...egress] })
    const job = world.job()
    job.wire.next('poll', replacing(world, '8.8.8.8/32', ...egress, '5.5.5.5/32'))
    expect(await failureOf(job.main({ asked: { mode: 'disable' }, wait: 'operation' }))).toMatchObject({
      message: overwritten,
    })
    expect(job.writes.map(({ list }) => list)).toEqual([[]])
    expect(world.cluster.ranges).toEqual(['8.8.8.8/32', ...egress, '5.5.5.5/32'])
  })

  test('does not get the placeholder beside it', async () => {
    const world = createWorld({ ranges: ['8.8.8.8/32'] })
    const job = world.job()
    job.wire.next('poll', replacing(world, '8.8.8.8/32', '5.5.5.5/32'))
    const asked = { mode: 'set', ranges: [placeholder] } as const
    expect(await failureOf(job.main({ asked, wait: 'operation' }))).toMatchObject({ message: overwritten })
    expect(job.writes.map(({ list }) => list)).toEqual([[placeholder]])
  })
})

test('a `disable` whose operation did nothing is made again', async () => {
  const world = createWorld({ ranges: ['8.8.8.8/32'] })
  world.cluster.nextOperation = { noop: true }
  const job = world.job()
  await job.main({ asked: { mode: 'disable' }, wait: 'operation' })
  expect(job.writes.map(({ list }) => list)).toEqual([[], []])
  expect(world.cluster.ranges).toEqual([])
})

test('a step whose time ends while AKS takes no writes does not write at its last moment', async () => {
  const world = createWorld({ ranges: ['8.8.8.8/32'] })
  const job = world.job()
  job.wire.next('write', answering(429, { code: 'Throttled', message: 'Too many.' }))
  expect(await failureOf(job.main({ timeoutMs: 10_000 }))).toMatchObject({
    message: expect.stringContaining('The cluster took no update within'),
  })
  expect(job.writes).toHaveLength(1)
  expect(job.state()).toBeUndefined()
})

describe('access that the write did not bring proves nothing', () => {
  test('where the cluster was open before it', async () => {
    const world = createWorld({ ranges: [] })
    const job = world.job()
    world.cluster.nextOperation = { noop: true }
    const asked = { mode: 'set', ranges: ['8.8.8.8'], runner: ['9.9.9.9'] } as const
    expect((await failureOf(job.main({ asked }))).message).toContain(overwritten)
  })

  test('where the list that brought it was overwritten, and AKS drops the change that is made again', async () => {
    const world = createWorld({ ranges: ['8.8.8.8/32'], settings: { operationMs: 6_000, propagationMs: 12_000 } })
    const job = world.job()
    const main = job.main()
    await world.clock.sleep(8_000)
    world.cluster.edit(
      ({ properties }) => {
        properties.apiServerAccessProfile = { authorizedIPRanges: ['4.4.4.4/32'] }
      },
      { inForceAfterMs: 60_000 },
    )
    world.cluster.nextOperation = { noop: true }
    expect(await main).toMatchObject({ effect: { operation: 'ended' } })
    expect(world.cluster.ranges).toEqual(['4.4.4.4/32', '9.9.9.9/32'])
  })

  test('where an older list, whose end is not in force yet, still lets the runner in', async () => {
    const world = createWorld({ ranges: ['8.8.8.8/32'] })
    world.cluster.startOperation({ ms: 60_000 })
    const job = world.job()
    const main = job.main()
    await world.clock.sleep(59_000)
    const listed =
      (...list: string[]) =>
      ({ properties }: typeof world.cluster.body) => {
        properties.apiServerAccessProfile = { authorizedIPRanges: list }
      }
    world.cluster.edit(listed('8.8.8.8/32', '9.9.9.9/32'))
    world.cluster.edit(listed('8.8.8.8/32'), { inForceAfterMs: 300_000 })
    world.cluster.nextOperation = { noop: true }
    expect(await main).toMatchObject({ effect: { operation: 'ended' } })
    expect(world.cluster.ranges).toEqual(['8.8.8.8/32', '9.9.9.9/32'])
  })
})

describe('a tag that passes itself off as a lease, written while a job is at work', () => {
  const minute = 60_000
  const forge = (world: World, address: string, endsInMinutes: number) =>
    world.cluster.edit((body) => {
      const expiresAt = world.clock.now() + endsInMinutes * minute
      const forged = { id: '0'.repeat(16), address: range(address), expiresAt, holder: holder('4711') }
      body.tags = tagsAfter(body.tags ?? {}, { acquired: [forged], released: [] }, 'lowest')
    })

  test.each([
    ['one that has expired', -10],
    ['one that claims a year', 365 * 24 * 60],
  ])('is no reason to take an undo that did nothing for done: %s', async (_, endsInMinutes) => {
    const world = createWorld({ ranges: ['8.8.8.8/32'] })
    const { job, main, post } = leasedJob(world, '9.9.9.9')
    await main({ wait: 'operation' })
    forge(world, '9.9.9.9', endsInMinutes)
    world.cluster.nextOperation = { noop: true }
    expect(await post()).toMatchObject({ kind: 'done' })
    expect(job.writes).toHaveLength(3)
    expect(world.cluster.ranges).toEqual(['8.8.8.8/32'])
  })

  test('does not keep an entry away that `restore: all` puts back', async () => {
    const world = createWorld({ ranges: ['8.8.8.8/32', '5.5.5.5/32'] })
    const { main, post } = leasedJob(world, '9.9.9.9')
    await main({
      asked: { mode: 'remove', ranges: ['8.8.8.8'], restore: 'all', egressMode: 'none' },
      wait: 'operation',
    })
    forge(world, '8.8.8.8', -10)
    await post()
    expect(world.cluster.ranges.toSorted()).toEqual(['5.5.5.5/32', '8.8.8.8/32'])
  })
})

test('a lease that others have put back while its job ends goes with the job all the same', async () => {
  const world = createWorld({ ranges: ['8.8.8.8/32'] })
  const { job, main, post } = leasedJob(world, '9.9.9.9')
  await main({ wait: 'operation' })
  const declaring = world.job('4.4.4.4')
  await declaring.main({ asked: { mode: 'add', ranges: ['9.9.9.9'], restore: 'all' }, wait: 'operation' })
  job.wire.next('write', async () => {
    await declaring.post()
    return 'lost' as const
  })
  expect(await post()).toMatchObject({ kind: 'done' })
  expect(world.cluster.ranges).toEqual(['8.8.8.8/32'])
  expect(leasesOn(world)).toEqual([])
})
