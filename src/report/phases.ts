import type { Log } from '../log.ts'
import { type Clock, formatDuration } from '../time/clock.ts'

/** The parts of a main step, as the log and the job summary name them. */
export type PhaseName = 'Sign-in' | 'Cluster' | 'Runner address' | 'Plan' | 'Update' | 'Wait'

export interface Phase {
  readonly name: PhaseName
  readonly ms: number
}

/** Runs the parts of a step one after the other, says of each what came of it and how long it took, and remembers that. */
export interface Phases {
  readonly done: readonly Phase[]
  /** @param fact what came of it, as the log has it; the phase's name by default */
  run<T>(name: PhaseName, work: () => Promise<T>, fact?: (result: T) => string): Promise<T>
}

/** @param before phases that were run already */
export function phasesOf(clock: Clock, log: Log, before: readonly Phase[] = []): Phases {
  const done = [...before]
  return {
    done,
    async run(name, work, fact) {
      const started = clock.now()
      const end = (text: string) => {
        const ms = clock.now() - started
        done.push({ name, ms })
        log.info(`${text} (${formatDuration(ms)})`)
      }
      try {
        const result = await work()
        end(fact?.(result) ?? name)
        return result
      } catch (error) {
        end(`${name} failed`)
        throw error
      }
    },
  }
}

/** How long these phases took together. */
export function timeIn(phases: readonly Phase[], names: readonly PhaseName[]): number {
  return phases.filter(({ name }) => names.includes(name)).reduce((sum, { ms }) => sum + ms, 0)
}
