import type { Author, Chronicle, StepRecord, Transition } from '../chronicle.ts'
import { told } from './history.ts'

/** A law as something that one history of a cluster can break. */
export interface Invariant {
  readonly name: string
  /** What broke it, in words; nothing where it holds. */
  violations(chronicle: Chronicle): string[]
}

export type JobAuthor = Extract<Author, { kind: 'job' }>

/** An invariant of every write of the action that AKS accepted. */
export function ofEveryWrite(
  name: string,
  holds: (transition: Transition, author: JobAuthor, chronicle: Chronicle, index: number) => boolean,
): Invariant {
  return {
    name,
    violations: (chronicle) =>
      chronicle.transitions.flatMap((transition, index) =>
        transition.author.kind !== 'job' || holds(transition, transition.author, chronicle, index)
          ? []
          : [told(transition)],
      ),
  }
}

/** An invariant of every step of the action. */
export function ofEveryStep(
  name: string,
  problem: (step: StepRecord, chronicle: Chronicle) => string | undefined,
): Invariant {
  return {
    name,
    violations: (chronicle) =>
      chronicle.steps.flatMap((step) => {
        const what = problem(step, chronicle)
        return what === undefined ? [] : [`${step.step} of job ${step.job}: ${what}`]
      }),
  }
}
