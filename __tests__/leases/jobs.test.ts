import { describe, expect, test } from '@jest/globals'
import { tagsAfter } from '../../src/leases/index.ts'
import { createWorld, failureOf, type World } from '../engine/support/world.ts'
import { answering } from '../support/wire.ts'
import { leasedJob, leaseMinutes, leasesOn, sweep, tagsOn } from './jobs.ts'
import { holder, lease, tagsOf } from './world.ts'

const office = '8.8.8.8/32'
const nat = '9.9.9.9/32'
const foreign = { environment: 'production', 'cost-centre': '4711' }
const minute = 60_000
const slot = 'aks-authorized-ip-ranges.lease.'

function worldWith(...ranges: string[]): World {
  return createWorld({ ranges: ranges.length === 0 ? [office] : ranges })
}

/** Another client writes tags: `az tag update`, Terraform or the portal. */
function writeTags(world: World, tags: Readonly<Record<string, string>>): void {
  world.cluster.edit((body) => {
    body.tags = { ...tags }
  })
}

/** An attacker's tag: only its times follow the world's. */
function forge(world: World, id: string, address: string, endsIn: number): void {
  const forged = { ...lease(id, address, 0), expiresAt: world.clock.now() + endsIn * minute }
  writeTags(world, tagsAfter(tagsOn(world), { acquired: [forged], released: [] }, 'lowest'))
}

describe('one job', () => {
  test('its lease stands as long as its address, beside the tags of others, which stay', async () => {
    const world = worldWith()
    const { job, main, post } = leasedJob(world, '9.9.9.9')
    await main()
    expect(leasesOn(world)).toEqual(['9.9.9.9 github.com repository 7 run 42 attempt 1'])
    expect(Object.entries(tagsOn(world)).slice(0, 2)).toEqual(Object.entries(foreign))
    await post()
    expect(tagsOn(world)).toEqual(foreign)
    expect(world.cluster.ranges).toEqual([office])
    expect(job.writes).toHaveLength(2)
  })

  test('it takes the requests that it takes without a lease: one read and one write', async () => {
    const { job, main } = leasedJob(worldWith(), '9.9.9.9')
    await main({ wait: 'none' })
    expect(job.wire.sent.map(({ kind }) => kind)).toEqual(['read', 'write'])
  })

  test('the state knows the lease before the write leaves', async () => {
    const { job, main } = leasedJob(worldWith(), '9.9.9.9')
    await main()
    const [write] = job.writes
    const [, value] = Object.entries(write?.body.tags ?? {}).find(([name]) => name === `${slot}01`) ?? []
    expect(write?.state?.applied.leases).toMatchObject([{ id: String(value).split(' ')[1], address: { text: nat } }])
  })

  test('with leases off no tag is written, and what was not there stays absent', async () => {
    const world = worldWith()
    world.cluster.edit((body) => {
      delete body.tags
    })
    const job = world.job()
    await job.main()
    await job.post()
    expect(job.writes.map(({ body }) => 'tags' in body)).toEqual([false, false])
  })

  test('tags that others change between its read and its write stay changed', async () => {
    const world = worldWith()
    const { job, main, post } = leasedJob(world, '9.9.9.9')
    job.wire.next('write', (arrive) => {
      writeTags(world, { ...foreign, owner: 'team a' })
      return arrive()
    })
    await main()
    await post()
    expect(tagsOn(world)).toEqual({ ...foreign, owner: 'team a' })
  })

  test('Terraform takes its tag away while it runs: its end takes the address out all the same', async () => {
    const world = worldWith()
    const { main, post } = leasedJob(world, '9.9.9.9')
    await main()
    writeTags(world, foreign)
    await post()
    expect(world.cluster.ranges).toEqual([office])
  })

  test('an update that came to nothing is made again, lease and all', async () => {
    const world = worldWith(office, nat)
    forge(world, 'a', '9.9.9.9', 30)
    const { job, main } = leasedJob(world, '9.9.9.9')
    // The whole write is lost: the list shows it anyhow, since another job's address is there; the lease doesn't.
    job.wire.next('write', () => 'lost')
    await main({ wait: 'operation' })
    expect(leasesOn(world)).toHaveLength(2)
    expect(job.writes).toHaveLength(2)
  })

  test('a write whose answer was lost is found by its lease, and not repeated', async () => {
    const world = worldWith(office, nat)
    forge(world, 'a', '9.9.9.9', 30)
    const { job, main } = leasedJob(world, '9.9.9.9')
    job.wire.next('write', (arrive) => {
      arrive()
      return 'lost'
    })
    await main({ wait: 'operation' })
    expect(job.writes).toHaveLength(1)
    expect(leasesOn(world)).toHaveLength(2)
  })
})

