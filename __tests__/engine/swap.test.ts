import { describe, expect, test } from '@jest/globals'
import type { ArmSettings } from '../../emulator/arm/arm.ts'
import { addressesOf } from '../../src/plan/node-egress.ts'
import { answering, justBefore, type Sent } from '../support/wire.ts'
import type { Job } from './support/job.ts'
import { createWorld, failureOf } from './support/world.ts'

const minute = 60_000
const before = ['8.8.8.8/32']

const statusesOf = ({ wire }: Job, kind: Sent['kind'] = 'write') =>
  wire.sent.filter((sent) => sent.kind === kind).map(({ status }) => status)
const timesOf = ({ wire }: Job, kind: Sent['kind']) =>
  wire.sent.filter((sent) => sent.kind === kind).map(({ at }) => at - (wire.sent[0]?.at ?? 0))
const listsOf = ({ writes }: Job) => writes.map(({ list }) => list)

const scaledByHand = {
  code: 'InvalidParameter',
  message: "Cannot manually scale AgentPool 'apps' of an AKS cluster with cluster autoscaler enabled",
}

/** Each write rests on a reading that was answered at most 2 s before. */
function expectFreshWrites({ wire }: Job): void {
  for (const [index, { kind, at }] of wire.sent.entries()) {
    if (kind !== 'write') continue
    const reading = wire.sent.slice(0, index).findLast((sent) => sent.kind === 'read')
    expect(at - (reading?.at ?? 0)).toBeLessThanOrEqual(2_000)
  }
}

describe('while no other client writes', () => {
  test('a step reads once and writes once, on condition that nothing has moved', async () => {
    const world = createWorld({ ranges: before })
    const { eTag } = world.cluster.body
    const job = world.job()
    await job.main({ wait: 'none' })
    expect(job.wire.sent.map(({ kind }) => kind)).toEqual(['read', 'write'])
    expect(job.writes).toMatchObject([{ list: [...before, '9.9.9.9/32'], ifMatch: eTag }])
  })

  test('a list that covers the runner already is not written, and nothing is left to undo', async () => {
    const world = createWorld({ ranges: ['9.0.0.0/8'] })
    const job = world.job()
    await job.main({ wait: 'none' })
    expect(job.writes).toEqual([])
    expect(job.state()).toBeUndefined()
    expect(await job.post()).toEqual({ kind: 'nothing', why: 'The main step wrote nothing.' })
  })

  test('a list that is what `set` asks for already is not written, and the egress that was looked up is reported', async () => {
    const world = createWorld({ ranges: ['7.7.7.7/32', '20.0.0.1/32', '20.0.0.2/32'] })
    const job = world.job()
    const { egress } = await job.main({ asked: { mode: 'set', ranges: ['7.7.7.7'] } })
    expect(job.writes).toEqual([])
    expect(addressesOf(egress).map(({ range }) => range.text)).toEqual(['20.0.0.1/32', '20.0.0.2/32'])
  })
})

