import { actionsLog, actionsState } from './actions.ts'
import { nothingWritten } from './report/undoing.ts'
import { holdsUndo } from './state/state.ts'

if (holdsUndo(actionsState)) {
  // All of the story, and what it needs, is loaded only where there is something to undo.
  const { undoStep } = await import('./undo-step.ts')
  await undoStep()
} else {
  actionsLog.info(nothingWritten.why)
}
// A connection that nobody will ever answer must not hold the job up.
process.exit()
