import type { Probe } from '../runner/access.ts'

/** Asks the API server once, on a connection of its own. */
export type SendProbe = (signal?: AbortSignal) => Promise<Probe>

/** What has become of a probe. */
export type ProbeState = 'under-way' | 'answered' | 'failed'

/** So many answers in a row, since the rules reach AKS's front ends one after the other. */
const answersInARow = 3
/** As many as begin in the time that one may take. */
const mostUnderWay = 16

/**
 * Whether three probes that began one after the other have all been answered. A failure tells of the moment at which its probe
 * began: however late it comes, it breaks the row of those that began before it, and says nothing of those that began after
 * it. A probe that is under way separates its neighbours until it is answered.
 * @param probes in the order in which they began
 */
export function areInARow(probes: readonly ProbeState[]): boolean {
  let row = 0
  for (const state of sinceFailure(probes)) {
    row = state === 'answered' ? row + 1 : 0
    if (row === answersInARow) return true
  }
  return false
}

function sinceFailure(probes: readonly ProbeState[]): readonly ProbeState[] {
  return probes.slice(probes.lastIndexOf('failed') + 1)
}

/** Probes of one API server, several of them under way at once: one that isn't let in waits out its whole time-out. */
export interface Probes {
  /** Sends one more. Where too many are under way, it takes the place of the oldest. */
  begin(): void
  /** Resolves to true as soon as three in a row have been answered. */
  readonly proven: Promise<true>
  /** Whether one that began after the last failure has been answered. */
  answering(): boolean
  /** Why the one that failed last did. */
  failure(): string | undefined
  /** Closes the connections of those that are under way. */
  stop(): void
}

export function probesBy(send: SendProbe): Probes {
  const states: ProbeState[] = []
  const underWay = new Set<AbortController>()
  const { promise: proven, resolve } = Promise.withResolvers<true>()
  let why: string | undefined
  return {
    proven,
    answering: () => sinceFailure(states).includes('answered'),
    failure: () => why,
    stop: () => {
      for (const probe of underWay) probe.abort()
    },
    begin() {
      const [oldest] = underWay
      if (oldest !== undefined && underWay.size >= mostUnderWay) {
        underWay.delete(oldest)
        oldest.abort(new Error('no answer'))
      }
      const own = new AbortController()
      const index = states.push('under-way') - 1
      underWay.add(own)
      void send(own.signal).then((probe) => {
        underWay.delete(own)
        states[index] = probe.answered ? 'answered' : 'failed'
        if (!probe.answered) why = probe.why
        if (areInARow(states)) resolve(true)
      })
    },
  }
}
