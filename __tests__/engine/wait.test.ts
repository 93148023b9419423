import { describe, expect, test } from '@jest/globals'
import { range } from '../plan/world.ts'
import { answering } from '../support/wire.ts'
import type { Job } from './support/job.ts'
import { createWorld, failureOf, type World } from './support/world.ts'

const before = ['8.8.8.8/32']
const after = [...before, '9.9.9.9/32']
const minutes = (count: number) => count * 60_000

/** Answers to the probes, the one before the write first; what comes after the last is like it. */
function probesAnswer(job: Job, clock: World['clock'], ...answers: readonly boolean[]): () => number {
  return probesTake(job, clock, ...answers.map((answered) => [answered, answered ? 20 : 1_000] as const))
}

/** The same, with how long each takes. */
function probesTake(job: Job, clock: World['clock'], ...fates: readonly (readonly [boolean, number])[]): () => number {
  let asked = 0
  job.world.probeApiServer = async () => {
    const [answered, ms] = fates[Math.min(asked, fates.length - 1)] ?? [false, 0]
    asked += 1
    await clock.sleep(ms)
    return answered ? { answered } : { answered, why: 'silence' }
  }
  return () => asked
}

describe('access', () => {
  test.each<[string, boolean[], number]>([
    ['three answers in a row prove it', [false, true, true, true], 4],
    ['two and a silence prove nothing', [false, true, true, false, true, true, true], 7],
    ['every other answer proves nothing', [false, true, false, true, false, true, true, true], 8],
  ])('%s', async (_, answers, probes) => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    const asked = probesAnswer(job, world.clock, ...answers)
    const { effect } = await job.main()
    expect(effect).toEqual({ access: 'proven', operation: 'running', cluster: undefined })
    expect(asked()).toBe(probes)
  })

  test('is waited for through the operation and the propagation of the rules', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    const { effect } = await job.main()
    expect(effect).toMatchObject({ access: 'proven', operation: 'ended', cluster: { ranges: after } })
    expect(world.arm.apiServer(world.cluster.fqdn)?.admits('9.9.9.9')).toBe(true)
    expect(job.log.at('info')).toContain('30 s: the API server does not answer this runner yet (no answer within 5 s)')
  })

  test('that was there before the write proves nothing until the update has ended', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    probesAnswer(job, world.clock, true)
    const { effect } = await job.main()
    expect(effect).toMatchObject({ access: 'proven', operation: 'ended', cluster: { ranges: after } })
    expect(job.log.at('info')).toContain(
      'The API server answered this runner before the update already, so the end of the update is waited for as well.',
    )
  })

  test('that was there before the write is known although the probe beside it is answered late', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    probesTake(job, world.clock, [true, 4_000], [true, 20])
    expect((await job.main()).effect).toMatchObject({ access: 'proven', operation: 'ended' })
  })

  test('proves the update where the probe beside the write hangs', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    probesTake(job, world.clock, [true, 60_000], [true, 20])
    expect((await job.main()).effect).toMatchObject({ access: 'proven', operation: 'running' })
  })

  test.each([
    ['that the API server refused', [true, false, true], 'running'],
    ['that it answered', [false, true, true], 'ended'],
  ] as const)('is judged by the probe beside the very write that was taken: one %s', async (_, answers, operation) => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    probesAnswer(job, world.clock, ...answers)
    job.wire.next('write', (arrive) => {
      world.replaceList(...before, '7.7.7.7/32')
      return arrive()
    })
    expect((await job.main()).effect).toMatchObject({ access: 'proven', operation })
    expect(job.writes).toHaveLength(2)
  })

  test('that was there before the write does not hide that the list came to nothing', async () => {
    const world = createWorld({ ranges: before })
    world.cluster.nextOperation = { noop: true }
    const job = world.job()
    probesAnswer(job, world.clock, true)
    await job.main()
    expect(job.writes.map(({ list }) => list)).toEqual([after, after])
    expect(world.cluster.ranges).toEqual(after)
  })

  test('is enough even where the operation fails later; its failure before is a warning', async () => {
    const world = createWorld({ ranges: before })
    world.cluster.nextOperation = { status: 'Failed', inForce: true }
    const job = world.job()
    const { effect } = await job.main()
    expect(effect).toMatchObject({ access: 'proven', operation: 'ended' })
    expect(job.log.at('warning')).toEqual([
      'AKS says that the operation has failed. The list holds the change all the same.',
    ])
  })

  test('is given up at once where the operation comes to nothing', async () => {
    const world = createWorld({ ranges: before })
    world.cluster.nextOperation = { status: 'Failed', noop: true }
    const job = world.job()
    const { message } = await failureOf(job.main())
    expect(message).toMatch(/^AKS says that the operation has failed\./)
    expect(world.clock.now() - (job.wire.sent[0]?.at ?? 0)).toBeLessThan(minutes(2))
  })

  test('is waited for where the list covered the runner already', async () => {
    const world = createWorld({ ranges: ['9.0.0.0/8'] })
    const job = world.job()
    const asked = probesAnswer(job, world.clock, true, false, true, true, true)
    const { effect } = await job.main()
    expect(effect).toEqual({ access: 'proven', operation: 'none', cluster: undefined })
    expect(asked()).toBe(5)
  })

  test('is not waited for on an open cluster', async () => {
    const world = createWorld({ ranges: [] })
    const job = world.job()
    probesAnswer(job, world.clock, false)
    const { effect } = await job.main()
    expect(effect).toEqual({ access: 'not-checked', operation: 'none', cluster: undefined })
  })
})

