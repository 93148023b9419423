import { neverStarted, nothingWritten } from './report/undo-outcome.ts'
import { leftIn } from './state/saved-records.ts'

/**
 * The post step: undoes what main has recorded. All of that story, and every package, is loaded only where there is a record.
 * What `@actions/core` would do for the rest, reading two texts and printing one, takes less than loading it.
 */
export async function postStep(): Promise<void> {
  switch (leftIn({ load: (key) => process.env[`STATE_${key}`] ?? '' })) {
    case 'no index':
      process.stdout.write(`::warning::${neverStarted}\n`)
      return
    case 'nothing':
      process.stdout.write(`${nothingWritten.why}\n`)
      return
    case 'records': {
      const { undoStep } = await import('./undo-step.ts')
      await undoStep()
    }
  }
}
