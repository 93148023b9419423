// Breaks `src` in one place at a time, and tells what no test in process notices: npm run mutants -- [count] [--seed n] [--workers n] [--only which] [--tests which].
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Play, playVariable, type Reached } from './mutants/play.ts'
import { type Mutant, mutantsOf } from './mutants/sites.ts'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'mutants-'))

/** A mutant may never end. */
const limitMs = 600_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    tests: { type: 'string', default: '' },
  },
})
const [count, seed, workers] = [positionals[0] ?? 200, values.seed, values.workers].map(Number) as [
  number,
  number,
  number,
]
if (![count, seed, workers].every((number) => Number.isInteger(number) && number >= 0))
  throw new Error('Give whole numbers: npm run mutants -- 200 --seed 1 --workers 2')

const only = new RegExp(values.only)

try {
  process.exitCode = await work()
} finally {
  rmSync(folder, { recursive: true })
}

async function work(): Promise<number> {
  const all = globSync('src/**/*.ts', { cwd: root })
    .toSorted()
    .flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')))
  const mutants = chosen(all).filter((mutant) => only.test(told(mutant)))
  console.log(`${mutants.length} of ${all.length} mutants, seed ${seed}`)
  const reports = await survey(mutants)
  const left = mutants.entries()
  const survivors: string[] = []
  const playAll = async () => {
    for (const [index, mutant] of left) {
      const tests = testsOf(index, reports)
      const end = tests.length === 0 ? 'SURVIVES: no test reaches it' : await play(index, mutant, tests)
      if (!end.startsWith('killed')) survivors.push(`${told(mutant)}: ${end}`)
      console.log(`${told(mutant)}: ${end}`)
    }
  }
  await Promise.all(Array.from({ length: workers }, playAll))
  console.log(`\n${survivors.length} of ${mutants.length} aren't killed.\n${survivors.toSorted().join('\n')}`)
  return survivors.length === 0 ? 0 : 1
}

/** By chance, and yet the same ones for the same seed, whatever changes elsewhere in the sources. */
function chosen(all: readonly Mutant[]): Mutant[] {
  const alike = new Map<string, number>()
  const ranked = all.map((mutant) => {
    const name = [seed, mutant.file, mutant.from, mutant.to].join(' ')
    const earlier = alike.get(name) ?? 0
    alike.set(name, earlier + 1)
    return { mutant, rank: createHash('sha256').update(`${name} ${earlier}`).digest('hex') }
  })
  const sorted = ranked.toSorted((left, right) => (left.rank < right.rank ? -1 : 1))
  return sorted.slice(0, count).map(({ mutant }) => mutant)
}

function told({ file, line, from, to }: Mutant): string {
  const short = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 100)
  return `${file}:${line} ${short(from)} -> ${short(to)}`
}

/** Which tests get to which mutants. */
async function survey(mutants: readonly Mutant[]): Promise<Reached[]> {
  const reports = join(folder, 'reports')
  writeFileSync(reports, '')
  const { output } = await jest('survey', { kind: 'survey', mutants, reports }, [
    ...['-w', values.workers, '--testTimeout', String(limitMs), values.tests],
  ])
  const failing = [...new Set([...output.matchAll(/^FAIL (\S+)/gm)].map(([, test = '']) => join(root, test)))]
  for (const test of failing) console.log(`Not asked, since it fails without a mutant: ${test}`)
  const lines = readFileSync(reports, 'utf8').trim().split('\n')
  if (lines[0] === '') throw new Error(`No test ran.\n${output}`)
  return lines.map((line) => JSON.parse(line) as Reached).filter(({ test }) => !failing.includes(test))
}

/** Those that are likely to notice first come first. */
function testsOf(index: number, reports: readonly Reached[]): string[] {
  const reaching = reports.filter(({ mutants }) => mutants.includes(index))
  return reaching.toSorted((left, right) => left.ms - right.ms).map(({ test }) => test)
}

async function play(index: number, mutant: Mutant, tests: readonly string[]): Promise<string> {
  const began = performance.now()
  const args = ['--runInBand', '--bail', '--runTestsByPath', ...tests]
  const { code, output } = await jest(String(index), { kind: 'mutant', mutant, tests }, args)
  const [, test = 'the end of the process'] = /^FAIL (\S+)/m.exec(output) ?? []
  const seconds = Math.round((performance.now() - began) / 1000)
  if (code === null) return `UNDECIDED: no end within ${seconds} s`
  return code === 0 ? `SURVIVES ${tests.length} files of tests in ${seconds} s` : `killed by ${test} in ${seconds} s`
}

/** @returns the code of its end, and null where the time was up */
function jest(name: string, play: Play, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(play))
  const command = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
  ]
  const config = ['--config', 'scripts/mutants/jest.config.js']
  const child = spawn(process.execPath, [...command, ...config, ...args], {
    cwd: root,
    env: { ...process.env, [playVariable]: file },
    ...(play.kind === 'mutant' && { timeout: limitMs, killSignal: 'SIGKILL' }),
  })
  // Whoever else works on this machine comes first.
  if (child.pid !== undefined) setPriority(child.pid, 15)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += data
    })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
