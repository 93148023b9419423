import type { Place } from './world.ts'

/** A program that lets a runner in and undoes it. */
export interface Subject {
  readonly row: string
  /** Begins on clusters and a runner of its own. */
  on(place: Place): Story
}

/** One job: both steps, in turn. */
export interface Story {
  main(): Promise<Ran>
  post(): Promise<Ran>
}

/** A process that has ended. */
export interface Ran {
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** From its start to its end. */
  readonly ms: number
  /** 0 where it went well. */
  readonly exitCode: number | null
  readonly log: string
  /** What it and its children computed, on all cores. */
  readonly cpuMs: number
  /** The most memory that was resident: of the largest, where there are several processes. */
  readonly peakMb: number
  /** When the log said that the API server answers, in milliseconds since the epoch. */
  readonly noticedAt?: number | undefined
}

/** @throws {Error} with the log where it failed. */
export function succeeded(ran: Ran): Ran {
  if (ran.exitCode !== 0) throw new Error(`A step failed with exit code ${ran.exitCode}:\n${ran.log}`)
  return ran
}
