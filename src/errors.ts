import type { FailureCode } from './failure-codes.ts'
import { cut, longestAnnotation } from './log-text.ts'
import { forBash } from './shell.ts'

/** One thing that went wrong, in the order in which it is told: what happened, what to do, what the service said. */
export interface Problem {
  readonly code: FailureCode
  /** What happened and why, as whole sentences. */
  readonly what: string
  /** What `what` speaks of in the end, to the character: `… presented the subject` and then the subject. */
  readonly exact?: string | undefined
  readonly remedy?: string | undefined
  /** What to run, as lines for bash that a person can copy. */
  readonly commands?: string | undefined
  /** The service's own words, shortened, with its correlation ID. */
  readonly said?: string | undefined
  /** The place in a file of the workspace that it speaks of, so that a pull request shows it there. */
  readonly at?: Place | undefined
  /** What the texts above only count: for the job summary. */
  readonly rest?: string | undefined
}

/** A problem with the address of its code's section in the documentation, where that is known. */
export interface LinkedProblem extends Problem {
  readonly link?: string | undefined
}

/** A line of a file of the workspace. */
export interface Place {
  readonly file: string
  readonly line: number
}

/**
 * A problem as one text, with commands on lines of their own. Whatever follows the code was said by others.
 */
export function problemText({ code, what, exact, remedy, commands, said, link }: LinkedProblem): string {
  const whole = exact === undefined ? what : `${what} ${JSON.stringify(exact)}.`
  const before = oneLine(whole, remedy)
  const after = oneLine(`[${code}]`, link, said)
  return commands === undefined ? oneLine(before, after) : [before, forBash(commands), after].join('\n')
}

function oneLine(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ')
}

export type ProblemDetails = Pick<Problem, 'exact' | 'remedy' | 'commands' | 'said'> & { readonly cause?: unknown }

/** A failure that a user can act on. */
export class StepError extends Error {
  override readonly name: string = 'StepError'
  readonly code: FailureCode
  readonly exact: string | undefined
  readonly remedy: string | undefined
  readonly commands: string | undefined
  readonly said: string | undefined

  constructor(code: FailureCode, what: string, { exact, remedy, commands, said, cause }: ProblemDetails = {}) {
    super(what, { cause })
    this.code = code
    this.exact = exact
    this.remedy = remedy
    this.commands = commands
    this.said = said
  }

  /** What there is to tell. */
  get problems(): readonly Problem[] {
    const { code, message, exact, remedy, commands, said } = this
    return [{ code, what: message, exact, remedy, commands, said }]
  }
}

/** The step's time ran out while something was still being waited for; nothing was refused. */
export class TimeUp extends StepError {}

/** The runner asked the step to end: the job was cancelled, or its time is up. */
export class Cancelled extends StepError {
  constructor(what: string, details: ProblemDetails = {}) {
    super('cancelled', what, details)
  }
}

/** Several mistakes, told in one run and not one failed run at a time. */
export class Refusal extends StepError {
  readonly #problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const [first] = problems
    super(
      first?.code ?? 'unexpected',
      problems.length === 1 ? `${first?.what}` : `Nothing was written: ${problems.length} problems.`,
      problems.length === 1 ? { ...first } : {},
    )
    this.#problems = problems
  }

  override get problems(): readonly Problem[] {
    return this.#problems
  }
}

/** What there is to tell of a failure, foreseen or not. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof StepError) return error.problems
  return [
    {
      code: 'unexpected',
      what: `Unexpected error: ${messageOf(error)}`,
      remedy: 'This is a bug; please report it with this log.',
    },
  ]
}

/** The first few of several texts, and how many more there are: `a, b, c and 4 more`. */
export function enumerated(texts: readonly string[], most = 3): string {
  if (texts.length <= most + 1) return texts.join(', ')
  return `${texts.slice(0, most).join(', ')} and ${texts.length - most} more`
}

/** What an error says, with its causes, as one line. Others' words among them may be of any length, and are cut. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return cut(String(error), longestAnnotation)
  const own = error.message === '' ? error.name : error.message
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(messageOf).join('; ')
  return cut(own, longestAnnotation)
}
