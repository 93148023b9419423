/** A defect that a developer could write: a text in a file of `src`, and what stands there instead. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  /** A planner's defect, with the last check before a write taken away as well: that one alone would stop it. */
  readonly unguarded?: true
}
