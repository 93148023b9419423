import { StepError } from '../../src/errors.ts'
import { coversAllIpv4, covers as coversEntry, type Entry } from '../../src/ranges/index.ts'
import { entry } from '../plan/world.ts'
import {
  type Author,
  added,
  type Chronicle,
  isBy,
  removed,
  type StepRecord,
  spelled,
  spelledAll,
  type Transition,
  without,
} from './chronicle.ts'
import { egress, type JobPlan, placeholder } from './schedule.ts'

/** A law as something that one history of a cluster can break. */
export interface Invariant {
  readonly name: string
  /** What broke it, in words; nothing where it holds. */
  violations(chronicle: Chronicle): string[]
}

export interface Violation {
  readonly invariant: string
  readonly what: string
}

/** @throws what is broken, and how the schedule went. */
export function expectLawful(chronicle: Chronicle): void {
  const broken = judge(chronicle)
  if (broken.length === 0) return
  throw new Error(
    `${broken.map(({ invariant, what }) => `Broken: ${invariant}. ${what}`).join('\n')}\nThe history:\n${chronicle.transitions.map(told).join('\n')}`,
  )
}

export function judge(chronicle: Chronicle): Violation[] {
  return invariants.flatMap(({ name, violations }) => violations(chronicle).map((what) => ({ invariant: name, what })))
}

const entries = new Map<string, Entry>()
const entryOf = (text: string): Entry => {
  const known = entries.get(text) ?? entry(text)
  entries.set(text, known)
  return known
}

export function covers(list: readonly string[], text: string): boolean {
  return coversEntry(list.map(entryOf), entryOf(text))
}

const isOpen = (list: readonly string[]) => list.length === 0 || coversAllIpv4(list.map(entryOf))
const isSame = (left: readonly string[], right: readonly string[]) =>
  without(left, right).length + without(right, left).length === 0

/** Whether a list admits the nodes' own addresses; AKS lets the load balancer in by the placeholder. */
const admitsNode = (list: readonly string[], address: string) =>
  isOpen(list) || list.includes(placeholder) || covers(list, address)

const planOf = ({ schedule }: Chronicle, job: number) => schedule.jobs[job] as JobPlan
const declaredBy = ({ ranges }: JobPlan) => spelledAll(ranges)
const runnerOf = ({ runner, address }: JobPlan) => (runner ? [spelled(address)] : [])

/** What the job's main step did to the list, as AKS accepted it. */
function mainWrites({ transitions }: Chronicle, job: number, until = transitions.length): Transition[] {
  return transitions.slice(0, until).filter(({ author }) => isBy(author, job, 'main'))
}

/** Entries that the job is to take out again when it ends. */
function toUndo(chronicle: Chronicle, job: number, until?: number): string[] {
  const plan = planOf(chronicle, job)
  return ofRestore(plan, mainWrites(chronicle, job, until).flatMap(added))
}

function ofRestore(plan: JobPlan, came: readonly string[]): string[] {
  if (plan.restore === 'all') return [...came]
  if (plan.restore === 'none' || (plan.mode !== 'add' && plan.mode !== 'set')) return []
  return came.filter((text) => runnerOf(plan).includes(text) && !declaredBy(plan).includes(text))
}

/** A write that nobody saw answered, and whose change the list shows: nobody can tell whether another made the same. */
function claimed(chronicle: Chronicle, job: number, what: 'added' | 'removed'): string[] {
  const main = stepOf(chronicle, job, 'main')
  const unanswered =
    main?.trips.filter(({ kind, status = 'lost' }) => kind === 'write' && (status === 'lost' || status >= 500)) ?? []
  return unanswered.flatMap(({ claims }) => claims[what])
}

/** Who put an entry on the list last, or took it off, by then. */
function lastTo(
  change: (transition: Transition) => string[],
  { transitions }: Chronicle,
  text: string,
  until = transitions.length,
) {
  return transitions.slice(0, until).findLast((transition) => change(transition).includes(text))?.author
}

const stepOf = ({ steps }: Chronicle, job: number, step: 'main' | 'post') =>
  steps.find((one) => one.job === job && one.step === step)

const told = ({ author, before, after, at }: Transition) =>
  `${author.kind === 'job' ? `${author.step} of job ${author.job}` : author.kind}: [${before.join()}] -> [${after.join()}] at ${clockTime(at)}`
const clockTime = (at: number) => `${((at - Date.UTC(2026, 0, 1)) / 1000).toFixed(2)} s`

type JobAuthor = Extract<Author, { kind: 'job' }>

