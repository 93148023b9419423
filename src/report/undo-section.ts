import type { Problem } from '../errors.ts'
import type { Detail } from '../options.ts'
import { type Change, changesList, removedBy } from '../plan/decision.ts'
import { howToRun } from '../shell.ts'
import type { UndoRecord } from '../state/undo-record.ts'
import { sectionsRoom } from './cluster-section.ts'
import { alert, fenced, named, plain } from './markdown.ts'
import { type LinkTo, problemBlocks } from './problems.ts'
import { type DiffLine, fitting, linesOf } from './range-diff.ts'
import type { UndoOutcome } from './undo-outcome.ts'

/** What the record says of the change that is undone. */
export type Undone = Pick<UndoRecord, 'cluster' | 'applied' | 'detail'> & {
  /** As log and summary call the cluster, where its name isn't enough to tell it from the step's others. */
  readonly label?: string
}

/**
 * One cluster of a post step, as a section of the job summary; none where there was nothing to do.
 * @param most about how long the section may be, in bytes
 */
export function undoSection(record: Undone, outcome: UndoOutcome, most = sectionsRoom): string | undefined {
  if (outcome.kind === 'nothing') return undefined
  const notes = outcome.kind === 'unchanged' ? outcome.notes : outcome.change.notes
  const warnings = notes.filter(({ level }) => level === 'warning').map(({ text }) => plain(text))
  const notices = notes.filter(({ level }) => level === 'notice').map(({ text }) => `- ${plain(text)}`)
  const lines =
    outcome.kind === 'unchanged' || record.detail === 'none' ? [] : linesOf(undoneEntries(record, outcome.change))
  return [
    `### ${named(record.label ?? record.cluster.name)}: ${undoVerdict(record, outcome)}`,
    ...(warnings.length === 0 ? [] : [alert('WARNING', ...warnings)]),
    ...(lines.length === 0 ? [] : [fenced('diff', fitting(lines, most / 2))]),
    ...(notices.length === 0 ? [] : [notices.join('\n')]),
  ].join('\n\n')
}

/** In a few words, what a post step came to: the heading of its section, and its row in the table of several clusters. */
export function undoVerdict(record: Undone, outcome: UndoOutcome): string {
  if (outcome.kind === 'nothing' || outcome.kind === 'unchanged') return 'nothing to undo'
  const accepted = outcome.kind === 'accepted' ? ', accepted by AKS and not yet in force' : ''
  return `${undoneWords(record, outcome.change)}${accepted}`
}

function undoneWords(record: Undone, change: Change): string {
  if (change.opens === true) return 'open to the whole internet again'
  if (!changesList(change)) return "this job's lease has ended, the list is as it was"
  if (record.applied.restore === 'all') return 'every change of this step undone'
  return removedBy(change).size === 0 ? 'undone' : 'closed to this runner again'
}

function undoneEntries({ applied }: Undone, change: Change): DiffLine[] {
  const { added, leases } = change
  const temporary = new Set(applied.added.filter((entry) => entry.temporary).map(({ text }) => text))
  const shared = new Set(applied.leases?.map(({ address }) => address.text))
  const over = new Set(leases?.expired)
  const why = (text: string) => {
    if (temporary.has(text) || shared.has(text)) return 'this runner'
    return over.has(text) ? 'its lease is over' : ''
  }
  return [
    ...removedBy(change).texts.map((range): DiffLine => ({ sign: '-', range, from: why(range) })),
    ...added.map(({ text }): DiffLine => ({ sign: '+', range: text, from: 'as before this step' })),
  ]
}

/**
 * One cluster of a post step that failed: what stands in the way, how to cure it, and the commands that do what it couldn't.
 * @param remedy the commands
 */
export function failedUndoSection(
  record: Undone,
  problems: readonly Problem[],
  remedy: string,
  linkTo: LinkTo,
): string {
  return [
    `### ${named(record.label ?? record.cluster.name)}: ${failedUndoVerdict(record)}`,
    ...problemBlocks(problems, linkTo),
    'The change of this step stays until it is undone by hand. These commands do that:',
    fenced('bash', remedy),
    plain(howToRun),
  ].join('\n\n')
}

export function failedUndoVerdict({ applied }: Undone): string {
  const temporary = applied.restore !== 'all' && applied.added.some((entry) => entry.temporary)
  return temporary ? 'could not be closed to this runner again' : 'the change could not be undone'
}

/** What the post step did, as the log has it. */
export function undone(outcome: Extract<UndoOutcome, { kind: 'accepted' | 'done' }>, detail: Detail): string {
  const named = (texts: readonly string[]) =>
    detail === 'none' && texts.length > 0
      ? `${texts.length} ${texts.length === 1 ? 'entry' : 'entries'}`
      : texts.join(', ')
  const { added } = outcome.change
  const removed = removedBy(outcome.change).texts
  const what = [
    ...(removed.length + added.length === 0 ? ['the lease of this job has ended, the list is as it was'] : []),
    ...(removed.length === 0 ? [] : [`${named(removed)} taken out`]),
    ...(added.length === 0 ? [] : [`${named(added.map(({ text }) => text))} put back`]),
  ].join(', ')
  return outcome.kind === 'done' ? what : `${what} (accepted by AKS; its end was not seen)`
}
