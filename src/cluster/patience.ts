import { spell } from '../clock.ts'
import { TimeUp } from '../errors.ts'
import type { Log } from '../report/log.ts'
import { type Deadline, pause } from './deadline.ts'

/** ARM gives one read a second back, so asking sooner would only be refused. */
const leastRetryMs = 1_000
const firstRetryMs = 2_000
const longestRetryMs = 30_000

export interface Patience {
  readonly deadline: Deadline
  readonly log: Log
}

/** An error that may be gone on the next try, and for how long to leave it in peace. */
interface TransientError extends Error {
  readonly transient: true
  /** The service's own words with its correlation ID, where it answered. */
  readonly said?: string | undefined
  readonly retryAfterMs?: number | undefined
}

function isTransient(error: unknown): error is TransientError {
  return error instanceof Error && 'transient' in error && error.transient === true
}

/**
 * Exponential backoff with full jitter: anywhere below a limit that doubles with each failure, so that jobs which an outage
 * struck together don't come back together (aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter).
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  return Math.max(leastRetryMs, random() * Math.min(longestRetryMs, firstRetryMs * 2 ** failures))
}

/**
 * Repeats what changes nothing through throttling and outages, as a rule waiting longer each time, and at least as long as ARM asks.
 * @param what what is asked, as it stands in a sentence
 * @throws what was refused for good. @throws {TimeUp} where the time is up.
 */
export async function patiently<T>(read: () => Promise<T>, what: string, { deadline, log }: Patience): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await read()
    } catch (error) {
      if (!isTransient(error)) throw error
      const wait = Math.max(error.retryAfterMs ?? 0, backoffMs(failures))
      log.info(`${what} can't be reached just now (${error.message}); trying again in about ${spell(wait)}.`)
      const gaveUp = () =>
        new TimeUp(
          'azure-unreachable',
          `${what} could not be reached in time${error.said === undefined ? `: ${error.message}` : '.'}`,
          {
            said: error.said,
            cause: error,
          },
        )
      await pause(deadline, wait, gaveUp)
    }
  }
}
