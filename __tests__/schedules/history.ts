import type { Outcome } from '../../src/report/outcome.ts'
import type { UndoOutcome } from '../../src/report/undo-outcome.ts'
import type { UndoRecord } from '../../src/state/undo-record.ts'
import type { Line } from '../engine/support/recorded-log.ts'
import type { RequestKind } from '../support/wire.ts'
import type { Schedule, StepName } from './schedule.ts'

/** Who changed the cluster: a step of a job, another client, or AKS itself, which took a change back. */
export type Author =
  | { readonly kind: 'job'; readonly job: number; readonly step: StepName }
  | { readonly kind: 'outside' }
  | { readonly kind: 'service' }

/** One change of the stored cluster. All of them together, in turn, are the history that is judged. */
export interface Transition {
  readonly at: number
  readonly author: Author
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** The step's own record of its writes, as its state held it when this one left. */
  readonly state?: UndoRecord | undefined
  readonly ifMatch?: string | undefined
  /** What belongs to others: everything but the list, and what the service itself moves. */
  readonly foreign?: { readonly before: string; readonly after: string } | undefined
  readonly leases: { readonly before: readonly LeaseTag[]; readonly after: readonly LeaseTag[] }
}

/** What a tag says that looks like a lease: read here in words of its own, so that the action's reading is judged too. */
export interface LeaseTag {
  readonly id: string
  readonly address: string
  readonly until: number
  readonly run: number
}

export const leasePrefix = 'aks-authorized-ip-ranges.lease.'

export function leasesIn(tags: Readonly<Record<string, string>> = {}): LeaseTag[] {
  const leases = Object.entries(tags).flatMap(([name, value]) => {
    if (!name.startsWith(leasePrefix)) return []
    const [, id = '', address = '', , until = '', , , , , run = ''] = value.split(' ')
    return [{ id, address: spelled(address), until: Date.parse(until), run: Number(run) }]
  })
  // What stands twice belongs to neither tag.
  return leases.filter(({ id }) => leases.filter((other) => other.id === id).length === 1)
}

export interface Trip {
  readonly kind: RequestKind
  readonly sentAt: number
  arrivedAt?: number
  answeredAt?: number
  status?: number | 'lost'
  /** What the schedule did to it. */
  fault?: string
  /** The change that a write made or would have made, as the step's state told it. */
  readonly touches: { readonly added: readonly string[]; readonly removed: readonly string[] }
}

export interface StepRecord {
  readonly job: number
  readonly step: StepName
  readonly startedAt: number
  readonly endedAt: number
  readonly result:
    | { readonly kind: 'granted'; readonly outcome: Outcome }
    | { readonly kind: 'revoked'; readonly undoing: UndoOutcome }
    | { readonly kind: 'script' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'killed' }
  readonly trips: readonly Trip[]
  readonly log: readonly Line[]
  /** How many transitions there were when it began and when it ended. */
  readonly from: number
  readonly to: number
}

/** What one schedule came to. */
export interface History {
  readonly schedule: Schedule
  readonly transitions: readonly Transition[]
  readonly steps: readonly StepRecord[]
  /** When operations of others began, those that changed no list included. */
  readonly foreignOperations: readonly number[]
  /** What hung when nothing could happen any more. */
  readonly hung: boolean
  readonly first: readonly string[]
  readonly final: readonly string[]
  readonly finalLeases: readonly LeaseTag[]
  /** When the last job of each workflow run was over. */
  readonly runsEnded: ReadonlyMap<number, number>
}

/** An entry as AKS spells it: a bare address is a block of one. */
export function spelled(text: string): string {
  return /^[\d.]+$/.test(text) ? `${text}/32` : text
}

export function spelledAll(texts: readonly string[]): string[] {
  return texts.map(spelled)
}

export function without(texts: readonly string[], others: readonly string[]): string[] {
  return texts.filter((text) => !others.includes(text))
}

export const added = ({ before, after }: Transition) => without(after, before)
export const removed = ({ before, after }: Transition) => without(before, after)

const lacks = (leases: readonly LeaseTag[]) => (lease: LeaseTag) => !leases.some(({ id }) => id === lease.id)
export const leasesPut = ({ leases }: Transition) => leases.after.filter(lacks(leases.before))
export const leasesDropped = ({ leases }: Transition) => leases.before.filter(lacks(leases.after))

export function isBy(author: Author, job: number, step?: StepName): boolean {
  return author.kind === 'job' && author.job === job && (step === undefined || author.step === step)
}
