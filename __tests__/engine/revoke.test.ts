import { describe, expect, test } from '@jest/globals'
import type { UndoOutcome } from '../../src/report/undo-outcome.ts'
import type { Asked } from '../plan/world.ts'
import { answering, type Interceptor, justBefore } from '../support/wire.ts'
import type { Job } from './support/job.ts'
import { createWorld, failureOf, type World, type WorldOptions } from './support/world.ts'

const before = ['8.8.8.8/32']
const placeholder = ['0.0.0.0/32']
const egress = ['20.0.0.1/32', '20.0.0.2/32']

/** A cluster that a main step has changed, and that step's job. */
async function granted(asked: Asked | undefined, options: WorldOptions): Promise<{ world: World; job: Job }> {
  const world = createWorld(options)
  const job = world.job()
  await job.main({ wait: 'none', ...(asked === undefined ? {} : { asked }) })
  await world.clock.sleep(200_000)
  return { world, job }
}

const notes = (undoing: UndoOutcome) => ('notes' in undoing ? undoing.notes.map(({ text }) => text) : [])

describe('what a step changed is undone, against the list as it is then', () => {
  test.each<[string, string[], Asked, string[] | undefined, string[]]>([
    ['the runner is taken out', before, { mode: 'add', runner: ['9.9.9.9'] }, undefined, before],
    [
      'what is there for good stays',
      before,
      { mode: 'add', ranges: ['7.7.7.7'], runner: ['9.9.9.9'] },
      undefined,
      [...before, '7.7.7.7/32'],
    ],
    [
      'what others added stays, and what they took out does not come back',
      before,
      { mode: 'add', runner: ['9.9.9.9'] },
      ['9.9.9.9/32', '5.5.5.5/32'],
      ['5.5.5.5/32'],
    ],
    ['the placeholder comes back', placeholder, { mode: 'add', runner: ['9.9.9.9'] }, undefined, placeholder],
    [
      'the placeholder does not come back beside another runner',
      placeholder,
      { mode: 'add', runner: ['9.9.9.9'] },
      [...egress, '9.9.9.9/32', '5.5.5.5/32'],
      [...egress, '5.5.5.5/32'],
    ],
    [
      'all: what went comes back, what came goes, the egress stays',
      before,
      { mode: 'set', ranges: ['7.7.7.7'], restore: 'all' },
      undefined,
      [...before, ...egress],
    ],
    [
      'all: a cluster that was open is open again',
      [],
      { mode: 'set', ranges: ['7.7.7.7'], restore: 'all' },
      undefined,
      [],
    ],
    [
      'all: a cluster that was open and that others have changed stays restricted',
      [],
      { mode: 'set', ranges: ['7.7.7.7'], restore: 'all' },
      ['7.7.7.7/32', ...egress, '5.5.5.5/32'],
      [...egress, '5.5.5.5/32'],
    ],
    [
      'all: a restriction that was lifted is back',
      before,
      { mode: 'disable', restore: 'all' },
      undefined,
      [...before, ...egress],
    ],
    [
      'where nothing would be left, the placeholder is, after a look at the egress',
      before,
      { mode: 'add', runner: ['9.9.9.9'] },
      ['9.9.9.9/32'],
      placeholder,
    ],
  ])('%s', async (_, ranges, asked, meanwhile, expected) => {
    const { world, job } = await granted(asked, { ranges })
    if (meanwhile !== undefined) world.replaceList(...meanwhile)
    expect((await job.post()).kind).toBe('accepted')
    expect(world.cluster.ranges.toSorted()).toEqual(expected.toSorted())
  })

  test.each<[string, string[], Asked, string[] | undefined, string]>([
    [
      'another client has taken the runner out already',
      before,
      { mode: 'add', runner: ['9.9.9.9'] },
      before,
      'Nothing that this step added is on the list any more.',
    ],
    [
      'another client has opened the cluster',
      before,
      { mode: 'add', runner: ['9.9.9.9'] },
      [],
      'Another update has opened the API server to the whole internet since; this step leaves that as it is. To restrict it again, use `mode: set` with the whole list.',
    ],
  ])('nothing is written where %s', async (_, ranges, asked, meanwhile = [], note) => {
    const { world, job } = await granted(asked, { ranges })
    world.replaceList(...meanwhile)
    expect(notes(await job.post())).toEqual([note])
    expect(job.writes).toHaveLength(1)
  })

  test.each<[string, Asked]>([
    ['ranges that are there for good', { mode: 'add', ranges: ['7.7.7.7'] }],
    ['`restore: none`', { mode: 'add', runner: ['9.9.9.9'], restore: 'none' }],
    ['`mode: disable`', { mode: 'disable' }],
  ])('post does not even sign in after %s', async (_, asked) => {
    const { job } = await granted(asked, { ranges: before })
    job.world.signIn = () => Promise.reject(new Error('It signed in.'))
    expect(await job.post()).toEqual({ kind: 'nothing', why: 'This step changed nothing that is only temporary.' })
  })
})

