import type { Range } from '../ranges/index.ts'

/** What one question to an address service came to. */
export type Answer = {
  /** Its URL. */
  readonly service: string
} & ({ readonly kind: 'address'; readonly address: Range } | { readonly kind: 'none'; readonly why: string })

/** What all answers so far come to. */
export type Quorum = { readonly kind: 'agreed'; readonly address: Range } | { readonly kind: 'disputed' | 'too-few' }

/**
 * How long after the majority another answer may still object. A service that lies is believed only if most hosts lie, or if
 * every honest one is slower than this.
 */
export const gracePeriodMs = 500

/**
 * The address that a majority of the hosts asked names, provided that no answer names another. A host has one vote, whatever
 * its URLs and however often it answers; one that is silent stays among those asked.
 */
export function quorum(answers: readonly Answer[], services: readonly string[]): Quorum {
  const voters = new Set<string>()
  let address: Range | undefined
  for (const answer of answers) {
    if (answer.kind !== 'address') continue
    if (address !== undefined && address.text !== answer.address.text) return { kind: 'disputed' }
    address = answer.address
    voters.add(hostOf(answer.service))
  }
  const hosts = new Set(services.map(hostOf))
  return address !== undefined && voters.size * 2 > hosts.size ? { kind: 'agreed', address } : { kind: 'too-few' }
}

function hostOf(service: string): string {
  return new URL(service).hostname.replace(/\.$/, '')
}
