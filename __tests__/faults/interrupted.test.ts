import { describe, expect, test } from '@jest/globals'
import { Cancelled } from '../../src/errors.ts'
import { remedyCommands } from '../../src/report/undo-commands.ts'
import { failedUndoSection } from '../../src/report/undo-section.ts'
import { failureOf } from '../engine/support/world.ts'
import fc from '../support/generated.ts'
import type { RequestKind } from '../support/wire.ts'
import type { Fault } from './support/faults.ts'
import { after, before, type FaultyJob, faultyJob, mainOptions, minutes, outcomeOf } from './support/step.ts'

/** What the runner's SIGINT comes to within the process. */
const sigint = () => new Cancelled('The runner asked this step to end (SIGINT).')

/** Where a step can be stopped: its requests, by kind and number. */
const requests: readonly (readonly [RequestKind, number])[] = [
  ['read', 1],
  ['write', 1],
  ['poll', 1],
  ['poll', 2],
  ['poll', 17],
  ['read', 2],
]

/** The process is gone as the request leaves, or as its answer comes: no process ever sees that. */
const killed = (when: 'before' | 'after'): Fault => ({
  name: `killed ${when}`,
  class: 'no-answer',
  strike({ arrive }) {
    if (when === 'after') arrive()
    return new Promise(() => {})
  },
})

const cases = requests.flatMap(([kind, nth]) =>
  (['before', 'after'] as const).map((when) => [kind, nth, when] as const),
)
const remedyShown = ({ job }: FaultyJob) =>
  job.log.lines.filter(({ text }) => text.startsWith('This step is still trying to undo its change.'))
const writesOf = ({ job }: FaultyJob) => job.wire.sent.filter(({ kind }) => kind === 'write')

describe('killed at any request, a step is undone by its post step', () => {
  test.each(cases)('main, at %s %i, %s it arrives', async (kind, nth, when) => {
    const faulty = faultyJob({ ranges: before })
    faulty.strike(killed(when), kind, nth)
    void faulty.job.main(mainOptions)
    await faulty.world.clock.sleep(minutes(5))
    const written = kind !== 'read' || nth > 1
    expect(faulty.job.state()?.write).toBe(!written ? undefined : kind === 'write' ? 'unanswered' : 'accepted')
    await faulty.job.post()
    expect(faulty.world.cluster.ranges).toEqual(before)
  })

  test.each(cases)('post, at %s %i, %s it arrives, can be run again', async (kind, nth, when) => {
    const faulty = faultyJob({ ranges: before })
    await faulty.job.main(mainOptions)
    faulty.strike(killed(when), kind, nth)
    void faulty.job.post()
    await faulty.world.clock.sleep(minutes(5))
    await faulty.job.post()
    expect(faulty.world.cluster.ranges).toEqual(before)
  })
})

