import { judged } from './goals.ts'
import { type Cell, type Figure, figures, medianOf, type Results } from './results.ts'
import type { Conditions, Saved } from './saved.ts'
import { amount, markdown } from './table.ts'

/** So much more than before counts as worse. */
const tolerance = 1.1
/** As many runs as both sides need for that to say something. */
export const runsToCompare = 3

/** Every figure now beside the same one then, and the goals' ratios, which hold on another machine too. */
export function comparison(now: Results, conditions: Conditions, then: Saved): string {
  const lines = [...goalLines(now, then), ...figureLines(now, then)]
  const worse = lines.filter(({ ratio }) => ratio > tolerance).length
  const table = markdown(
    ['', 'then', 'now', 'ratio', ''],
    lines.map(({ name, texts, ratio }) => [name, ...texts, ratio.toFixed(2), ratio > tolerance ? '✗ worse' : '']),
  )
  return [
    ...cautions(conditions, then.conditions),
    table,
    '',
    `${worse} of ${lines.length} are worse by more than 10 %.`,
  ].join('\n')
}

interface Line {
  readonly name: string
  /** Then and now. */
  readonly texts: readonly [string, string]
  readonly ratio: number
}

function goalLines(now: Results, then: Results): Line[] {
  const before = judged(then)
  return judged(now).flatMap(({ goal, unit, value }, at) => {
    const old = before[at]?.value
    return line(goal, unit, old, value)
  })
}

function figureLines(now: Results, then: Results): Line[] {
  const cells = Object.entries(now.rows).flatMap(([row, measured]) =>
    Object.keys(measured).map((figure): Cell => ({ row, figure: figure as Figure })),
  )
  return cells.flatMap((cell) =>
    line(
      `${cell.row}: ${figures[cell.figure].title}`,
      figures[cell.figure].unit,
      medianOf(then, cell),
      medianOf(now, cell),
    ),
  )
}

/** None where one side has no value. */
function line(name: string, unit: string, then: number | undefined, now: number | undefined): Line[] {
  if (then === undefined || now === undefined) return []
  return [{ name, texts: [amount(then, unit), amount(now, unit)], ratio: now / then }]
}

function cautions(now: Conditions, then: Conditions): string[] {
  const told = (what: string) => `Mind: ${what}`
  const differing = (['node', 'az', 'platform', 'cores'] as const).filter((name) => now[name] !== then[name])
  return [
    ...(Math.min(now.runs, then.runs) < runsToCompare
      ? [
          told(
            `${then.runs} run then and ${now.runs} now; with fewer than ${runsToCompare} each, noise looks like a change.`,
          ),
        ]
      : []),
    ...differing.map((name) => told(`${name} was ${then[name]} then and is ${now[name]} now.`)),
  ]
}
