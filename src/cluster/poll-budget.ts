import type { Clock } from '../time/clock.ts'

/** ARM gives a subscription two polls of operations a second back, and other jobs poll as well. */
const intervalMs = 1_000

/** What all clusters of a step may poll together. */
export interface PollBudget {
  /** Whether an operation in that subscription may be polled now, which uses the turn up. */
  take(subscriptionId: string): boolean
}

export function pollBudget(clock: Clock): PollBudget {
  const takenAt = new Map<string, number>()
  return {
    take(subscriptionId) {
      const key = subscriptionId.toLowerCase()
      const now = clock.now()
      if (now - (takenAt.get(key) ?? Number.NEGATIVE_INFINITY) < intervalMs) return false
      takenAt.set(key, now)
      return true
    },
  }
}
