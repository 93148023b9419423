/** ARM allows 60 reads of a cluster in a burst and one a second after that; several jobs share them. */
export const readIntervalMs = 5_000

/**
 * How a step waits for its turn. All who wait share what ARM allows, and whoever reads next takes the turn: the more
 * others a step meets, the rarer it reads, and no step waits longer for that.
 */
export interface ContentionBackoff {
  /** Between two readings while another writer has its turn. */
  intervalMs(): number
  /** Between seeing the cluster free and taking the turn; none unless several others were met. */
  yieldMs(): number
  /** Another writer has taken a turn that this step was waiting for. */
  onConflict(): void
  /** Together with others it has used up what ARM allows. */
  onThrottled(): void
  /** A reading was answered. */
  onAnswered(): void
}

export interface BackoffProfile {
  readonly longestIntervalMs: number
  /** Leaves the turn to those who are in more of a hurry, as long as there are any. */
  readonly yieldMs: number
}

/** A main step opens a hole, and may go last. */
export const mainBackoff: BackoffProfile = { longestIntervalMs: 60_000, yieldMs: 20_000 }

/** A post step closes one, and has little time where the job was cancelled: it sees a free cluster sooner than any main step takes it. */
export const postBackoff: BackoffProfile = { longestIntervalMs: 10_000, yieldMs: 0 }

const decayPerRead = 0.05
/** Two jobs take turns well enough; with more than this many other writers a step yields. */
const uncontended = 1

export function contentionBackoff({ longestIntervalMs, yieldMs }: BackoffProfile): ContentionBackoff {
  const most = uncontended + Math.log2(longestIntervalMs / readIntervalMs)
  let conflicts = 0
  let contended = false
  const met = (count: number) => {
    conflicts = Math.max(conflicts, count)
    contended ||= conflicts > uncontended
  }
  return {
    intervalMs: () => readIntervalMs * 2 ** Math.max(0, conflicts - uncontended),
    yieldMs: () => (contended ? yieldMs : 0),
    onConflict: () => met(Math.min(conflicts + 1, uncontended + 1)),
    onThrottled: () => met(Math.min(conflicts + 1, most)),
    onAnswered() {
      conflicts = Math.max(0, conflicts - decayPerRead)
    },
  }
}
