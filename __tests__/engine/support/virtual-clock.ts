import type { Clock } from '../../../src/time/clock.ts'

interface Sleeper {
  readonly at: number
  wake(): void
}

/** Going round Node's event loop costs more than most of what happens in a turn, so it is left out as a rule. */
const turnsBetweenEvents = 1_000

/**
 * Time that stands still while anything can run, and jumps to the next sleeper as soon as all sleep. Sleepers
 * wake one at a time, in the order of their times, and those of the same time in the order in which they lay down.
 *
 * What runs between two sleeps must consist of promises alone: input and output would lose the race against time.
 */
export function virtualClock(start: number): Clock {
  const sleepers: Sleeper[] = []
  let time = start
  let turning = false
  let turns = 0
  const turn = () => {
    const next = sleepers.shift()
    turning = next !== undefined
    if (next === undefined) return
    time = next.at
    next.wake()
    // All promises that the one who woke up settles are worked off before this comes round again.
    turns += 1
    if (turns % turnsBetweenEvents === 0) setImmediate(turn)
    else queueMicrotask(() => process.nextTick(turn))
  }
  const lieDown = (sleeper: Sleeper) => {
    const later = sleepers.findIndex(({ at }) => at > sleeper.at)
    sleepers.splice(later === -1 ? sleepers.length : later, 0, sleeper)
    if (turning) return
    turning = true
    queueMicrotask(() => process.nextTick(turn))
  }
  return {
    now: () => time,
    sleep(ms, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      if (signal?.aborted) {
        reject(signal.reason)
        return promise
      }
      const giveUp = () => {
        sleepers.splice(sleepers.indexOf(sleeper), 1)
        reject(signal?.reason)
      }
      const sleeper: Sleeper = {
        // Whole milliseconds, as a calendar has them; and never early.
        at: Math.ceil(time + ms),
        wake() {
          signal?.removeEventListener('abort', giveUp)
          resolve()
        },
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      lieDown(sleeper)
      return promise
    },
  }
}
