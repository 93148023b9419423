import type { Addition } from './decision.ts'
import type { Claim } from './wish.ts'

/** Claims as the entries that a write adds. */
export function additions(claims: readonly Claim[], temporary: boolean): Addition[] {
  return claims.map(({ entry, origin, source }) => ({
    text: entry.text,
    origin,
    temporary,
    ...(source === undefined ? {} : { source }),
  }))
}
