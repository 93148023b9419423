/** A failure that a user can act on: what went wrong, and, apart from it, what mends it. */
export class StepError extends Error {
  override readonly name: string = 'StepError'
  readonly remedy: string | undefined

  constructor(problem: string, options: { readonly remedy?: string | undefined; readonly cause?: unknown } = {}) {
    super(problem, { cause: options.cause })
    this.remedy = options.remedy
  }
}

/** The step's time ran out while something was still being waited for; nothing was refused. */
export class TimeUp extends StepError {}

/** The runner asked the step to end: somebody cancelled the job, or its time is up. */
export class Cancelled extends StepError {}

/** Several mistakes, told in one run, so that nobody mends them one failed run at a time. */
export class Refusal extends StepError {
  readonly problems: readonly string[]

  constructor(problems: readonly string[], headline = 'Nothing was written') {
    super(problems.length === 1 ? `${problems[0]}` : `${headline}: ${problems.length} problems.`)
    this.problems = problems
  }
}

/** What an error says, with its causes, as one line. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.message === '' ? error.name : error.message
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(messageOf).join('; ')
  return own
}
