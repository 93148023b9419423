import type { ClusterId } from '../arm/cluster-id.ts'
import type { Cloud } from '../azure/cloud.ts'
import type { SignIn } from '../azure/sign-in.ts'
import type { Detail, RestoreWait } from '../options.ts'
import type { AppliedChange } from '../plan/applied-change.ts'
import type { KnownEgress } from '../plan/node-egress.ts'
import type { Range } from '../ranges/index.ts'

/** How a write ended, as far as main saw it. */
export type WriteStatus = 'unanswered' | 'accepted'

/** Everything the post step needs, and nothing secret: secrets are read from the environment again. */
export interface UndoRecord {
  readonly cluster: ClusterId
  /** Tells a cluster from one of the same name made after it. */
  readonly resourceUid: string | undefined
  readonly cloud: Cloud
  readonly signIn: SignIn
  /** The version that AKS was spoken to in; a cloud that lags behind serves another than the pinned one. */
  readonly apiVersion: string | undefined
  readonly applied: AppliedChange
  /** What main's writes rested on; absent where they needed nothing looked up. */
  readonly egress: KnownEgress | undefined
  /** What `egress-ips` named, for a look-up of the post step's own. */
  readonly egressIps: readonly Range[]
  readonly write: WriteStatus
  /** What to wait for: see the input `restore-wait`. */
  readonly restoreWait: RestoreWait
  readonly timeoutMs: number
  readonly detail: Detail
}
