import type { AzScript } from './az-script.ts'
import type { Recorder } from './results.ts'
import type { World } from './world.ts'

/** What every scene works with. */
export interface Bench {
  readonly world: World
  readonly recorder: Recorder
  readonly scale: Scale
  /** Undefined where it can't be run. */
  readonly script: AzScript | undefined
  /** Whether this build takes several clusters. */
  readonly takesFleets: boolean
}

/** How much is run. */
export interface Scale {
  /** Each update's operation: 10 s in the goals. */
  readonly operationMs: number
  /** Rounds of starts and of plans that don't count. */
  readonly warmUps: number
  /** Rounds of whatever ends with the write. */
  readonly starts: number
  /** Rounds of whole jobs. */
  readonly jobs: number
  /** How often access is noticed. */
  readonly accesses: number
  readonly plans: number
}

export const fullScale: Scale = { operationMs: 10_000, warmUps: 1, starts: 7, jobs: 3, accesses: 20, plans: 9 }
/** Shows that all of it works, and measures nothing that counts. */
export const quickScale: Scale = { operationMs: 1_000, warmUps: 0, starts: 1, jobs: 1, accesses: 2, plans: 1 }

export const fleets = [10, 40] as const
