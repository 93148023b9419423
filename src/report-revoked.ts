import { actionsLog, writeSummary } from './actions.ts'
import { fail } from './fail.ts'
import { type Log, prefixed } from './log.ts'
import type { Note } from './plan/decision.ts'
import { longestSummary } from './report/cluster-section.ts'
import { clusterTable } from './report/cluster-table.ts'
import { documentationIn } from './report/documentation.ts'
import { remedyCommands } from './report/undo-commands.ts'
import type { UndoOutcome } from './report/undo-outcome.ts'
import { failedUndoSection, failedUndoVerdict, undone, undoSection, undoVerdict } from './report/undo-section.ts'
import { forBash } from './shell.ts'
import type { Revoked } from './steps/revoke-all.ts'

/** Tells what came of the undo on each cluster, and fails the step where one could not be undone. */
export async function reportRevoked(revoked: readonly Revoked[], log: Log): Promise<void> {
  const most = longestSummary / revoked.length
  const several = revoked.length > 1
  const told = revoked.map((one) => {
    const own = several ? prefixed(actionsLog(one.label), one.label) : log
    return 'outcome' in one ? tell(one, own, most) : tellFailure(one, own)
  })
  const rows = told.map(({ verdict }, place) => ({
    cluster: revoked[place]?.label ?? '',
    verdict,
    ms: revoked[place]?.ms ?? 0,
  }))
  const sections = told.flatMap(({ section }) => section ?? [])
  if (sections.length > 0) await writeSummary([...(several ? [clusterTable(rows)] : []), ...sections].join('\n\n'))
}

interface Told {
  readonly verdict: string
  readonly section: string | undefined
}

type Succeeded = Extract<Revoked, { readonly outcome: UndoOutcome }>

function tell({ record, label, outcome }: Succeeded, log: Log, most: number): Told {
  for (const { level, text } of notesOf(outcome)) log[level](text)
  if (outcome.kind === 'nothing') log.info(outcome.why)
  if (outcome.kind === 'accepted' || outcome.kind === 'done') log.info(`Undone: ${undone(outcome, record.detail)}.`)
  const labelled = { ...record, label }
  return { verdict: undoVerdict(labelled, outcome), section: undoSection(labelled, outcome, most) }
}

function tellFailure({ record, label, failure }: Exclude<Revoked, Succeeded>, log: Log): Told {
  const problems = fail(failure, log)
  const remedy = remedyCommands(record)
  log.error(
    `The change of this step could not be undone, and stays until that is done by hand. Run:\n${forBash(remedy)}`,
  )
  const labelled = { ...record, label }
  const section = failedUndoSection(labelled, problems, remedy, documentationIn(process.env))
  return { verdict: failedUndoVerdict(labelled), section }
}

function notesOf(outcome: UndoOutcome): readonly Note[] {
  if (outcome.kind === 'nothing') return []
  return outcome.kind === 'unchanged' ? outcome.notes : outcome.change.notes
}