/** An invariant of every write of the action that AKS accepted. */
function ofEveryWrite(
  name: string,
  holds: (transition: Transition, author: JobAuthor, chronicle: Chronicle, index: number) => boolean,
): Invariant {
  return {
    name,
    violations: (chronicle) =>
      chronicle.transitions.flatMap((transition, index) =>
        transition.author.kind !== 'job' || holds(transition, transition.author, chronicle, index)
          ? []
          : [told(transition)],
      ),
  }
}

/** An invariant of every step of the action. */
function ofEveryStep(name: string, problem: (step: StepRecord, chronicle: Chronicle) => string | undefined): Invariant {
  return {
    name,
    violations: (chronicle) =>
      chronicle.steps.flatMap((step) => {
        const what = problem(step, chronicle)
        return what === undefined ? [] : [`${step.step} of job ${step.job}: ${what}`]
      }),
  }
}

const onlyItsOwnChange = ofEveryWrite(
  'a write changes only what its step may change',
  (write, { job, step }, chronicle, index) => {
    if (step === 'post')
      return isOpen(write.after) ? opensAgain(write, chronicle, job, index) : postMayWrite(write, chronicle, job, index)
    const earlier = mainWrites(chronicle, job, index)
    const repairs = within(added(write), earlier.flatMap(added)) && within(removed(write), earlier.flatMap(removed))
    return repairs || mainMayWrite(write, planOf(chronicle, job))
  },
)

const within = (texts: readonly string[], allowed: readonly string[]) => without(texts, allowed).length === 0

function mainMayWrite(write: Transition, plan: JobPlan): boolean {
  const [came, went] = [added(write), removed(write)]
  const wanted = [...declaredBy(plan), ...runnerOf(plan)]
  const replaces = isSame(write.before, [placeholder])
  switch (plan.mode) {
    case 'add':
      return (
        within(came, [...wanted, ...(replaces || plan.egressMode === 'load-balancer' ? egress : [])]) &&
        within(went, replaces ? [placeholder] : [])
      )
    case 'set':
      return within(write.after, [...wanted, ...egress]) && wanted.every((text) => admits(write.after, text))
    case 'remove':
      return came.length === 0 && went.every((text) => covers(wanted, text))
    case 'disable':
      return write.after.length === 0
  }
}

function postMayWrite(write: Transition, chronicle: Chronicle, job: number, index: number): boolean {
  const plan = planOf(chronicle, job)
  const [came, went] = [added(write), removed(write)]
  const out = [...toUndo(chronicle, job), ...ofRestore(plan, claimed(chronicle, job, 'added'))]
  // The placeholder admits the nodes: it may stand in the place of their addresses.
  if (isSame(write.after, [placeholder])) return within(went, [...out, ...egress])
  const ownRemoved = [...mainWrites(chronicle, job, index).flatMap(removed), ...claimed(chronicle, job, 'removed')]
  const back = plan.restore === 'all' ? ownRemoved : []
  return within(went, [...out, ...(within(came, egress) ? [placeholder] : [])]) && within(came, [...back, ...egress])
}

/** A `set` that declares the placeholder takes nothing beside it. */
const admits = (list: readonly string[], text: string) => isSame(list, [placeholder]) || covers(list, text)

/** Only `restore: all` on a cluster that was open before this very step, whose list is exactly what the step left. */
function opensAgain(write: Transition, chronicle: Chronicle, job: number, index: number): boolean {
  const own = mainWrites(chronicle, job, index)
  const [first, last] = [own[0], own.at(-1)]
  return (
    planOf(chronicle, job).restore === 'all' &&
    first !== undefined &&
    last !== undefined &&
    isOpen(first.before) &&
    isSame(write.before, last.after)
  )
}

const neverOpened = ofEveryWrite(
  'only `disable` and the undo of a restriction open a cluster',
  (write, { job, step }, chronicle, index) => {
    if (!isOpen(write.after) || isOpen(write.before)) return true
    return step === 'main' ? planOf(chronicle, job).mode === 'disable' : opensAgain(write, chronicle, job, index)
  },
)

const placeholderAlone = ofEveryWrite(
  'the placeholder stands alone',
  ({ after }) => !after.includes(placeholder) || after.length === 1,
)