describe('while another client writes', () => {
  test('a change of the list between the read and the write is not overwritten', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next(
      'write',
      justBefore(() => world.replaceList(...before, '5.5.5.5/32')),
    )
    await job.main({ wait: 'none' })
    expect(statusesOf(job)).toEqual([412, 200])
    expect(listsOf(job)).toEqual([
      [...before, '9.9.9.9/32'],
      [...before, '5.5.5.5/32', '9.9.9.9/32'],
    ])
    expect(job.writes[1]?.ifMatch).not.toBe(job.writes[0]?.ifMatch)
    expectFreshWrites(job)
    expect(job.log.at('info')).toContain(
      'Another update is in progress. Waiting, then planning again from the list it leaves.',
    )
  })

  test('the step ends without another write if the other client made it needless', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next(
      'write',
      justBefore(() => world.replaceList('9.0.0.0/8')),
    )
    const outcome = await job.main({ wait: 'none' })
    expect(statusesOf(job)).toEqual([412])
    expect(outcome.notes).toEqual([{ level: 'notice', text: 'The list covers what is asked for already.' }])
    expect(job.state()).toBeUndefined()
  })

  test('whose write spares the look-up of the egress leaves none to report', async () => {
    const world = createWorld({ ranges: ['0.0.0.0/32'] })
    const job = world.job()
    job.wire.next(
      'write',
      justBefore(() => world.replaceList(...before)),
    )
    const { egress, ranges } = await job.main({ wait: 'none' })
    expect(job.wire.sent.some(({ kind }) => kind === 'network')).toBe(true)
    expect({ egress, ranges }).toEqual({ egress: undefined, ranges: [...before, '9.9.9.9/32'] })
  })

  test.each<ArmSettings['conflict']>(['OperationNotAllowed', 'PendingOperation', 'EtagMismatch'])(
    'whose operation runs is waited for by reading, and the list computed anew: 409 %s',
    async (conflict) => {
      const world = createWorld({ ranges: before, settings: { conflict } })
      const job = world.job()
      const theirs = () =>
        world.cluster.startOperation({
          ms: 31_000,
          change: ({ properties }) => {
            properties.apiServerAccessProfile = { authorizedIPRanges: ['5.5.5.5/32'] }
          },
        })
      job.wire.next('write', justBefore(theirs))
      await job.main({ wait: 'none' })
      expect(statusesOf(job)).toEqual([409, 200])
      expect(listsOf(job)).toEqual([
        [...before, '9.9.9.9/32'],
        ['5.5.5.5/32', '9.9.9.9/32'],
      ])
      expect(timesOf(job, 'read')).toEqual([0, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 35_000])
      expectFreshWrites(job)
    },
  )

  test.each([
    [
      'RequestConflict',
      "Cannot modify resource with id 'x' because the resource entity provisioning state is not terminal.",
    ],
    ['Conflict', 'The request is in conflict with mutually exclusive operations.'],
    ['Conflict', 'The operation is in conflict with a concurrent request.'],
    ['Conflict', 'The request conflicted with a concurrent request.'],
    ['OperationNotAllowed', 'Changing property "x" is not allowed while cluster is being upgraded.'],
  ])('the step waits for the operation that AKS names: 409 %s, %s', async (code, message) => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next('write', answering(409, { code, message }))
    await job.main({ wait: 'none' })
    expect(statusesOf(job)).toEqual([409, 200])
    expect(timesOf(job, 'write')).toEqual([0, 5_000])
  })

  test('a count that the autoscaler changed since the read stays as it is', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    const scale = () =>
      world.cluster.edit(
        ({ properties }) => {
          for (const pool of properties.agentPoolProfiles) if (pool.name === 'apps') pool.count = 9
        },
        { pool: 'apps' },
      )
    job.wire.next('write', justBefore(scale))
    await job.main({ wait: 'none' })
    expect(statusesOf(job)).toEqual([400, 200])
    expect(world.cluster.body.properties.agentPoolProfiles).toMatchObject([
      { name: 'system', count: 3 },
      { name: 'apps', count: 9 },
    ])
  })

  test('the step waits for an operation that runs when it begins, and plans only then', async () => {
    const world = createWorld({ ranges: before })
    world.cluster.startOperation({ provisioningState: 'Upgrading', ms: 42_000 })
    const job = world.job()
    await job.main({ wait: 'none' })
    expect(statusesOf(job)).toEqual([200])
    expect(timesOf(job, 'write')).toEqual([45_000])
    expect(job.log.at('info').filter((line) => line.includes('the cluster is at'))).toEqual([
      '0 s: the cluster is at Upgrading, and AKS runs one operation at a time (an update usually takes 2 to 4 min); waiting at most 15 min more',
      '30 s: the cluster is at Upgrading, and AKS runs one operation at a time (an update usually takes 2 to 4 min); waiting at most 14 min 30 s more',
    ])
  })

  test('one more read sees a change of the list that was made while the step planned', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next('network', async (arrive) => {
      world.replaceList('5.5.5.5/32', '20.0.0.1/32')
      await world.clock.sleep(2_001)
      return arrive()
    })
    await job.main({ asked: { mode: 'add', runner: ['9.9.9.9'], egressMode: 'load-balancer' }, wait: 'none' })
    expect(statusesOf(job)).toEqual([200])
    expect(listsOf(job)).toEqual([['5.5.5.5/32', '20.0.0.1/32', '20.0.0.2/32', '9.9.9.9/32']])
    expectFreshWrites(job)
  })

  test('a node pool operation that ended meanwhile moves no ETag, and yet a stale body does not undo it', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next('network', async (arrive) => {
      world.cluster.edit(
        ({ properties }) => {
          for (const pool of properties.agentPoolProfiles) if (pool.name === 'apps') pool.count = 9
        },
        { pool: 'apps' },
      )
      await world.clock.sleep(2_001)
      return arrive()
    })
    await job.main({ asked: { mode: 'add', runner: ['9.9.9.9'], egressMode: 'load-balancer' }, wait: 'none' })
    expect(world.cluster.body.properties.agentPoolProfiles).toMatchObject([
      { name: 'system', count: 3 },
      { name: 'apps', count: 9 },
    ])
  })

  test.each([
    ['a look-up of 2 s needs no further reading', 2_000, 1],
    ['a look-up of more than 2 s does', 2_001, 2],
  ])('%s', async (_, ms, readings) => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next('network', async (arrive) => {
      await world.clock.sleep(ms)
      return arrive()
    })
    await job.main({ asked: { mode: 'add', runner: ['9.9.9.9'], egressMode: 'load-balancer' }, wait: 'none' })
    expect(timesOf(job, 'read')).toHaveLength(readings)
    expectFreshWrites(job)
  })
})

