import { actionsLog } from './actions.ts'
import { messageOf, Refusal, StepError } from './errors.ts'

/**
 * Fails the step: one annotation for each problem, with its remedy. What lies behind it goes to the debug log.
 * @returns the problems, for the job summary
 */
export function fail(error: unknown): readonly string[] {
  const problems = annotationsOf(error)
  for (const text of problems) actionsLog.error(text)
  if (error instanceof Error && error.stack !== undefined) actionsLog.debug(error.stack)
  process.exitCode = 1
  return problems
}

function annotationsOf(error: unknown): string[] {
  if (error instanceof Refusal) return [...error.problems]
  if (error instanceof StepError)
    return [error.remedy === undefined ? error.message : `${error.message} ${error.remedy}`]
  return [`Something unforeseen went wrong: ${messageOf(error)} Please report it: it is a defect of this action.`]
}
