import { parseArgs } from 'node:util'
import { runsToCompare } from './compare.ts'

export interface Options {
  readonly json: string | undefined
  readonly compare: string | undefined
  readonly quick: boolean
  readonly runs: number
}

export const usage = `npm run bench -- [options]
  --json FILE     write all values, medians and goals to FILE as well
  --compare FILE  compare with the JSON of an earlier run, and mark what is worse by more than 10 %
  --runs N        run all of it N times: 1, or ${runsToCompare} with --compare
  --quick         one round of each with short operations: shows that the bench works, and measures nothing`

/** @throws {Error} with the usage where they aren't as it says */
export function readOptions(args: readonly string[]): Options {
  const { json, compare, quick, runs } = parsed(args)
  const count = Number(runs ?? (compare === undefined ? 1 : runsToCompare))
  if (!Number.isInteger(count) || count < 1) throw new Error(`--runs takes a number from 1 on.\n${usage}`)
  return { json, compare, quick, runs: count }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        json: { type: 'string' },
        compare: { type: 'string' },
        runs: { type: 'string' },
        quick: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
}
