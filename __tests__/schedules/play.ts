import type { NextOperation } from '../../emulator/arm/arm.ts'
import { withSeed } from './chance.ts'
import { type History, leasesIn, type StepRecord } from './history.ts'
import { edited } from './outside.ts'
import { outcomes } from './requests.ts'
import type { JobPlan, Schedule } from './schedule.ts'
import { clustersOf, type Simulation, simulationOf } from './simulation.ts'
import { stepOf } from './step.ts'

/** Nothing that is bounded takes so long. */
const foreverMs = 12 * 60 * 60_000
const usualLatencyMs = 20

/** One run of a schedule, as all who take part in it share it. */
export interface Play {
  readonly schedule: Schedule
  readonly stage: Simulation
  readonly steps: StepRecord[]
  latency(): number
  /** How the operation goes that the next accepted write begins. */
  nextOperation(): NextOperation | undefined
  operationBegun(): void
  /** When the last job of a workflow run was over. */
  readonly runsEnded: Map<number, number>
  readonly jobsOver: Set<number>
}

/** Plays a schedule against the emulated AKS, and tells what became of it. */
export function play(
  schedule: Schedule,
  story: (play: Play, job: number) => Promise<void> = jobStory,
): Promise<History> {
  return withSeed(schedule.seed, async () => {
    const simulation = simulationOf(schedule)
    let requests = 0
    let operations = 0
    const current: Play = {
      schedule,
      stage: simulation,
      steps: [],
      latency: () => schedule.latencies[requests++] ?? usualLatencyMs,
      nextOperation: () => outcomes[schedule.operations[operations] ?? 'succeeds'],
      operationBegun: () => {
        operations += 1
      },
      runsEnded: new Map(),
      jobsOver: new Set(),
    }
    let ended = false
    const participants = Promise.all([
      ...schedule.jobs.map((_, job) => story(current, job).then(() => jobOver(current, job))),
      ...schedule.edits.map((edit) => edited(simulation, edit)),
    ]).then(() => {
      ended = true
    })
    // What no step waits for any more is played to its end as well: a request that arrives late.
    const theEnd = simulation.clock.sleep(foreverMs)
    await Promise.race([participants, theEnd])
    const hung = !ended
    await theEnd
    const all = clustersOf(simulation, simulation.companions.length)
    const histories = all.map((one, cluster) => historyOf(current, one, { cluster, hung }))
    const [main, ...companions] = histories as [History, ...History[]]
    return { ...main, companions }
  })
}

function historyOf(
  { schedule, steps, runsEnded }: Play,
  simulation: Simulation,
  { cluster: place, hung }: { readonly cluster: number; readonly hung: boolean },
): History {
  simulation.observe()
  const { transitions, foreignOperations, cluster, first } = simulation
  return {
    schedule,
    transitions,
    foreignOperations,
    steps: steps.filter((step) => step.cluster === place),
    runsEnded,
    hung,
    first,
    final: cluster.ranges,
    finalLeases: leasesIn(cluster.body.tags),
    companions: [],
  }
}

/** GitHub calls a run completed when all of its jobs are over. */
function jobOver({ schedule, stage: simulation, jobsOver, runsEnded }: Play, index: number): void {
  jobsOver.add(index)
  const { run } = schedule.jobs[index] as JobPlan
  if (schedule.jobs.every((plan, job) => plan.run !== run || jobsOver.has(job)))
    runsEnded.set(run, simulation.clock.now())
}

/** The main step, the work, and the post step of one job. */
async function jobStory(current: Play, index: number): Promise<void> {
  const { stage: simulation, schedule } = current
  const plan = schedule.jobs[index] as JobPlan
  await simulation.clock.sleep(plan.startsAt)
  const { results, state } = await stepOf(current, index, 'main', [])
  if (results.some(({ kind }) => kind === 'killed') && plan.end?.post === false) return
  if (results.every(({ kind }) => kind === 'granted')) await simulation.clock.sleep(plan.workMs)
  await stepOf(current, index, 'post', state)
}
