import { describe, expect, test } from '@jest/globals'
import type { Probe } from '../../src/runner/access.ts'
import { deadlineIn } from '../../src/time/deadline.ts'
import { areInARow, type ProbeState } from '../../src/update/probes.ts'
import { accessGranted } from '../../src/update/wait-for-access.ts'
import fc from '../support/generated.ts'
import { recordedLog } from './support/recorded-log.ts'
import { virtualClock } from './support/virtual-clock.ts'

const timeoutMs = 5_000
const most = 16

/** What becomes of a probe, and how long after its start. */
interface Fate {
  readonly answered: boolean
  readonly ms: number
}

const answer = (ms = 20): Fate => ({ answered: true, ms })
const silence: Fate = { answered: false, ms: timeoutMs }
const refusal = (ms = 20): Fate => ({ answered: false, ms })

interface Sent extends Fate {
  readonly at: number
  /** When its caller let go of it, if it was under way then. */
  abandonedAt?: number
}

interface Watched {
  /** When access was noticed. */
  readonly at: number
  readonly sent: readonly Sent[]
  readonly mostUnderWay: number
  readonly leftOpen: number
}

/** Waits for access where the probes end like this, in the order in which they begin; a fate may depend on the time. */
async function watched(fateOf: (index: number, at: number) => Fate): Promise<Watched> {
  const clock = virtualClock(0)
  const sent: Sent[] = []
  const underWay = new Set<Sent>()
  let mostUnderWay = 0
  const probe = async (signal?: AbortSignal): Promise<Probe> => {
    const one: Sent = { at: clock.now(), ...fateOf(sent.length, clock.now()) }
    sent.push(one)
    underWay.add(one)
    mostUnderWay = Math.max(mostUnderWay, underWay.size)
    signal?.addEventListener('abort', () => {
      one.abandonedAt = clock.now()
      underWay.delete(one)
    })
    const ended = await clock.sleep(one.ms, signal).then(
      () => true,
      () => false,
    )
    underWay.delete(one)
    return ended && one.answered ? { answered: true } : { answered: false, why: 'silence' }
  }
  await accessGranted({ deadline: deadlineIn(clock, 600_000), log: recordedLog(clock.now), probe })
  const at = clock.now()
  await clock.sleep(0)
  return { at, sent, mostUnderWay, leftOpen: underWay.size }
}

const states: Readonly<Record<string, ProbeState>> = { '.': 'under-way', a: 'answered', x: 'failed' }

describe('three in a row are three that began one after the other and were answered', () => {
  test.each([
    ['', false],
    ['aa', false],
    ['aaa', true],
    ['....aaa', true],
    ['xxxxaaa', true],
    ['aaa...', true],
    // A failure breaks the row of those that began before it, however late it comes.
    ['aax', false],
    ['axa', false],
    ['aaxa', false],
    ['aaxaa', false],
    ['aaxaaa', true],
    ['aaax', false],
    // It says nothing of those that began after it.
    ['xaaa', true],
    ['x.aaa', true],
    // One that is under way is no answer yet.
    ['a.a', false],
    ['aa.a', false],
    ['aa.aa', false],
    ['aa.aaa', true],
  ])('%s: %s', (text, expected) => {
    expect(areInARow([...text].map((letter) => states[letter] as ProbeState))).toBe(expected)
  })
})

describe('access is noticed', () => {
  test.each([0, 130, 300, 490, 2_600, 61_001])(
    'at most 1.2 s after the API server stops dropping what comes from this runner, here after %d ms',
    async (opensAt) => {
      const { at } = await watched((_, now) => (now >= opensAt ? answer() : silence))
      expect(at - opensAt).toBeLessThan(1_200)
    },
  )

  test.each<[string, readonly Fate[], number]>([
    ['by the first three, where all are answered', [], 3],
    ['not by two and a failure', [answer(), answer(), refusal()], 6],
    ['not by every other one', [answer(), refusal(), answer(), refusal()], 7],
    ['by those that began after one that hangs', [silence], 4],
    // The second is still under way when the fourth is answered, and fails then.
    ['not over a failure that comes late', [answer(), refusal(2_000)], 5],
    ['by one that is answered late, together with its neighbours', [answer(), answer(700), answer()], 4],
  ])('%s', async (_, fates, probes) => {
    const { sent } = await watched((index) => fates[index] ?? answer())
    expect(sent).toHaveLength(probes)
  })

  test('where every answer takes as long as a probe may', async () => {
    const { at } = await watched(() => answer(timeoutMs - 200))
    expect(at).toBeLessThan(timeoutMs + 1_000)
  })
})

test('of probes that nothing ends, the oldest give way to the next', async () => {
  const { sent, mostUnderWay } = await watched((index) => (index < 40 ? { answered: false, ms: 600_000 } : answer()))
  expect({ mostUnderWay, sent: sent.length }).toEqual({ mostUnderWay: most, sent: 43 })
})

test('whatever becomes of the probes, access is noticed by three in a row, soon, and no connection stays open', async () => {
  const fate = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: timeoutMs - 1 }).map(answer) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: timeoutMs - 1 }).map(refusal) },
    { weight: 1, arbitrary: fc.constant(silence) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 40 }), async (fates) => {
      const { at, sent, mostUnderWay, leftOpen } = await watched((index) => fates[index] ?? answer())
      const over = (one: Sent) => one.abandonedAt === undefined && one.at + one.ms <= at
      const holds = (first: number) =>
        sent.slice(first, first + 3).filter((one) => one.answered && over(one)).length === 3 &&
        !sent.slice(first).some((one) => !one.answered && over(one))
      expect(sent.some((_, index) => holds(index))).toBe(true)
      const gaps = sent.slice(1).map((one, index) => one.at - (sent[index]?.at ?? 0))
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250)
      expect(Math.max(...gaps)).toBeLessThanOrEqual(500)
      // From the first probe on that nothing goes wrong after, three are enough, and one that hangs doesn't delay them.
      expect(at - (sent[Math.min(fates.length, sent.length - 1)]?.at ?? 0)).toBeLessThan(1_100)
      expect(mostUnderWay).toBeLessThanOrEqual(most)
      expect(leftOpen).toBe(0)
    }),
  )
})