describe('where AKS tells no ETag', () => {
  const settings = { eTags: false }

  test('the write carries no condition, and the list is read after the operation', async () => {
    const world = createWorld({ ranges: before, settings })
    const job = world.job()
    probesAnswer(job, world.clock, false, true)
    const { effect } = await job.main()
    expect(job.writes).toMatchObject([{ ifMatch: undefined }])
    expect(effect).toMatchObject({ access: 'proven', operation: 'ended', cluster: { ranges: after } })
  })

  test("what another client's write removed is added again, and nothing of that write is reverted", async () => {
    const world = createWorld({ ranges: [...before, '7.7.7.7/32'], settings })
    const job = world.job()
    job.wire.next('poll', (arrive) => {
      world.replaceList('5.5.5.5/32')
      return arrive()
    })
    await job.main({ wait: 'operation' })
    expect(job.writes.map(({ list }) => list)).toEqual([
      [...before, '7.7.7.7/32', '9.9.9.9/32'],
      ['5.5.5.5/32', '9.9.9.9/32'],
    ])
    expect(world.cluster.ranges).toEqual(['5.5.5.5/32', '9.9.9.9/32'])
  })

  test('what this step removed is removed again where it came back', async () => {
    const world = createWorld({ ranges: [...before, '7.7.7.7/32'], settings })
    const job = world.job()
    job.wire.next('poll', (arrive) => {
      world.replaceList(...before, '7.7.7.7/32', '5.5.5.5/32')
      return arrive()
    })
    await job.main({ asked: { mode: 'remove', ranges: ['7.7.7.7'] }, wait: 'operation' })
    expect(world.cluster.ranges).toEqual([...before, '5.5.5.5/32'])
  })

  test('a list that another client opened or reset meanwhile is left as it is', async () => {
    for (const theirs of [[], ['0.0.0.0/32']]) {
      const world = createWorld({ ranges: before, settings })
      const job = world.job()
      job.wire.next('poll', (arrive) => {
        world.replaceList(...theirs)
        return arrive()
      })
      expect((await failureOf(job.main({ wait: 'operation' }))).message).toBe(
        'The list on the cluster is not what this step wrote: another writer has overwritten it.',
      )
      expect(job.writes).toHaveLength(1)
      expect(world.cluster.ranges).toEqual(theirs)
    }
  })
})