describe('throttling', () => {
  const throttled = { code: 'Throttled', message: 'Too many.' }
  const byIdentity = { error: { code: 'FailedIdentityOperation', message: "Identity operation … Status: '429'." } }

  test.each([
    ['a write waits as long as AKS says', answering(429, throttled, { 'retry-after': '47' }), 47_000],
    ['a write waits 5 s at least', answering(429, throttled, { 'retry-after': '1' }), 5_000],
    ['a write waits 15 s where AKS says nothing', answering(429, byIdentity), 15_000],
  ])('%s', async (_, refusal, ms) => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next('write', refusal)
    await job.main({ wait: 'none' })
    expect(statusesOf(job)).toEqual([429, 200])
    expect(timesOf(job, 'write')).toEqual([0, ms])
    expectFreshWrites(job)
    expect(job.log.at('info')).toContain(
      `AKS takes no more writes just now; trying again in about ${ms === 5_000 ? '1 s' : `${ms / 1000} s`}.`,
    )
  })

  test('a write that has been throttled twice leaves the turn to others first', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    const refusal = answering(429, throttled, { 'retry-after': '5' })
    job.wire.next('write', refusal, refusal)
    await job.main({ wait: 'none' })
    expect(timesOf(job, 'write')).toEqual([0, 5_000, 35_000])
  })

  test('a reading waits as long as AKS says, and as a rule longer each time that it says nothing', async () => {
    const world = createWorld({ ranges: before, random: () => 0.5 })
    const job = world.job()
    const silent = answering(503, {})
    job.wire.next('read', answering(429, throttled, { 'retry-after': '8' }), silent, silent, silent)
    await job.main({ wait: 'none' })
    expect(timesOf(job, 'read')).toEqual([0, 9_600, 12_000, 16_800, 26_400])
    expect(job.log.at('info')).toContain('Azure limits requests just now (Too many.); trying again in about 8 s.')
  })

  test('no wait is ever cut short by its jitter', async () => {
    for (const random of [0, 0.5, 0.999]) {
      const world = createWorld({ ranges: before, random: () => random })
      const job = world.job()
      job.wire.next(
        'write',
        answering(429, throttled, { 'retry-after': '47' }),
        justBefore(() => world.replaceList('5.5.5.5')),
      )
      await job.main({ wait: 'none' })
      const [first = 0, second = 0, third = 0] = timesOf(job, 'write')
      expect(second - first).toBeGreaterThanOrEqual(47_000)
      expect(third - second).toBeGreaterThanOrEqual(5_000)
    }
  })
})

