import { TimeUp } from '../errors.ts'
import type { Log } from '../log.ts'
import { formatDuration } from '../time/clock.ts'
import { type Deadline, remainingMs } from '../time/deadline.ts'
import { type Probes, probesBy, type SendProbe } from './probes.ts'

const betweenProbesMs = 500
/** Three in a row are at least 250 ms apart; a timer may ring a little early. */
const betweenAnswersMs = 300
const progressEveryMs = 30_000

export interface AccessWait {
  readonly deadline: Deadline
  readonly log: Log
  readonly probe: SendProbe
}

/** Waits until the API server answers this runner: three times in a row. @throws {TimeUp} where it doesn't in time. */
export async function accessGranted({ deadline, log, probe }: AccessWait): Promise<void> {
  const { clock } = deadline
  const started = clock.now()
  let saidAt = started
  const probes = probesBy(probe)
  try {
    for (;;) {
      if (remainingMs(deadline) === 0) throw notGranted(probes.failure())
      probes.begin()
      if ((await Promise.race([probes.proven, nextDue(probes, deadline)])) === true) break
      const now = clock.now()
      if (probes.answering() || now - saidAt < progressEveryMs) continue
      log.info(
        `${formatDuration(now - started)}: the API server does not answer this runner yet (${probes.failure() ?? 'no answer so far'})`,
      )
      saidAt = now
    }
  } finally {
    probes.stop()
  }
  log.info(`The API server answers this runner (${formatDuration(clock.now() - started)}).`)
}

/** Half a second, or less as soon as the API server answers. */
async function nextDue(probes: Probes, { clock, at, signal }: Deadline): Promise<void> {
  const sleep = (ms: number) => clock.sleep(Math.max(0, Math.min(ms, at - clock.now())), signal)
  await sleep(betweenAnswersMs)
  if (!probes.answering()) await sleep(betweenProbesMs - betweenAnswersMs)
}

function notGranted(why: string | undefined): TimeUp {
  const because = why === undefined ? '' : `: ${why}`
  return new TimeUp('access-not-granted', `The API server did not answer this runner in time${because}.`)
}
