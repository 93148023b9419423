import { type LoadReport, underLoad } from '../../__tests__/schedules/load.ts'

const minute = 60_000

/** Prints how many jobs one cluster takes, at AKS's real durations and limits. */
export async function showLoad(): Promise<number> {
  for (const jobs of [2, 5, 10, 50]) {
    for (const minutes of [15, 360]) {
      const report = await underLoad({ jobs, timeoutMs: minutes * minute, workMs: 5 * minute })
      console.log(`${jobs} jobs at once, timeout-minutes ${minutes}: ${told(report)}`)
    }
  }
  return 0
}

function told({ fates, acceptedWrites, refusedWrites, throttledReads }: LoadReport): string {
  const at = fates.flatMap((fate) => fate.in ?? []).toSorted((left, right) => left - right)
  const inMinutes = (ms = 0) => (ms / minute).toFixed(1)
  const longest = Math.max(...fates.map(({ cleanUpMs }) => cleanUpMs))
  return [
    `${at.length} get in, after ${inMinutes(at[0])} to ${inMinutes(at.at(-1))} min`,
    `clean-ups take up to ${inMinutes(longest)} min, ${fates.filter(({ cleanUp }) => cleanUp === 'failed').length} fail`,
    `over after ${inMinutes(Math.max(...fates.map(({ endedAt }) => endedAt)))} min`,
    `${acceptedWrites} writes, ${refusedWrites} refused, ${throttledReads} readings throttled`,
  ].join('; ')
}
