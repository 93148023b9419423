import { actionsLog, actionsState, writeSummary } from './actions.ts'
import { realWorld } from './composition.ts'
import { problemText } from './errors.ts'
import { fail } from './fail.ts'
import type { Note } from './plan/decision.ts'
import { failedStepSummary, failedUndoSummary, revokeSummary, undone } from './report/summary.ts'
import { remedyCommands } from './report/undo-commands.ts'
import type { UndoOutcome } from './report/undo-outcome.ts'
import { enableVerification, verificationDisabled } from './runner/tls-verification.ts'
import { forBash } from './shell.ts'
import { loadUndo } from './state/state.ts'
import type { UndoRecord } from './state/undo-record.ts'
import { revoke } from './steps/revoke.ts'
import { unlessStalled } from './time/stall.ts'

/** The post step where main has left something: undoes it, and says what became of that. */
export async function undoStep(): Promise<void> {
  let record: UndoRecord | undefined
  verifyCertificates()
  try {
    record = loadUndo(actionsState)
    const outcome = await unlessStalled(revoke(record, realWorld()))
    if (outcome.kind === 'nothing') actionsLog.info(outcome.why)
    if (outcome.kind === 'accepted' || outcome.kind === 'done')
      actionsLog.info(`Undone: ${undone(outcome, record?.detail ?? 'own')}.`)
    for (const { level, text } of notesOf(outcome)) actionsLog[level](text)
    const summary = record === undefined ? undefined : revokeSummary(outcome, record.cluster.name, record.detail)
    if (summary !== undefined) await writeSummary(summary)
  } catch (error) {
    const problems = fail(error)
    if (record === undefined) {
      await writeSummary(failedStepSummary(problems))
    } else {
      const remedy = remedyCommands(record)
      actionsLog.error(
        `The change of this step could not be undone, and stays until that is done by hand. Run:\n${forBash(remedy)}`,
      )
      await writeSummary(failedUndoSummary(record.cluster.name, problems, remedy))
    }
  }
}

/** What would make main refuse must not keep post from undoing. */
function verifyCertificates(): void {
  const problem = verificationDisabled(process.env)
  if (problem === undefined) return
  enableVerification(process.env)
  actionsLog.warning(problemText({ ...problem, what: `${problem.what} This step verifies them all the same.` }))
}

function notesOf(outcome: UndoOutcome): readonly Note[] {
  if (outcome.kind === 'nothing') return []
  return outcome.kind === 'unchanged' ? outcome.notes : outcome.change.notes
}
