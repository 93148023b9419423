import { type Problem, problemsOf, problemText } from './errors.ts'
import type { Log } from './log.ts'
import { documentationIn } from './report/documentation.ts'

/** GitHub shows ten error annotations of a step. */
const mostAnnotations = 10

/**
 * Fails the step: one annotation for each problem, as far as GitHub shows them. What lies behind it goes to the debug log.
 * @returns the problems, for the job summary and the outputs
 */
export function fail(error: unknown, log: Log): readonly Problem[] {
  const problems = problemsOf(error)
  const linkTo = documentationIn(process.env)
  const annotated = problems.length > mostAnnotations ? problems.slice(0, mostAnnotations - 1) : problems
  for (const problem of annotated) log.error(problemText({ ...problem, link: linkTo(problem.code) }), problem.at)
  const untold = problems.length - annotated.length
  if (untold > 0) log.error(`There are ${untold} more problems. The job summary lists them.`)
  if (error instanceof Error && error.stack !== undefined) log.debug(error.stack)
  process.exitCode = 1
  return problems
}
