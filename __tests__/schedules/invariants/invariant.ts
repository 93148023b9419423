import type { Author, History, StepRecord, Transition } from '../history.ts'
import { described } from './history.ts'

/** A law as something that one history of a cluster can break. */
export interface Invariant {
  readonly name: string
  /** What broke it, in words; nothing where it holds. */
  violations(history: History): string[]
}

export type JobAuthor = Extract<Author, { kind: 'job' }>

/** An invariant of every write of the action that AKS accepted. */
export function ofEveryWrite(
  name: string,
  holds: (transition: Transition, author: JobAuthor, history: History, index: number) => boolean,
): Invariant {
  return {
    name,
    violations: (history) =>
      history.transitions.flatMap((transition, index) =>
        transition.author.kind !== 'job' || holds(transition, transition.author, history, index)
          ? []
          : [described(transition)],
      ),
  }
}

/** An invariant of every step of the action. */
export function ofEveryStep(
  name: string,
  problem: (step: StepRecord, history: History) => string | undefined,
): Invariant {
  return {
    name,
    violations: (history) =>
      history.steps.flatMap((step) => {
        const what = problem(step, history)
        return what === undefined ? [] : [`${step.step} of job ${step.job}: ${what}`]
      }),
  }
}