describe('three jobs that share an address', () => {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ]

  test.each(orders.map((order) => [order.join(', '), order] as const))(
    'ended in the order %s: it goes with the last one',
    async (_, order) => {
      const world = worldWith()
      const jobs = [0, 1, 2].map((index) => leasedJob(world, '9.9.9.9', holder(String(index))))
      for (const { main } of jobs) await main()
      expect(world.cluster.ranges).toEqual([office, nat])
      for (const [position, index] of order.entries()) {
        await jobs[index]?.post()
        expect(world.cluster.ranges).toEqual(position === 2 ? [office] : [office, nat])
        expect(leasesOn(world)).toHaveLength(2 - position)
      }
      expect(tagsOn(world)).toEqual(foreign)
      // What it costs: a job has one write when it begins and one when it ends, whether it shares or not.
      expect(jobs.map(({ job }) => job.writes.length)).toEqual([2, 2, 2])
    },
  )

  test('started and ended all at once', async () => {
    const world = worldWith()
    const jobs = [0, 1, 2].map((index) => leasedJob(world, '9.9.9.9', holder(String(index))))
    await Promise.all(jobs.map(({ main }) => main({ wait: 'none' })))
    expect(leasesOn(world)).toHaveLength(3)
    await Promise.all(jobs.map(({ post }) => post()))
    expect(world.cluster.ranges).toEqual([office])
    expect(tagsOn(world)).toEqual(foreign)
  })

  test('one that begins right after the end of another is not taken for an undo that got lost', async () => {
    const world = worldWith()
    const { job, main, post } = leasedJob(world, '9.9.9.9')
    await main()
    let begun = false
    job.wire.every('poll', (arrive) => {
      const answer = arrive()
      if (!begun && answer.body.includes('Succeeded')) {
        begun = true
        world.replaceList(office, nat)
        forge(world, 'a', '9.9.9.9', 30)
      }
      return answer
    })
    await post()
    expect(begun).toBe(true)
    expect(world.cluster.ranges).toEqual([office, nat])
  })

  test('the end of one without a lease leaves the address to those that have one', async () => {
    const world = worldWith()
    const unleased = world.job('9.9.9.9')
    const { main, post } = leasedJob(world, '9.9.9.9')
    await main()
    await unleased.main({ wait: 'none' })
    await unleased.post()
    expect(world.cluster.ranges).toEqual([office, nat])
    await post()
    expect(world.cluster.ranges).toEqual([office])
  })

  test('the last one leaves an address to expire where it may not see whether the nodes come from it', async () => {
    const world = worldWith()
    world.cluster.edit(({ properties }) => {
      properties.networkProfile = { ...properties.networkProfile, outboundType: 'userDefinedRouting' }
    })
    const [first, second] = [leasedJob(world, '9.9.9.9', holder('1')), leasedJob(world, '9.9.9.9', holder('2'))]
    await first.main()
    await second.main()
    await first.post()
    await second.post()
    expect(world.cluster.ranges).toEqual([office, nat])
    expect(leasesOn(world)).toEqual(['9.9.9.9 github.com repository 7 run 2 attempt 1'])
  })
})

