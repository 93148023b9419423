import { type History, isBy, type LeaseTag, type Transition } from '../history.ts'
import { mostArmErrorMs } from '../schedule.ts'
import { planOf, stepOf } from './history.ts'

/** Clocks that differ, an answer's way, and whole seconds. */
const toleranceMs = mostArmErrorMs + 5_000
/** A decision may have waited for its turn for so long: what has expired since stays, which does no harm. */
const oldestDecisionMs = 10 * 60_000
const hourMs = 60 * 60_000

/** What claims more than a day is no lease. */
export const isBelievable = ({ until }: LeaseTag, at: number) => until < at + 25 * hourMs
export const isSurelyLive = (lease: LeaseTag, at: number) => isBelievable(lease, at) && lease.until > at + toleranceMs
export const mayBeLive = (lease: LeaseTag, at: number) =>
  isBelievable(lease, at) && lease.until > at - oldestDecisionMs - toleranceMs
/** Whoever decided about it saw that it had expired, however long the decision has waited. */
const isLongExpired = ({ until }: LeaseTag, at: number) => until <= at - oldestDecisionMs - toleranceMs
const mayBeExpired = ({ until }: LeaseTag, at: number) => until <= at + toleranceMs

/** Whether that job took the lease, and no other client. */
export function isOwn({ transitions }: History, { id }: LeaseTag, job: number): boolean {
  const has = (leases: readonly LeaseTag[]) => leases.some((lease) => lease.id === id)
  const origin = transitions.find(({ leases }) => has(leases.after) && !has(leases.before))
  return origin !== undefined && isBy(origin.author, job, 'main')
}

/** The leases of an entry as the tags stood after so many transitions. */
export function leasesOf({ transitions }: History, text: string, index: number): LeaseTag[] {
  return (transitions[index - 1]?.leases.after ?? []).filter(({ address }) => address === text)
}

/** Whether a lease doesn't bind a step any more: its own, an expired one, or, in a sweep, one whose run has ended. */
export function isOver(history: History, lease: LeaseTag, job: number, at: number): boolean {
  const runEndedAt = history.runsEnded.get(lease.run) ?? Number.POSITIVE_INFINITY
  const sweptAway = planOf(history, job).mode === 'sweep' && planOf(history, job).seesRuns && runEndedAt <= at
  return mayBeExpired(lease, at) || isOwn(history, lease, job) || sweptAway
}

/** Whether leases were all that kept an entry on the list, and the step may take it out since they are over. */
export function heldByNobody(history: History, { at, leases }: Transition, job: number, text: string): boolean {
  const { leaseMinutes, mode } = planOf(history, job)
  if (leaseMinutes === undefined && mode !== 'sweep') return false
  const on = leases.before.filter((lease) => lease.address === text && isBelievable(lease, at))
  return on.length > 0 && on.every((lease) => isOver(history, lease, job, at))
}

/** Whether only leases held an entry that a write took out, and they have expired long before that time. */
export function wasNobodys({ leases }: Transition, text: string, at: number): boolean {
  const on = leases.before.filter(({ address }) => address === text)
  return on.length > 0 && on.every((lease) => isLongExpired(lease, at))
}

/** Whether others may have had a lease of an entry while a job's post step ran. */
export function heldByOthers(history: History, job: number, text: string): boolean {
  const post = stepOf(history, job, 'post')
  if (post === undefined) return false
  for (let index = post.from; index <= post.to; index += 1) {
    const others = leasesOf(history, text, index).filter((lease) => !isOwn(history, lease, job))
    if (others.some((lease) => mayBeLive(lease, post.startedAt))) return true
  }
  return false
}
