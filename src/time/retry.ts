import { messageOf, StepError, TimeUp } from '../errors.ts'
import type { Log } from '../log.ts'
import { type NetworkError, networkErrorIn } from '../network-error.ts'
import { formatDuration } from './clock.ts'
import { type Deadline, pause } from './deadline.ts'

/** ARM gives one read a second back, so asking sooner would only be refused. */
const leastRetryMs = 1_000
const firstRetryMs = 2_000
const longestRetryMs = 30_000

export interface RetryOptions {
  readonly deadline: Deadline
  readonly log: Log
  /** Called whenever what no wait can mend is met: a main step throws the error, a post step tells its cause and goes on. */
  readonly onLasting?: (error: Error, cause: NetworkError) => void
}

/** What a main step makes of it: nothing has been written yet, and whoever waits for the job wants the remedy now. */
export function giveUp(error: Error): never {
  throw error
}

/** A name that DNS doesn't know this many times in a row, within ten seconds, is misspelled, or DNS is. */
const unknownHostTries = 3

/** An error that may be gone on the next try, and how long the service asks to wait before it. */
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
export async function retryTransient<T>(read: () => Promise<T>, what: string, retry: RetryOptions): Promise<T> {
  const { deadline, log, onLasting } = retry
  let unknownHost = 0
  for (let failures = 0; ; failures += 1) {
    try {
      return await read()
    } catch (error) {
      if (!isTransient(error)) throw error
      const network = networkErrorIn(error)
      unknownHost = network?.lasting === 'if-repeated' ? unknownHost + 1 : 0
      if (network?.lasting === 'at-once' || (network && unknownHost >= unknownHostTries)) onLasting?.(error, network)
      const wait = Math.max(error.retryAfterMs ?? 0, backoffMs(failures))
      log.info(`${describeFailure(what, error)}; trying again in about ${formatDuration(wait)}.`)
      await pause(deadline, wait, () => outOfTime(what, error, network))
    }
  }
}

/** A throttled request was answered well enough. */
function describeFailure(what: string, error: TransientError): string {
  const why = `(${error.message})`
  return isThrottled(error) ? `Azure limits requests just now ${why}` : `${what} can't be reached just now ${why}`
}

function isThrottled(error: TransientError): boolean {
  return 'status' in error && error.status === 429
}

/** The time is up, and what went wrong last is what there is to mend. */
function outOfTime(what: string, error: TransientError, network: NetworkError | undefined): TimeUp {
  const known = error instanceof StepError ? error : network
  // ARM's own words come last, where it said any.
  const said = network === undefined ? error.said : undefined
  return new TimeUp(
    known?.code ?? 'azure-unreachable',
    `${isThrottled(error) ? "Azure limited requests until the step's time was up" : `${what} could not be reached in time`}${said === undefined ? `: ${messageOf(error)}` : '.'}`,
    { remedy: known?.remedy, said, cause: error },
  )
}
