import { longestProbeMs, type Probe } from '../runner/access.ts'
import type { WriteAheadLog } from './compare-and-swap.ts'
import type { AccessProof } from './wait-for-access.ts'

/** A proof of access that knows whether the API server let this runner in when the write went out. */
export interface PreWriteProbe extends AccessProof {
  /** The same log, but a probe goes out beside each write, however long the wait for its turn was. */
  watching(writeAheadLog: WriteAheadLog): WriteAheadLog
}

/** Access proves something only where the API server refused this runner before. */
export function preWriteProbe(given: Omit<AccessProof, 'before'>): PreWriteProbe {
  let before: AccessProof['before'] = { answered: false }
  return {
    ...given,
    get before() {
      return before
    },
    watching: (writeAheadLog) => ({
      ...writeAheadLog,
      prepare(change, cluster) {
        writeAheadLog.prepare(change, cluster)
        before = answerTo(given.probe(longestProbeMs))
      },
    }),
  }
}

/** Whether that probe has been answered by the time of asking; one that hangs was not let in. */
function answerTo(probe: Promise<Probe>): AccessProof['before'] {
  const before = { answered: false }
  void probe.then(({ answered }) => {
    before.answered = answered
  })
  return before
}
