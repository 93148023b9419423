import type { Mutant } from './sites.ts'

/** What a run of jest does to the sources: it marks where all mutants are, or holds one of them. */
export type Play =
  | { readonly kind: 'survey'; readonly mutants: readonly Mutant[]; readonly reports: string }
  | { readonly kind: 'mutant'; readonly mutant: Mutant; readonly tests: readonly string[] }

/** What one file of tests reached of the mutants, by index, and how long it took. */
export interface Reached {
  readonly test: string
  readonly ms: number
  readonly mutants: readonly number[]
}

/** The file that tells jest's processes what to play. */
export const playVariable = 'MUTANTS_PLAY'
