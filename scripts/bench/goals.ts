import { fleets } from './bench.ts'
import { type Cell, type Figure, medianOf, type Results, ratioOf } from './results.ts'
import { rows } from './rows.ts'

/** What is to be reached, in words and as a limit. */
interface Goal {
  readonly goal: string
  readonly limit: number
  /** Of the value: a ratio, or milliseconds. */
  readonly unit: 'x' | 'ms'
  value(results: Results): number | undefined
}

export interface Judged extends Pick<Goal, 'goal' | 'limit' | 'unit'> {
  /** Left out where nothing was measured. */
  readonly value?: number
}

const goals: readonly Goal[] = [
  ratio('The write leaves, over the floor', 1.25, cell(rows.add, 'write'), cell(rows.floor, 'write')),
  ratio('The first request leaves, over the floor', 1.5, cell(rows.add, 'first'), cell(rows.floor, 'first')),
  ratio('Post step with nothing to undo, over Node alone', 1.6, cell(rows.nothingToUndo, 'ms'), cell(rows.node, 'ms')),
  ...fleets.map((clusters, at) =>
    ratio(
      `Last write accepted, ${clusters} clusters over one`,
      [1.2, 1.6][at] ?? 0,
      cell(rows.fleet(clusters), 'accepted'),
      cell(rows.add, 'accepted'),
    ),
  ),
  ratio('CPU of main and post, over the script with az', 1 / 6, cell(rows.add, 'cpu'), cell(rows.script, 'cpu')),
  ratio('Peak memory of `add`, over Node alone', 2.3, cell(rows.add, 'peak'), cell(rows.node, 'peak')),
  ratio('Peak memory of `set`, over Node alone', 2.6, cell(rows.set, 'peak'), cell(rows.node, 'peak')),
  ratio('Peak memory of 40 clusters, over Node alone', 4, cell(rows.fleet(40), 'peak'), cell(rows.node, 'peak')),
  {
    ...{ goal: 'Access noticed after it is there', limit: 1_500, unit: 'ms' },
    value: (results) => medianOf(results, cell(rows.noticed, 'late')),
  },
  ratio('Planning 10,000 ranges, over 1,000', 15, cell(rows.planning(10_000), 'ms'), cell(rows.planning(1_000), 'ms')),
]

export function judged(results: Results): Judged[] {
  return goals.map(({ goal, limit, unit, value }) => {
    const measured = value(results)
    return { goal, limit, unit, ...(measured !== undefined && { value: measured }) }
  })
}

function ratio(goal: string, limit: number, above: Cell, below: Cell): Goal {
  return { goal, limit, unit: 'x', value: (results) => ratioOf(results, above, below) }
}

function cell(row: string, figure: Figure): Cell {
  return { row, figure }
}
