import { enumerated, type Problem } from '../errors.ts'
import type { FailureCode } from '../failure-codes.ts'
import type { Note } from '../plan/decision.ts'
import {
  type EntryFinding,
  type EntryMistake,
  excerpt,
  type KindWords,
  mistakeKinds,
  type Oddity,
  oddityKinds,
} from '../ranges/index.ts'

/** Where a list of ranges was read from: an input, or the file that it names. */
export interface RangesSource {
  readonly input: string
  /** Relative to the workspace, with forward slashes. */
  readonly file?: string
}

/** One mistake in the inputs, tied to the input that it belongs to. Everything later only renders it. */
export type InvalidEntry = InvalidRange | InvalidValue

export interface InvalidRange extends RangesSource {
  readonly mistake: EntryMistake
}

export interface InvalidValue {
  readonly input: string
  readonly code: FailureCode
  readonly what: string
  readonly remedy?: string | undefined
}

/** An entry that is taken, but may not be what was meant. */
export interface OddEntry extends RangesSource {
  readonly oddity: Oddity
}

/** The mistakes as they are told: those of one kind in one input together, in the order of the first of each. */
export function problemsIn(invalid: readonly InvalidEntry[]): Problem[] {
  const groups = grouped(invalid, (entry) => ('mistake' in entry ? `${entry.input} ${entry.mistake.kind}` : undefined))
  return groups.map(([first, ...others]) => {
    if (!('mistake' in first)) return { code: first.code, what: first.what, remedy: first.remedy }
    const all = [first, ...others].flatMap((entry) => ('mistake' in entry ? [entry.mistake] : []))
    const { kind, line } = first.mistake
    return {
      code: kind === 'second-tag' ? 'service-tags' : 'invalid-range',
      ...describeEntries(first, mistakeKinds[kind], all),
      at: first.file === undefined ? undefined : { file: first.file, line },
    }
  })
}

/** A service tag is worth a look; the rest is a warning. */
export function notesOn(odd: readonly OddEntry[]): Note[] {
  return grouped(odd, ({ input, oddity }) => `${input} ${oddity.kind}`).map((group) => {
    const [{ oddity, ...source }] = group
    const all = group.map((entry) => entry.oddity)
    // What is taken stands on the list and in the outputs, so it is no secret.
    const { what, remedy } = describeEntries(source, oddityKinds[oddity.kind], all, () => true)
    return { level: oddity.kind === 'service-tag' ? 'notice' : 'warning', text: `${what} ${remedy}` }
  })
}

type Group<T> = readonly [T, ...T[]]

/** What has no key stands alone. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Group<T>[] {
  const groups = new Map<string | T, [T, ...T[]]>()
  for (const item of items) {
    const key = keyOf(item) ?? item
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return [...groups.values()]
}

const mostInSummary = 50

function describeEntries(
  source: RangesSource,
  words: KindWords,
  remarks: readonly EntryFinding<string>[],
  isShown = (word: string) => source.file === undefined || isNoSecret(word),
): Pick<Problem, 'what' | 'remedy' | 'rest'> {
  const [first] = remarks
  const input = `\`${source.input}\``
  if (first?.word === undefined) return { what: `${input} ${words.is}.`, remedy: words.remedy }
  const places = source.file === undefined ? () => [] : (line: number) => [`line ${line}`]
  const named = ({ word = '', line }: EntryFinding<string>, ...hints: string[]) => {
    if (!isShown(word)) return `${places(line)} (${word.length} characters)`
    const details = [...places(line), ...hints].join(', ')
    return details === '' ? `"${excerpt(word)}"` : `"${excerpt(word)}" (${details})`
  }
  if (remarks.length === 1) {
    const own = isShown(first.word) ? first.own : undefined
    const entry = isShown(first.word) ? named(first) : `the entry in ${named(first)}`
    return { what: `${input}: ${entry} ${own?.is ?? words.is}.`, remedy: own?.remedy ?? words.remedy }
  }
  const entries = remarks.map((remark) => named(remark, ...(remark.own?.hint === undefined ? [] : [remark.own.hint])))
  const shown = 3
  return {
    what: `${input}: ${remarks.length} entries ${words.are}: ${enumerated(entries, shown)}.`,
    remedy: words.remedy,
    rest: entries.length > shown + 1 ? `Also ${enumerated(entries.slice(shown), mostInSummary)}.` : undefined,
  }
}

/** A file may hold a secret by mistake, which no mask matches: of its bad entries only what is made of digits is shown. */
function isNoSecret(word: string): boolean {
  return /^[\d./]+$/.test(word)
}
