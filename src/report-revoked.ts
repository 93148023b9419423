import { clusterLog, writeSummary } from './actions.ts'
import { fail } from './fail.ts'
import type { Log } from './log.ts'
import type { Note } from './plan/decision.ts'
import { sectionsRoom } from './report/cluster-section.ts'
import { type ClusterRow, clusterTable } from './report/cluster-table.ts'
import { documentationIn } from './report/documentation.ts'
import { remedyCommands } from './report/undo-commands.ts'
import type { UndoOutcome } from './report/undo-outcome.ts'
import { failedUndoSection, failedUndoVerdict, undone, undoSection, undoVerdict } from './report/undo-section.ts'
import { forBash } from './shell.ts'
import type { Revoked } from './steps/revoke-all.ts'

/** Tells what comes of the undo on each cluster. */
export interface UndoReport {
  /** At once, with the commands where it failed: the runner may end the step before the others are done. Fails the step then. */
  ended(one: Revoked, place: number): void
  /** Writes the job summary of all. */
  summarized(): Promise<void>
}

/** @param count of how many clusters */
export function undoReport(count: number, log: Log): UndoReport {
  const told = new Map<number, Told>()
  const most = sectionsRoom / count
  return {
    ended(one, place) {
      const own = count > 1 ? clusterLog(one.label) : log
      told.set(place, 'outcome' in one ? tell(one, own, most) : tellFailure(one, own))
    },
    async summarized() {
      const all = Array.from({ length: count }, (_, place) => told.get(place) ?? []).flat()
      const sections = all.flatMap(({ section }) => section ?? [])
      const table = count > 1 ? [clusterTable(all.map(({ row }) => row))] : []
      if (sections.length > 0) await writeSummary([...table, ...sections].join('\n\n'))
    },
  }
}

interface Told {
  readonly row: ClusterRow
  readonly section: string | undefined
}

type Succeeded = Extract<Revoked, { readonly outcome: UndoOutcome }>

function tell({ record, label, ms, outcome }: Succeeded, log: Log, most: number): Told {
  for (const { level, text } of notesOf(outcome)) log[level](text)
  if (outcome.kind === 'nothing') log.info(outcome.why)
  if (outcome.kind === 'accepted' || outcome.kind === 'done') log.info(`Undone: ${undone(outcome, record.detail)}.`)
  const labelled = { ...record, label }
  const row = { cluster: label, verdict: undoVerdict(labelled, outcome), ms }
  return { row, section: undoSection(labelled, outcome, most) }
}

function tellFailure({ record, label, ms, failure }: Exclude<Revoked, Succeeded>, log: Log): Told {
  const problems = fail(failure, log)
  const remedy = remedyCommands(record)
  log.error(
    `The change of this step could not be undone, and stays until that is done by hand. Run:\n${forBash(remedy)}`,
  )
  const labelled = { ...record, label }
  const section = failedUndoSection(labelled, problems, remedy, documentationIn(process.env))
  return { row: { cluster: label, verdict: failedUndoVerdict(labelled), ms }, section }
}

function notesOf(outcome: UndoOutcome): readonly Note[] {
  if (outcome.kind === 'nothing') return []
  return outcome.kind === 'unchanged' ? outcome.notes : outcome.change.notes
}
