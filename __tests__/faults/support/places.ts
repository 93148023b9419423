import { expect } from '@jest/globals'
import type { MainOptions } from '../../engine/support/job.ts'
import type { WorldOptions } from '../../engine/support/world.ts'
import type { RequestKind } from '../../support/wire.ts'
import type { Fault } from './faults.ts'
import { before, type FaultyJob, faultyJob, mainOptions, type Outcome, outcomeOf } from './step.ts'

/** One request of a step: where a fault strikes. */
export interface Place {
  readonly step: 'main' | 'post'
  readonly name: string
  readonly request: 'sign-in' | RequestKind
  readonly nth: number
  readonly world?: WorldOptions
  readonly options?: MainOptions
  /** What the list is, where it isn't the usual one. */
  readonly meanwhile?: readonly string[]
  /** The list once everything is undone. */
  readonly undone: readonly string[]
}

const requests = [
  { name: 'sign-in', request: 'sign-in', nth: 1 },
  { name: 'first reading', request: 'read', nth: 1 },
  { name: 'write', request: 'write', nth: 1 },
  { name: 'poll', request: 'poll', nth: 1 },
  { name: 'reading after the end', request: 'read', nth: 2 },
] as const

const egress = ['20.0.0.1/32', '20.0.0.2/32']

export const places: readonly Place[] = [
  ...requests.map((request) => ({ step: 'main' as const, ...request, undone: before })),
  {
    step: 'main',
    name: 'look-up of the egress',
    request: 'network',
    nth: 1,
    options: { asked: { mode: 'set', ranges: ['8.8.8.8'], runner: ['9.9.9.9'] } },
    undone: [...before, ...egress],
  },
  ...requests.map((request) => ({ step: 'post' as const, ...request, undone: before })),
  {
    step: 'post',
    name: 'look-up of the egress',
    request: 'network',
    nth: 1,
    meanwhile: ['9.9.9.9/32'],
    undone: ['0.0.0.0/32'],
  },
]

export interface FaultRun {
  readonly faulty: FaultyJob
  readonly outcome: Outcome
}

/** Runs the step with the fault at its place, or with none. */
export async function withFault(place: Place, fault: Fault | undefined): Promise<FaultRun> {
  const faulty = faultyJob({ ranges: before, ...place.world })
  const { job, world } = faulty
  const trap = () => {
    if (fault === undefined) return
    if (place.request === 'sign-in') faulty.strikeSignIn(fault)
    else faulty.strike(fault, place.request, place.nth)
  }
  const main = () => job.main({ ...mainOptions, ...place.options })
  if (place.step === 'main') {
    trap()
    return { faulty, outcome: await outcomeOf(faulty, main) }
  }
  await main()
  if (place.meanwhile !== undefined) world.replaceList(...place.meanwhile)
  trap()
  return { faulty, outcome: await outcomeOf(faulty, () => job.post()) }
}

/** Each write rests on the newest reading, and none follows another without one; a challenge alone is answered with the same again. */
export function expectNoBlindWrite({ job }: FaultyJob, fault: Fault): void {
  for (const [index, { kind, headers }] of job.wire.sent.entries()) {
    if (kind !== 'write') continue
    const before = job.wire.sent.slice(0, index).filter((sent) => sent.kind !== 'network')
    expect(before.findLast((sent) => sent.kind === 'read')?.etag).toBe(headers['if-match'])
    if (before.at(-1)?.kind === 'write') expect(fault.class).toBe('challenge')
  }
}
