import type { History } from '../history.ts'
import { everythingBack, nothingHangs, nothingLeft } from './ends.ts'
import { described } from './history.ts'
import type { Invariant } from './invariant.ts'
import { comesWithLease, leasedStay, noLeaseLeft, onlyItsOwnLeases, sharesByLease } from './leases.ts'
import { doneIsDone, fewWrites, fresh, heldWhenGranted, inTime, noBadRequest, noDefect, remedyInTime } from './steps.ts'
import {
  conditional,
  foreignUnchanged,
  livingStayIn,
  needed,
  neverOpened,
  nodesStayIn,
  onlyItsOwnChange,
  placeholderAlone,
  stateExact,
} from './writes.ts'

export interface Violation {
  readonly invariant: string
  readonly what: string
}

/** @throws what is broken, and how the schedule went. */
export function expectLawful(history: History): void {
  const broken = judge(history)
  if (broken.length === 0) return
  throw new Error(
    `${broken.map(({ invariant, what }) => `Broken: ${invariant}. ${what}`).join('\n')}\nThe history:\n${history.transitions.map(described).join('\n')}`,
  )
}

export function judge(history: History): Violation[] {
  return invariants.flatMap(({ name, violations }) => violations(history).map((what) => ({ invariant: name, what })))
}

export const invariants: readonly Invariant[] = [
  onlyItsOwnChange,
  neverOpened,
  placeholderAlone,
  nodesStayIn,
  foreignUnchanged,
  conditional,
  needed,
  stateExact,
  fresh,
  fewWrites,
  noBadRequest,
  noDefect,
  inTime,
  nothingHangs,
  remedyInTime,
  heldWhenGranted,
  livingStayIn,
  nothingLeft,
  everythingBack,
  doneIsDone,
  onlyItsOwnLeases,
  leasedStay,
  comesWithLease,
  sharesByLease,
  noLeaseLeft,
]
