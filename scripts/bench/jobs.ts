import { action } from './action.ts'
import { type Bench, fleets } from './bench.ts'
import { floor } from './node.ts'
import type { Measured } from './results.ts'
import { rows } from './rows.ts'
import { type Ran, type Subject, succeeded } from './subject.ts'
import { createTurns, type Turns } from './turns.ts'
import { acceptedAt, requestsOf, startOf, writesAccepted } from './wire.ts'
import { office, type Place, type PlaceOptions, type World } from './world.ts'

const add = { 'include-runner-ip': 'true' }
/** The access scene's operations end at moments that no rhythm of probes has in common. */
const firstAccessMs = 3_000
const nextAccessMs = 97

/** Whole jobs: let in, wait until the API server answers, undo, wait until that is done. */
export async function jobs(bench: Bench): Promise<void> {
  const { world, script, scale, takesFleets } = bench
  const turns = createTurns()
  const set = { ...add, mode: 'set', ranges: office }
  const subjects = [floor(world, 'access'), action(world, rows.add, add), action(world, rows.set, set)]
  const round = () => [
    ...(script === undefined ? [] : [playScript(bench, turns, script.subject)]),
    ...subjects.map((subject) => playJob(bench, turns, { subject })),
  ]
  await Promise.all(Array.from({ length: scale.jobs }, round).flat())
  if (!takesFleets) return
  const fleet = (clusters: number): JobToPlay => ({
    subject: action(world, rows.fleet(clusters), add),
    options: { clusters },
  })
  await Promise.all(fleets.map((clusters) => playJob(bench, turns, fleet(clusters))))
}

/** How long after the API server lets the runner in the step says so. */
export async function accesses({ world, recorder, scale }: Bench): Promise<void> {
  const turns = createTurns()
  const play = async (nth: number) => {
    const place = await world.place({ operationMs: firstAccessMs + nth * nextAccessMs })
    const main = await inTurn({ world, turns, place }, () => action(world, rows.noticed, add).on(place).main())
    if (main.noticedAt === undefined) throw new Error(`The log doesn't say that the API server answers:\n${main.log}`)
    recorder.add(rows.noticed, { late: main.noticedAt - acceptedAt(world.azure, place) - place.inForceAfterMs })
  }
  await Promise.all(Array.from({ length: scale.accesses }, (_, nth) => play(nth)))
}

/** The only scene that the script is in, since az takes long enough to be seen through any noise. */
function playScript(bench: Bench, turns: Turns, subject: Subject): Promise<void> {
  const { world, scale } = bench
  // It looks for the end of an operation at once, and then every 30 s.
  const options = { operationMs: scale.operationMs < 10_000 ? 0 : scale.operationMs }
  return playJob(bench, turns, { subject, options, also: (place, main) => startOf(world.azure, place, main) })
}

interface JobToPlay {
  readonly subject: Subject
  readonly options?: PlaceOptions
  /** What is to be recorded beside what it cost. */
  also?(place: Place, main: Ran): Measured
}

async function playJob({ world, recorder }: Bench, turns: Turns, job: JobToPlay): Promise<void> {
  const { subject, options, also } = job
  const place = await world.place(options)
  const story = subject.on(place)
  const main = await inTurn({ world, turns, place }, () => story.main())
  const start = also?.(place, main)
  for (const cluster of place.clusters) cluster.nextOperation = { ms: place.operationMs }
  const post = await inTurn({ world, turns, place }, () => story.post())
  recorder.add(subject.row, {
    ...start,
    ...{ access: main.ms, post: post.ms, cpu: main.cpuMs + post.cpuMs, peak: Math.max(main.peakMb, post.peakMb) },
    requests: requestsOf(world.azure, place),
  })
}

interface Stage {
  readonly world: World
  readonly turns: Turns
  readonly place: Place
}

/** Runs a step that has the machine to itself until its writes are accepted. @throws {Error} with its log where it fails */
async function inTurn({ world, turns, place }: Stage, start: () => Promise<Ran>): Promise<Ran> {
  const endTurn = await turns.take()
  const over = new AbortController()
  try {
    const written = writesAccepted(world.azure, place, over.signal)
    const ran = start()
    await Promise.race([ran, written]).finally(endTurn)
    return succeeded(await ran)
  } finally {
    over.abort()
  }
}
