import type { ClusterId } from '../arm/cluster-id.ts'
import type { Repository } from '../leases/index.ts'
import type { Change, Note, Sweep } from '../plan/decision.ts'
import type { NodeEgress } from '../plan/node-egress.ts'
import type { Spec } from '../plan/spec.ts'
import type { Effect } from '../update/effect.ts'
import type { Phase } from './phases.ts'

/** What a main step did, told once and shown as outputs, log and job summary. */
export interface Outcome {
  readonly cluster: ClusterId
  /** As log and summary call it: its name, where that is enough to tell it from the step's other clusters. */
  readonly label: string
  readonly spec: Spec
  readonly egress: NodeEgress | undefined
  /** The list before the step, and after it (or as it would be, on a dry run). */
  readonly previous: readonly string[]
  readonly ranges: readonly string[]
  /** How many entries this cluster takes. */
  readonly maximum: number
  readonly restricted: boolean
  readonly change: Change | undefined
  readonly notes: readonly Note[]
  /** What a sweep looked at; absent in all other modes. */
  readonly sweep?: Sweep | undefined
  /** This workflow's own repository, whose runs can be linked to. */
  readonly repository?: Repository | undefined
  readonly effect: Effect | undefined
  readonly dryRun: boolean
  readonly phases: readonly Phase[]
}
