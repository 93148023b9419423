import type { Range } from '../ranges/index.ts'

/** An address that the cluster's nodes reach the API server from, and how it was found. */
export interface EgressAddress {
  readonly range: Range
  /** A chain that a person can follow: `public IP … <- load balancer <- pool system`. */
  readonly chain: string
}

/** Whether all nodes leave by the cluster's own load balancer, which AKS admits by itself. */
export type LeavesBy = 'load-balancer' | 'another-way'

/** How the cluster's own nodes reach the API server, as far as the step needs to know. */
export type Egress =
  /** They use a private path, or somebody took responsibility with `egress-mode: none`. */
  | { readonly kind: 'not-needed'; readonly why: string; readonly warning?: string }
  | {
      readonly kind: 'resolved'
      readonly leavesBy: LeavesBy
      readonly addresses: readonly EgressAddress[]
      readonly warning?: string
    }
  /** `addresses` holds what was found all the same. */
  | { readonly kind: 'unresolved'; readonly why: string; readonly addresses: readonly EgressAddress[] }

export const egressRemedy =
  'Name the addresses that the nodes leave by in `egress-ips`, or take responsibility with `egress-mode: none`.'

/** What was found, resolved or not. */
export function addressesOf(egress: Egress | undefined): readonly EgressAddress[] {
  return egress === undefined || egress.kind === 'not-needed' ? [] : egress.addresses
}

/** Whether `0.0.0.0/32`, which admits the cluster's own load balancer and nobody else, keeps the nodes in. */
export function placeholderSuffices(egress: Egress): boolean {
  return egress.kind === 'not-needed' || (egress.kind === 'resolved' && egress.leavesBy === 'load-balancer')
}
