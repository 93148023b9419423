import { actionsLog } from './actions.ts'
import { type Problem, problemsOf, problemText } from './errors.ts'

/**
 * Fails the step: one annotation for each problem. What lies behind it goes to the debug log.
 * @returns the problems, for the job summary and the outputs
 */
export function fail(error: unknown): readonly Problem[] {
  const problems = problemsOf(error)
  for (const problem of problems) actionsLog.error(problemText(problem))
  if (error instanceof Error && error.stack !== undefined) actionsLog.debug(error.stack)
  process.exitCode = 1
  return problems
}