const nodesStayIn = ofEveryWrite('the nodes stay in', (write, { step, job }, chronicle) => {
  if (isOpen(write.after)) return true
  const plan = planOf(chronicle, job)
  if (plan.egressMode === 'none' && (step === 'main' || plan.mode !== 'disable')) return true
  // The post step knows the egress by main's state alone; a plain `add` had no need of it.
  const known = step === 'main' || (mainWrites(chronicle, job).at(-1)?.state?.nodes?.egress.length ?? 0) > 0
  if (!known && write.after.length > 0 && !isOpen(write.before)) return true
  return egress.every(
    (address) =>
      !admitsNode(write.before, address) ||
      admitsNode(write.after, address) ||
      (isOpen(write.before) && step === 'post'),
  )
})

const foreignUnchanged = ofEveryWrite(
  "others' properties stay",
  ({ foreign }) => foreign === undefined || foreign.before === foreign.after,
)

const conditional = ofEveryWrite(
  'a write rests on an ETag',
  ({ ifMatch }, _, { schedule }) => !schedule.cluster.eTags || ifMatch !== undefined,
)

const needed = ofEveryWrite('no write is needless', ({ before, after }) => !isSame(before, after))

const stateExact = ofEveryWrite('the state holds a write before it leaves', (write, { step }) => {
  if (step === 'post') return true
  const { state } = write
  if (state === undefined || state.write !== 'unanswered') return false
  const texts = spelledAll(state.footprint.added.map(({ text }) => text))
  return (
    without(added(write), texts).length === 0 &&
    without(removed(write), spelledAll(state.footprint.removed)).length === 0
  )
})

