import { spell } from '../clock.ts'
import { TimeUp } from '../errors.ts'
import type { Log } from '../report/log.ts'
import { type Deadline, pause } from './deadline.ts'

const firstRetryMs = 1_000
const longestRetryMs = 30_000

export interface Patience {
  readonly deadline: Deadline
  readonly log: Log
}

/** An error that may be gone on the next try, and for how long to leave it in peace. */
interface TransientError extends Error {
  readonly transient: true
  readonly retryAfterMs?: number | undefined
}

function isTransient(error: unknown): error is TransientError {
  return error instanceof Error && 'transient' in error && error.transient === true
}

/**
 * Repeats what changes nothing through throttling and outages, waiting longer each time, and at least as long as ARM asks.
 * @param what what is asked, as it stands in a sentence
 * @throws what was refused for good. @throws {TimeUp} where the time is up.
 */
export async function patiently<T>(read: () => Promise<T>, what: string, { deadline, log }: Patience): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await read()
    } catch (error) {
      if (!isTransient(error)) throw error
      const wait = Math.max(error.retryAfterMs ?? 0, Math.min(longestRetryMs, firstRetryMs * 2 ** failures))
      log.info(`${what} can't be reached just now (${error.message}); trying again in about ${spell(wait)}.`)
      const gaveUp = () => new TimeUp(`${what} could not be reached in time: ${error.message}`, { cause: error })
      await pause(deadline, wait, gaveUp)
    }
  }
}
