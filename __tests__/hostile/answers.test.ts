import { describe, expect, test } from '@jest/globals'
import { json, type Response } from '../../emulator/wire/http.ts'
import { errorFromResponse, parseErrorBody } from '../../src/arm/arm-error.ts'
import { explained, explainedUpdate } from '../../src/arm/explain-error.ts'
import { parseObject } from '../../src/arm/json.ts'
import { clusterFrom } from '../../src/cluster/cluster.ts'
import { operationStatus } from '../../src/cluster/operation.ts'
import { StepError } from '../../src/errors.ts'
import type { Job } from '../engine/support/job.ts'
import { before, type FaultyJob, faultyJob, minutes } from '../faults/support/step.ts'
import fc from '../support/generated.ts'
import type { RequestKind } from '../support/wire.ts'
import { bottomless, hostileJson, hostileText, mutated, polluted, times } from './texts.ts'

const inherited = polluted()

/** Every answer of that kind is made of the true one. */
function answersWith(faulty: FaultyJob, kind: RequestKind, forge: (truth: Response) => Response): void {
  faulty.always(kind, { name: '', class: 'refusal', strike: ({ arrive }) => forge(arrive()) })
}

/** The step comes to an end, well or with a message for its user, in its own time; and what it sent is sound. */
async function expectSound(faulty: FaultyJob, step: (job: Job) => Promise<unknown>): Promise<void> {
  const { world, job } = faulty
  const begun = world.clock.now()
  const error = await step(job).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error !== undefined) {
    expect(error).toBeInstanceOf(StepError)
    expect((error as StepError).message).not.toMatch(/Cannot read|is not a function|undefined|Maximum call stack/)
  }
  expect(world.clock.now() - begun).toBeLessThanOrEqual(minutes(3))
  expect(polluted()).toEqual(inherited)
  for (const { url } of job.wire.sent) expect(new URL(url).origin).toBe('https://management.azure.com')
}

const main = (job: Job) => job.main({ wait: 'operation', timeoutMs: minutes(2) })
const mainWithEgress = (job: Job) =>
  job.main({
    wait: 'none',
    timeoutMs: minutes(2),
    asked: { mode: 'set', ranges: ['8.8.8.8'], runner: ['9.9.9.9'] },
  })

/** Each kind of request, and a step that sends it. */
const steps: [RequestKind, (job: Job) => Promise<unknown>][] = [
  ['read', main],
  ['write', main],
  ['poll', main],
  ['network', mainWithEgress],
]

const statuses = fc.constantFrom(200, 200, 200, 201, 202, 204, 301, 307, 400, 403, 404, 409, 412, 429, 500, 503)

describe('whatever ARM answers, a step ends well or with a message, and writes nothing that it was not told to', () => {
  test('a cluster with anything in any place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), hostileJson, async (at, value) => {
        const faulty = faultyJob({ ranges: before })
        answersWith(faulty, 'read', ({ status, headers, body }) => ({
          status,
          headers,
          body: JSON.stringify(mutated(JSON.parse(body), at, value)),
        }))
        await expectSound(faulty, main)
        for (const { list } of faulty.job.writes) {
          expect(list).toContain('9.9.9.9/32')
          expect(list.length).toBeGreaterThan(1)
        }
      }),
      times(30),
    )
  })

  test.each(steps)('any JSON, under any status, to each %s', async (kind, step) => {
    await fc.assert(
      fc.asyncProperty(statuses, hostileJson, async (status, value) => {
        const faulty = faultyJob({ ranges: before })
        answersWith(faulty, kind, () => json(status, value))
        await expectSound(faulty, step)
      }),
      times(12),
    )
  })

  test.each(steps)('any text at all, to each %s', async (kind, step) => {
    const texts = fc.oneof(hostileText, fc.constantFrom('', '[', 'null', '"x"', '[]', '0', bottomless(20_000)))
    await fc.assert(
      fc.asyncProperty(statuses, texts, async (status, body) => {
        const faulty = faultyJob({ ranges: before })
        answersWith(faulty, kind, () => ({ status, headers: { 'content-type': 'application/json' }, body }))
        await expectSound(faulty, step)
      }),
      times(8),
    )
  })

  test.each([
    'https://evil.example/subscriptions/s/operations/1',
    'http://management.azure.com/operations/1',
    'https://management.azure.com.evil.example/operations/1',
    'https://management.azure.com@evil.example/operations/1',
    'https://management.azure.com:8443/operations/1',
    '//evil.example/operations/1',
    '/operations/1',
    'file:///etc/passwd',
    'not a URL',
  ])('an operation at %s is not followed', async (url) => {
    const faulty = faultyJob({ ranges: before })
    answersWith(faulty, 'write', ({ headers, ...answer }) => ({
      ...answer,
      headers: { ...headers, 'azure-asyncoperation': url },
    }))
    await expectSound(faulty, main)
    expect(faulty.job.wire.sent.filter(({ url: sent }) => sent.includes('/operations/'))).toEqual([])
    // The cluster itself tells the end.
    expect(faulty.world.cluster.ranges).toEqual([...before, '9.9.9.9/32'])
  })

  test('a member that every object inherits is no field of the API, and is not sent back', async () => {
    const faulty = faultyJob({ ranges: before })
    answersWith(faulty, 'read', ({ body, ...answer }) => ({
      ...answer,
      body: body.replace('"properties":{', '"properties":{"constructor":{"a":1},"__proto__":{"b":1},'),
    }))
    await expectSound(faulty, main)
    const [write] = faulty.job.wire.sent.filter(({ kind }) => kind === 'write')
    expect(write?.body).not.toMatch(/"constructor"|"__proto__"/)
    expect(faulty.job.log.at('warning')).toEqual([])
  })

  test('a redirect is not followed', async () => {
    for (const location of ['https://evil.example/', 'https://management.azure.com/elsewhere']) {
      const faulty = faultyJob({ ranges: before })
      answersWith(faulty, 'read', () => ({ status: 307, headers: { location }, body: '' }))
      await expectSound(faulty, main)
      expect(faulty.job.wire.sent).toHaveLength(1)
    }
  })
})

