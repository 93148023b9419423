import { readdirSync, readFileSync } from 'node:fs'

const intervalMs = 50

/**
 * Watches a process and its descendants for the most memory that one of them had resident, by the kernel's own high-water mark,
 * so that looking now and then misses only what a process takes right before its end.
 */
export function peakMemory(pid: number | undefined): { end(): number } {
  let peakKb = 0
  const look = () => {
    for (const id of family(pid)) peakKb = Math.max(peakKb, highWaterKb(id))
  }
  const timer = setInterval(look, intervalMs)
  return {
    end() {
      clearInterval(timer)
      return peakKb === 0 ? Number.NaN : peakKb / 1_024
    },
  }
}

/** Itself and all below it; none where there is no /proc. */
function family(pid: number | undefined): number[] {
  if (pid === undefined) return []
  const tasks = orElse([], () => readdirSync(`/proc/${pid}/task`))
  const children = tasks.flatMap((task) => {
    const list = orElse('', () => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8'))
    return list.split(' ').filter(Boolean).map(Number)
  })
  return [pid, ...children.flatMap(family)]
}

function highWaterKb(pid: number): number {
  const status = orElse('', () => readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0)
}

/** A process may end at any moment, and its folder with it. */
function orElse<T>(fallback: T, read: () => T): T {
  try {
    return read()
  } catch {
    return fallback
  }
}
