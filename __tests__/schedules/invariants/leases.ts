import type { Mode } from '../../../src/options.ts'
import {
  added,
  type History,
  isBy,
  type LeaseTag,
  leasesDropped,
  leasesPut,
  type StepRecord,
  type Transition,
} from '../history.ts'
import { afterAllLeasesMs, egress, type JobPlan } from '../schedule.ts'
import {
  admitsNode,
  claimed,
  covers,
  declaredBy,
  isOpen,
  lastTo,
  listAt,
  mainWrites,
  nodesOf,
  planOf,
  runnerOf,
} from './history.ts'
import { type Invariant, type JobAuthor, ofEveryStep, ofEveryWrite } from './invariant.ts'
import { isBelievable, isOver, isOwn, isSurelyLive, leasesOf } from './lease-history.ts'

const takesLeases = ({ mode, leaseMinutes }: JobPlan) =>
  leaseMinutes !== undefined && (mode === 'add' || mode === 'set')

/** Entries that a step names in order to have them taken out. */
const removesByName = ({ mode, ...plan }: JobPlan, text: string) =>
  mode === 'remove' && covers([...declaredBy({ mode, ...plan }), ...runnerOf({ mode, ...plan })], text)

export const onlyItsOwnLeases = ofEveryWrite(
  'a write changes only leases that its step may change',
  (write, author, history, index) =>
    leasesPut(write).every((lease) => mayPut(history, lease, author, index)) &&
    leasesDropped(write).every((lease) => mayDrop(write, lease, author, history)),
)

function mayPut(history: History, lease: LeaseTag, { job, step }: JobAuthor, index: number): boolean {
  const plan = planOf(history, job)
  if (step === 'main') return takesLeases(plan) && runnerOf(plan).includes(lease.address) && isOwn(history, lease, job)
  const endedByMain = mainWrites(history, job, index).some((write) =>
    leasesDropped(write).some(({ id }) => id === lease.id),
  )
  // Whose write it was can't be described where its answer was lost.
  return plan.restore === 'all' && (endedByMain || claimed(history, job, 'removed').includes(lease.address))
}

function mayDrop({ at }: Transition, lease: LeaseTag, { job, step }: JobAuthor, history: History): boolean {
  if (isOver(history, lease, job, at)) return true
  const plan = planOf(history, job)
  if (step === 'post') return false
  if (plan.mode === 'disable' || removesByName(plan, lease.address)) return true
  // What is declared for good needs no lease any more.
  const forGood = [...declaredBy(plan), ...nodesOf(plan)]
  return (plan.mode === 'add' || plan.mode === 'set') && forGood.includes(lease.address)
}

export const leasedStay = ofEveryWrite(
  'what a live lease of another holds stays on the list',
  ({ at, before, after, leases }, { job, step }, history) =>
    isOpen(after) ||
    leases.before.every(
      (lease) =>
        !isSurelyLive(lease, at) ||
        !before.includes(lease.address) ||
        after.includes(lease.address) ||
        // By the placeholder the cluster's own addresses get in as before.
        (egress.some((address) => address === lease.address) && admitsNode(after, lease.address)) ||
        isOver(history, lease, job, at) ||
        (step === 'main' && removesByName(planOf(history, job), lease.address)),
    ),
)

export const comesWithLease = ofEveryWrite(
  "with leases on, a runner's address comes with a lease",
  (write, { job, step }, history) => {
    const plan = planOf(history, job)
    if (step === 'post' || !takesLeases(plan)) return true
    const ways = [...declaredBy(plan), ...nodesOf(plan)]
    return added(write)
      .filter((text) => runnerOf(plan).includes(text) && !ways.includes(text))
      .every(
        (text) =>
          write.leases.after.some((lease) => lease.address === text && isOwn(history, lease, job)) ||
          wasCopied(history, text, job),
      )
  },
)

/** Whether others have copied the job's lease: it counts in neither tag then, and every step leaves both alone (docs/security.md). */
function wasCopied(history: History, address: string, job: number): boolean {
  const { schedule, transitions } = history
  const isCopy = (change: Transition) =>
    change.author.kind === 'outside' &&
    leasesDropped(change).some((lease) => lease.address === address && isOwn(history, lease, job))
  return schedule.edits.some(({ kind }) => kind === 'lease copied') && transitions.some(isCopy)
}

export const sharesByLease = ofEveryStep(
  'a job whose address is there by leases has one of its own',
  ({ job, step, result, from, to }, history) => {
    const plan = planOf(history, job)
    if (step !== 'main' || result.kind !== 'granted' || !takesLeases(plan)) return undefined
    const shared = runnerOf(plan).filter((text) => {
      for (let index = from; index <= to; index += 1) {
        const list = listAt(history, index)
        const on = leasesOf(history, text, index)
        const byOthers = on.length > 0 && !on.some((lease) => isOwn(history, lease, job))
        const others = list.filter((entry) => entry !== text)
        if (!byOthers || !list.includes(text) || covers(others, text)) return false
        if (!on.some((lease) => isBelievable(lease, history.transitions[index - 1]?.at ?? 0))) return false
      }
      return true
    })
    return shared.length > 0 ? `it has none of ${shared.join()}` : undefined
  },
)

/** The sweep that comes when every lease has expired, where it could do its work. */
function lastSweep({ schedule, steps, final }: History): StepRecord | undefined {
  const job = schedule.jobs.length - 1
  if (schedule.jobs[job]?.startsAt !== afterAllLeasesMs || isOpen(final)) return undefined
  return steps.find((one) => one.job === job && one.step === 'main' && one.result.kind === 'granted')
}

export const noLeaseLeft: Invariant = {
  name: 'of no lease anything is left once it has expired and a sweep has come',
  violations(history) {
    const sweep = lastSweep(history)
    if (sweep === undefined) return []
    const tags = history.finalLeases
      .filter((lease) => isBelievable(lease, sweep.endedAt))
      .map(({ id }) => `lease ${id}`)
    return [...tags, ...addressesLeft(history).map((text) => `address ${text}`)]
  },
}

/** Addresses that a job put on the list with a lease, that no other client has put there since, and whose leases only that job removed. */
function addressesLeft(history: History): string[] {
  const { schedule, final } = history
  const declared = (...modes: Mode[]) => schedule.jobs.filter(({ mode }) => modes.includes(mode)).flatMap(declaredBy)
  const isForGood = (text: string) =>
    [...declared('add', 'set'), ...egress].includes(text) ||
    // A sweep leaves alone whatever lies in a range that it is described of.
    covers(declared('sweep'), text)
  return schedule.jobs.flatMap((plan, job) => {
    if (!takesLeases(plan)) return []
    return runnerOf(plan).filter((text) => {
      const author = lastTo(added, history, text)
      const byJob = author !== undefined && isBy(author, job, 'main')
      return byJob && final.includes(text) && !isForGood(text) && !losesLeases(history, text)
    })
  })
}

/** An entry that outlives a lease which another client removed can't be attributed to a job any more. */
function losesLeases({ transitions }: History, text: string): boolean {
  return transitions.some(({ author, leases: { before, after } }) => {
    const stands = (lease: LeaseTag) => after.some(({ id, address }) => id === lease.id && address === text)
    return author.kind === 'outside' && before.some((lease) => lease.address === text && !stands(lease))
  })
}
