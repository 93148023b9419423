import { describe, expect, test } from '@jest/globals'
import { tagsAfter } from '../../src/leases/index.ts'
import { createWorld, failureOf, type World } from '../engine/support/world.ts'
import { leasedJob, leaseMinutes, leasesOn, sweep, tagsOn } from './jobs.ts'
import { holder, lease } from './world.ts'

// What who may write tags, or another job, can do to a post step that judges with less knowledge than the main step.

const minute = 60_000
const office = '137.117.106.88/29'

function writeTags(world: World, tags: Readonly<Record<string, string>>): void {
  world.cluster.edit((body) => {
    body.tags = { ...tags }
  })
}

/** A tag that looks like a lease of the address, which has ended so many minutes ago. */
function forge(world: World, id: string, address: string, endedMinutesAgo = 10): void {
  const forged = { ...lease(id, address, 0, holder('4711')), expiresAt: world.clock.now() - endedMinutesAgo * minute }
  writeTags(world, tagsAfter(tagsOn(world), { acquired: [forged], released: [] }, 'lowest'))
}

describe('`egress-ips` of a step that looked nothing up are no knowledge of the egress', () => {
  const asked = { mode: 'add', runner: ['9.9.9.9'], egressIps: ['51.104.9.9'] } as const

  test('an expired lease tag of the load balancer’s address, written while the job runs, takes nothing out', async () => {
    const world = createWorld({ ranges: [office, '20.103.5.1/32'], egress: ['20.103.5.1', '20.61.0.5'] })
    const { main, post } = leasedJob(world, '9.9.9.9')
    await main({ asked, wait: 'operation' })
    forge(world, 'a', '20.103.5.1')
    await post()
    expect(world.cluster.ranges).toEqual([office, '20.103.5.1/32', '51.104.9.9/32'])
  })

  test("the job's own tag of a shared address, rewritten to the load balancer's, takes nothing out", async () => {
    const world = createWorld({ ranges: [office, '20.103.5.1/32', '9.9.9.9/32'], egress: ['20.103.5.1', '20.61.0.5'] })
    forge(world, 'a', '9.9.9.9', -30)
    const { main, post } = leasedJob(world, '9.9.9.9')
    await main({ asked, wait: 'operation' })
    const rewritten = Object.entries(tagsOn(world)).map(([name, value]) => [
      name,
      value.includes('run 42') ? value.replace('9.9.9.9', '20.103.5.1') : value,
    ])
    writeTags(world, Object.fromEntries(rewritten))
    await post()
    expect(world.cluster.ranges).toEqual([office, '20.103.5.1/32', '9.9.9.9/32', '51.104.9.9/32'])
  })

  test('where nothing would be left, the egress is looked up, and `egress-ips` stay beside it', async () => {
    const world = createWorld({ ranges: [office], egress: ['20.103.5.1', '20.61.0.5'] })
    const { main, post } = leasedJob(world, '9.9.9.9')
    await main({ asked, wait: 'operation' })
    world.replaceList('9.9.9.9/32')
    await post()
    expect(world.cluster.ranges).toEqual(['20.103.5.1/32', '20.61.0.5/32', '51.104.9.9/32'])
  })

  test('they answer for a path that was looked at and that Azure can’t explain', async () => {
    const world = createWorld({
      ranges: [office],
      properties: { networkProfile: { outboundType: 'none', loadBalancerSku: 'standard' } },
    })
    const { main, post } = leasedJob(world, '9.9.9.9')
    await main({ asked, wait: 'operation' })
    world.replaceList('9.9.9.9/32')
    await post()
    expect(world.cluster.ranges).toEqual(['51.104.9.9/32'])
  })
})

describe('what a step declared outlasts every tag', () => {
  test('a `set` on an open cluster whose old tag names a declared address', async () => {
    const world = createWorld({ ranges: [], egress: ['20.103.5.1', '20.61.0.5'] })
    forge(world, 'a', '51.4.9.9')
    const { main, post } = leasedJob(world, '9.9.9.9')
    await main({ asked: { mode: 'set', ranges: ['51.4.9.9', office], runner: ['9.9.9.9'] }, wait: 'operation' })
    await post()
    expect(world.cluster.ranges).toEqual(['51.4.9.9/32', office, '20.103.5.1/32', '20.61.0.5/32'])
  })

  test.each(['auto', 'none'] as const)(
    'a tag of what `egress-ips` names, written while a `set` with `egress-mode: %s` runs',
    async (egressMode) => {
      const world = createWorld({ ranges: [office, '51.104.9.9/32'], egress: ['20.103.5.1', '20.61.0.5'] })
      const { main, post } = leasedJob(world, '9.9.9.9')
      const asked = {
        mode: 'set',
        ranges: [office],
        egressIps: ['51.104.9.9'],
        runner: ['9.9.9.9'],
        egressMode,
      } as const
      await main({ asked, wait: 'operation' })
      forge(world, 'a', '51.104.9.9')
      await post()
      expect(world.cluster.ranges).toContain('51.104.9.9/32')
    },
  )

  test.each(['set', 'add'] as const)('a tag that is written while a `%s` runs', async (mode) => {
    const world = createWorld({ ranges: [office, '51.4.9.9/32'], egress: ['20.103.5.1', '20.61.0.5'] })
    const { main, post } = leasedJob(world, '9.9.9.9')
    const asked = {
      mode,
      ranges: ['51.4.9.9', office, '7.7.7.7'],
      runner: ['9.9.9.9'],
      egressMode: 'load-balancer',
    } as const
    await main({ asked, wait: 'operation' })
    forge(world, 'a', '51.4.9.9')
    forge(world, 'b', '7.7.7.7')
    await post()
    expect(world.cluster.ranges.toSorted()).toEqual(
      [office, '20.103.5.1/32', '20.61.0.5/32', '51.4.9.9/32', '7.7.7.7/32'].toSorted(),
    )
  })
})

