import { added, type History, isBy, removed, type StepRecord, spelledAll, type Transition } from '../history.ts'
import { placeholder } from '../schedule.ts'
import {
  claimed,
  covers,
  isOpen,
  lastTo,
  listAt,
  mainWrites,
  nodesOf,
  planOf,
  stepOf,
  toUndo,
  wasCovered,
} from './history.ts'
import type { Invariant } from './invariant.ts'
import { heldByNobody, heldByOthers, isSurelyLive, leasesOf } from './lease-history.ts'

export const nothingHangs: Invariant = {
  name: 'nothing hangs',
  violations: ({ hung }) => (hung ? ['a step waits for something that never comes'] : []),
}

/** What became of a post step, where it said that it has done its work. */
const succeeded = (step: StepRecord | undefined) => step?.result.kind === 'revoked'

export const nothingLeft: Invariant = {
  name: 'nothing temporary is left of a finished job',
  violations: (history) =>
    history.schedule.jobs.flatMap((plan, job) => {
      if (!succeeded(stepOf(history, job, 'post'))) return []
      const left = toUndo(history, job).filter((text) => {
        if (!spelledAll(history.final).includes(text) || nodesOf(plan).includes(text)) return false
        const author = lastTo(added, history, text)
        return author !== undefined && isBy(author, job, 'main') && !heldByOthers(history, job, text)
      })
      return left.length === 0 ? [] : [`job ${job} left ${left.join()}`]
    }),
}

export const everythingBack: Invariant = {
  name: 'what `restore: all` took out is back',
  violations: (history) =>
    history.schedule.jobs.flatMap((plan, job) => {
      const post = stepOf(history, job, 'post')
      const own = mainWrites(history, job)
      if (
        plan.restore !== 'all' ||
        !succeeded(post) ||
        post === undefined ||
        (own[0] !== undefined && isOpen(own[0].before))
      )
        return []
      const then = listAt(history, post.to)
      if (isOpen(then) || then.includes(placeholder)) return []
      const missing = own.flatMap(removed).filter((text) => {
        // What something else covered while post looked needn't come back, even if others have taken that out since.
        if (text === placeholder || wasCovered(history, job, 'post', text) || covers(history.final, text)) return false
        if (own.some((write) => wentByLeases(history, write, job, text))) return false
        // Carried out unseen, and overwritten by others before the step looked.
        if (claimed(history, job, 'removed').includes(text)) return false
        const author = lastTo(removed, history, text)
        return author !== undefined && isBy(author, job, 'main')
      })
      return missing.length === 0 ? [] : [`job ${job} did not put back ${missing.join()}`]
    }),
}

/** An address that was there by leases alone isn't put back when they are over, at the latest by the end of the undo. */
function wentByLeases(history: History, write: Transition, job: number, text: string): boolean {
  const post = stepOf(history, job, 'post')
  const until = post?.endedAt ?? write.at
  // `disable` leaves leases where they are, so the undo sees those of the moment.
  const since = planOf(history, job).mode === 'disable' ? leasesOf(history, text, post?.to ?? 0) : []
  const on = [...write.leases.before.filter(({ address }) => address === text), ...since]
  const expired = on.length > 0 && on.every((lease) => !isSurelyLive(lease, until))
  return removed(write).includes(text) && (expired || heldByNobody(history, write, job, text))
}
