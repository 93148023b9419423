import type { Mutant } from './mutant.ts'

/** What could be wrong where a step has several clusters. */
export const fleetMutants: readonly Mutant[] = [
  {
    name: 'the clusters of a step share one record',
    file: 'src/steps/grant-all.ts',
    find: 'records.slot(place)',
    replace: 'records.slot(0)',
  },
  {
    name: 'only the first record of a step is undone',
    file: 'src/steps/revoke-all.ts',
    find: 'records.map(async',
    replace: 'records.slice(0, 1).map(async',
  },
]