describe('a step without access says what stands in its way', () => {
  const time = { timeoutMs: minutes(4) }
  const late = 'The API server did not answer this runner in time: '

  test("the runner's address has changed", async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    const told = ['9.9.9.9', '9.9.9.10']
    job.world.runnerAddress = async () => range(told.shift() ?? 'no address')
    probesAnswer(job, world.clock, false)
    expect(await failureOf(job.main({ ...time, runnerAddress: { kind: 'ask', services: [] } }))).toEqual({
      message: `${late}silence. The runner's address has changed from 9.9.9.9/32 to 9.9.9.10/32 meanwhile.`,
      remedy:
        'The runner leaves through several addresses. Name them all, such as those of its NAT gateway, in `runner-ip`.',
    })
  })

  test('the operation has not ended', async () => {
    const world = createWorld({ ranges: before, settings: { operationMs: minutes(30) } })
    const job = world.job()
    const { message, remedy } = await failureOf(job.main(time))
    expect(message).toMatch(/ The update has not ended yet: the cluster is still "Updating"\.$/)
    expect(remedy).toBe('Raise `timeout-minutes`; an update takes two minutes as a rule, and half an hour at worst.')
  })

  test('another client has overwritten the list', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    probesAnswer(job, world.clock, false)
    void world.clock.sleep(minutes(3)).then(() => world.replaceList('5.5.5.5/32'))
    expect(await failureOf(job.main(time))).toEqual({
      message: `${late}silence. The list no longer holds 9.9.9.9/32: another writer has overwritten it.`,
      remedy:
        'Look for another writer of this list (a Terraform or Bicep deployment, a policy, a script), and let one of them own it.',
    })
  })

  test('the list is in force, and there must be another obstacle', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    probesAnswer(job, world.clock, false)
    expect(await failureOf(job.main(time))).toEqual({
      message: `${late}silence. The list in force holds 9.9.9.9/32, and the API server still doesn't answer.`,
      remedy:
        'New rules take up to two minutes to reach it. If that was long ago, the runner may reach the API server by another address than the one listed (name it in `runner-ip`), or a firewall or proxy on its side may forbid the connection.',
    })
  })

  test('the cluster could not be read to see why', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    probesAnswer(job, world.clock, false)
    void world.clock.sleep(minutes(3)).then(() => {
      job.wire.every('read', answering(403, { error: { code: 'AuthorizationFailed', message: 'Not any more.' } }))
    })
    expect((await failureOf(job.main(time))).message).toBe(
      `${late}silence. The cluster could not be read to see why: Not any more.`,
    )
  })
})

describe('a step that is not to wait for access', () => {
  test.each([
    ['none', { access: 'not-checked', operation: 'running', cluster: undefined }],
    ['operation', { access: 'not-checked', operation: 'ended', cluster: { ranges: after } }],
  ] as const)('waits for as much as `wait: %s` says, and sends no probe', async (wait, effect) => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    const asked = probesAnswer(job, world.clock, false)
    expect((await job.main({ wait })).effect).toMatchObject(effect)
    expect(asked()).toBe(0)
  })

  test("waits for the operation where no runner's address was asked for", async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    const { effect } = await job.main({ asked: { mode: 'add', ranges: ['7.7.7.7'] } })
    expect(effect).toMatchObject({ access: 'not-checked', operation: 'ended' })
  })

  test('waits for an operation that it finds running', async () => {
    const world = createWorld({ ranges: ['9.0.0.0/8'] })
    world.cluster.startOperation({ ms: 42_000 })
    const job = world.job()
    await job.main({ wait: 'operation' })
    expect(job.writes).toEqual([])
    expect(world.clock.now() - (job.wire.sent[0]?.at ?? 0)).toBe(45_000)
  })
})
