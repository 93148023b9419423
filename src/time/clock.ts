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

/** A duration as a person reads it: `0.4 s`, `8 s`, `1 min 53 s`, `2 h 5 min`. */
export function formatDuration(ms: number): string {
  const tenths = Math.round(ms / 100)
  if (tenths < 100) return `${tenths / 10} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? joined([minutes, 'min'], [seconds % 60, 's'])
    : joined([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min'])
}

function joined([most, unit]: [number, string], [rest, smaller]: [number, string]): string {
  return rest === 0 ? `${most} ${unit}` : `${most} ${unit} ${rest} ${smaller}`
}
