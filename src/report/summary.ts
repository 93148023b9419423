import { type Problem, problemText } from '../errors.ts'
import { cut, longestAnnotation, longestQuote } from '../log-text.ts'
import type { Detail } from '../options.ts'
import { type Change, removedBy, replacesPlaceholder } from '../plan/decision.ts'
import { howToRun } from '../shell.ts'
import { formatDuration } from '../time/clock.ts'
import { fenced, plain, table } from './markdown.ts'
import type { Outcome } from './outcome.ts'
import { rowsOf } from './range-table.ts'
import type { UndoOutcome } from './undo-outcome.ts'

/** The job summary of a main step, as markdown. */
export function grantSummary(outcome: Outcome, detail: Detail): string {
  const { shown, hidden } = rowsOf(outcome, detail)
  const more =
    hidden === 0
      ? []
      : [`${hidden} more ${hidden === 1 ? 'entry is' : 'entries are'} not shown (\`summary: ${detail}\`).`]
  const ranges = shown.map(({ range, from, became }) => [plain(range), fromText(from), became])
  return [
    `### API server of ${plain(outcome.cluster.name)}: ${headline(outcome)}`,
    ...(ranges.length === 0 ? [] : [table(['Range', 'From', 'What became of it'], ranges)]),
    ...more,
    ...outcome.notes.map(({ text }) => plain(text)),
    ...undoText(outcome, detail),
    table(
      ['Phase', 'Took'],
      outcome.phases.map(({ name, ms }) => [plain(name), formatDuration(ms)]),
    ),
  ].join('\n\n')
}

/** Origins are the action's own words with input names in backticks; what follows a colon comes from Azure. */
function fromText(from: string): string {
  const [own = '', ...source] = from.split(': ')
  return source.length === 0 ? own : `${own}: ${plain(source.join(': '))}`
}

function headline({ change, dryRun, restricted }: Outcome): string {
  if (change === undefined) return restricted ? 'nothing to change' : 'open to the whole internet, nothing changed'
  const what = headlineOf(change)
  return dryRun ? `dry run, would be: ${what}` : what
}

function headlineOf(change: Change): string {
  const { after, added, leases } = change
  const removed = removedBy(change)
  if (after.size === 0) return 'opened to the whole internet'
  if (added.length + removed.size > 0) return `${added.length} added, ${removed.size} removed`
  return leases === undefined || leases.acquired.length === 0
    ? 'leases ended, the list as it was'
    : 'leased, the list as it was'
}

function undoText({ change, spec, dryRun }: Outcome, detail: Detail): string[] {
  if (change === undefined || dryRun) return []
  const shown = (text: string) => (detail === 'none' ? "this runner's address" : plain(text))
  const temporary = change.added.filter((addition) => addition.temporary).map(({ text }) => shown(text))
  if (spec.restore === 'all') return ['When the job ends, every change of this step is undone.']
  const leased = change.leases?.acquired.map(({ address }) => shown(address.text)) ?? []
  if (temporary.length === 0 && leased.length > 0)
    return [`When the job ends, so does its lease of ${leased.join(', ')}. What no other job holds is taken out then.`]
  if (temporary.length === 0) return ['These changes are there to stay.']
  if (spec.restore === 'none')
    return [`**${temporary.join(', ')} stays on the list after the job**, since \`restore\` is \`none\`.`]
  const unless = leased.length > 0 ? ', unless another job holds a lease of it by then' : ''
  const placeholder = replacesPlaceholder(change) ? ', and the placeholder 0.0.0.0/32 comes back' : ''
  return [`When the job ends, ${temporary.join(', ')} is taken out again${placeholder}${unless}.`]
}

/** A summary may hold 1 MiB, and a page a person's patience. */
const mostProblems = 100

/** The job summary of a main step that failed. */
export function failedStepSummary(problems: readonly Problem[]): string {
  const toRun = problems.some(({ commands }) => commands !== undefined) ? [plain(howToRun)] : []
  return ['### AKS Authorized IP Ranges: the step failed', ...describeProblems(problems), ...toRun].join('\n\n')
}

function describeProblems(problems: readonly Problem[]): string[] {
  const untold = problems.length - mostProblems
  return [
    ...problems.slice(0, mostProblems).flatMap(item),
    ...(untold > 0 ? [`${untold} more problems are not shown.`] : []),
  ]
}

/** What is to be copied, and what others said, stands in a fence, where it stays as it is. */
function item({ commands, said, ...problem }: Problem): string[] {
  return [
    `- ${plain(cut(problemText(problem), longestAnnotation))}${restOf(problem)}`,
    ...(commands === undefined ? [] : [fenced('bash', commands)]),
    ...(said === undefined || said === '' ? [] : [fenced('text', cut(said, longestQuote))]),
  ]
}

function restOf({ rest }: Pick<Problem, 'rest'>): string {
  return rest === undefined ? '' : `\n\n  ${plain(rest)}`
}

/** The job summary of a post step that changed something; none where there was nothing to do. */
export function revokeSummary(outcome: UndoOutcome, clusterName: string, detail: Detail): string | undefined {
  if (outcome.kind === 'nothing') return undefined
  const head = `### API server of ${plain(clusterName)}`
  if (outcome.kind === 'unchanged') return [head, ...outcome.notes.map(({ text }) => plain(text))].join('\n\n')
  return [`${head}: ${undone(outcome, detail)}`, ...outcome.change.notes.map(({ text }) => plain(text))].join('\n\n')
}

/** What the post step did, in the words of what it saw. */
export function undone(outcome: Extract<UndoOutcome, { kind: 'accepted' | 'done' }>, detail: Detail): string {
  const named = (texts: readonly string[]) =>
    detail === 'none' && texts.length > 0 ? `${texts.length} of its entries` : texts.map(plain).join(', ')
  const out = named(removedBy(outcome.change).texts)
  const back = named(outcome.change.added.map(({ text }) => text))
  const leaseOnly = out === '' && back === '' ? ['the lease of this job has ended, the list is as it was'] : []
  const what = [
    ...leaseOnly,
    ...(out === '' ? [] : [`${out} taken out`]),
    ...(back === '' ? [] : [`${back} put back`]),
  ].join(', ')
  return outcome.kind === 'done' ? what : `${what} (accepted by AKS; its end was not seen)`
}

/** The job summary of a post step that failed: the commands that do what it couldn't. */
export function failedUndoSummary(clusterName: string, problems: readonly Problem[], remedy: string): string {
  return [
    `### API server of ${plain(clusterName)}: the change could not be undone`,
    ...describeProblems(problems),
    `These commands undo it. ${plain(howToRun)}`,
    fenced('bash', remedy),
  ].join('\n\n')
}
