import { describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../src/arm/json.ts'
import { operationStatus } from '../../src/cluster/operation.ts'
import { answering, answerLost, type Interceptor } from '../support/wire.ts'
import { createWorld, failureOf } from './support/world.ts'

const before = ['8.8.8.8/32']
const after = [...before, '9.9.9.9/32']
const started = '2024-04-07T03:33:08.905874Z'

/** Bodies as AKS answered them to polls; the words beside a status that isn't a failure mean nothing. */
const preempted = {
  code: 'NotLatestOperation',
  message:
    'The operation has been preempted by another one. Please wait for the other operation to complete and try again..',
}
const etagMoved = {
  code: 'EtagMismatch',
  message:
    'Failed to save control plane with ID 65dd4aa16cb22200016588eb. Operation is not allowed: Another operation is in progress',
}

describe('a poll is read as a state and an error', () => {
  test.each<[string, JsonObject, string, string | undefined]>([
    ['InProgress', { status: 'InProgress' }, 'running', undefined],
    ['an error beside InProgress', { status: 'InProgress', error: etagMoved }, 'running', undefined],
    ['an error beside Succeeded', { status: 'Succeeded', error: preempted }, 'succeeded', undefined],
    ['free text', { status: 'ProvisioningControlPlane' }, 'running', undefined],
    ['free text with a count', { status: 'CreatingAgentPools: 1/1 nodes completed' }, 'running', undefined],
    ['free text that speaks of failure', { status: 'RetryingFailedNodes' }, 'running', undefined],
    ['free text that speaks of success', { status: 'AddonsSucceeded' }, 'running', undefined],
    [
      'Failed',
      { status: 'Failed', error: { code: 'CreateManagedAppError', message: 'unable to create managed app. ...' } },
      'failed',
      'CreateManagedAppError: unable to create managed app. ...',
    ],
    ['Failed without a word', { status: 'Failed' }, 'failed', undefined],
    ['Canceled', { status: 'Canceled' }, 'canceled', undefined],
    ['Cancelled, as British English has it', { status: 'Cancelled' }, 'canceled', undefined],
    ['no status at all', {}, 'running', undefined],
  ])('%s', (_, body, state, error) => {
    expect(operationStatus({ name: 'x', startTime: started, ...body })).toEqual({
      state,
      text: body.status ?? 'Unknown',
      error,
    })
  })
})

describe('an operation is followed', () => {
  test('to its end, with progress every 30 s, and then only the list is believed', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    const { effect } = await job.main({ wait: 'operation' })
    expect(effect).toMatchObject({ access: 'not-checked', operation: 'ended', cluster: { ranges: after } })
    expect(job.log.at('info')).toEqual(
      expect.arrayContaining([
        '30 s: AKS is at InProgress; not in force yet (usually 2 to 4 min)',
        '1 min: AKS is at ProvisioningControlPlane; not in force yet (usually 2 to 4 min)',
        '1 min 30 s: AKS is at ReconcilingAddons; not in force yet (usually 2 to 4 min)',
        'AKS ended the update after 1 min 40 s, and the list holds the change; new rules take up to 2 min to reach the API server',
      ]),
    )
    const polls = job.wire.sent.filter(({ kind }) => kind === 'poll').map(({ at }) => at - (job.wire.sent[0]?.at ?? 0))
    expect(polls).toEqual(Array.from({ length: 20 }, (_, index) => (index + 1) * 5_000))
  })

  const unanswered: [string, Interceptor][] = [
    ['404', answering(404, { error: { code: 'NotFound', message: 'The operation could not be found.' } })],
    ['504', answering(504, { error: { code: 'GatewayTimeout', message: 'The gateway did not receive a response.' } })],
    ['502', answering(502, { error: { code: 'BadGatewayConnection', message: 'Connectivity.' } })],
    ['500', answering(500, {})],
    ['429', answering(429, { code: 'Throttled', message: 'Too many.' })],
    ['a connection that breaks', answerLost],
  ]
  test.each(unanswered)('through %s, which says nothing of the operation', async (_, interceptor) => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next('poll', interceptor, interceptor)
    await job.main({ wait: 'operation' })
    expect(job.wire.sent.filter(({ kind }) => kind === 'poll')).toHaveLength(20)
    expect(job.log.at('info')).toContain(
      'AKS ended the update after 1 min 40 s, and the list holds the change; new rules take up to 2 min to reach the API server',
    )
    expect(job.log.at('warning')).toEqual([])
  })

  test('on the cluster itself, where this principal may not poll', async () => {
    const world = createWorld({ ranges: before })
    world.arm.deny({ action: 'Microsoft.ContainerService/locations/operations/read' })
    const job = world.job()
    const { effect } = await job.main({ wait: 'operation' })
    expect(effect).toMatchObject({ operation: 'ended', cluster: { ranges: after } })
    expect(job.wire.sent.filter(({ kind }) => kind === 'poll')).toMatchObject([{ status: 403 }])
    expect(job.wire.sent.filter(({ kind }) => kind === 'read').length).toBeGreaterThan(15)
  })

  test('where the answer to the write was lost, on the cluster itself', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.next('write', answerLost)
    const { effect } = await job.main({ wait: 'operation' })
    expect(effect).toMatchObject({ operation: 'ended', cluster: { ranges: after } })
    expect(job.wire.sent.filter(({ kind }) => kind === 'poll')).toEqual([])
  })

  test('until the time is up', async () => {
    const world = createWorld({ ranges: before, settings: { operationMs: 3_600_000 } })
    const job = world.job()
    expect(await failureOf(job.main({ wait: 'operation', timeoutMs: 600_000 }))).toEqual({
      message: "AKS accepted the update, and it has not ended within the step's time.",
      remedy: 'Raise `timeout-minutes`; an update takes two minutes as a rule, and half an hour at worst.',
    })
    expect(job.state()).toMatchObject({ write: 'accepted', applied: { left: after } })
  })
})