describe('the slots of leases', () => {
  const slotsOn = (world: World) => Object.keys(tagsOn(world)).filter((name) => name.startsWith(slot))
  const withoutEtags = () => createWorld({ ranges: [office], settings: { eTags: false } })

  test('a slot that is free again is taken by the next job, and each job ends its own lease alone', async () => {
    const world = worldWith()
    const jobs = [0, 1, 2].map((index) => leasedJob(world, `9.9.9.${index}`, holder(String(index))))
    await jobs[0]?.main({ wait: 'operation' })
    await jobs[1]?.main({ wait: 'operation' })
    await jobs[0]?.post()
    expect(slotsOn(world)).toEqual([`${slot}02`])
    await jobs[2]?.main({ wait: 'operation' })
    expect(slotsOn(world).toSorted()).toEqual([`${slot}01`, `${slot}02`])
    await jobs[2]?.post()
    expect(leasesOn(world)).toEqual(['9.9.9.1 github.com repository 7 run 1 attempt 1'])
  })

  test('a post step leaves a slot alone that another lease has by now', async () => {
    const world = worldWith()
    const { main, post } = leasedJob(world, '9.9.9.9')
    await main({ wait: 'operation' })
    writeTags(world, { ...foreign, ...tagsOf({ ...lease('a', '5.5.5.5', 0), expiresAt: world.clock.now() + minute }) })
    await post()
    expect(leasesOn(world)).toEqual(['5.5.5.5 github.com repository 7 run 42 attempt 1'])
    expect(world.cluster.ranges).toEqual([office])
  })

  test('a lease that is copied into another tag is left alone in both, and named, by its own job and by others', async () => {
    const world = worldWith()
    const own = leasedJob(world, '9.9.9.9')
    await own.main({ wait: 'operation' })
    const { [`${slot}01`]: value = '' } = tagsOn(world)
    const copies = { [`${slot}01`]: value, [`${slot}17`]: value }
    writeTags(world, { ...foreign, ...copies })
    const named = {
      level: 'notice',
      text: `The lease ${value.split(' ')[1]} stands in several tags, so it counts in none of them, and they stay as they are: "${slot}01", "${slot}17".`,
    }
    const { main, post } = leasedJob(world, '5.5.5.5', holder('43'))
    expect(await main({ wait: 'operation' })).toMatchObject({ notes: [named] })
    expect(slotsOn(world)).toEqual([`${slot}01`, `${slot}17`, `${slot}02`])
    await post()
    expect(await own.post()).toMatchObject({ kind: 'done', change: { notes: [named] } })
    expect(world.cluster.ranges).toEqual([office])
    expect(tagsOn(world)).toEqual({ ...foreign, ...copies })
  })

  test('a slot that holds something else, in any letter case, is left to its owner, and named', async () => {
    const world = worldWith()
    const reserved = { 'AKS-Authorized-IP-Ranges.Lease.01': 'reserved for team a' }
    writeTags(world, { ...foreign, ...reserved })
    const { main, post } = leasedJob(world, '9.9.9.9')
    expect(await main({ wait: 'operation' })).toMatchObject({
      notes: [{ level: 'notice', text: expect.stringContaining('"AKS-Authorized-IP-Ranges.Lease.01"') }],
    })
    expect(slotsOn(world)).toEqual([`${slot}02`])
    await post()
    expect(tagsOn(world)).toEqual({ ...foreign, ...reserved })
  })

  test('a lease under an older name holds its address until it has expired, and is swept then', async () => {
    const world = worldWith(office, nat)
    const until = new Date(world.clock.now() + 30 * minute).toISOString().replace('.000', '')
    const older = { [`${slot}a7d1a3602f37d6c8`]: `v1 9.9.9.9 until ${until} github.com repository 7 run 41 attempt 1` }
    writeTags(world, { ...foreign, ...older })
    const { main, post } = leasedJob(world, '9.9.9.9')
    await main({ wait: 'operation' })
    await post()
    expect(tagsOn(world)).toEqual({ ...foreign, ...older })
    await world.clock.sleep(30 * minute)
    await sweep(world)
    expect(world.cluster.ranges).toEqual([office])
    expect(tagsOn(world)).toEqual(foreign)
  })

  test('`restore: all` takes a lease under an older name up again in a slot', async () => {
    const world = worldWith(office, nat)
    const until = new Date(world.clock.now() + 600 * minute).toISOString().replace('.000', '')
    const said = `9.9.9.9 until ${until} github.com repository 7 run 41 attempt 1`
    writeTags(world, { ...foreign, [`${slot}a7d1a3602f37d6c8`]: `v1 ${said}` })
    const job = world.job('4.4.4.4')
    await job.main({ asked: { mode: 'remove', ranges: ['9.9.9.9'], restore: 'all' }, wait: 'operation' })
    expect(tagsOn(world)).toEqual(foreign)
    await job.post()
    expect(tagsOn(world)).toEqual({ ...foreign, [`${slot}01`]: `v2 a7d1a3602f37d6c8 ${said}` })
  })

  test('`restore: all` takes no lease up again for which there is no room', async () => {
    const world = worldWith(office, nat)
    forge(world, 'a', '9.9.9.9', 600)
    const job = world.job('4.4.4.4')
    await job.main({ asked: { mode: 'remove', ranges: ['9.9.9.9'], restore: 'all' }, wait: 'operation' })
    const full = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`tag${index}`, '']))
    writeTags(world, full)
    expect(await job.post()).toMatchObject({ kind: 'done' })
    expect(world.cluster.ranges).toEqual([office, nat])
    expect(tagsOn(world)).toEqual(full)
  })

  test('room that others fill while a step decides is room no more', async () => {
    const world = worldWith()
    const { job, main } = leasedJob(world, '9.9.9.9')
    job.wire.next('network', async (arrive) => {
      writeTags(world, Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`tag${index}`, ''])))
      await world.clock.sleep(3_000)
      return arrive()
    })
    const { message } = await failureOf(
      main({ asked: { mode: 'add', runner: ['9.9.9.9'], egressMode: 'load-balancer' }, wait: 'operation' }),
    )
    expect(message).toContain('there is no room for one more lease')
    expect(world.cluster.ranges).toEqual([office])
  })

  test('without an ETag the slot is a random one', async () => {
    const taken = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const world = withoutEtags()
        await leasedJob(world, '9.9.9.9').main({ wait: 'operation' })
        return slotsOn(world).join()
      }),
    )
    // That all are the same happens once in a billion runs.
    expect(new Set(taken).size).toBeGreaterThan(1)
  })

  test('without an ETag a lease that the write of another job took away is taken again', async () => {
    const world = withoutEtags()
    const [one, two] = [leasedJob(world, '9.9.9.9', holder('1')), leasedJob(world, '5.5.5.5', holder('2'))]
    let deliver = () => {}
    const ended = new Promise<void>((resolve) => {
      deliver = resolve
    })
    two.job.wire.next('write', async (arrive) => {
      await ended
      return arrive()
    })
    one.job.wire.every('poll', (arrive) => {
      const answer = arrive()
      if (answer.body.includes('Succeeded')) deliver()
      return answer
    })
    await Promise.all([one.main({ wait: 'operation' }), two.main({ wait: 'operation' })])
    expect(one.job.writes).toHaveLength(2)
    expect(world.cluster.ranges.toSorted()).toEqual(['5.5.5.5/32', office, nat])
    expect(leasesOn(world).toSorted()).toEqual([
      '5.5.5.5 github.com repository 7 run 2 attempt 1',
      '9.9.9.9 github.com repository 7 run 1 attempt 1',
    ])
  })

  test('without an ETag an address is not added again where its lease finds no room any more', async () => {
    const world = withoutEtags()
    const { job, main } = leasedJob(world, '9.9.9.9')
    job.wire.every('poll', (arrive) => {
      const answer = arrive()
      world.replaceList(office)
      writeTags(world, Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`tag${index}`, ''])))
      return answer
    })
    await failureOf(main({ wait: 'operation' }))
    expect(job.writes).toHaveLength(1)
    expect(world.cluster.ranges).toEqual([office])
  })
})

