/** ARM allows 60 reads of a cluster in a burst and one a second after that; several jobs share them. */
export const readIntervalMs = 5_000

/**
 * How a step waits for its turn. All who wait share what ARM allows, and whoever reads next takes the turn: the more
 * others a step meets, the rarer it reads, and no step waits longer for that.
 */
export interface Pace {
  /** Between two readings while another writer has its turn. */
  intervalMs(): number
  /** Between seeing the cluster free and taking the turn; none unless several others were met. */
  courtesyMs(): number
  /** Another writer has taken a turn that this step was waiting for. */
  lostTurn(): void
  /** Together with others it has used up what ARM allows. */
  wasThrottled(): void
  /** A reading was answered. */
  wentUnhindered(): void
}

export interface Manners {
  readonly longestIntervalMs: number
  /** Leaves the turn to those who are in more of a hurry, as long as there are any. */
  readonly courtesyMs: number
}

/** A main step opens a hole, and may go last. */
export const mainManners: Manners = { longestIntervalMs: 60_000, courtesyMs: 20_000 }

/** A post step closes one, and has little time where the job was cancelled: it sees a free cluster sooner than any main step takes it. */
export const postManners: Manners = { longestIntervalMs: 10_000, courtesyMs: 0 }

const forgottenPerReading = 0.05
/** One other is no crowd: two jobs take turns well enough without ado. */
const crowd = 1

export function paceWith({ longestIntervalMs, courtesyMs }: Manners): Pace {
  const most = crowd + Math.log2(longestIntervalMs / readIntervalMs)
  let meetings = 0
  let inCrowd = false
  const met = (count: number) => {
    meetings = Math.max(meetings, count)
    inCrowd ||= meetings > crowd
  }
  return {
    intervalMs: () => readIntervalMs * 2 ** Math.max(0, meetings - crowd),
    courtesyMs: () => (inCrowd ? courtesyMs : 0),
    lostTurn: () => met(Math.min(meetings + 1, crowd + 1)),
    wasThrottled: () => met(Math.min(meetings + 1, most)),
    wentUnhindered() {
      meetings = Math.max(0, meetings - forgottenPerReading)
    },
  }
}