describe('where nothing would be left and the egress is unknown, nothing is changed and the step fails', () => {
  test.each<[string, WorldOptions, string]>([
    [
      'another way out',
      { properties: { networkProfile: { outboundType: 'none', loadBalancerSku: 'standard' } } },
      'with the outbound type "none" AKS gives the nodes no way out, and doesn\'t know of another.',
    ],
  ])('%s', async (_, options, why) => {
    const { world, job } = await granted(undefined, { ranges: before, ...options })
    world.replaceList('9.9.9.9/32')
    expect(await failureOf(job.post())).toEqual({
      message: `Undoing the change would leave an empty list, which would open the API server to the whole internet, and the cluster's own egress, which would have to stay on it, could not be resolved: ${why} Nothing was changed.`,
      remedy: 'Add what the nodes leave by to the list, then take the rest out with the commands below.',
    })
    expect(world.cluster.ranges).toEqual(['9.9.9.9/32'])
  })
})

describe('a cluster that is not the same any more', () => {
  test('is gone: a notice', async () => {
    const { world, job } = await granted(undefined, { ranges: before })
    world.cluster.delete()
    expect(notes(await job.post())).toEqual([
      'The cluster is gone, and its list with it: there is nothing left to undo.',
    ])
  })

  test('is gone before the write arrives: a notice', async () => {
    const { world, job } = await granted(undefined, { ranges: before })
    job.wire.next(
      'write',
      justBefore(() => world.cluster.delete()),
      answering(404, { code: 'NotFound', message: 'Gone.' }),
    )
    const { wire } = job
    wire.next('read', (arrive) => arrive(), answering(404, { error: { code: 'ResourceNotFound', message: 'Gone.' } }))
    expect(notes(await job.post())).toEqual([
      'The cluster is gone, and its list with it: there is nothing left to undo.',
    ])
  })

  test('was made anew: a notice, and nothing is written', async () => {
    const { world, job } = await granted(undefined, { ranges: before })
    world.cluster.recreate()
    expect(notes(await job.post())).toEqual(['The cluster was recreated since; nothing to undo.'])
    expect(job.writes).toHaveLength(1)
  })

  test('lies in a subscription that the identity does not see any more: a failure', async () => {
    const { job } = await granted(undefined, { ranges: before })
    job.wire.every('read', answering(404, { error: { code: 'SubscriptionNotFound', message: 'Not found.' } }))
    expect(await failureOf(job.post())).toEqual({
      message: 'Undoing the change failed: the cluster, its resource group or its subscription is not found.',
      said: 'Not found. (SubscriptionNotFound, HTTP 404)',
      remedy: 'Check `subscription-id`, and that the identity has a role in that subscription.',
    })
  })
})

describe('a write that main never saw answered', () => {
  const looking = 'The main step ended before its write was answered; looking whether it was carried out.'

  /** Main dies while its write is on its way; the write arrives so much later, or never. */
  async function died(arrivesAfterMs: number | undefined): Promise<{ world: World; job: Job }> {
    const world = createWorld({ ranges: before })
    const job = world.job()
    const fate: Interceptor = (arrive) => {
      if (arrivesAfterMs !== undefined) void world.clock.sleep(arrivesAfterMs).then(arrive)
      return 'never'
    }
    job.wire.next('write', fate)
    void job.main({ wait: 'none' })
    await world.clock.sleep(1_000)
    return { world, job }
  }

  test.each([
    ['at once', 500],
    ['after 20 s', 20_000],
    ['after 29 s', 29_000],
  ])('and that arrives %s is undone', async (_, ms) => {
    const { world, job } = await died(ms)
    expect((await job.post()).kind).toBe('accepted')
    expect(world.cluster.ranges).toEqual(before)
    expect(job.log.at('info')).toContain(looking)
  })

  test('and that never arrives is believed to be none after 30 s', async () => {
    const { world, job } = await died(undefined)
    const begun = world.clock.now()
    expect(notes(await job.post())).toEqual(['Nothing that this step added is on the list any more.'])
    expect(world.clock.now() - begun).toBe(30_000)
    expect(job.writes).toHaveLength(1)
  })
})

