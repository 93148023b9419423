import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { action, postWithNothingToUndo } from './action.ts'
import { type Bench, fleets, type Scale } from './bench.ts'
import { manyRanges } from './many-ranges.ts'
import { floor, nodeAlone } from './node.ts'
import type { Measured, Recorder } from './results.ts'
import { rows } from './rows.ts'
import { type Ran, type Subject, succeeded } from './subject.ts'
import { startOf } from './wire.ts'
import { office, type PlaceOptions, type World } from './world.ts'

export const rangeCounts = [200, 2_000, 10_000] as const
/** What each of them costs hides the noise already. */
const rangeRounds = 3

/** One line of a round. */
interface Contender {
  readonly row: string
  run(): Promise<Measured>
}

/** How fast steps get to their write, and what has no write at all. They wait for nothing after it. */
export async function starts({ world, recorder, scale, takesFleets }: Bench): Promise<void> {
  const add = { 'include-runner-ip': 'true', wait: 'none' }
  const set = { ...add, mode: 'set', ranges: office }
  const contenders: Contender[] = [
    { row: rows.node, run: async () => processOf(succeeded(await nodeAlone())) },
    { row: rows.nothingToUndo, run: async () => processOf(succeeded(await postWithNothingToUndo(world))) },
    starting(world, floor(world, 'none')),
    starting(world, action(world, rows.add, add)),
    starting(world, action(world, rows.set, set)),
  ]
  if (takesFleets) {
    for (const clusters of fleets)
      contenders.push(starting(world, action(world, rows.fleet(clusters), add), { clusters }))
  }
  await play(contenders, scale, recorder)
  const declaring = rangeCounts.map((count) => declaringRanges(world, count))
  await play(declaring, { ...scale, starts: Math.min(rangeRounds, scale.starts) }, recorder)
}

/** Every round runs all of them in turn, so that a slow moment of the machine hits each; rounds before them warm the caches. */
async function play(contenders: readonly Contender[], { warmUps, starts }: Scale, recorder: Recorder): Promise<void> {
  for (let round = -warmUps; round < starts; round += 1) {
    for (const { row, run } of contenders) {
      const measured = await run()
      if (round >= 0) recorder.add(row, measured)
    }
  }
}

function processOf({ ms, peakMb }: Ran): Measured {
  return { ms, peak: peakMb }
}

function starting(
  world: World,
  subject: Subject,
  options: PlaceOptions = {},
  also: (main: Ran) => Measured = () => ({}),
): Contender {
  return {
    row: subject.row,
    async run() {
      const place = await world.place(options)
      const main = succeeded(await subject.on(place).main())
      const start = startOf(world.azure, place, main)
      for (const cluster of place.clusters) cluster.delete()
      return { ...start, ...also(main) }
    },
  }
}

/** From a file, as no environment variable takes 10,000; merged, they are as many as the cluster takes. */
function declaringRanges(world: World, count: number): Contender {
  const file = `ranges-${count}.txt`
  writeFileSync(join(world.job.workspace, file), manyRanges(count, 20).join('\n'))
  const inputs = { mode: 'set', 'ranges-file': file, aggregate: 'true', wait: 'none' }
  const subject = action(world, rows.ranges(count), inputs)
  // Such a step is over with its main step: what it declares is there to stay.
  const whole = (main: Ran) => ({ cpu: main.cpuMs, peak: main.peakMb })
  return starting(world, subject, { vnetIntegration: true }, whole)
}
