import { changesList } from '../plan/decision.ts'
import type { Outcome } from './outcome.ts'

/** What a main step came to, in a few words: the heading of its section, and its row in the table of several clusters. */
export function verdictOf(outcome: Outcome): string {
  const { change, dryRun, restricted, sweep, effect } = outcome
  if (dryRun) return change === undefined ? 'dry run, nothing to change' : 'dry run, nothing was written'
  if (change === undefined) {
    if (!restricted) return 'open to the whole internet, nothing was written'
    if (effect?.access === 'proven') return 'the API server answers this runner'
    return sweep === undefined ? 'nothing to change' : 'nothing to sweep'
  }
  if (change.after.size === 0) return 'open to the whole internet now'
  if (sweep !== undefined) return 'swept'
  if (effect?.access === 'proven') return 'the API server answers this runner'
  if (!changesList(change)) return 'the list as it was, only leases changed'
  return effect?.operation === 'ended' ? 'the change is in force' : 'accepted by AKS, not yet in force'
}
