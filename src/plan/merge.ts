import { aggregate } from '../ranges/index.ts'
import type { Claim, Wish } from './wish.ts'

/** How many entries fewer the list would have with `aggregate: true`. */
export function savedByMerging(claims: readonly Claim[]): number {
  return claims.length - mergeDeclared({ aggregate: true }, claims).length
}

/**
 * With `aggregate: true`, the declared claims merged without widening. Only they: an egress address and the runner's
 * must be found again as they were written.
 */
export function mergeDeclared(wish: Pick<Wish, 'aggregate'>, claims: readonly Claim[]): Claim[] {
  if (!wish.aggregate) return [...claims]
  const declared = claims.filter(({ origin }) => origin === 'ranges' || origin === 'ranges-file')
  const merged = aggregate(declared.map(({ entry }) => entry)).map(
    (entry): Claim =>
      declared.find((claim) => claim.entry.text === entry.text) ?? { entry, origin: 'ranges', source: 'merged' },
  )
  return [...claims.filter((claim) => !declared.includes(claim)), ...merged]
}