describe('post says what it saw', () => {
  test('accepted, where main did not wait either', async () => {
    const { job } = await granted(undefined, { ranges: before })
    expect(await job.post()).toMatchObject({ kind: 'accepted', change: { after: { texts: before } } })
    expect(job.wire.sent.filter(({ kind }) => kind === 'poll')).toEqual([])
  })

  test('done, where it saw the end and the list', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    await job.main({ wait: 'operation' })
    expect(await job.post()).toMatchObject({ kind: 'done', change: { after: { texts: before } } })
    expect(job.log.at('warning')).toEqual([])
  })

  test('accepted, where it was told to wait no longer', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    await job.main({ restoreWait: 'accepted' })
    const sent = job.wire.sent.length
    expect((await job.post()).kind).toBe('accepted')
    expect(job.wire.sent.slice(sent).map(({ kind }) => kind)).toEqual(['read', 'write'])
  })

  test('done, where it was told to wait for the end though main did not', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    await job.main({ wait: 'none', restoreWait: 'done' })
    expect((await job.post()).kind).toBe('done')
  })

  test('done in any case where AKS returns no ETag, since another write may have swept the undo away', async () => {
    const world = createWorld({ ranges: [...before, '5.5.5.5/32'], settings: { eTags: false } })
    const job = world.job()
    await job.main({ wait: 'none', restoreWait: 'accepted' })
    job.wire.next('poll', (arrive) => {
      world.replaceList(...before, '9.9.9.9/32')
      return arrive()
    })
    expect(await job.post()).toMatchObject({ kind: 'done' })
    expect(world.cluster.ranges).toEqual(before)
    expect(job.log.at('info')).toContain('AKS returned no ETag, so the end of the undo is waited for.')
  })

  test('accepted, where the time ran out before the end', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    await job.main({ wait: 'operation', timeoutMs: 120_000 })
    world.arm.settings.operationMs = 3_600_000
    expect((await job.post()).kind).toBe('accepted')
  })

  test('and fails where its update came to nothing', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    await job.main({ wait: 'operation' })
    world.cluster.nextOperation = { status: 'Failed', noop: true }
    expect((await failureOf(job.post())).message).toBe('AKS says that the operation has failed.')
  })

  test('and makes its change again where the update did nothing', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    await job.main({ wait: 'operation' })
    world.cluster.nextOperation = { noop: true }
    expect((await job.post()).kind).toBe('done')
    expect(world.cluster.ranges).toEqual(before)
  })
})

describe('the remedy is in the log in time', () => {
  const commands = `[ -n "$ranges" ] && az aks update --subscription 33333333-3333-4333-8333-333333333333 \\
  --resource-group rg-shop --name aks-shop --api-server-authorized-ip-ranges "$ranges"`
  const reminders = ({ log }: Job) =>
    log.lines.filter(({ text }) => text.startsWith('This step is still trying to undo'))

  test.each<[string, (world: World, job: Job) => void]>([
    ['the cluster is busy', ({ cluster }) => cluster.startOperation({ ms: 600_000 })],
    ['ARM does not answer', (_, job) => void job.wire.every('read', answering(503, {}))],
    [
      'every write meets a conflict',
      (_, job) => void job.wire.every('write', answering(412, { code: 'PreconditionFailed' })),
    ],
    ['signing in hangs', (_, job) => (job.world.signIn = () => new Promise(() => {}))],
  ])('after two minutes, where %s', async (_, obstruct) => {
    const { world, job } = await granted(undefined, { ranges: before })
    obstruct(world, job)
    const begun = world.clock.now()
    void job.post().catch(() => {})
    await world.clock.sleep(121_000)
    expect(reminders(job)).toMatchObject([{ level: 'warning', text: expect.stringContaining(commands) }])
    expect(reminders(job)[0]?.text).toMatch(/\[\?@ != '9\.9\.9\.9\/32'(?: \\\n )? && @ != '9\.9\.9\.9'\]/)
    expect(world.clock.now() - begun).toBe(121_000)
  })

  test('not where the undo was accepted by then, however long its end takes', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    await job.main({ wait: 'operation' })
    world.arm.settings.operationMs = 300_000
    expect((await job.post()).kind).toBe('done')
    expect(reminders(job)).toEqual([])
  })
})

describe('where it can not be undone, the step fails', () => {
  test('with what ARM refused, and its remedy', async () => {
    const { world, job } = await granted(undefined, { ranges: before })
    world.arm.deny({ action: 'Microsoft.ContainerService/managedClusters/write' })
    const { message, remedy, commands, said } = await failureOf(job.post())
    expect(message).toBe('Undoing the change failed: a permission is missing.')
    expect(said).toMatch(/^The client .* \(AuthorizationFailed, HTTP 403, correlation ID [0-9a-f-]{36}\)$/)
    expect(remedy).toMatch(
      /^Grant the identity the role "AKS authorized IP ranges" .* holds Microsoft\.ContainerService\/managedClusters\/write\./,
    )
    expect(commands).toMatch(/^az role assignment create /)
  })

  test('when the time is up', async () => {
    const { world, job } = await granted(undefined, { ranges: before })
    world.cluster.startOperation({ ms: 3_600_000 })
    const begun = world.clock.now()
    expect((await failureOf(job.post())).message).toBe(
      `Cluster "aks-shop" took no update within the step's time: another operation runs on it (Updating, seen for 15 min), and AKS runs one at a time.`,
    )
    expect(world.clock.now() - begun).toBe(15 * 60_000)
  })
})

test('the state alone counts: two jobs undo their own changes and no others', async () => {
  const world = createWorld({ ranges: before })
  const [first, second] = [world.job('9.9.9.1'), world.job('9.9.9.2')]
  await Promise.all([first.main(), second.main()])
  expect(world.cluster.ranges).toEqual([...before, '9.9.9.1/32', '9.9.9.2/32'])
  await Promise.all([first.post(), second.post()])
  expect(world.cluster.ranges).toEqual(before)
})