describe('an API server that ARM names', () => {
  const named = (fqdn: unknown) =>
    clusterFrom(
      { subscriptionId: 's', resourceGroup: 'r', name: 'n' },
      JSON.parse(JSON.stringify({ properties: { fqdn } })),
      { location: '' },
      0,
    ).fqdn

  test('is asked only by a plain name', () => {
    expect(named('shop-dns-a1b2.hcp.westeurope.azmk8s.io')).toBe('shop-dns-a1b2.hcp.westeurope.azmk8s.io')
    for (const fqdn of [
      'evil.example:8443',
      'evil.example/path',
      'user@evil.example',
      'a.b?c',
      '169.254.169.254',
      '[::1]',
      'localhost',
      'a..b',
      '-a.b',
      `${'a'.repeat(64)}.b`,
      `${'a.'.repeat(200)}b`,
      'a.b\n',
      ['a.b'],
      {},
      7,
    ])
      expect(named(fqdn)).toBeUndefined()
  })
})

describe('no answer takes long to look at, however long it is', () => {
  const long = 200_000
  test.each<[string, string]>([
    ['dots', '.'.repeat(long)],
    ['new lines', '\n'.repeat(long)],
    ['blanks', ' '.repeat(long)],
    ['quotes', "'".repeat(long)],
    ['half a permission', "perform action '".repeat(long / 16)],
    ['half a field', 'unknown field "'.repeat(long / 16)],
    ['in progress', 'in progres'.repeat(long / 10)],
    ['half an autoscaler', 'cannot manually scale agentpool '.repeat(long / 32)],
    ['half a deny assignment', "deny assignment with name '".repeat(long / 27)],
  ])('%s', (_, message) => {
    const begun = process.cpuUsage()
    for (const code of [
      'UnmarshalError',
      'InvalidParameter',
      'AuthorizationFailed',
      'LinkedAuthorizationFailed',
      'DenyAssignmentAuthorizationFailed',
    ]) {
      const error = errorFromResponse(400, JSON.stringify({ code, message: `${message}x` }))
      expect([error.unknownField?.length ?? 0, error.conflict]).toEqual([expect.any(Number), false])
      expect(explained(error, 'Reading')).toBeInstanceOf(StepError)
      expect(explainedUpdate(error, { subscriptionId: 's', resourceGroup: 'g', name: 'n' })).toBeInstanceOf(Error)
    }
    const status = operationStatus({ status: 'Failed', error: { code: 'x', message: `${message}x` } })
    expect(status.error?.length).toBeLessThan(5_000)
    expect(process.cpuUsage(begun).user).toBeLessThan(500_000)
  })

  test('a body without a bottom is refused, and not walked through', () => {
    expect(() => parseObject(bottomless(100_000))).toThrow('The answer is nested too deep.')
    expect(parseErrorBody(bottomless(100_000))).toEqual({})
  })
})
