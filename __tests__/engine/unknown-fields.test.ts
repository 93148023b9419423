import { describe, expect, test } from '@jest/globals'
import { justBefore } from '../support/wire.ts'
import type { Job } from './support/job.ts'
import { createWorld, failureOf, type World } from './support/world.ts'

const before = ['8.8.8.8/32']
const statusesOf = ({ wire }: Job) => wire.sent.filter(({ kind }) => kind === 'write').map(({ status }) => status)
const maxSurge = 'properties.agentPoolProfiles[].upgradeSettings.maxSurge'

function refusing(...refusedFields: string[]): World {
  return createWorld({ ranges: before, settings: { refusedFields } })
}

type Pools = World['cluster']['body']['properties']['agentPoolProfiles']

function editPools({ cluster }: World, edit: (pools: Pools) => Pools): void {
  cluster.edit(({ properties }) => {
    properties.agentPoolProfiles = edit(properties.agentPoolProfiles)
  })
}

describe('a field that AKS returned and does not take back', () => {
  test('is left out, in each pool, with a warning, and keeps its value', async () => {
    const world = refusing('maxSurge')
    const job = world.job()
    await job.main({ wait: 'operation' })
    expect(statusesOf(job)).toEqual([400, 200])
    expect(job.log.at('warning')).toEqual([
      `AKS doesn't know the field "maxSurge", which it returned itself. It is left out, and so stays as it is.`,
    ])
    for (const pool of world.cluster.body.properties.agentPoolProfiles)
      expect(pool).toMatchObject({ upgradeSettings: { maxSurge: '10%' } })
    expect(world.cluster.ranges).toEqual([...before, '9.9.9.9/32'])
  })

  test('is told from a key of the same name that a user chose, which is sent', async () => {
    const world = refusing('maxSurge')
    editPools(world, (pools) => pools.map((pool) => ({ ...pool, nodeLabels: { maxSurge: 'ours' } })))
    const job = world.job()
    await job.main({ wait: 'none' })
    expect(statusesOf(job)).toEqual([400, 200])
    expect(world.cluster.body.properties.agentPoolProfiles[0]).toMatchObject({ nodeLabels: { maxSurge: 'ours' } })
  })

  const five = ['maxSurge', 'enableRBAC', 'disableLocalAccounts', 'supportPlan', 'dnsPrefix']

  test('may be one of five, of which each costs one refused write', async () => {
    const job = refusing(...five).job()
    await job.main({ wait: 'none' })
    expect(statusesOf(job)).toEqual([400, 400, 400, 400, 400, 200])
    expect(job.log.at('warning')).toHaveLength(5)
  })

  test.each([
    ['is the sixth', [...five, 'securityProfile'], '5 other fields have been left out already', 6],
    [
      'stands in several places',
      ['enabled'],
      'it stands in several places (properties.addonProfiles.*.enabled, properties.securityProfile.workloadIdentity.enabled, properties.storageProfile.diskCSIDriver.enabled, properties.storageProfile.fileCSIDriver.enabled, properties.storageProfile.snapshotController.enabled, properties.oidcIssuerProfile.enabled), so that which is meant is unknown',
      1,
    ],
    ['stands in two places', ['type'], 'it stands in several places (', 1],
    ...[
      'agentPoolProfiles',
      'apiServerAccessProfile',
      'authorizedIPRanges',
      'count',
      'location',
      'mode',
      'name',
      'properties',
      'tags',
      'vmSize',
    ].map((field) => [`is ${field}`, [field], 'no update is complete without it', 1] as const),
  ])('ends the step where it %s', async (_, refusedFields, why, writes) => {
    const world = refusing(...refusedFields)
    const job = world.job()
    const { message, remedy, said } = await failureOf(job.main({ wait: 'none' }))
    const field = refusedFields.at(-1)
    expect(message).toMatch(/^AKS doesn't take back the field ".*\. The update was not made\.$/)
    expect(message).toContain(`"${field}", which it returned itself, and ${why}`)
    expect(remedy).toBe('Use the newest release of this action. If that fails as well, report it with this log.')
    expect(said).toMatch(new RegExp(`unknown field "${field}" .* \\(UnmarshalError, HTTP 400, correlation ID .*\\)$`))
    expect(job.writes).toHaveLength(writes)
    expect(job.state()).toBeUndefined()
    expect(world.cluster.ranges).toEqual(before)
  })
})

describe('what was left out is read again after the operation', () => {
  const surging = (value: string) => (pools: Pools) =>
    pools.map((pool) => (pool.name === 'apps' ? { ...pool, upgradeSettings: { maxSurge: value } } : pool))

  test.each<[string, (pools: Pools) => Pools, string]>([
    ['another value', surging('33%'), '"33%"'],
    ['an endless one', surging('3'.repeat(10_000)), `"${'3'.repeat(199)} … (9802 more characters)`],
    ['none', (pools) => pools.map(({ upgradeSettings: _, ...pool }) => pool as Pools[number]), 'absent'],
  ])('and is an error where it has become %s', async (_, edit, now) => {
    const world = refusing('maxSurge')
    const job = world.job()
    job.wire.next(
      'poll',
      justBefore(() => editPools(world, edit)),
    )
    const { message } = await failureOf(job.main({ wait: 'operation' }))
    expect(message).toMatch(/^What had to be left out of the update, since AKS doesn't take it back, has changed: /)
    expect(message).toContain(`${maxSurge.replace('[]', '[apps]')} was "10%" and is ${now}`)
    expect(message).toMatch(/\. The list itself holds the change\.$/)
    expect(world.cluster.ranges).toEqual([...before, '9.9.9.9/32'])
  })

  test.each<[string, (pools: Pools) => Pools]>([
    ['pools come back in another order', (pools) => pools.toReversed()],
    ['a pool is gone', (pools) => pools.filter(({ name }) => name !== 'apps')],
    ['a pool has come', (pools) => [{ ...pools[0], name: 'new', upgradeSettings: { maxSurge: '1' } }, ...pools]],
  ])('and has not changed where %s', async (_, edit) => {
    const world = refusing('maxSurge')
    const job = world.job()
    job.wire.next(
      'poll',
      justBefore(() => editPools(world, edit)),
    )
    await job.main({ wait: 'operation' })
    expect(statusesOf(job)).toEqual([400, 200])
  })

  test('by the post step as well', async () => {
    const world = refusing()
    const job = world.job()
    await job.main({ wait: 'operation' })
    world.arm.settings.refusedFields = ['maxSurge']
    job.wire.next(
      'poll',
      justBefore(() => editPools(world, surging('33%'))),
    )
    expect(await failureOf(job.post())).toMatchObject({ message: expect.stringContaining('was "10%" and is "33%"') })
    expect(world.cluster.ranges).toEqual(before)
  })
})
