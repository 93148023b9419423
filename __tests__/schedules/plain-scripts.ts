import { type Author, type History, type StepRecord, spelled, without } from './history.ts'
import { judge } from './invariants/index.ts'
import { plainClient } from './outside.ts'
import { type Play, play } from './play.ts'
import { type JobPlan, type Schedule, type StepName, tagEdits } from './schedule.ts'

/** How people let a runner in today: `az aks show`, an edit, `az aks update`. */
export const scripts = {
  'puts the saved list back': { restores: 'saved', attempts: 1 },
  'takes its address out again': { restores: 'difference', attempts: 1 },
  'takes its address out again, and tries again': { restores: 'difference', attempts: 6 },
} as const
export type ScriptName = keyof typeof scripts
type Script = (typeof scripts)[ScriptName]

/** What can go wrong, as a count of the schedules in which it did. */
export interface Losses {
  schedules: number
  /** Another client's entry was overwritten, or one that another client had taken out was put back. */
  overwritten: number
  /** The API server was opened to the whole internet. */
  opened: number
  /** An open cluster was shut to every client but one runner. */
  shut: number
  /** A job that had got in was shut out while it ran. */
  shutOut: number
  /** A runner's address stayed after its job. */
  left: number
  /** A job that did not get in. */
  refused: number
}

export const noLosses = (): Losses => ({
  schedules: 0,
  overwritten: 0,
  opened: 0,
  shut: 0,
  shutOut: 0,
  left: 0,
  refused: 0,
})

/** The same jobs, edits and operations, with nothing asked for but to let runners in, and no faults. */
export function plainly(schedule: Schedule): Schedule {
  const job = (plan: JobPlan): JobPlan => ({
    ...plan,
    mode: 'add',
    ranges: [],
    runner: true,
    restore: 'temporary',
    egressMode: 'auto',
    wait: 'operation',
    timeoutMs: 15 * 60_000,
    end: undefined,
    faults: [],
    leaseMinutes: undefined,
  })
  const jobs = schedule.jobs.filter(({ mode }) => mode !== 'sweep').map(job)
  // Tags mean nothing to scripts.
  const edits = schedule.edits.filter(({ kind }) => !tagEdits.includes(kind))
  return { ...schedule, jobs, edits, operations: [] }
}

export async function losses(schedule: Schedule, script: ScriptName | undefined, into: Losses): Promise<void> {
  const story =
    script === undefined ? undefined : (current: Play, job: number) => scripted(current, job, scripts[script])
  const history = await play(plainly(schedule), story)
  const broken = new Set(judge(history).map(({ invariant }) => invariant))
  const has = (name: string) => Number(broken.has(name))
  into.schedules += 1
  into.overwritten += has('a write changes only what its step may change')
  into.opened += has('only `disable` and the undo of a restriction open a cluster')
  into.shutOut += has('a living job keeps its way in')
  into.shut += Number(
    history.transitions.some(
      ({ author, before, after }) => author.kind === 'job' && before.length === 0 && after.length > 0,
    ),
  )
  into.left += Number(leavesSomething(history))
  into.refused += Number(history.steps.some(({ step, result }) => step === 'main' && result.kind === 'failed'))
}

/** An address that only jobs ever put there. */
function leavesSomething({ schedule, transitions, first, final }: History): boolean {
  const byOthers = transitions
    .filter(({ author }) => author.kind === 'outside')
    .flatMap(({ before, after }) => without(after, before))
  return schedule.jobs.some(({ address }) => {
    const text = spelled(address)
    return final.includes(text) && !first.includes(text) && !byOthers.includes(text)
  })
}

/** Each `az` command takes its time. */
const commandMs = 3_000
const betweenAttemptsMs = 30_000

async function scripted(current: Play, job: number, script: Script): Promise<void> {
  const { stage: simulation, schedule } = current
  const plan = schedule.jobs[job] as JobPlan
  const own = spelled(plan.address)
  let saved: readonly string[] = []
  await simulation.clock.sleep(plan.startsAt)
  const main = await stepOf(current, job, 'main', script.attempts, (list) => {
    saved = list
    return [...new Set([...list, own])]
  })
  if (main) await simulation.clock.sleep(plan.workMs)
  await stepOf(current, job, 'post', script.attempts, (list) =>
    script.restores === 'saved' ? saved : without(list, [own]),
  )
}

async function stepOf(
  current: Play,
  job: number,
  step: StepName,
  attempts: number,
  edit: (list: readonly string[]) => readonly string[],
): Promise<boolean> {
  const { stage: simulation, steps } = current
  const author: Author = { kind: 'job', job, step }
  const client = plainClient(simulation, author)
  const [startedAt, from] = [simulation.clock.now(), simulation.transitions.length]
  let accepted = false
  for (let attempt = 0; attempt < attempts && !accepted; attempt += 1) {
    if (attempt > 0) await simulation.clock.sleep(betweenAttemptsMs)
    const { list } = client.show()
    await simulation.clock.sleep(commandMs)
    accepted = client.update(edit(list)).status < 400
  }
  while (accepted && !['Succeeded', 'Failed'].includes(simulation.cluster.body.properties.provisioningState))
    await simulation.clock.sleep(commandMs)
  simulation.observe()
  const result: StepRecord['result'] = accepted ? { kind: 'script' } : { kind: 'failed', error: new Error('az failed') }
  steps.push({
    job,
    step,
    startedAt,
    endedAt: simulation.clock.now(),
    result,
    trips: [],
    log: [],
    from,
    to: simulation.transitions.length,
  })
  return accepted
}
