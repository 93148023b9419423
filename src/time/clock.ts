import { setTimeout as delay } from 'node:timers/promises'

/** Time, handed in, so that waits can be tested without waiting. */
export interface Clock {
  /** Milliseconds that only grow; says nothing about the time of day. */
  now(): number
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (ms, signal) => {
    await delay(ms, undefined, signal === undefined ? {} : { signal })
  },
}

/** The same time, in which every sleep ends once the signal is aborted. */
export function interruptible(clock: Clock, interrupted: AbortSignal): Clock {
  return {
    now: () => clock.now(),
    sleep: (ms, signal) => clock.sleep(ms, signal === undefined ? interrupted : AbortSignal.any([signal, interrupted])),
  }
}

/** What the work comes to, or the signal's reason as soon as it is aborted, whatever the work is at. */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const giveUp = () => reject(signal.reason)
  if (signal.aborted) giveUp()
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

/** A span of `ms` or up to two fifths more, so that jobs that started together don't ask together. Never less: some spans are Azure's. */
export function jittered(ms: number, random: () => number = Math.random): number {
  return ms * (1 + 0.4 * random())
}

/** A duration as a person reads it: `0.4 s`, `12 s`, `3 min 5 s`. */
export function formatDuration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 120) return `${seconds} s`
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
