import { actionsLog, actionsState, writeSummary } from './actions.ts'
import { realWorld } from './composition.ts'
import { problemText } from './errors.ts'
import { fail } from './fail.ts'
import type { Log } from './log.ts'
import type { Note } from './plan/decision.ts'
import { documentationIn } from './report/documentation.ts'
import { failedSection } from './report/failed-section.ts'
import { remedyCommands } from './report/undo-commands.ts'
import type { UndoOutcome } from './report/undo-outcome.ts'
import { failedUndoSection, undone, undoSection } from './report/undo-section.ts'
import { enableVerification, verificationDisabled } from './runner/tls-verification.ts'
import { forBash } from './shell.ts'
import { loadUndo } from './state/state.ts'
import type { UndoRecord } from './state/undo-record.ts'
import { revoke } from './steps/revoke.ts'
import { unlessStalled } from './time/stall.ts'

/** The post step where main has left something: undoes it, and says what became of that. */
export async function undoStep(): Promise<void> {
  let record: UndoRecord | undefined
  let log = actionsLog()
  verifyCertificates(log)
  try {
    record = loadUndo(actionsState)
    log = actionsLog(record?.cluster.name)
    const outcome = await unlessStalled(revoke(record, realWorld({ log, state: actionsState })))
    for (const { level, text } of notesOf(outcome)) log[level](text)
    if (outcome.kind === 'nothing') log.info(outcome.why)
    if (outcome.kind === 'accepted' || outcome.kind === 'done')
      log.info(`Undone: ${undone(outcome, record?.detail ?? 'own')}.`)
    const section = record === undefined ? undefined : undoSection(record, outcome)
    if (section !== undefined) await writeSummary(section)
  } catch (error) {
    await failed(error, record, log)
  }
}

async function failed(error: unknown, record: UndoRecord | undefined, log: Log): Promise<void> {
  const problems = fail(error, log)
  const linkTo = documentationIn(process.env)
  if (record === undefined) {
    await writeSummary(failedSection({ cluster: undefined, problems, wrote: 'unknown', undone: false }, linkTo))
    return
  }
  const remedy = remedyCommands(record)
  log.error(
    `The change of this step could not be undone, and stays until that is done by hand. Run:\n${forBash(remedy)}`,
  )
  await writeSummary(failedUndoSection(record, problems, remedy, linkTo))
}

/** What would make main refuse must not keep post from undoing. */
function verifyCertificates(log: Log): void {
  const problem = verificationDisabled(process.env)
  if (problem === undefined) return
  enableVerification(process.env)
  log.warning(problemText({ ...problem, what: `${problem.what} This step verifies them all the same.` }))
}

function notesOf(outcome: UndoOutcome): readonly Note[] {
  if (outcome.kind === 'nothing') return []
  return outcome.kind === 'unchanged' ? outcome.notes : outcome.change.notes
}
