import type { Lease } from '../leases/index.ts'
import type { Mode, Restore } from '../options.ts'

/** What a step changed, as far as the post step has to know it. Texts are as they were sent. */
export interface AppliedChange {
  readonly mode: Mode
  readonly restore: Restore
  readonly added: readonly { readonly text: string; readonly temporary: boolean }[]
  readonly removed: readonly string[]
  readonly replacesPlaceholder: boolean
  readonly wasOpen: boolean
  /** The whole list as the step left it. */
  readonly left: readonly string[]
  /** What the step declared and did not add, since it was there: no tag makes that temporary. */
  readonly declared: readonly string[]
  /** The leases that the step took. */
  readonly leases?: readonly Lease[]
  /** Leases of other jobs that the step ended, and that `restore: all` takes up again. */
  readonly ended?: readonly Lease[]
  /** The leases of the entries that the step took out, as the tags were then: others may replace those at any time. */
  readonly removedLeases?: readonly Lease[]
}

/** Whether there is nothing that the post step would ever take back, so that it needn't even sign in. */
export function undoesNothing({ restore, added, removed, leases = [], ended = [] }: AppliedChange): boolean {
  if (restore === 'none') return true
  if (leases.length > 0) return false
  return restore === 'all'
    ? added.length + removed.length + ended.length === 0
    : !added.some(({ temporary }) => temporary)
}
