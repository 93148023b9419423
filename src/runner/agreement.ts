import type { Range } from '../ranges/index.ts'

/** What one address service said. */
export type Testimony =
  | { readonly service: string; readonly kind: 'address'; readonly address: Range }
  | { readonly service: string; readonly kind: 'no-answer'; readonly why: string }

/** What all of them together come to. */
export type Verdict = { readonly kind: 'agreed'; readonly address: Range } | { readonly kind: 'disagreed' | 'too-few' }

/** Two equal answers decide, or one where only one service is asked. Anybody who names another address stops that. */
export function verdict(testimonies: readonly Testimony[], asked: number): Verdict {
  const named = testimonies.flatMap((testimony) => (testimony.kind === 'address' ? [testimony.address] : []))
  const [first, ...others] = named
  if (first === undefined) return { kind: 'too-few' }
  if (others.some(({ text }) => text !== first.text)) return { kind: 'disagreed' }
  return named.length >= Math.min(2, asked) ? { kind: 'agreed', address: first } : { kind: 'too-few' }
}

/** Whether two services have named the same address, so that the rest are waited for only a moment longer. */
export function twoAgree(testimonies: readonly Testimony[]): boolean {
  const texts = testimonies.flatMap((testimony) => (testimony.kind === 'address' ? [testimony.address.text] : []))
  return new Set(texts).size < texts.length
}
