/**
 * One at a time. A step works at its start and mostly waits after its write: where each has its turn for the work, many can
 * wait side by side and still have the machine to themselves for what is measured.
 */
export interface Turns {
  /** Resolves with what ends the turn. */
  take(): Promise<() => void>
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve()
  return {
    async take() {
      const { promise, resolve } = Promise.withResolvers<void>()
      const before = last
      last = promise
      await before
      return resolve
    },
  }
}
