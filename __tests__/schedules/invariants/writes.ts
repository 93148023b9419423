import {
  added,
  type History,
  type LeaseTag,
  leasesPut,
  removed,
  spelledAll,
  type Transition,
  without,
} from '../history.ts'
import { egress, placeholder } from '../schedule.ts'
import {
  admitsNode,
  claimed,
  covers,
  declaredBy,
  isOpen,
  isSame,
  lives,
  mainWrites,
  nodesOf,
  ofRestore,
  planOf,
  runnerOf,
  toUndo,
} from './history.ts'
import { type JobAuthor, ofEveryWrite } from './invariant.ts'
import { heldByNobody, isOwn, isSurelyLive, mayBeLive, wasNobodys } from './lease-history.ts'

export const onlyItsOwnChange = ofEveryWrite(
  'a write changes only what its step may change',
  (write, { job, step }, history, index) => {
    if (step === 'post')
      return isOpen(write.after) ? opensAgain(write, history, job, index) : postMayWrite(write, history, job, index)
    const earlier = mainWrites(history, job, index)
    const repairs = within(added(write), earlier.flatMap(added)) && within(removed(write), earlier.flatMap(removed))
    return repairs || mainMayWrite(write, history, job)
  },
)

const within = (texts: readonly string[], allowed: readonly string[]) => without(texts, allowed).length === 0

function mainMayWrite(write: Transition, history: History, job: number): boolean {
  const plan = planOf(history, job)
  const came = added(write)
  const collected = removed(write).filter((text) => heldByNobody(history, write, job, text))
  const went = without(removed(write), collected)
  const wanted = [...declaredBy(plan), ...runnerOf(plan)]
  const replaces = isSame(write.before, [placeholder])
  switch (plan.mode) {
    case 'add':
      return (
        within(came, [
          ...wanted,
          ...plan.egressIps,
          ...(replaces || plan.egressMode === 'load-balancer' ? egress : []),
        ]) &&
        // What the step itself declares is there for good, whatever a tag says.
        !collected.some((text) => declaredBy(plan).includes(text)) &&
        within(went, replaces ? [placeholder] : [])
      )
    case 'set':
      return (
        within(write.after, [...wanted, ...nodesOf(plan), ...stillLeased(write)]) &&
        wanted.every((text) => admits(write.after, text))
      )
    case 'remove':
      return came.length === 0 && went.every((text) => covers(wanted, text))
    case 'disable':
      return write.after.length === 0
    case 'sweep':
      // Something has to stay on the list, and the nodes on it.
      return (
        went.length === 0 &&
        within(came, collected.length === write.before.length ? [placeholder, ...nodesOf(plan)] : [])
      )
  }
}

/** Addresses of other jobs that are under way. */
function stillLeased({ at, before, leases }: Transition): string[] {
  return before.filter((text) => leases.before.some((lease) => lease.address === text && mayBeLive(lease, at)))
}

function postMayWrite(write: Transition, history: History, job: number, index: number): boolean {
  const plan = planOf(history, job)
  const came = added(write)
  const declares = plan.mode === 'add' || plan.mode === 'set' ? declaredBy(plan) : []
  const isCollected = (text: string) => !declares.includes(text) && heldByNobody(history, write, job, text)
  const went = removed(write).filter((text) => !isCollected(text))
  const out = [...toUndo(history, job), ...ofRestore(plan, claimed(history, job, 'added'))]
  // The placeholder admits the nodes: it may stand in the place of their addresses.
  if (isSame(write.after, [placeholder])) return within(went, [...out, ...nodesOf(plan)])
  const own = mainWrites(history, job, index)
  const ownRemoved = [...own.flatMap(removed), ...claimed(history, job, 'removed')].filter((text) => {
    const takings = own.filter((one) => removed(one).includes(text))
    return takings.length === 0 || !takings.every((one) => wasNobodys(one, text, write.at))
  })
  const back = plan.restore === 'all' ? ownRemoved : []
  const nodes = nodesOf(plan)
  return within(went, [...out, ...(within(came, nodes) ? [placeholder] : [])]) && within(came, [...back, ...nodes])
}

/** A `set` that declares the placeholder takes nothing beside it. */
const admits = (list: readonly string[], text: string) => isSame(list, [placeholder]) || covers(list, text)

