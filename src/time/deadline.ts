import type { TimeUp } from '../errors.ts'
import { type Clock, jittered } from './clock.ts'

/** When a step's time is up, on its clock. */
export interface Deadline {
  readonly clock: Clock
  readonly at: number
  /** Ends every wait at once: what was waited for doesn't matter any more. */
  readonly signal?: AbortSignal
}

export function deadlineIn(clock: Clock, ms: number): Deadline {
  return { clock, at: clock.now() + ms }
}

export function remainingMs({ clock, at }: Deadline): number {
  return Math.max(0, at - clock.now())
}

/**
 * Waits about `ms`, never beyond the deadline.
 * @throws {TimeUp} at once where the time is up; `problem` says what was being waited for.
 */
export async function pause(deadline: Deadline, ms: number, problem: () => TimeUp): Promise<void> {
  const remaining = remainingMs(deadline)
  if (remaining === 0) throw problem()
  await deadline.clock.sleep(Math.min(jittered(ms), remaining), deadline.signal)
}
