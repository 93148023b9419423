import { added, type Chronicle, isBy, removed, type StepRecord, spelledAll, type Transition } from '../chronicle.ts'
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
  violations: ({ hung }) => (hung ? ['somebody waits for something that never comes'] : []),
}

/** What became of a post step, where it said that it has done its work. */
const succeeded = (step: StepRecord | undefined) => step?.result.kind === 'revoked'

export const nothingLeft: Invariant = {
  name: 'nothing temporary is left of a finished job',
  violations: (chronicle) =>
    chronicle.schedule.jobs.flatMap((plan, job) => {
      if (!succeeded(stepOf(chronicle, job, 'post'))) return []
      const left = toUndo(chronicle, job).filter((text) => {
        if (!spelledAll(chronicle.final).includes(text) || nodesOf(plan).includes(text)) return false
        const author = lastTo(added, chronicle, text)
        return author !== undefined && isBy(author, job, 'main') && !heldByOthers(chronicle, job, text)
      })
      return left.length === 0 ? [] : [`job ${job} left ${left.join()}`]
    }),
}

export const everythingBack: Invariant = {
  name: 'what `restore: all` took out is back',
  violations: (chronicle) =>
    chronicle.schedule.jobs.flatMap((plan, job) => {
      const post = stepOf(chronicle, job, 'post')
      const own = mainWrites(chronicle, job)
      if (
        plan.restore !== 'all' ||
        !succeeded(post) ||
        post === undefined ||
        (own[0] !== undefined && isOpen(own[0].before))
      )
        return []
      const then = listAt(chronicle, post.to)
      if (isOpen(then) || then.includes(placeholder)) return []
      const missing = own.flatMap(removed).filter((text) => {
        // What something else covered while post looked needn't come back, even if others have taken that out since.
        if (text === placeholder || wasCovered(chronicle, job, 'post', text) || covers(chronicle.final, text))
          return false
        if (own.some((write) => wentByLeases(chronicle, write, job, text))) return false
        // Carried out unseen, and overwritten by others before anybody looked.
        if (claimed(chronicle, job, 'removed').includes(text)) return false
        const author = lastTo(removed, chronicle, text)
        return author !== undefined && isBy(author, job, 'main')
      })
      return missing.length === 0 ? [] : [`job ${job} did not put back ${missing.join()}`]
    }),
}

/** An address that was there by leases alone isn't put back when they are over, at the latest by the end of the undo. */
function wentByLeases(chronicle: Chronicle, write: Transition, job: number, text: string): boolean {
  const post = stepOf(chronicle, job, 'post')
  const until = post?.endedAt ?? write.at
  // `disable` leaves leases where they are, so the undo sees those of the moment.
  const since = planOf(chronicle, job).mode === 'disable' ? leasesOf(chronicle, text, post?.to ?? 0) : []
  const on = [...write.leases.before.filter(({ address }) => address === text), ...since]
  const expired = on.length > 0 && on.every((lease) => !isSurelyLive(lease, until))
  return removed(write).includes(text) && (expired || heldByNobody(chronicle, write, job, text))
}
