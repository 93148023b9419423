import { clusterLog, setOutputs, writeSummary } from './actions.ts'
import { fail } from './fail.ts'
import type { Log } from './log.ts'
import type { Detail } from './options.ts'
import { undoesNothing } from './plan/applied-change.ts'
import { changesList } from './plan/decision.ts'
import { clusterSection, sectionsRoom } from './report/cluster-section.ts'
import { type ClusterRow, clusterTable } from './report/cluster-table.ts'
import { documentationIn } from './report/documentation.ts'
import { type FailedCluster, failedSection, failedVerdict } from './report/failed-section.ts'
import type { Outcome } from './report/outcome.ts'
import { failureOf, type OutputValues, outputsOf, resultOf, resultsOf } from './report/outputs.ts'
import { changedEntries, keptEntries, linesOf } from './report/range-diff.ts'
import { sweepNotes } from './report/sweep.ts'
import { verdictOf } from './report/verdict.ts'
import type { UndoRecord } from './state/undo-record.ts'
import type { Granted } from './steps/grant-all.ts'

/** One cluster as the outputs and the job summary have it. */
interface Told {
  readonly row: ClusterRow
  readonly section: string
  readonly result: Readonly<Record<string, unknown>>
}

/** Tells what came of each cluster, and fails the step where one failed. */
export async function reportGranted(granted: readonly Granted[], detail: Detail, log: Log): Promise<void> {
  const told: Told[] = []
  const most = sectionsRoom / granted.length
  for (const one of granted) {
    const own = granted.length > 1 ? clusterLog(one.label) : log
    told.push('outcome' in one ? await tell(one, detail, own, most) : tellFailure(one, own))
  }
  const [only, another] = granted
  if (only !== undefined && another === undefined && 'outcome' in only) handOn(outputsOf(only.outcome), log)
  else {
    const changed = another === undefined ? {} : { changed: String(granted.some(hasChanged)) }
    handOn({ ...changed, ...resultsOf(told.map(({ result }) => result)) }, log)
  }
  const sections = told.map(({ section }) => section)
  const table = another === undefined ? [] : [clusterTable(told.map(({ row }) => row))]
  await writeSummary([...table, ...sections].join('\n\n'))
}

type Succeeded = Extract<Granted, { readonly outcome: Outcome }>
type FailedOne = Exclude<Granted, Succeeded>

async function tell({ outcome, ms }: Succeeded, detail: Detail, log: Log, most: number): Promise<Told> {
  for (const { level, text } of [...outcome.notes, ...sweepNotes(outcome.sweep)]) log[level](text)
  await logList(outcome, detail, log)
  return {
    row: { cluster: outcome.label, verdict: verdictOf(outcome), ms },
    section: clusterSection(outcome, detail, most),
    result: resultOf(outcome),
  }
}

function tellFailure({ failure, left, cluster, label, ms }: FailedOne, log: Log): Told {
  const problems = fail(failure, log)
  const failed: FailedCluster = { cluster: label, problems, ...writtenBy(left === undefined ? [] : [left]) }
  return {
    row: { cluster: label, verdict: failedVerdict(failed), ms },
    section: failedSection(failed, documentationIn(process.env)),
    result: failureOf(cluster, problems),
  }
}

/** How far a failed step got with its writes, and whether the post step takes them back. */
export function writtenBy(left: readonly UndoRecord[]): Pick<FailedCluster, 'wrote' | 'undone'> {
  const accepted = left.find(({ write }) => write === 'accepted')
  return {
    wrote: (accepted ?? left[0])?.write ?? 'nothing',
    undone: left.some(({ applied }) => !undoesNothing(applied)),
  }
}

function hasChanged(one: Granted): boolean {
  if (!('outcome' in one)) return one.left?.write === 'accepted'
  const { change } = one.outcome
  return change !== undefined && changesList(change)
}

/** Sets the outputs. That they can't be written fails the step, whatever it did: later steps rely on them. */
export function handOn(values: Partial<OutputValues>, log: Log): void {
  try {
    setOutputs(values)
  } catch (error) {
    fail(error, log)
  }
}

async function logList(outcome: Outcome, detail: Detail, log: Log): Promise<void> {
  if (detail === 'none') return
  for (const line of linesOf(changedEntries(outcome, detail))) log.info(line)
  const { count, shown } = keptEntries(outcome, detail)
  if (shown.length > 0)
    await log.group(`${count} ${count === 1 ? 'entry' : 'entries'} kept`, async () => {
      for (const line of linesOf(shown)) log.info(line)
      if (count > shown.length) log.info(`${count - shown.length} more, not shown (\`summary: ${detail}\`)`)
    })
}
