// Many more schedules than `npm test` plays: npm run soak -- [count] [--seed n] [--workers n]; --histories, --mutants [--only words], --scripts, --load.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { type CoverageCounts, sum } from '../__tests__/schedules/coverage-counts.ts'
import type { BatchReport } from './soak/batch.ts'
import { compare } from './soak/compare.ts'
import { inWorker } from './soak/in-worker.ts'
import { showLoad } from './soak/load.ts'
import { mutants } from './soak/mutants.ts'

const batchSize = 2_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
    histories: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    scripts: { type: 'boolean', default: false },
    load: { type: 'boolean', default: false },
  },
})
const count = Number(positionals[0] ?? 1_000_000)
const seed = Number(values.seed ?? Date.now() % 2 ** 31)
if (![count, seed, Number(values.workers)].every((number) => Number.isInteger(number) && number >= 0))
  throw new Error('Give whole numbers: npm run soak -- 100000 --seed 1 --workers 2')

process.exitCode = await work()

async function work(): Promise<number> {
  if (values.load) return showLoad()
  if (values.scripts) return compare(positionals.length === 0 ? 10_000 : count, seed)
  return values.mutants ? killMutants() : soak()
}

/** Plays them in batches, each with a seed of its own, so that any of them can be played again alone. */
async function soak(): Promise<number> {
  const started = performance.now()
  const what = values.histories ? 'histories' : 'schedules'
  console.log(`${count} ${what}, seed ${seed}, ${values.workers} workers`)
  const batches = Array.from({ length: Math.ceil(count / batchSize) }, (_, index) => ({
    seed: seed + index,
    count: Math.min(batchSize, count - index * batchSize),
  }))
  const tallies: CoverageCounts[] = []
  let failed: BatchReport | undefined
  let stopped = false
  // Ctrl+C ends it with the counts of what has been played.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopped = true
    })
  }
  const work = async () => {
    for (
      let batch = batches.shift();
      batch !== undefined && failed === undefined && !stopped;
      batch = batches.shift()
    ) {
      const report = await inWorker({ ...batch, jobs: 4, edits: 2, histories: values.histories })
      tallies.push(report.counts)
      if (report.failure !== undefined) failed = report
      if (tallies.length % 5 === 0) console.log(`${sum(tallies).schedules} so far, ${rate(started, tallies)}`)
    }
  }
  await Promise.all(Array.from({ length: Number(values.workers) }, work))
  console.log(`\n${rate(started, tallies)}`)
  for (const [counted, times] of Object.entries(sum(tallies)))
    if (times > 0) console.log(`${String(times).padStart(12)}  ${counted === 'schedules' ? what : counted}`)
  console.log(failed === undefined ? '\nNo law was broken.' : `\n${failed.failure}`)
  return failed === undefined ? 0 : 1
}

function rate(started: number, tallies: readonly CoverageCounts[]): string {
  const seconds = (performance.now() - started) / 1000
  return `${Math.round(sum(tallies).schedules / seconds)} schedules a second, ${Math.round(seconds)} s`
}

/** Breaks the code in one place at a time, and sees whether an invariant notices. */
async function killMutants(): Promise<number> {
  const most = positionals.length === 0 ? 60_000 : count
  const chosen = mutants.filter(({ name }) => name.includes(values.only))
  const left = [...chosen]
  let survivors = 0
  const work = async () => {
    for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
      const report = await inWorker({ seed, count: most, jobs: 3, edits: 2, mutant })
      const first = report.failure?.split('\n')[0]
      if (first === undefined) survivors += 1
      console.log(`${mutant.name}\n  ${first ?? 'SURVIVES'} (after ${report.counts.schedules} schedules)`)
    }
  }
  await Promise.all(Array.from({ length: Number(values.workers) }, work))
  console.log(`\n${chosen.length - survivors} of ${chosen.length} mutants are found by an invariant.`)
  return survivors === 0 ? 0 : 1
}
