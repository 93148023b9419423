import { Worker } from 'node:worker_threads'
import type { BatchReport, BatchRequest } from './batch.ts'

/** Plays a batch of schedules in a thread of its own. */
export function inWorker(request: BatchRequest): Promise<BatchReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./batch.ts', import.meta.url), { workerData: request })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
