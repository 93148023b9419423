import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { expectLawful } from './invariants.ts'
import { play } from './play.ts'
import { schedules } from './schedule.ts'
import { count, emptyTally } from './tally.ts'

// More of them, with four jobs instead of two: npm run soak. A failure prints seed and path: fc.assert(…, { seed, path }) plays it again.
test('whatever jobs, others, faults and crashes do, and in whatever order, the laws hold', async () => {
  const tally = emptyTally()
  await fc.assert(
    fc.asyncProperty(schedules({ jobs: 2, edits: 2 }), async (schedule) => {
      const chronicle = await play(schedule)
      count(tally, chronicle)
      expectLawful(chronicle)
    }),
    { numRuns: 10_000 },
  )
  // Nothing is proven where nothing happens.
  for (const [what, times] of Object.entries(tally)) expect({ what, often: times > 100 }).toEqual({ what, often: true })
}, 300_000)