describe('a runner that is lost', () => {
  test('its address goes with a sweep once GitHub says that its run has ended', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9', holder('42')).main()
    expect((await sweep(world)).writes).toHaveLength(0)
    expect(world.cluster.ranges).toEqual([office, nat])
    expect((await sweep(world, ['42'])).writes).toHaveLength(1)
    expect(world.cluster.ranges).toEqual([office])
    expect(tagsOn(world)).toEqual(foreign)
  })

  test('its address goes with a sweep once its lease has expired, whatever GitHub says', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9').main()
    await world.clock.sleep(leaseMinutes * minute)
    await sweep(world)
    expect(world.cluster.ranges).toEqual([office])
  })

  test('its address goes with the write of a later job, and takes no write of its own', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9').main()
    await world.clock.sleep(leaseMinutes * minute)
    const later = leasedJob(world, '5.5.5.5', holder('43'))
    await later.main()
    expect(world.cluster.ranges).toEqual([office, '5.5.5.5/32'])
    await later.post()
    expect(world.cluster.ranges).toEqual([office])
    expect(later.job.writes).toHaveLength(2)
    expect(tagsOn(world)).toEqual(foreign)
  })

  test('`restore: all` of a later job does not put it back', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9').main()
    await world.clock.sleep(leaseMinutes * minute)
    const later = leasedJob(world, '5.5.5.5', holder('43'))
    await later.main({ asked: { mode: 'add', runner: ['5.5.5.5'], restore: 'all' } })
    await later.post()
    expect(world.cluster.ranges).toEqual([office])
  })

  test('`restore: all` of the sweep does not put it back, though its lease still runs', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9').main()
    const job = await sweep(world, ['42'], { restore: 'all' })
    await job.post()
    expect(world.cluster.ranges).toEqual([office])
    expect(tagsOn(world)).toEqual(foreign)
  })

  test('another job got the same address: it goes when that ends', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9').main()
    await world.clock.sleep(leaseMinutes * minute)
    const next = leasedJob(world, '9.9.9.9', holder('43'))
    await next.main()
    await sweep(world, ['42'])
    expect(world.cluster.ranges).toEqual([office, nat])
    await next.post()
    expect(world.cluster.ranges).toEqual([office])
  })

  test('a later job that could not tell the egress collects nothing, and its end does not take that for no egress', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9').main()
    await world.clock.sleep(leaseMinutes * minute)
    world.cluster.edit(({ properties }) => {
      properties.networkProfile = { ...properties.networkProfile, outboundType: 'userDefinedRouting' }
    })
    const later = leasedJob(world, '5.5.5.5', holder('43'))
    expect(await later.main()).toMatchObject({
      notes: [
        {
          level: 'notice',
          text: expect.stringMatching(
            /^These stay on the list though their leases have expired: 9\.9\.9\.9\/32\. The cluster's own egress .*: subnet .*`egress-ips`/,
          ),
        },
      ],
    })
    expect(world.cluster.ranges).toEqual([office, nat, '5.5.5.5/32'])
    world.replaceList('5.5.5.5/32')
    const { message } = await failureOf(later.post())
    expect(message).toContain('would leave an empty list')
    expect(world.cluster.ranges).toEqual(['5.5.5.5/32'])
  })

  test('a later job is not held up by an outage of what only collecting needs', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9').main()
    await world.clock.sleep(leaseMinutes * minute)
    const begun = world.clock.now()
    const { job, main } = leasedJob(world, '5.5.5.5', holder('43'))
    job.wire.every('network', answering(503, 'The service is unavailable.'))
    expect(await main({ wait: 'none' })).toMatchObject({
      notes: [{ level: 'notice', text: expect.stringContaining('could not be read within a minute') }],
    })
    expect(world.clock.now() - begun).toBeLessThan(2 * minute)
    expect(world.cluster.ranges).toEqual([office, nat, '5.5.5.5/32'])
    expect(leasesOn(world)).toHaveLength(2)
  })

  test('its address goes, and the placeholder is left, where nothing else would be', async () => {
    const world = worldWith('0.0.0.0/32')
    await leasedJob(world, '9.9.9.9').main()
    world.replaceList(nat)
    await sweep(world, ['42'])
    expect(world.cluster.ranges).toEqual(['0.0.0.0/32'])
  })

  test('killed while its write was under way, its post step finds the write by its lease', async () => {
    const world = worldWith(office, nat)
    forge(world, 'a', '9.9.9.9', 30)
    const { job, main, post } = leasedJob(world, '9.9.9.9')
    let deliver = () => {}
    job.wire.next('write', (arrive) => {
      deliver = arrive
      return 'never'
    })
    void main()
    await world.clock.sleep(5_000)
    const undone = post()
    await world.clock.sleep(10_000)
    deliver()
    await undone
    expect(leasesOn(world)).toHaveLength(1)
    expect(world.cluster.ranges).toEqual([office, nat])
  })
})

