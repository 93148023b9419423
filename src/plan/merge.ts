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
  const isDeclared = ({ origin }: Claim) => origin === 'ranges' || origin === 'ranges-file'
  const declared = new Map(claims.filter(isDeclared).map((claim) => [claim.entry.text, claim]))
  const merged = aggregate([...declared.values()].map(({ entry }) => entry)).map(
    (entry): Claim => declared.get(entry.text) ?? { entry, origin: 'ranges', source: 'merged' },
  )
  return [...claims.filter((claim) => !isDeclared(claim)), ...merged]
}
