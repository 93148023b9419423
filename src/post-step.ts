import { actionsLog, actionsState } from './actions.ts'
import { neverStarted, nothingWritten } from './report/undoing.ts'
import { leftIn } from './state/state.ts'

/** The post step: undoes what main has recorded. All of that story, and what it needs, is loaded only where there is a record. */
export async function postStep(): Promise<void> {
  switch (leftIn(actionsState)) {
    case 'no index':
      actionsLog.warning(neverStarted)
      return
    case 'nothing':
      actionsLog.info(nothingWritten.why)
      return
    case 'records': {
      const { undoStep } = await import('./undo-step.ts')
      await undoStep()
    }
  }
}