describe('a cluster that never gets free', () => {
  test('is read until the time is up, and the error says so', async () => {
    const world = createWorld({ ranges: before })
    world.cluster.startOperation({ ms: 60 * minute })
    const job = world.job()
    expect(await failureOf(job.main({ timeoutMs: 10 * minute }))).toEqual({
      message: `Cluster "aks-shop" took no update within the step's time: another operation runs on it (Updating, seen for 10 min), and AKS runs one at a time.`,
      remedy:
        'Raise `timeout-minutes`, run fewer jobs at once against this cluster (a `concurrency` group), or open it once for the whole workflow.',
    })
    expect(job.writes).toEqual([])
    expect(world.clock.now() - (job.wire.sent[0]?.at ?? 0)).toBe(10 * minute)
  })

  test.each([
    [
      '409',
      answering(409, { code: 'EtagMismatch', message: 'Operation is not allowed: Another operation is in progress' }),
    ],
    ['412', answering(412, { code: 'PreconditionFailed', message: 'It has been modified.' })],
    ['429', answering(429, { code: 'Throttled', message: 'Too many.' })],
    ['400', answering(400, scaledByHand)],
  ])('though it looks free is not asked again and again: %s', async (_, refusal) => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.every('write', refusal)
    expect(await failureOf(job.main())).toEqual({
      message:
        "The cluster took no update within the step's time: other operations came first, and AKS runs one at a time.",
      remedy:
        'Raise `timeout-minutes`, run fewer jobs at once against this cluster (a `concurrency` group), or open it once for the whole workflow.',
    })
    // AKS takes 20 writes in a burst and one a minute after that.
    expect(job.writes.length).toBeLessThanOrEqual(20 + 15)
    expect(job.state()).toBeUndefined()
  })
})

describe('what no further try can mend ends the step after one write, which is struck out of the state', () => {
  const scope = '/subscriptions/s/resourceGroups/rg'
  test.each<[string, number, { code: string; message: string }, string, string | undefined, string?]>([
    [
      'a lock',
      409,
      {
        code: 'ScopeLocked',
        message: `The scope '${scope}/x' cannot perform write operation because following scope(s) are locked: '${scope}'. Please remove the lock and try again.`,
      },
      'Updating the cluster failed: a lock forbids changing the cluster.',
      "Remove the lock (az lock list, az lock delete), or set it where it doesn't cover the cluster.",
    ],
    [
      'a policy',
      403,
      { code: 'RequestDisallowedByPolicy', message: "Resource 'x' was disallowed by policy." },
      'Updating the cluster failed: an Azure Policy forbids the change.',
      'Ask the owner of the policy that Azure names for an exemption for this cluster.',
    ],
    [
      'a permission that is missing',
      403,
      {
        code: 'AuthorizationFailed',
        message: `The client 'a' with object id 'b' does not have authorization to perform action 'Microsoft.ContainerService/managedClusters/write' over scope '${scope}/x' or the scope is invalid.`,
      },
      'Updating the cluster failed: a permission is missing.',
      'Grant the identity the role "AKS authorized IP ranges" of the README\'s set-up, or another one that holds Microsoft.ContainerService/managedClusters/write. A new grant takes some minutes to reach ARM.',
      `az role assignment create --assignee-object-id b --role "AKS authorized IP ranges" \\\n  --scope ${scope}/x`,
    ],
    [
      'a permission on a linked scope that is missing',
      403,
      {
        code: 'LinkedAuthorizationFailed',
        message: `The client 'a' with object id 'b' has permission to perform action 'Microsoft.ContainerService/managedClusters/write' on scope '${scope}/x'; however, it does not have permission to perform action 'Microsoft.OperationalInsights/workspaces/sharedkeys/read' on the linked scope(s) '${scope}/logs' or the linked scope(s) are invalid.`,
      },
      'Updating the cluster failed: a permission on something that the cluster uses is missing.',
      `Azure checks what the cluster uses whenever it is written. Grant the identity Microsoft.OperationalInsights/workspaces/sharedkeys/read on ${scope}/logs, for instance with a custom role.`,
    ],
    [
      'a 409 that speaks of no operation',
      409,
      { code: 'OperationNotAllowed', message: 'Operation is not allowed: the managed cluster is stopped.' },
      'Updating the cluster failed: Azure refuses the request.',
      undefined,
    ],
    [
      'a list that AKS refuses',
      400,
      { code: 'InvalidParameter', message: 'The number of APIServer Authorized IP Ranges is greater than 200.' },
      'Updating the cluster failed: Azure refuses the request.',
      undefined,
    ],
    [
      'a cluster that AKS refuses as it is',
      400,
      { code: 'NodeImageTooOld', message: 'The node image is too old.' },
      'AKS refuses any update of this cluster as it is: what it says is not about the list.',
      'Mend what it says first. An update that changes nothing shows the same:',
      'az aks update --subscription 33333333-3333-4333-8333-333333333333 --resource-group rg-shop \\\n  --name aks-shop',
    ],
    [
      'a deny assignment',
      403,
      {
        code: 'DenyAssignmentAuthorizationFailed',
        message: `The client 'a' with object id 'b' has permission to perform action 'Microsoft.ContainerService/managedClusters/write' on scope '${scope}/x'; however, the access is denied because of the deny assignment with name 'Stack "shop"' and Id 'c' at scope '${scope}'.`,
      },
      'Updating the cluster failed: a deny assignment forbids the action.',
      'No role outranks the deny assignment "Stack "shop"". Exclude the identity from it where it was made: a managed application, a deployment stack or Azure Blueprints.',
    ],
    [
      'an application that the tenant has no service principal of',
      401,
      {
        code: 'InvalidAuthenticationToken',
        message: `The received access token is not valid: at least one of the claims 'puid' or 'altsecid' or 'oid' should be present. If you are accessing as application please make sure service principal is properly created in the tenant.`,
      },
      'Updating the cluster failed: the application is unknown, disabled, or has no service principal in this tenant.',
      'Create the service principal in the tenant (`az ad sp create --id` with the `client-id`), and grant it its roles.',
    ],
  ])('%s', async (...[, status, error, message, remedy, commands]) => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.every('write', answering(status, status === 403 || status === 401 ? { error } : error))
    const said = `${error.message} (${error.code}, HTTP ${status})`
    expect(await failureOf(job.main())).toEqual({ message, remedy, commands, said })
    expect(statusesOf(job)).toEqual([status])
    expect(job.state()).toBeUndefined()
  })
})

