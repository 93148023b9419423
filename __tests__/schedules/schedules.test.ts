import { Worker } from 'node:worker_threads'
import { expect, test } from '@jest/globals'
import type { BatchReport, BatchRequest } from '../../scripts/soak/batch.ts'
import { sum } from './tally.ts'

/** In threads of their own, as in `npm run soak`: what jest runs itself takes twice as long. */
function batch(request: BatchRequest): Promise<BatchReport> {
  const { promise, resolve, reject } = Promise.withResolvers<BatchReport>()
  const worker = new Worker(new URL('../../scripts/soak/batch.ts', import.meta.url), { workerData: request })
  worker.once('message', resolve)
  worker.once('error', reject)
  return promise
}

// The same ones in every run; `npm run soak` plays others, with more jobs. A failure shows how to play it again.
test('whatever jobs, others, faults and crashes do, and in whatever order, the laws hold', async () => {
  const requests = [1, 2].map((seed) => ({ seed, count: 5_000, jobs: 2, edits: 2 }))
  const reports = await Promise.all(requests.map(batch))
  expect(reports.map(({ failure }) => failure)).toEqual([undefined, undefined])
  const tally = sum(reports.map((report) => report.tally))
  expect(tally.schedules).toBe(10_000)
  // Nothing is proven where nothing happens.
  for (const [what, times] of Object.entries(tally)) expect({ what, often: times > 100 }).toEqual({ what, often: true })
}, 300_000)
