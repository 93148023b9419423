import type { Judged } from './goals.ts'
import { type Figure, figures, medianOf, type Results } from './results.ts'

/** What happened to a value that has a limit. */
const marks = { met: '✓', short: '✗ falls short', unknown: '– not measured' } as const

/** What the table of jobs shows. */
const ofJobs = ['first', 'write', 'accepted', 'access', 'post', 'cpu', 'peak', 'requests', 'chain'] as const
/** What the table of all else shows. */
const ofOthers = ['ms', 'late', 'peak'] as const

/** All rows as markdown, in columns that a terminal shows as columns too. */
export function resultsTables(results: Results): string {
  const named = Object.keys(results.rows)
  const areJobs = named.filter((row) => results.rows[row]?.write !== undefined)
  const others = named.filter((row) => !areJobs.includes(row))
  const remarks = Object.entries(results.remarks).map(([row, why]) => `${row}: ${why}`)
  return [tableOf(results, areJobs, ofJobs), ...remarks, '', tableOf(results, others, ofOthers)].join('\n')
}

function tableOf(results: Results, named: readonly string[], columns: readonly Figure[]): string {
  const lines = named.map((row) => [row, ...columns.map((figure) => shown(medianOf(results, { row, figure }), figure))])
  return markdown(['', ...columns.map((figure) => figures[figure].title)], lines)
}

export function goalsTable(goals: readonly Judged[]): string {
  const lines = goals.map(({ goal, limit, unit, value }) => {
    const mark = value === undefined ? marks.unknown : value <= limit ? marks.met : marks.short
    return [goal, `≤ ${amount(limit, unit)}`, value === undefined ? '' : amount(value, unit), mark]
  })
  return markdown(['goal', 'limit', 'measured', ''], lines)
}

function shown(value: number | undefined, figure: Figure): string {
  return value === undefined ? '' : amount(value, figures[figure].unit)
}

/** With three digits, or all of those before the point. */
export function amount(value: number, unit: string): string {
  if (unit === 'ms' && value >= 10_000) return `${(value / 1_000).toFixed(1)} s`
  if (unit === '') return String(value)
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`
}

/** A row that is shorter than the head is filled up. */
export function markdown(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)))
  const rendered = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => padded(cells[column] ?? '', width, column)).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [rendered(head), rule, ...lines.map(rendered)].join('\n')
}

/** Names to the left, values to the right. */
function padded(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width)
}
