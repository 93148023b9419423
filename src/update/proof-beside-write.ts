import { longestProbeMs, type Probe } from '../runner/access.ts'
import type { Ledger } from './swap.ts'
import type { AccessProof } from './wait-for-access.ts'

/** A proof of access that knows whether the API server let this runner in when the write went out. */
export interface ProofBesideWrite extends AccessProof {
  /** The same ledger, but a probe goes out beside each write, however long the wait for its turn was. */
  watching(ledger: Ledger): Ledger
}

/** Access proves something only where the API server refused this runner before. */
export function proofBesideWrite(given: Omit<AccessProof, 'before'>): ProofBesideWrite {
  let before: AccessProof['before'] = { answered: false }
  return {
    ...given,
    get before() {
      return before
    },
    watching: (ledger) => ({
      ...ledger,
      intend(change, cluster) {
        ledger.intend(change, cluster)
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