describe('a sweep', () => {
  test('leaves jobs alone that are at work', async () => {
    const world = worldWith()
    const [one, two] = [leasedJob(world, '9.9.9.9', holder('1')), leasedJob(world, '5.5.5.5', holder('2'))]
    await one.main()
    await two.main()
    await sweep(world, ['1'])
    expect(world.cluster.ranges).toEqual([office, '5.5.5.5/32'])
    await one.post()
    await two.post()
    expect(world.cluster.ranges).toEqual([office])
  })

  test('asks about a re-run by its attempt', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9', holder('42', '1')).main()
    await leasedJob(world, '5.5.5.5', holder('42', '2')).main()
    const { job } = leasedJob(world, '4.4.4.4')
    const asked: string[] = []
    job.world.workflowRunState = async ({ runId, attempt }) => {
      asked.push(`${runId}/${attempt}`)
      return attempt === '1' ? 'completed' : 'under-way'
    }
    await job.main({ asked: { mode: 'sweep' }, runs: { server: 'github.com', token: 't' } })
    expect(asked).toEqual(['42/1', '42/2'])
    expect(world.cluster.ranges).toEqual([office, '5.5.5.5/32'])
  })

  test.each([
    ['a run that the token does not see', async () => 'unknown' as const],
    ['an API that does not answer', () => Promise.reject(new Error('503'))],
  ])('leaves the lease until it expires: %s', async (_, answer) => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9').main()
    const { job } = leasedJob(world, '4.4.4.4')
    job.world.workflowRunState = answer
    const { sweep } = await job.main({ asked: { mode: 'sweep' }, runs: { server: 'github.com', token: 't' } })
    expect(job.writes).toEqual([])
    expect(sweep).toMatchObject({ leases: 1, unknown: [{ holder: holder() }] })
  })

  test('asks nothing of a server that is not its own', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9', { ...holder(), server: 'evil.example' }).main()
    const { job } = leasedJob(world, '4.4.4.4')
    job.world.workflowRunState = () => Promise.reject(new Error('It was asked.'))
    await job.main({ asked: { mode: 'sweep' }, runs: { server: 'github.com', token: 't' } })
    expect(job.log.at('info').join()).not.toContain('It was asked.')
    expect(world.cluster.ranges).toEqual([office, nat])
  })

  test('asks nothing without a token, and collects what has expired', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9').main()
    const { job } = leasedJob(world, '4.4.4.4')
    job.world.workflowRunState = () => Promise.reject(new Error('It was asked.'))
    await job.main({ asked: { mode: 'sweep' } })
    expect(job.writes).toEqual([])
    await world.clock.sleep(leaseMinutes * minute)
    await leasedJob(world, '4.4.4.4').job.main({ asked: { mode: 'sweep' } })
    expect(world.cluster.ranges).toEqual([office])
  })

  test('decides anew where a job takes a lease of the address while GitHub is being asked', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9').main()
    const { job } = leasedJob(world, '4.4.4.4')
    job.world.workflowRunState = async ({ runId }) => {
      if (runId !== '42') return 'under-way'
      await leasedJob(world, '9.9.9.9', holder('43')).main({ wait: 'operation' })
      return 'completed'
    }
    await job.main({ asked: { mode: 'sweep' }, runs: { server: 'github.com', token: 't' }, wait: 'operation' })
    expect(world.cluster.ranges).toEqual([office, nat])
    expect(leasesOn(world)).toEqual(['9.9.9.9 github.com repository 7 run 43 attempt 1'])
  })

  test('asks about a run once, however often its write meets others', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9').main()
    const { job } = leasedJob(world, '4.4.4.4')
    let asked = 0
    job.world.workflowRunState = async () => {
      asked += 1
      return 'completed'
    }
    job.wire.next('write', (arrive) => {
      writeTags(world, { ...tagsOn(world), owner: 'team a' })
      return arrive()
    })
    await job.main({ asked: { mode: 'sweep' }, runs: { server: 'github.com', token: 't' } })
    expect({ asked, writes: job.writes.length }).toEqual({ asked: 1, writes: 2 })
    expect(world.cluster.ranges).toEqual([office])
  })

  test('writes nothing where the egress can not be told, and says how to name it', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9').main()
    world.cluster.edit(({ properties }) => {
      properties.networkProfile = { ...properties.networkProfile, outboundType: 'userDefinedRouting' }
    })
    const { remedy } = await failureOf(sweep(world, ['42']))
    expect(remedy).toContain('`egress-ips`')
    expect(world.cluster.ranges).toEqual([office, nat])
    await sweep(world, ['42'], { egressIps: ['7.7.7.7'] })
    expect(world.cluster.ranges).toEqual([office])
  })

  test('needs no look at the egress where no lease is over', async () => {
    const world = worldWith()
    await leasedJob(world, '9.9.9.9').main()
    const job = await sweep(world)
    expect(job.wire.sent.filter(({ kind }) => kind !== 'poll').map(({ kind }) => kind)).toEqual(['read'])
  })
})

