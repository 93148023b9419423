import type { ClusterId } from '../arm/cluster-id.ts'
import type { Change, Note } from '../plan/decision.ts'
import type { NodeEgress } from '../plan/node-egress.ts'
import type { Spec } from '../plan/spec.ts'
import type { Effect } from '../update/effect.ts'
import type { Phase } from './phases.ts'

/** What a main step did, told once and shown as outputs, log and job summary. */
export interface Outcome {
  readonly cluster: ClusterId
  readonly spec: Spec
  readonly egress: NodeEgress | undefined
  /** The list before the step, and after it (or as it would be, on a dry run). */
  readonly previous: readonly string[]
  readonly ranges: readonly string[]
  readonly restricted: boolean
  readonly change: Change | undefined
  readonly notes: readonly Note[]
  readonly effect: Effect | undefined
  readonly dryRun: boolean
  readonly phases: readonly Phase[]
}
