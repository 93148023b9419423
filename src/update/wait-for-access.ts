import { TimeUp } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Entry, Range } from '../ranges/index.ts'
import { type Probe, probeTimeoutMs } from '../runner/access.ts'
import { formatDuration } from '../time/clock.ts'
import { type Deadline, pause } from '../time/deadline.ts'

/** So many answers in a row, since the rules reach AKS's front ends one after the other. */
const answersInARow = 3
const betweenProbesMs = 1_000
const betweenAnswersMs = 250
const progressEveryMs = 15_000

/** What it takes to prove that this runner gets in. */
export interface AccessProof {
  probe(timeoutMs: number, signal?: AbortSignal): Promise<Probe>
  /** Whether the API server has answered the probe that went out before the write. */
  readonly before: { readonly answered: boolean }
  readonly runner: readonly Entry[]
  /** Asks for this runner's address again; undefined where the workflow named it. */
  readonly askAddress: (() => Promise<Range>) | undefined
}

export interface AccessWait {
  readonly deadline: Deadline
  readonly log: Log
  probe(timeoutMs: number, signal?: AbortSignal): Promise<Probe>
}

/** Waits until the API server answers this runner. @throws {TimeUp} where it doesn't in time. */
export async function accessGranted({ deadline, log, probe }: AccessWait): Promise<void> {
  const started = deadline.clock.now()
  let saidAt = started
  let answers = 0
  for (let attempt = 0; ; attempt += 1) {
    const result = await probe(probeTimeoutMs(attempt), deadline.signal)
    answers = result.answered ? answers + 1 : 0
    const now = deadline.clock.now()
    if (answers === answersInARow) {
      log.info(`The API server answers this runner (${formatDuration(now - started)}).`)
      return
    }
    if (!result.answered && now - saidAt >= progressEveryMs) {
      log.info(
        `The API server does not answer this runner yet (${result.why}), ${formatDuration(now - started)} so far.`,
      )
      saidAt = now
    }
    const why = result.answered ? '' : `: ${result.why}`
    const gaveUp = () => new TimeUp('access-not-granted', `The API server did not answer this runner in time${why}.`)
    await pause(deadline, result.answered ? betweenAnswersMs : betweenProbesMs, gaveUp)
  }
}
