import { coversAllIpv4, covers as coversEntry, type Entry } from '../../../src/ranges/index.ts'
import { entry } from '../../plan/world.ts'
import { added, type History, isBy, type LeaseTag, spelled, spelledAll, type Transition, without } from '../history.ts'
import { egress, type JobPlan, placeholder } from '../schedule.ts'

const entries = new Map<string, Entry>()
const entryOf = (text: string): Entry => {
  const known = entries.get(text) ?? entry(text)
  entries.set(text, known)
  return known
}

export function covers(list: readonly string[], text: string): boolean {
  return coversEntry(list.map(entryOf), entryOf(text))
}

export const isOpen = (list: readonly string[]) => list.length === 0 || coversAllIpv4(list.map(entryOf))
export const isSame = (left: readonly string[], right: readonly string[]) =>
  without(left, right).length + without(right, left).length === 0

/** Whether a list admits the nodes' own addresses; AKS lets the load balancer in by the placeholder. */
export const admitsNode = (list: readonly string[], address: string) =>
  isOpen(list) || list.includes(placeholder) || covers(list, address)

export const planOf = ({ schedule }: History, job: number) => schedule.jobs[job] as JobPlan
export const declaredBy = ({ ranges }: JobPlan) => spelledAll(ranges)
/** The nodes' addresses, and what a job names in addition: a step lists those like the nodes' own. */
export const nodesOf = ({ egressIps }: JobPlan): readonly string[] => [...egress, ...egressIps]
export const runnerOf = ({ runner, address }: JobPlan) => (runner ? [spelled(address)] : [])

/** What the job's main step did to the list, as AKS accepted it. */
export function mainWrites({ transitions }: History, job: number, until = transitions.length): Transition[] {
  return transitions.slice(0, until).filter(({ author }) => isBy(author, job, 'main'))
}

/** Entries that the job is to take out again when it ends. */
export function toUndo(history: History, job: number, until?: number): string[] {
  const plan = planOf(history, job)
  return ofRestore(plan, mainWrites(history, job, until).flatMap(added))
}

export function ofRestore(plan: JobPlan, came: readonly string[]): string[] {
  if (plan.restore === 'all') return [...came]
  if (plan.restore === 'none' || (plan.mode !== 'add' && plan.mode !== 'set')) return []
  return came.filter((text) => runnerOf(plan).includes(text) && !declaredBy(plan).includes(text))
}

/** A write whose answer was lost, and whose change the list shows: another client may have made the same change. */
export function claimed(history: History, job: number, what: 'added' | 'removed'): string[] {
  const main = stepOf(history, job, 'main')
  const unanswered =
    main?.trips.filter(({ kind, status = 'lost' }) => kind === 'write' && (status === 'lost' || status >= 500)) ?? []
  return unanswered.flatMap(({ touches }) => touches[what])
}

/** Who put an entry on the list last, or took it off, by then. */
export function lastTo(
  change: (transition: Transition) => string[],
  { transitions }: History,
  text: string,
  until = transitions.length,
) {
  return transitions.slice(0, until).findLast((transition) => change(transition).includes(text))?.author
}

export const stepOf = ({ steps }: History, job: number, step: 'main' | 'post') =>
  steps.find((one) => one.job === job && one.step === step)

export const described = ({ author, before, after, at, leases }: Transition) =>
  `${author.kind === 'job' ? `${author.step} of job ${author.job}` : author.kind}: [${before.join()}]${describedLeases(leases.before)} -> [${after.join()}]${describedLeases(leases.after)} at ${clockTime(at)}`

const describedLeases = (leases: readonly LeaseTag[]) =>
  leases
    .map(({ id, address, until, run }) => ` + ${id.slice(0, 4)}… of ${address} until ${clockTime(until)} (run ${run})`)
    .join('')
const clockTime = (at: number) => `${((at - Date.UTC(2026, 0, 1)) / 1000).toFixed(2)} s`

/** The list as it stood after so many transitions. */
export function listAt({ transitions, first }: History, index: number): readonly string[] {
  return transitions[index - 1]?.after ?? spelledAll(first)
}

/** Whether the address got in at some moment of the job's step. */
export function wasCovered(history: History, job: number, step: 'main' | 'post', text: string): boolean {
  const span = stepOf(history, job, step)
  if (span === undefined) return false
  const during = history.transitions.slice(span.from, span.to).map(({ after }) => after)
  return [listAt(history, span.from), ...during].some((list) => isOpen(list) || covers(list, text))
}

/** Main has let the runner in, and its post step hasn't begun. */
export function lives(history: History, job: number, index: number): boolean {
  const main = stepOf(history, job, 'main')
  const post = stepOf(history, job, 'post')
  return (
    (main?.result.kind === 'granted' || main?.result.kind === 'script') &&
    main.to <= index &&
    (post === undefined || index < post.from)
  )
}
