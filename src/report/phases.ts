import type { Log } from '../log.ts'
import { type Clock, formatDuration } from '../time/clock.ts'

export interface Phase {
  readonly name: string
  readonly ms: number
}

/** Runs the parts of a step one after the other, says how long each took, and remembers it for the job summary. */
export interface Phases {
  readonly done: readonly Phase[]
  run<T>(name: string, work: () => Promise<T>): Promise<T>
}

export function phasesOf(clock: Clock, log: Log): Phases {
  const done: Phase[] = []
  return {
    done,
    async run(name, work) {
      const started = clock.now()
      try {
        return await log.group(name, work)
      } finally {
        const ms = clock.now() - started
        done.push({ name, ms })
        log.info(`${name}: ${formatDuration(ms)}`)
      }
    },
  }
}
