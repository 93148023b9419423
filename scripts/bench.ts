// What the action costs a job beside Azure's own time: docs/performance.md. Nothing here is a test, since machines differ, and so
// do their hours; what can be compared are the ratios within one run.
import { action } from './bench/action.ts'
import { azScript } from './bench/az-script.ts'
import { type Bench, fleets, fullScale, quickScale, type Scale } from './bench/bench.ts'
import { comparison } from './bench/compare.ts'
import { judged } from './bench/goals.ts'
import { accesses, jobs } from './bench/jobs.ts'
import { readOptions } from './bench/options.ts'
import { plannings } from './bench/planning.ts'
import { createRecorder, type Recorder } from './bench/results.ts'
import { rows } from './bench/rows.ts'
import { conditionsOf, readEarlier, save } from './bench/saved.ts'
import { starts } from './bench/start.ts'
import { goalsTable, resultsTables } from './bench/table.ts'
import { askedNothing } from './bench/wire.ts'
import { startWorld, type World } from './bench/world.ts'

const options = readOptions(process.argv.slice(2))
// Before minutes are spent on a run that can't be compared with it.
const earlier = options.compare === undefined ? undefined : readEarlier(options.compare, options)
const recorder = createRecorder()
let az = 'none'
for (let run = 0; run < options.runs; run += 1) az = await measure(recorder, options.quick ? quickScale : fullScale)
const conditions = conditionsOf({ runs: options.runs, quick: options.quick, az })
console.log(
  `\n${Object.entries(conditions)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}`,
)
console.log(`\n${resultsTables(recorder)}\n\n${goalsTable(judged(recorder))}`)
if (options.json !== undefined) save(options.json, conditions, recorder)
if (earlier !== undefined) console.log(`\n${comparison(recorder, conditions, earlier)}`)

/** Runs everything once. @returns the Azure CLI's version */
async function measure(recorder: Recorder, scale: Scale): Promise<string> {
  const world = await startWorld(scale.operationMs)
  const script = await azScript(world)
  const takesFleets = await severalClusters(world)
  if (typeof script === 'string') recorder.remark(rows.script, script)
  if (!takesFleets) for (const count of fleets) recorder.remark(rows.fleet(count), 'not supported by this build')
  const available = typeof script === 'string' ? undefined : script
  const bench: Bench = { world, recorder, scale, takesFleets, script: available }
  try {
    for (const scene of [starts, jobs, accesses, plannings]) await scened(scene, bench)
  } finally {
    available?.dispose()
    await world.close()
  }
  return available?.version ?? 'none'
}

async function scened(scene: (bench: Bench) => Promise<void> | void, bench: Bench): Promise<void> {
  const started = performance.now()
  await scene(bench)
  bench.world.azure.journal.clear()
  console.log(`${scene.name}: ${((performance.now() - started) / 1_000).toFixed(1)} s`)
}

/** Whether this build takes several clusters in one step: one that doesn't refuses them before it asks for anything. */
async function severalClusters(world: World): Promise<boolean> {
  const place = await world.place({ clusters: 2 })
  const inputs = { 'include-runner-ip': 'true', wait: 'none' }
  const { exitCode, log } = await action(world, 'two clusters', inputs).on(place).main()
  if (exitCode !== 0 && !askedNothing(world.azure, place)) throw new Error(`A step with two clusters failed:\n${log}`)
  return exitCode === 0
}