describe('a node pool that is busy while its cluster says "Succeeded"', () => {
  const upgrading = (ms: number) => ({ provisioningState: 'UpgradingNodeImageVersion', pool: 'apps', ms })
  const settings = { poolOperations: 'pool alone' } as const

  test('is waited for by reading, and the write leaves as soon as the pool is done', async () => {
    const world = createWorld({ ranges: before, settings })
    world.cluster.startOperation(upgrading(10 * minute))
    const job = world.job()
    await job.main({ wait: 'none' })
    const writes = timesOf(job, 'write')
    // One write every three minutes, in case the state lies.
    expect(writes).toHaveLength(5)
    expect(writes.slice(0, 4).map((at) => Math.round(at / minute))).toEqual([0, 3, 6, 9])
    expect((writes[4] ?? 0) - 10 * minute).toBeLessThan(6_000)
    expect(statusesOf(job)).toEqual([409, 409, 409, 409, 200])
    expectFreshWrites(job)
  })

  test('ends the step with the pool, its state, the words of the refusal and since when it was seen', async () => {
    const world = createWorld({ ranges: before, settings })
    world.cluster.startOperation(upgrading(60 * minute))
    const job = world.job()
    expect(await failureOf(job.main({ wait: 'none' }))).toMatchObject({
      message:
        'Cluster "aks-shop" took no update within the step\'s time: node pool "apps" is UpgradingNodeImageVersion (seen for 14 min 55 s).',
      remedy: expect.stringContaining('An upgrade of a node pool takes 30 to 60 minutes'),
    })
    expect(statusesOf(job)).toEqual([409, 409, 409, 409, 409])
    expect(job.state()).toBeUndefined()
  })

  test('does not hold a write up that AKS takes', async () => {
    const world = createWorld({ ranges: before })
    world.cluster.edit(({ properties }) => {
      for (const pool of properties.agentPoolProfiles) pool.provisioningState = 'Updating'
    })
    const job = world.job()
    await job.main({ wait: 'none' })
    expect(timesOf(job, 'write')).toEqual([0])
  })

  test('fails an undo, which says how long such an upgrade takes', async () => {
    const world = createWorld({ ranges: before, settings })
    const job = world.job()
    await job.main({ wait: 'operation' })
    world.cluster.startOperation(upgrading(60 * minute))
    expect(await failureOf(job.post())).toMatchObject({
      message: expect.stringContaining('node pool "apps" is UpgradingNodeImageVersion'),
      remedy: expect.stringContaining('longer than a step waits by default'),
    })
  })
})
