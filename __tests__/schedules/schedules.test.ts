import { expect, test } from '@jest/globals'
import { inWorker } from '../../scripts/soak/in-worker.ts'
import { sum } from './coverage-counts.ts'

// The same ones in every run; `npm run soak` plays others, with more jobs. A failure shows how to play it again.
test('whatever jobs, others, faults and crashes do, and in whatever order, the laws hold', async () => {
  const requests = [1, 2].map((seed) => ({ seed, count: 5_000, jobs: 2, edits: 2 }))
  // In threads of their own, as in `npm run soak`: what jest runs itself takes twice as long.
  const reports = await Promise.all(requests.map(inWorker))
  expect(reports.map(({ failure }) => failure)).toEqual([undefined, undefined])
  const counts = sum(reports.map((report) => report.counts))
  expect(counts.schedules).toBe(10_000)
  // Nothing is proven where nothing happens.
  for (const [what, times] of Object.entries(counts))
    expect({ what, often: times > 100 }).toEqual({ what, often: true })
}, 300_000)