describe('an operation that fails', () => {
  const error = { code: 'ReconcileControlPlaneCertificatesError', message: 'Certificates.' }

  test.each<['Failed' | 'Canceled', string]>([
    ['Failed', 'failed'],
    ['Canceled', 'been cancelled'],
  ])('(%s) fails a step without proven access, though the list holds the change', async (status, word) => {
    const world = createWorld({ ranges: before })
    world.cluster.nextOperation = { status, error }
    const job = world.job()
    expect(await failureOf(job.main({ wait: 'operation' }))).toEqual({
      message: `AKS says that the operation has ${word}: ReconcileControlPlaneCertificatesError: Certificates. The list holds the change, but nothing shows whether it is in force.`,
      remedy: "Look for the cause in the cluster's activity log, and run the step again.",
    })
    expect(job.state()).toMatchObject({ write: 'accepted', applied: { left: after } })
  })

  test('is a warning in a post step whose undo the list holds', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    await job.main({ wait: 'operation' })
    world.cluster.nextOperation = { status: 'Failed', error }
    expect(await job.post()).toMatchObject({ kind: 'done' })
    expect(job.log.at('warning')).toEqual([
      'AKS says that the operation has failed: ReconcileControlPlaneCertificatesError: Certificates. The list holds the change all the same.',
    ])
  })

  test('and leaves the list as it was is an error, and the state keeps what may have to be undone', async () => {
    const world = createWorld({ ranges: before })
    world.cluster.nextOperation = { status: 'Failed', noop: true, error }
    const job = world.job()
    expect(await failureOf(job.main({ wait: 'operation' }))).toEqual({
      message: 'AKS says that the operation has failed: ReconcileControlPlaneCertificatesError: Certificates.',
      remedy: "Look for the cause in the cluster's activity log, and run the step again.",
    })
    expect(job.writes).toHaveLength(1)
    expect(job.state()).toMatchObject({ applied: { added: [{ text: '9.9.9.9/32' }] } })
  })
})

describe('an operation that succeeds without doing anything', () => {
  test('is made again', async () => {
    const world = createWorld({ ranges: before })
    world.cluster.nextOperation = { noop: true }
    const job = world.job()
    const { effect } = await job.main({ wait: 'operation' })
    expect(job.writes.map(({ list }) => list)).toEqual([after, after])
    expect(effect).toMatchObject({ operation: 'ended', cluster: { ranges: after } })
    expect(job.log.at('warning')).toEqual([
      "The update has ended, but the list doesn't hold the change. Making it again (1 of 3).",
    ])
    expect(job.state()).toMatchObject({
      write: 'accepted',
      applied: { added: [{ text: '9.9.9.9/32', temporary: true }], removed: [], left: after },
    })
  })

  test('is made again three times at most', async () => {
    const world = createWorld({ ranges: before })
    const job = world.job()
    job.wire.every('write', (arrive) => {
      world.cluster.nextOperation = { noop: true }
      return arrive()
    })
    expect(await failureOf(job.main({ wait: 'operation' }))).toEqual({
      message: 'The list on the cluster is not what this step wrote: another writer has overwritten it.',
      remedy:
        'Look for another writer of this list (a Terraform or Bicep deployment, a policy, a script), and let one of them own it.',
    })
    expect(job.writes).toHaveLength(4)
  })
})
