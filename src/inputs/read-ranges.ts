import { enumerated } from '../errors.ts'
import type { Note } from '../plan/decision.ts'
import type { Origin, RequestedEntry } from '../plan/spec.ts'
import { commentsOf, type Entry, isPlaceholder, parseRanges } from '../ranges/index.ts'
import { quoted, type ValueReader } from './input-reader.ts'
import { notesOn, type OddEntry, type RangesSource } from './invalid-entry.ts'
import type { InputSource } from './source.ts'

/** Widest that `runner-ip` may be: a runner leaves by a NAT's addresses, not by a provider's. */
const widestRunnerPrefix = 20

/** Every range that the inputs name, by what it is for. */
export interface NamedRanges {
  readonly declared: readonly RequestedEntry[]
  readonly runner: readonly RequestedEntry[]
  readonly egressIps: readonly RequestedEntry[]
  readonly notes: readonly Note[]
}

export function readRanges(values: ValueReader, source: InputSource): NamedRanges {
  const odd: OddEntry[] = []
  const parse: Parse = (text, origin, from, takesTags) => {
    const parsed = parseRanges(text, { takesTags })
    for (const mistake of parsed.mistakes) values.invalid.push({ ...from, mistake })
    for (const oddity of parsed.oddities) odd.push({ ...from, oddity })
    const { file } = from
    if (file === undefined) return parsed.entries.map((entry): RequestedEntry => ({ entry, origin }))
    // What a file with mistakes holds beside its entries may be anything, a secret too.
    const comments = parsed.mistakes.length === 0 ? commentsOf(text) : new Map<number, string>()
    return parsed.entries.map((entry, index) => {
      const line = parsed.lines[index] ?? 1
      const comment = comments.get(line)
      return { entry, origin, at: { file, line, ...(comment === undefined ? {} : { comment }) } }
    })
  }
  const parseInput = (input: string, origin: Origin, takesTags: boolean) =>
    parse(values.text(input), origin, { input }, takesTags)
  const ranges = parseInput('ranges', 'ranges', true)
  const file = readFileRanges(values, source, parse)
  const egressIps = parseInput('egress-ips', 'egress-ips', false)
  const runner = parseInput('runner-ip', 'runner', false)
  const declared = onceEach([...ranges, ...file])
  checkTags(values, declared)
  checkPlaceholder(values, declared, [...runner, ...egressIps])
  checkWidth(values, runner)
  return { declared, runner, egressIps, notes: notesOn(odd) }
}

type Parse = (text: string, origin: Origin, from: RangesSource, takesTags: boolean) => RequestedEntry[]

function readFileRanges(values: ValueReader, source: InputSource, parse: Parse): RequestedEntry[] {
  const path = values.text('ranges-file')
  if (path === '') return []
  const file = source.readWorkspaceFile(path)
  const refuse = (why: string, remedy: string) =>
    values.refuse('ranges-file', `\`ranges-file\`: ${quoted(path)} ${why}.`, remedy, 'ranges-file')
  if (file.kind === 'refused') {
    refuse(file.why, 'Name a text file of this repository, and check it out before this step.')
    return []
  }
  const entries = parse(file.text, 'ranges-file', { input: 'ranges-file', file: file.path }, true)
  if (entries.length === 0 && !values.isInvalid('ranges-file'))
    refuse('names no range', 'List the ranges in it, one a line, or leave the input out.')
  return entries
}

function onceEach(entries: readonly RequestedEntry[]): RequestedEntry[] {
  const observed = new Map<string, RequestedEntry>()
  for (const requested of entries)
    if (!observed.has(requested.entry.text)) observed.set(requested.entry.text, requested)
  return [...observed.values()]
}

function checkTags(values: ValueReader, declared: readonly RequestedEntry[]): void {
  const tags = declared.filter(({ entry }) => entry.kind === 'service-tag')
  // Two tags within one text are the parser's to find; here they come from two inputs.
  if (tags.length < 2) return
  values.refuse(
    'ranges',
    `\`ranges\` and \`ranges-file\` name ${tags.length} service tags (${tags.map(({ entry }) => entry.text).join(', ')}), and AKS takes one.`,
    'Leave one.',
    'service-tags',
  )
}

function checkPlaceholder(
  values: ValueReader,
  declared: readonly RequestedEntry[],
  others: readonly RequestedEntry[],
): void {
  const placeholders = [...declared, ...others].filter(({ entry }) => isPlaceholder(entry))
  if (placeholders.length === 0) return
  const misplaced = others.some(({ entry }) => isPlaceholder(entry))
  if (declared.length + others.length === 1 && !misplaced) return
  values.refuse(
    'ranges',
    '"0.0.0.0/32" admits the cluster\'s own load balancer alone, and can\'t stand beside other ranges.',
    'Declare it alone in `ranges`, without `runner-ip` and `egress-ips`, or leave it out.',
    'placeholder',
  )
}

function checkWidth(values: ValueReader, runner: readonly RequestedEntry[]): void {
  const isWide = (entry: Entry) => entry.kind === 'range' && entry.prefix < widestRunnerPrefix
  const wide = runner.filter(({ entry }) => isWide(entry)).map(({ entry }) => quoted(entry.text))
  if (wide.length === 0) return
  values.refuse(
    'runner-ip',
    `\`runner-ip\`: ${enumerated(wide)} ${wide.length === 1 ? 'is' : 'are'} wider than /${widestRunnerPrefix}.`,
    'Name the addresses that the runner leaves by, or declare the network in `ranges`.',
  )
}
