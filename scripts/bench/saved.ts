import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { type Judged, judged } from './goals.ts'
import { type Figure, medianOf, type Results } from './results.ts'

/** What a run leaves as JSON: all values, so that other questions can be asked of them later. */
export interface Saved extends Results {
  readonly conditions: Conditions
  /** In the units of the table. */
  readonly medians: Readonly<Record<string, Readonly<Partial<Record<Figure, number>>>>>
  readonly goals: readonly Judged[]
}

export interface Conditions {
  readonly commit: string
  readonly node: string
  readonly az: string
  readonly platform: string
  readonly cores: number
  /** How often the whole bench was run; the values are those of all runs. */
  readonly runs: number
  readonly quick: boolean
}

export function conditionsOf(run: Pick<Conditions, 'runs' | 'quick' | 'az'>): Conditions {
  const { version, platform, arch } = process
  return { commit: commit(), node: version, platform: `${platform} ${arch}`, cores: availableParallelism(), ...run }
}

/** With `-dirty` where files differ from it; unknown outside a clone. */
function commit(): string {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return 'unknown'
  }
}

export function save(file: string, conditions: Conditions, results: Results): void {
  const { rows, remarks } = results
  const saved: Saved = { conditions, medians: mediansOf(results), goals: judged(results), rows, remarks }
  writeFileSync(file, `${JSON.stringify(saved, null, 2)}\n`)
}

function mediansOf(results: Results): Saved['medians'] {
  return Object.fromEntries(
    Object.entries(results.rows).map(([row, measured]) => [
      row,
      Object.fromEntries(
        Object.keys(measured).map((name) => [name, medianOf(results, { row, figure: name as Figure })]),
      ),
    ]),
  )
}

/** An earlier run, to compare one with. @throws {Error} where it can't be */
export function readEarlier(file: string, { quick }: Pick<Conditions, 'quick'>): Saved {
  const saved = JSON.parse(readFileSync(file, 'utf8')) as Partial<Saved>
  if (saved.conditions === undefined || saved.rows === undefined) throw new Error(`${file} was not written by --json.`)
  if (saved.conditions.quick !== quick)
    throw new Error(`One of this run and ${file} is with --quick, and one without: their operations differ.`)
  return saved as Saved
}
