import type { Lease } from '../leases/index.ts'
import type { Range } from '../ranges/index.ts'
import type { Mode, Restore } from './wish.ts'

/** What a step changed, as far as the post step has to know it. Texts are as they were sent. */
export interface Footprint {
  readonly mode: Mode
  readonly restore: Restore
  readonly added: readonly { readonly text: string; readonly temporary: boolean }[]
  readonly removed: readonly string[]
  readonly replacesPlaceholder: boolean
  readonly wasOpen: boolean
  /** The whole list as the step left it. */
  readonly left: readonly string[]
  /** The leases that the step took. */
  readonly leases?: readonly Lease[]
  /** Leases of other jobs that the step ended, and that `restore: all` takes up again. */
  readonly ended?: readonly Lease[]
}

/** The cluster's own nodes, who must get in whatever is taken out. */
export interface Nodes {
  readonly egress: readonly Range[]
  /** They leave by the load balancer or by a private path, so that `0.0.0.0/32` alone keeps them in. */
  readonly placeholderSuffices: boolean
}

/** Whether there is nothing that the post step would ever take back, so that it needn't even sign in. */
export function undoesNothing({ restore, added, removed, leases = [], ended = [] }: Footprint): boolean {
  if (restore === 'none') return true
  if (leases.length > 0) return false
  return restore === 'all'
    ? added.length + removed.length + ended.length === 0
    : !added.some(({ temporary }) => temporary)
}
