import { setTimeout as sleep } from 'node:timers/promises'
import type { Arm } from './arm.ts'
import { isTerminal, readCluster } from './cluster-body.ts'
import type { Kubectl } from './kubectl.ts'

/** What was seen at a moment, and until the next. */
interface Sample<Value> {
  readonly atMs: number
  readonly value: Value
}

/** Looks at a cluster from outside while a step runs. */
export interface Watch {
  /** Waits until the API server answers, or doesn't; false if that takes longer than five minutes. */
  until(answers: boolean): Promise<boolean>
  stop(): Promise<Measured>
}

/** Seconds, each undefined where there was nothing of the kind. Reads are half a second to two apart, and so is what they tell. */
export interface Measured {
  /** From the first read that shows the update to the first that shows its end. */
  readonly operation: number | undefined
  /** From the begin of the update until the API server let this machine in or kept it out; the first change counts. */
  readonly effect: number | undefined
  /** The same from the end of the update; negative where the effect came first. */
  readonly propagation: number | undefined
  /** How often the API server changed its mind; once is expected of an update that concerns this machine. */
  readonly flips: number
}

/** Documented are two minutes, reported hours: https://github.com/Azure/AKS/issues/1543 */
const longestPropagationMs = 5 * 60_000

export function startWatch(arm: Arm, kubectl: Kubectl): Watch {
  const stopped = new AbortController()
  const busy = follow(async () => !isTerminal((await readCluster(arm)).properties.provisioningState), stopped.signal)
  const access = follow(() => kubectl.answers(), stopped.signal)
  return {
    async until(answers) {
      const from = performance.now()
      while (performance.now() < from + longestPropagationMs) {
        if (access.last.atMs > from && access.last.value === answers) return true
        await sleep(100)
      }
      return false
    },
    async stop() {
      stopped.abort()
      await Promise.all([busy.ended, access.ended])
      return measured(busy.changes, access.changes)
    },
  }
}

interface Followed<Value> {
  /** The first sample, and each that differs from the one before it. */
  readonly changes: readonly Sample<Value>[]
  readonly last: { readonly atMs: number; readonly value: Value | undefined }
  readonly ended: Promise<void>
}

/** Asks again and again, at first often, since an update may be short. ARM allows one read a second. */
function follow<Value>(ask: () => Promise<Value>, signal: AbortSignal): Followed<Value> {
  const changes: Sample<Value>[] = []
  const last: { atMs: number; value: Value | undefined } = { atMs: 0, value: undefined }
  const loop = async () => {
    for (let ms = 500; !signal.aborted; ms = Math.min(ms * 1.2, 2_000)) {
      const atMs = performance.now()
      // A read that fails tells nothing, and the next one comes soon.
      const value = await ask().catch(() => undefined)
      if (value !== undefined) {
        if (value !== changes.at(-1)?.value) changes.push({ atMs, value })
        Object.assign(last, { atMs, value })
      }
      await sleep(ms)
    }
  }
  return { changes, last, ended: loop() }
}

function measured(busy: readonly Sample<boolean>[], access: readonly Sample<boolean>[]): Measured {
  const begin = busy.find(({ value }) => value)?.atMs
  const end = busy.findLast(({ value }, index) => !value && index > 0)?.atMs
  const [, flip] = access
  return {
    operation: seconds(begin, end),
    effect: seconds(begin, flip?.atMs),
    propagation: seconds(end, flip?.atMs),
    flips: access.length - 1,
  }
}

function seconds(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : Math.round((to - from) / 100) / 10
}