/** Only `restore: all` on a cluster that was open before this very step, whose list is exactly what the step left. */
function opensAgain(write: Transition, history: History, job: number, index: number): boolean {
  const own = mainWrites(history, job, index)
  const [first, last] = [own[0], own.at(-1)]
  return (
    planOf(history, job).restore === 'all' &&
    first !== undefined &&
    last !== undefined &&
    isOpen(first.before) &&
    isSame(write.before, last.after)
  )
}

export const neverOpened = ofEveryWrite(
  'only `disable` and the undo of a restriction open a cluster',
  (write, { job, step }, history, index) => {
    if (!isOpen(write.after) || isOpen(write.before)) return true
    return step === 'main' ? planOf(history, job).mode === 'disable' : opensAgain(write, history, job, index)
  },
)

export const placeholderAlone = ofEveryWrite(
  'the placeholder stands alone',
  ({ after }) => !after.includes(placeholder) || after.length === 1,
)

export const nodesStayIn = ofEveryWrite('the nodes stay in', (write, { step, job }, history) => {
  const plan = planOf(history, job)
  if (isOpen(write.after) || plan.egressMode === 'none') return true
  // What the state alone says was added for the runner needs no look at the egress.
  const byState = step === 'post' && plan.restore !== 'none' ? runnerOf(plan) : []
  const lasting = without(write.before, byState)
  return egress.every((address) => {
    const admitted = isOpen(write.before) || admitsNode(lasting.length === 0 ? write.before : lasting, address)
    return !admitted || admitsNode(write.after, address)
  })
})

export const foreignUnchanged = ofEveryWrite(
  "others' properties stay",
  ({ foreign }) => foreign === undefined || foreign.before === foreign.after,
)

export const conditional = ofEveryWrite(
  'a write rests on an ETag',
  ({ ifMatch }, _, { schedule }) => !schedule.cluster.eTags || ifMatch !== undefined,
)

export const needed = ofEveryWrite('no write is needless', ({ before, after, leases }) => {
  const ids = (tags: readonly LeaseTag[]) => tags.map(({ id }) => id)
  return !isSame(before, after) || !isSame(ids(leases.before), ids(leases.after))
})

export const stateExact = ofEveryWrite(
  'the state holds a write before it leaves',
  (write, { job, step }, history, index) => {
    if (step === 'post') return true
    const { state } = write
    if (state === undefined || state.write !== 'unanswered') return false
    const texts = spelledAll(state.applied.added.map(({ text }) => text))
    // No undo puts back what is only collected, so the state needn't know it.
    const writes = [...mainWrites(history, job, index), write]
    const lasting = removed(write).filter((text) => !writes.some((one) => heldByNobody(history, one, job, text)))
    const leases = (state.applied.leases ?? []).map(({ id }) => id)
    return (
      leasesPut(write).every(({ id }) => leases.includes(id)) &&
      without(added(write), texts).length === 0 &&
      without(lasting, spelledAll(state.applied.removed)).length === 0
    )
  },
)

export const livingStayIn = ofEveryWrite('a living job keeps its way in', (write, author, history, index) => {
  return history.schedule.jobs.every((plan, job) => {
    if (job === author.job || !lives(history, job, index)) return true
    return runnerOf(plan).every((text) => {
      if (isOpen(write.before) || !covers(write.before, text)) return true
      if (isOpen(write.after) || covers(write.after, text)) return true
      const leases = write.leases.before.filter((lease) => isOwn(history, lease, job) && lease.address === text)
      // A lease protects from everything but a step that names its address; `leasedStay` sees to that.
      if (leases.some((lease) => isSurelyLive(lease, write.at))) return true
      return mayShutOut(history, author, text) || heldByNobody(history, write, author.job, text)
    })
  })
})

/** The documented exceptions, where there is no lease: jobs that share an entry, and lists that are set or cut by name. */
function mayShutOut(history: History, { job, step }: JobAuthor, text: string): boolean {
  const plan = planOf(history, job)
  if (step === 'main')
    return plan.mode === 'set' || (plan.mode === 'remove' && covers([...declaredBy(plan), ...runnerOf(plan)], text))
  const own = [...mainWrites(history, job).flatMap(added), ...claimed(history, job, 'added')]
  return own.some((one) => one !== placeholder && covers([one], text))
}