/** A write rests on a reading of at most 2 s. */
const fresh = ofEveryStep('a write leaves at most 2 s after its reading', ({ trips }) => {
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

const fewWrites = ofEveryStep(
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

const noBadRequest = ofEveryStep('AKS finds nothing wrong with what is sent', ({ trips }) =>
  trips.some(({ status }) => status === 400) ? 'a request was answered with 400' : undefined,
)

const noDefect = ofEveryStep('a step fails with words, not with a defect', ({ result }) =>
  result.kind === 'failed' && !(result.error instanceof StepError) ? String(result.error) : undefined,
)

/** A diagnosis, and the slowest of all look-ups of the runner's address. */
const slackMs = 90_000

const inTime = ofEveryStep('a step ends in its time', ({ job, startedAt, endedAt }, chronicle) =>
  endedAt - startedAt > planOf(chronicle, job).timeoutMs + slackMs
    ? `it took ${(endedAt - startedAt) / 1000} s`
    : undefined,
)

const nothingHangs: Invariant = {
  name: 'nothing hangs',
  violations: ({ hung }) => (hung ? ['somebody waits for something that never comes'] : []),
}

const remedyMs = 180_000

const remedyInTime = ofEveryStep(
  'a long clean-up tells the remedy within three minutes',
  ({ step, startedAt, endedAt, trips, log }) => {
    if (step !== 'post' || endedAt - startedAt <= remedyMs) return undefined
    const accepted = trips.find(({ kind, status }) => kind === 'write' && status === 200)
    if (accepted?.answeredAt !== undefined && accepted.answeredAt - startedAt <= remedyMs) return undefined
    return log.some(({ text, at }) => at <= remedyMs && text.includes('az aks update')) ? undefined : 'it told nothing'
  },
)

/** What it means that the list holds what a step has written, unless somebody else has changed it since. */
const heldWhenGranted = ofEveryStep('what main reports is so', ({ job, step, result, to }, chronicle) => {
  if (step !== 'main' || result.kind !== 'granted') return undefined
  const plan = planOf(chronicle, job)
  const list = chronicle.transitions[to - 1]?.after ?? spelledAll(chronicle.first)
  const lost = mainWrites(chronicle, job, to)
    .flatMap(added)
    .filter((text) => plan.wait === 'operation' || (plan.wait === 'access' && runnerOf(plan).includes(text)))
    .filter((text) => !list.includes(text) && droppedForGood(chronicle, plan, text, to))
  if (lost.length > 0) return `AKS has dropped ${lost.join()}`
  if (plan.mode === 'remove' || plan.mode === 'disable' || isOpen(list)) return undefined
  const wants = plan.mode === 'set' && declaredBy(plan).includes(placeholder) ? [] : runnerOf(plan)
  const never = wants.filter((text) => !covers(list, text) && !wasCovered(chronicle, job, 'main', text))
  return never.length > 0 ? `${never.join()} never was on the list` : undefined
})

/** AKS has taken the entry back. Access proves nothing but itself: somebody else's list may have let the runner in since. */
function droppedForGood(chronicle: Chronicle, plan: JobPlan, text: string, until: number): boolean {
  const history = chronicle.transitions.slice(0, until)
  const index = history.findLastIndex((transition) => removed(transition).includes(text))
  if (history[index]?.author.kind !== 'service') return false
  return plan.wait === 'operation' || !history.slice(index).some(({ after }) => isOpen(after) || covers(after, text))
}

/** Whether the address got in at some moment of the job's step. */
function wasCovered(chronicle: Chronicle, job: number, step: 'main' | 'post', text: string): boolean {
  const span = stepOf(chronicle, job, step)
  if (span === undefined) return false
  const { transitions, first } = chronicle
  const atBegin = transitions[span.from - 1]?.after ?? spelledAll(first)
  return [atBegin, ...transitions.slice(span.from, span.to).map(({ after }) => after)].some(
    (list) => isOpen(list) || covers(list, text),
  )
}

const livingStayIn = ofEveryWrite('a living job keeps its way in', (write, author, chronicle, index) => {
  return chronicle.schedule.jobs.every((plan, job) => {
    if (job === author.job || !lives(chronicle, job, index)) return true
    return runnerOf(plan).every((text) => {
      if (isOpen(write.before) || !covers(write.before, text)) return true
      if (isOpen(write.after) || covers(write.after, text)) return true
      return mayShutOut(chronicle, author, text)
    })
  })
})

/** The documented exceptions, as long as there are no leases: jobs that share an entry, and lists that are set or cut by name. */
function mayShutOut(chronicle: Chronicle, { job, step }: JobAuthor, text: string): boolean {
  const plan = planOf(chronicle, job)
  if (step === 'main')
    return plan.mode === 'set' || (plan.mode === 'remove' && covers([...declaredBy(plan), ...runnerOf(plan)], text))
  const own = [...mainWrites(chronicle, job).flatMap(added), ...claimed(chronicle, job, 'added')]
  return own.some((one) => one !== placeholder && covers([one], text))
}

/** Main has let the runner in, and its post step hasn't begun. */
function lives(chronicle: Chronicle, job: number, index: number): boolean {
  const main = stepOf(chronicle, job, 'main')
  const post = stepOf(chronicle, job, 'post')
  return (
    (main?.result.kind === 'granted' || main?.result.kind === 'script') &&
    main.to <= index &&
    (post === undefined || index < post.from)
  )
}

/** What became of a post step, where it said that it has done its work. */
const succeeded = (step: StepRecord | undefined) => step?.result.kind === 'revoked'

const nothingLeft: Invariant = {
  name: 'nothing temporary is left of a finished job',
  violations: (chronicle) =>
    chronicle.schedule.jobs.flatMap((_, job) => {
      if (!succeeded(stepOf(chronicle, job, 'post'))) return []
      const left = toUndo(chronicle, job).filter((text) => {
        if (!spelledAll(chronicle.final).includes(text) || egress.some((address) => address === text)) return false
        const author = lastTo(added, chronicle, text)
        return author !== undefined && isBy(author, job, 'main')
      })
      return left.length === 0 ? [] : [`job ${job} left ${left.join()}`]
    }),
}

const everythingBack: Invariant = {
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
      const then = chronicle.transitions[post.to - 1]?.after ?? spelledAll(chronicle.first)
      if (isOpen(then) || then.includes(placeholder)) return []
      const missing = own.flatMap(removed).filter((text) => {
        // What something else covered while post looked needn't come back, even if others have taken that out since.
        if (text === placeholder || wasCovered(chronicle, job, 'post', text) || covers(chronicle.final, text))
          return false
        // Carried out unseen, and overwritten by others before anybody looked.
        if (claimed(chronicle, job, 'removed').includes(text)) return false
        const author = lastTo(removed, chronicle, text)
        return author !== undefined && isBy(author, job, 'main')
      })
      return missing.length === 0 ? [] : [`job ${job} did not put back ${missing.join()}`]
    }),
}

const doneIsDone = ofEveryStep('"done" is said only of what is done', ({ job, step, result, to }, chronicle) => {
  if (step !== 'post' || result.kind !== 'revoked' || result.undoing.kind !== 'done') return undefined
  const list = chronicle.transitions[to - 1]?.after ?? spelledAll(chronicle.first)
  const still = toUndo(chronicle, job).filter((text) => {
    const author = lastTo(added, chronicle, text, to)
    return (
      list.includes(text) &&
      author !== undefined &&
      (author.kind === 'service' || isBy(author, job, 'main')) &&
      !egress.some((address) => address === text)
    )
  })
  return still.length > 0 ? `${still.join()} is on the list` : undefined
})

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
]
