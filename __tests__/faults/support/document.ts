import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { formatDuration } from '../../../src/time/clock.ts'
import type { Fault } from './faults.ts'
import type { Place } from './places.ts'
import type { Outcome } from './step.ts'

export interface Row {
  readonly place: Place
  readonly fault: Fault
  readonly outcome: Outcome
  /** Than the same step without a fault. */
  readonly longerMs: number
}

const file = join(import.meta.dirname, '..', '..', '..', 'docs', 'reliability-faults.md')

/** Holds docs/reliability-faults.md to what was just seen; with UPDATE_FAULT_TABLE set, writes it there instead. */
export function expectTable(rows: readonly Row[]): void {
  expectSection('every request', linesOf(rows))
  expectSection('refusals', remediesOf(rows))
}

/** One generated part of the document, between two marks. */
export function expectSection(name: string, content: string): void {
  const [start, end] = [`<!-- ${name}: generated -->`, `<!-- ${name}: end -->`]
  const document = readFileSync(file, 'utf8')
  const [head = '', rest = ''] = document.split(start)
  const [shown = '', tail = ''] = rest.split(end)
  if (process.env.UPDATE_FAULT_TABLE !== undefined) {
    writeFileSync(file, `${head}${start}\n\n${content}\n\n${end}${tail}`)
    return
  }
  expect(unpadded(shown)).toBe(unpadded(content))
}

/** A document in which the formatter's padding of tables says nothing. */
function unpadded(markdown: string): string {
  return markdown.trim().replace(/ +/g, ' ').replace(/-{3,}/g, '---')
}

/** One line for all faults that come to the same at one place. */
function linesOf(rows: readonly Row[]): string {
  const groups = new Map<string, Map<string, string[]>>()
  for (const { place, fault, outcome, longerMs } of rows) {
    const group = `### ${place.step === 'main' ? 'The main step' : 'The post step'}: ${place.name}`
    const lines = groups.get(group) ?? new Map<string, string[]>()
    const longer = longerMs <= 0 ? '' : `, ${formatDuration(longerMs)} longer`
    const key = `**${did(outcome)}**${longer}. ${told(outcome)}`.trim()
    groups.set(group, lines.set(key, [...(lines.get(key) ?? []), fault.name]))
  }
  return [...groups]
    .map(([group, lines]) =>
      [group, [...lines].map(([key, names]) => `- ${names.join(', ')}: ${key}`).join('\n')].join('\n\n'),
    )
    .join('\n\n')
}

/** What a user is told to do about each refusal of the main step's write. */
function remediesOf(rows: readonly Row[]): string {
  const refusals = rows.filter(
    ({ place, outcome }) => place.step === 'main' && place.request === 'write' && outcome.result !== 'done',
  )
  return markdownTable(
    ['Refused with', 'The error ends with'],
    refusals.map(({ fault, outcome }) => [
      fault.name,
      (outcome.remedy ?? 'no more than what Azure said').replaceAll('|', '\\|'),
    ]),
  )
}

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function did({ result, writes }: Outcome): string {
  const count = writes === 0 ? 'no write' : writes === 1 ? '1 write' : `${writes} writes`
  return `${/^(done|accepted)$/.test(result) ? result : 'fails'}, ${count}`
}

/** The message of the fault itself is left out, so that faults of one kind read the same. */
function told({ result, told: lines }: Outcome): string {
  const texts = /^(done|accepted)$/.test(result) ? lines : [...lines, result]
  const said = texts
    .join(' ')
    .replace(/\(.*?\); (trying|looking)/gs, '(…); $1')
    .replace(/, run:\n#[^\n]*\nranges=.*update .*?"\$ranges"(?= )/s, ', run: …')
    .replace(/ failed: .*$/s, ' failed: …, with the remedy')
    .replace(/ could not be resolved: .*$/s, ' could not be resolved: …')
  return said === '' ? '' : `“${said}”`
}