describe('a client that may write tags and nothing else', () => {
  test('can admit no address', async () => {
    const world = worldWith()
    forge(world, 'a', '6.6.6.6', 60)
    const { main, post } = leasedJob(world, '9.9.9.9')
    await main()
    await post()
    await sweep(world)
    expect(world.cluster.ranges).toEqual([office])
  })

  test('can hold the address of a job for a day after writing a tag, and no longer', async () => {
    const world = worldWith()
    const { main, post } = leasedJob(world, '9.9.9.9')
    await main()
    forge(world, 'a', '9.9.9.9', 24 * 60)
    await post()
    expect(world.cluster.ranges).toEqual([office, nat])
    await world.clock.sleep(24 * 60 * minute)
    await sweep(world)
    expect(world.cluster.ranges).toEqual([office])
  })

  test('can not hold it for longer by claiming more', async () => {
    const world = worldWith()
    const { main, post } = leasedJob(world, '9.9.9.9')
    await main()
    forge(world, 'a', '9.9.9.9', 100 * 365 * 24 * 60)
    await post()
    expect(world.cluster.ranges).toEqual([office])
  })

  test('can not hold it by taking the tag of the job away, or by changing it', async () => {
    for (const tags of [foreign, { ...foreign, ...tagsOf(lease('a', '6.6.6.6', 1440)) }]) {
      const world = worldWith()
      const { main, post } = leasedJob(world, '9.9.9.9')
      await main()
      writeTags(world, tags)
      await post()
      expect(world.cluster.ranges).toEqual([office])
    }
  })

  test('can end the access of a single address, even of one that is there for good but not declared to the sweep', async () => {
    const world = worldWith(office, '7.7.0.0/16')
    forge(world, 'a', '8.8.8.8', -5)
    await sweep(world)
    expect(world.cluster.ranges).toEqual(['7.7.0.0/16'])
  })

  test('can not have a range taken out, nor what is declared to the sweep', async () => {
    const world = worldWith(office, '7.7.0.0/16')
    forge(world, 'a', '8.8.8.8', -5)
    forge(world, 'b', '7.7.0.1', -5)
    await sweep(world, [], { ranges: ['8.8.8.8'] })
    expect(world.cluster.ranges).toEqual([office, '7.7.0.0/16'])
  })

  test.each<[string, (world: World) => Promise<unknown>]>([
    ['by a sweep', (world) => sweep(world)],
    ['by a job', (world) => leasedJob(world, '9.9.9.9').main()],
    [
      'by a job that comes from the egress itself',
      async (world) => {
        const { main, post } = leasedJob(world, '20.0.0.1')
        await main()
        await post()
      },
    ],
  ])('can not have the egress taken out %s', async (_, step) => {
    const world = worldWith(office, '20.0.0.1/32')
    forge(world, 'a', '20.0.0.1', -5)
    await step(world)
    expect(world.cluster.ranges).toContain('20.0.0.1/32')
  })

  test('can not open the cluster', async () => {
    const world = worldWith()
    forge(world, 'a', '8.8.8.8', -5)
    await sweep(world)
    expect(world.cluster.ranges).toEqual(['0.0.0.0/32'])
  })

  test('can keep jobs from taking leases, which then says so', async () => {
    const world = worldWith()
    writeTags(world, Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`${slot}x${n}`, ''])))
    const { message } = await failureOf(leasedJob(world, '9.9.9.9').main())
    expect(message).toContain('there is no room for one more lease')
    expect(world.cluster.ranges).toEqual([office])
  })
})
