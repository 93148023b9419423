import type { Range } from '../ranges/index.ts'

/** An address that the cluster's nodes reach the API server from, and how it was found. */
export interface EgressAddress {
  readonly range: Range
  /** A chain that a person can follow: `public IP … <- load balancer <- pool system`. */
  readonly chain: string
}

/** How the cluster's own nodes reach the API server, as far as the step needs to know. */
export type Egress =
  /** They use a private path, or somebody took responsibility with `egress-mode: none`. */
  | { readonly kind: 'not-needed'; readonly why: string; readonly warning?: string }
  | { readonly kind: 'resolved'; readonly leavesBy: 'load-balancer'; readonly addresses: readonly EgressAddress[] }
  /** `addresses` holds what was found all the same. */
  | { readonly kind: 'unresolved'; readonly why: string; readonly addresses: readonly EgressAddress[] }

export const egressRemedy =
  'Name the addresses that the nodes leave by in `egress-ips`, or take responsibility with `egress-mode: none`.'