describe('`restore: all` takes its own ranges out with the egress known', () => {
  const asked = { mode: 'add', ranges: ['20.103.5.0/24'], restore: 'all' } as const

  test('a range that alone covers the egress by then gives way to the egress', async () => {
    const world = createWorld({ ranges: [office, '20.103.5.1/32'], egress: ['20.103.5.1', '20.61.0.5'] })
    const job = world.job()
    await job.main({ asked, wait: 'operation' })
    world.replaceList(office, '20.103.5.0/24')
    await job.post()
    expect(world.cluster.ranges).toEqual([office, '20.103.5.1/32'])
  })

  test('an egress that may not be read keeps it on the list, takes the runner out, and fails the step', async () => {
    const world = createWorld({
      ranges: [office],
      properties: { networkProfile: { outboundType: 'none', loadBalancerSku: 'standard' } },
    })
    const job = world.job()
    await job.main({ asked: { ...asked, runner: ['9.9.9.9'] }, wait: 'operation' })
    const { message } = await failureOf(job.post())
    expect(message).toContain('"20.103.5.0/24" stays on the list, although `restore` is `all`')
    expect(world.cluster.ranges).toEqual([office, '20.103.5.0/24'])
  })
})

describe('found by generated schedules', () => {
  test('a change that is made again on a list that others have made since leaves the nodes their way in', async () => {
    const egress = ['20.0.0.1/32', '20.0.0.2/32']
    const world = createWorld({ ranges: [...egress, '20.0.0.0/24'] })
    const job = world.job()
    job.wire.next('poll', (arrive) => {
      world.replaceList('20.0.0.0/24')
      return arrive()
    })
    await job.main({ asked: { mode: 'set', ranges: ['8.8.8.8'] }, wait: 'operation' })
    expect(job.writes.map(({ list }) => list.toSorted())).toEqual([
      [...egress, '8.8.8.8/32'],
      [...egress, '8.8.8.8/32'],
    ])
  })

  test("a job's tag that was rewritten to another job's address stays until it expires, and that address goes with it", async () => {
    const world = createWorld({ ranges: [office] })
    const first = leasedJob(world, '9.9.9.1', holder('1'))
    const second = leasedJob(world, '9.9.9.3', holder('2'))
    await first.main({ wait: 'operation' })
    await second.main({ wait: 'operation' })
    writeTags(
      world,
      Object.fromEntries(
        Object.entries(tagsOn(world)).map(([name, value]) => [name, value.replace('9.9.9.1', '9.9.9.3')]),
      ),
    )
    await second.post()
    await first.post()
    expect(world.cluster.ranges).toEqual([office, '9.9.9.3/32'])
    await world.clock.sleep((leaseMinutes + 10) * minute)
    await sweep(world)
    expect(world.cluster.ranges).toEqual([office])
  })

  test('a lost write whose list others have replaced since, but for the leased address, is not made again', async () => {
    const world = createWorld({ ranges: ['0.0.0.0/32'] })
    const { job, main, post } = leasedJob(world, '9.9.9.9')
    job.wire.next('write', (arrive) => {
      arrive()
      world.replaceList('9.9.9.9/32', '20.0.0.0/24')
      return 'lost'
    })
    await main({ wait: 'operation' })
    expect(job.writes).toHaveLength(1)
    await post()
    expect(world.cluster.ranges).toEqual(['20.0.0.0/24'])
    expect(leasesOn(world)).toEqual([])
  })

  test('`disable` remembers the leases of what it takes out, though others replace the tags', async () => {
    const world = createWorld({ ranges: [office, '8.8.8.8/32'] })
    forge(world, 'a', '8.8.8.8')
    const job = world.job()
    await job.main({ asked: { mode: 'disable', restore: 'all' }, wait: 'operation' })
    writeTags(world, { owner: 'a' })
    await job.post()
    expect(world.cluster.ranges).toEqual([office, '20.0.0.1/32', '20.0.0.2/32'])
  })
})