describe('asked to end, the main step stops at once', () => {
  test.each(cases)('at %s %i, %s it arrives', async (kind, nth, when) => {
    const faulty = faultyJob({ ranges: before })
    const { job, world } = faulty
    let at = Number.NaN
    faulty.strike(
      {
        name: 'asked to end',
        class: 'slow',
        async strike({ arrive, sleep }) {
          const answer = when === 'after' ? arrive() : undefined
          at = world.clock.now()
          job.interruption.abort(sigint())
          // The answer comes all the same, and nothing may follow from it.
          await sleep(100)
          return answer ?? arrive()
        },
      },
      kind,
      nth,
    )
    const failure = await failureOf(job.main(mainOptions))
    expect(failure.message).toBe('The runner asked this step to end (SIGINT).')
    expect(world.clock.now()).toBe(at)
    const writes = writesOf(faulty).length
    await world.clock.sleep(minutes(5))
    expect(writesOf(faulty)).toHaveLength(writes)
    await job.post()
    expect(world.cluster.ranges).toEqual(before)
  })

  test('at any moment, whatever it waits for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 200_000 }),
        fc.constantFrom('access', 'operation' as const),
        fc.boolean(),
        async (ms, wait, busy) => {
          const faulty = faultyJob({ ranges: before })
          const { job, world } = faulty
          if (busy) world.cluster.startOperation({ ms: 60_000 })
          const begun = world.clock.now()
          void world.clock.sleep(ms).then(() => job.interruption.abort(sigint()))
          const { result } = await outcomeOf(faulty, () => job.main({ wait }))
          if (result !== 'done') {
            expect(result).toBe('The runner asked this step to end (SIGINT).')
            expect(world.clock.now() - begun).toBe(ms)
            const writes = writesOf(faulty).length
            await world.clock.sleep(minutes(10))
            expect(writesOf(faulty)).toHaveLength(writes)
          }
          await job.post()
          expect(world.cluster.ranges).toEqual(before)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('before it has done anything', async () => {
    const faulty = faultyJob({ ranges: before })
    faulty.job.interruption.abort(sigint())
    await failureOf(faulty.job.main(mainOptions))
    await faulty.world.clock.sleep(minutes(5))
    expect(writesOf(faulty)).toEqual([])
    expect(faulty.job.state()).toBeUndefined()
  })
})

describe('asked to end, the post step', () => {
  async function granted(): Promise<FaultyJob> {
    const faulty = faultyJob({ ranges: before })
    await faulty.job.main(mainOptions)
    return faulty
  }

  test('shows the remedy at once, and goes on trying', async () => {
    const faulty = await granted()
    const { job, world } = faulty
    world.cluster.startOperation({ ms: minutes(3) })
    const begun = world.clock.now()
    void world.clock.sleep(7_000).then(() => job.interruption.abort(sigint()))
    const { result } = await outcomeOf(faulty, () => job.post())
    const [shown, ...more] = remedyShown(faulty)
    expect(more).toEqual([])
    expect((shown?.at ?? 0) + (job.log.lines[0]?.at ?? 0)).toBe(7_000 + begun - Date.UTC(2026, 0, 1))
    expect(shown?.text).toContain(remedyCommands(job.state() ?? raise()))
    // The signal is still there when AKS has taken the undo: its end isn't waited for.
    expect(result).toBe('accepted')
    expect(world.cluster.ranges).toEqual(before)
  })

  test('ends at once where AKS has taken the undo, and says so', async () => {
    const faulty = await granted()
    const { job, world } = faulty
    const begun = world.clock.now()
    void world.clock.sleep(33_000).then(() => job.interruption.abort(sigint()))
    expect(await outcomeOf(faulty, () => job.post())).toMatchObject({ result: 'accepted', writes: 1, told: [] })
    expect(world.clock.now() - begun).toBe(33_000)
    expect(world.cluster.ranges).toEqual(before)
  })
})

describe('while an operation of main still runs', () => {
  test('post waits for it, and has the remedy in the log within three minutes', async () => {
    const faulty = faultyJob({ ranges: before, settings: { operationMs: minutes(8) } })
    const { job, world } = faulty
    await job.main({ wait: 'none' })
    const begun = world.clock.now()
    expect(await outcomeOf(faulty, () => job.post())).toMatchObject({ result: 'accepted', writes: 1 })
    expect(world.cluster.ranges).toEqual(before)
    expect(remedyShown(faulty)).toHaveLength(1)
    expect(remedyShown(faulty)[0]?.at).toBeLessThanOrEqual(minutes(3))
    expect(world.clock.now() - begun).toBeGreaterThan(minutes(7))
  })

  test('for as long as the step may take, post fails, and its summary holds the commands that undo it', async () => {
    const faulty = faultyJob({ ranges: before })
    const { job, world } = faulty
    await job.main(mainOptions)
    world.cluster.startOperation({ ms: minutes(60) })
    const { result, ms, writes } = await outcomeOf(faulty, () => job.post())
    expect(result).toBe(
      `Cluster "aks-shop" took no update within the step's time: another operation runs on it (Updating, seen for 15 min), and AKS runs one at a time.`,
    )
    expect({ minutes: ms / 60_000, writes }).toEqual({ minutes: 15, writes: 0 })
    expect(world.cluster.ranges).toEqual(after)
    const record = job.state() ?? raise()
    const problems = [{ code: 'cluster-busy' as const, what: result }]
    const section = failedUndoSection(record, problems, remedyCommands(record), () => undefined)
    expect(section).toContain(`> **${result}**`)
    expect(section).toContain(['```bash', remedyCommands(record), '```'].join('\n'))
  })
})

function raise(): never {
  throw new Error('There is no state.')
}
