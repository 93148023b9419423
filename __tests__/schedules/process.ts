import type { Clock } from '../../src/time/clock.ts'

/** A process on a shared clock: once it has died, it neither wakes up nor hears anything any more. */
export interface Process {
  readonly clock: Clock
  readonly dead: boolean
  /** Resolves when it dies. */
  readonly death: Promise<'killed'>
  die(): void
}

const never = new Promise<never>(() => {})

export function processOn(shared: Clock): Process {
  const { promise: death, resolve } = Promise.withResolvers<'killed'>()
  let dead = false
  return {
    get dead() {
      return dead
    },
    death,
    die() {
      dead = true
      resolve('killed')
    },
    clock: {
      now: shared.now,
      async sleep(ms, signal) {
        await shared.sleep(ms, signal)
        if (dead) await never
      },
    },
  }
}
