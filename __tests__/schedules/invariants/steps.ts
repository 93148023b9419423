import { StepError } from '../../../src/errors.ts'
import { added, type History, isBy, removed, type Transition } from '../history.ts'
import { placeholder } from '../schedule.ts'
import {
  covers,
  declaredBy,
  isOpen,
  lastTo,
  listAt,
  mainWrites,
  nodesOf,
  planOf,
  runnerOf,
  toUndo,
  wasCovered,
} from './history.ts'
import { ofEveryStep } from './invariant.ts'
import { heldByOthers } from './lease-history.ts'

/** A write rests on a reading of at most 2 s. */
export const fresh = ofEveryStep('a write leaves at most 2 s after its reading', ({ trips }) => {
  for (const [index, { kind, sentAt }] of trips.entries()) {
    if (kind !== 'write') continue
    const reading = trips.slice(0, index).findLast((trip) => trip.kind === 'read' && trip.status === 200)
    const age = sentAt - (reading?.answeredAt ?? Number.NEGATIVE_INFINITY)
    if (age > 2_000) return `its reading was ${age} ms old`
  }
  return undefined
})

const mostAccepted = 4
const betweenWritesMs = 5_000

export const fewWrites = ofEveryStep(
  'few writes, and far between',
  ({ trips, job, step, from, to }, { transitions, foreignOperations }) => {
    const writes = trips.filter(({ kind }) => kind === 'write')
    for (const [index, { sentAt }] of writes.entries()) {
      const gap = sentAt - (writes[index - 1]?.sentAt ?? Number.NEGATIVE_INFINITY)
      if (gap < betweenWritesMs) return `two writes ${gap} ms apart`
    }
    const lost = writes.filter(({ status = 0 }) => status === 'lost' || Number(status) >= 500).length
    const accepted = writes.filter(({ status }) => status === 200).length
    if (accepted > mostAccepted) return `${accepted} writes were accepted`
    const others =
      transitions.slice(0, to).filter(({ author }) => !isBy(author, job, step)).length + foreignOperations.length
    const faults = writes.filter(({ fault }) => fault !== undefined).length
    const refused = writes.filter(({ status = 0 }) => Number(status) >= 400 && Number(status) < 500).length
    return refused > others + faults + lost
      ? `${refused} refused writes, with ${others} changes by others and ${faults} faults (${from})`
      : undefined
  },
)

export const noBadRequest = ofEveryStep('AKS finds nothing wrong with what is sent', ({ trips }) =>
  trips.some(({ status }) => status === 400) ? 'a request was answered with 400' : undefined,
)

export const noDefect = ofEveryStep('a step fails with words, not with a defect', ({ result }) =>
  result.kind === 'failed' && !(result.error instanceof StepError) ? String(result.error) : undefined,
)

/** A diagnosis, and the slowest of all look-ups of the runner's address. */
const slackMs = 90_000

export const inTime = ofEveryStep('a step ends in its time', ({ job, startedAt, endedAt }, history) =>
  endedAt - startedAt > planOf(history, job).timeoutMs + slackMs
    ? `it took ${(endedAt - startedAt) / 1000} s`
    : undefined,
)

const remedyMs = 180_000

export const remedyInTime = ofEveryStep(
  'a long clean-up tells the remedy within three minutes',
  ({ step, startedAt, endedAt, trips, log }) => {
    if (step !== 'post' || endedAt - startedAt <= remedyMs) return undefined
    const accepted = trips.find(({ kind, status }) => kind === 'write' && status === 200)
    if (accepted?.answeredAt !== undefined && accepted.answeredAt - startedAt <= remedyMs) return undefined
    const tells = /az aks update|Nothing has to be run/
    return log.some(({ text, at }) => at <= remedyMs && tells.test(text)) ? undefined : 'it described nothing'
  },
)

/** What it means that the list holds what a step has written, unless another client has changed it since. */
export const heldWhenGranted = ofEveryStep('what main reports is so', ({ job, step, result, to }, history) => {
  if (step !== 'main' || result.kind !== 'granted') return undefined
  const plan = planOf(history, job)
  const list = listAt(history, to)
  // Every client gets in there, with or without the step's own entries.
  if (isOpen(list)) return undefined
  const writes = mainWrites(history, job, to)
  const asked = [...declaredBy(plan), ...runnerOf(plan)]
  // What an earlier write put beside that, a later one may have found unneeded: the egress in the placeholder's place.
  const lost = writes
    .flatMap((write, index) => added(write).filter((text) => index === writes.length - 1 || asked.includes(text)))
    .filter((text) => plan.wait === 'operation' || (plan.wait === 'access' && runnerOf(plan).includes(text)))
    .filter((text) => !list.includes(text) && droppedForGood(history, job, text, to))
  if (lost.length > 0) return `AKS has dropped ${lost.join()}`
  if (plan.mode === 'remove' || plan.mode === 'disable' || plan.mode === 'sweep') return undefined
  const wants = plan.mode === 'set' && declaredBy(plan).includes(placeholder) ? [] : runnerOf(plan)
  const never = wants.filter((text) => !covers(list, text) && !wasCovered(history, job, 'main', text))
  return never.length > 0 ? `${never.join()} never was on the list` : undefined
})

/**
 * AKS has taken the entry back. Access proves nothing but itself: another client's list may have let the runner in, since
 * then or while it came into force.
 */
function droppedForGood(history: History, job: number, text: string, until: number): boolean {
  const past = history.transitions.slice(0, until)
  const index = past.findLastIndex((transition) => removed(transition).includes(text))
  const dropped = past[index]
  if (dropped?.author.kind !== 'service') return false
  if (planOf(history, job).wait === 'operation') return true
  const { operationMs, propagationMs } = history.schedule.cluster
  const lets = ({ after }: Transition) => isOpen(after) || covers(after, text)
  const inForce = past.filter(
    (one, at) => at > index || (!isBy(one.author, job) && one.at + 2 * operationMs + propagationMs > dropped.at),
  )
  return !inForce.some(lets)
}

export const doneIsDone = ofEveryStep('"done" is said only of what is done', ({ job, step, result, to }, history) => {
  if (step !== 'post' || result.kind !== 'revoked' || result.undoing.kind !== 'done') return undefined
  const list = listAt(history, to)
  const still = toUndo(history, job).filter((text) => {
    const author = lastTo(added, history, text, to)
    // What AKS has put back is the step's own affair where it was its removal that AKS dropped.
    const remover = lastTo(removed, history, text, to)
    const isOwn =
      author?.kind === 'service'
        ? remover !== undefined && isBy(remover, job, 'post')
        : author !== undefined && isBy(author, job, 'main')
    return (
      list.includes(text) && isOwn && !heldByOthers(history, job, text) && !nodesOf(planOf(history, job)).includes(text)
    )
  })
  return still.length > 0 ? `${still.join()} is on the list` : undefined
})
