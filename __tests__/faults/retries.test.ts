import { describe, expect, test } from '@jest/globals'
import { deadlineIn } from '../../src/time/deadline.ts'
import { backoffMs, retryTransient } from '../../src/time/retry.ts'
import { recordedLog } from '../engine/support/recorded-log.ts'
import { virtualClock } from '../engine/support/virtual-clock.ts'
import { failureOf } from '../engine/support/world.ts'
import fc from '../support/generated.ts'
import { faults } from './support/faults.ts'
import { before, faultyJob, mainOptions, minutes, outcomeOf } from './support/step.ts'

const faultNamed = (name: string) => faults.find((fault) => fault.name === name) ?? raise(name)

describe('a wait between two tries', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

  test('lies anywhere between one second and a limit that doubles up to half a minute', () => {
    fc.assert(
      fc.property(fc.nat(100), chance, (failures, random) => {
        const ms = backoffMs(failures, () => random)
        expect(ms).toBeGreaterThanOrEqual(1_000)
        expect(ms).toBeLessThanOrEqual(Math.min(30_000, 2_000 * 2 ** failures))
      }),
    )
  })

  test('takes every value in between with the same chance', () => {
    expect([0.25, 0.5, 0.75, 0.999].map((random) => backoffMs(3, () => random))).toEqual([4_000, 8_000, 12_000, 15_984])
  })

  test('is never shorter than what ARM asks for, and never longer than the step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 100_000 }), async (retryAfterMs) => {
        const clock = virtualClock(0)
        const tries: number[] = []
        const busy = () => {
          tries.push(clock.now())
          return Promise.reject(Object.assign(new Error('Busy.'), { transient: true, retryAfterMs }))
        }
        await failureOf(
          retryTransient(busy, 'It', { deadline: deadlineIn(clock, 60_000), log: recordedLog(clock.now) }),
        )
        const [first = 0, second = 0] = tries
        expect(second - first).toBeGreaterThanOrEqual(Math.min(retryAfterMs, 60_000))
        expect(clock.now()).toBe(60_000)
      }),
      { numRuns: 50 },
    )
  })
})

describe('one budget bounds all tries of a step', () => {
  test.each(['read', 'write', 'poll'] as const)('where every %s fails', async (kind) => {
    const faulty = faultyJob({ ranges: before })
    faulty.always(kind, faultNamed('504'))
    const { ms, result } = await outcomeOf(faulty, () => faulty.job.main({ ...mainOptions, timeoutMs: minutes(7) }))
    expect(result).not.toBe('done')
    expect(ms).toBe(minutes(7))
  })

  test('and the error tells what ARM said last', async () => {
    const faulty = faultyJob({ ranges: before })
    faulty.always('read', faultNamed('504'))
    expect(await failureOf(faulty.job.main(mainOptions))).toMatchObject({
      message: 'The cluster could not be reached in time.',
      said: 'The gateway did not receive a response. (GatewayTimeout, HTTP 504)',
    })
  })

  test('AKS is asked to write at most every half a minute where no write is ever answered', async () => {
    const faulty = faultyJob({ ranges: before })
    faulty.always('write', faultNamed('504'))
    const { writes } = await outcomeOf(faulty, () => faulty.job.main({ ...mainOptions, timeoutMs: minutes(7) }))
    expect(writes).toBeLessThanOrEqual(15)
  })

  test('the main step gives up on a sign-in after two minutes, or sooner where it has less', async () => {
    for (const [timeoutMs, expected] of [
      [minutes(15), 120_000],
      [60_000, 60_000],
    ] as const) {
      const faulty = faultyJob({ ranges: before })
      faulty.job.world.signIn = () => Promise.reject(Object.assign(new Error('No.'), { transient: true }))
      const { ms, result } = await outcomeOf(faulty, () => faulty.job.main({ ...mainOptions, timeoutMs }))
      expect({ ms, result }).toEqual({ ms: expected, result: 'The sign-in could not be reached in time: No.' })
    }
  })
})

describe('what is refused for good is sent once', () => {
  const refusals = faults.filter((fault) => fault.class === 'refusal')
  test.each(refusals.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
    for (const kind of ['read', 'write'] as const) {
      const faulty = faultyJob({ ranges: before })
      faulty.always(kind, fault)
      const { ms } = await outcomeOf(faulty, () => faulty.job.main(mainOptions))
      expect(ms).toBe(0)
      expect(faulty.job.wire.sent.filter((sent) => sent.kind === kind)).toHaveLength(1)
    }
  })

  test.each(['read', 'write'] as const)(
    'a challenge that comes again after the token was renewed: %s',
    async (kind) => {
      const faulty = faultyJob({ ranges: before })
      faulty.always(kind, faultNamed('401 with a claims challenge'))
      const { result, remedy } = await outcomeOf(faulty, () => faulty.job.main(mainOptions))
      expect(result).toMatch(/ failed: Azure Resource Manager rejects the token\.$/)
      expect(remedy).toBe('Renewing it did not help. Run the job again, which signs in anew.')
      expect(faulty.job.wire.sent.filter((sent) => sent.kind === kind)).toHaveLength(2)
      expect(faulty.job.tokens.filter((claims) => claims !== undefined)).toHaveLength(1)
      expect(faulty.job.state()).toBeUndefined()
    },
  )
})

function raise(name: string): never {
  throw new Error(`There is no fault ${name}.`)
}
