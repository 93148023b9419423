import type { ArmSettings } from '../../emulator/arm/arm.ts'
import type { EgressMode, Mode, Restore, Wait } from '../../src/options.ts'

/** Everything that decides how one run goes: who does what when, and what goes wrong. The same schedule always runs the same way. */
export interface Schedule {
  /** Seeds the jitter of the action's waits. */
  readonly seed: number
  readonly ranges: readonly string[]
  /** Addresses that tags of leases long over still name when it begins. */
  readonly oldLeases: readonly string[]
  readonly cluster: Pick<
    ArmSettings,
    'operationMs' | 'propagationMs' | 'eTags' | 'rangeOrder' | 'conflict' | 'poolOperations'
  >
  readonly jobs: readonly JobPlan[]
  readonly edits: readonly OutsideEdit[]
  /** How the operations go that the action's writes begin, in turn; those after the last one succeed. */
  readonly operations: readonly OperationFate[]
  /** How long requests and answers travel, in milliseconds, in turn; those after the last one take 20 ms. */
  readonly latencies: readonly number[]
}

export interface JobPlan {
  readonly startsAt: number
  readonly address: string
  readonly mode: Mode
  readonly ranges: readonly string[]
  readonly egressIps: readonly string[]
  /** Whether the runner's address is asked for. */
  readonly runner: boolean
  /** How long it takes to learn it. */
  readonly learnsMs: number
  readonly restore: Restore
  readonly egressMode: EgressMode
  readonly wait: Wait
  readonly timeoutMs: number
  /** From main's end to post's begin. */
  readonly workMs: number
  readonly end: JobEnd | undefined
  readonly faults: readonly Fault[]
  /** Undefined where leases are off. */
  readonly leaseMinutes: number | undefined
  /** The workflow run; the legs of a matrix have one in common. */
  readonly run: number
  /** How wrong the clocks are of the runner, and of the front end of ARM that answers it, in milliseconds. */
  readonly clockErrorMs: number
  readonly armErrorMs: number
  /** Whether a sweep may ask GitHub which runs have ended. */
  readonly seesRuns: boolean
}

export type StepName = 'main' | 'post'

/** A process that dies: at its n-th request, or so long after it began. */
export interface JobEnd {
  readonly step: StepName
  readonly at:
    | { readonly kind: 'request'; readonly n: number; readonly arrives: 'never' | 'at once' | 'late' }
    | { readonly kind: 'time'; readonly afterMs: number }
  /** A runner that goes away takes the post step with it; a cancelled job has it, and five minutes in all. */
  readonly post: boolean
}

export const faultKinds = [
  'refused',
  'answer lost',
  'late',
  'busy',
  'moved',
  'throttled',
  'throttled silently',
  'internal',
  'unavailable',
  'timeout',
  'forbidden',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** What happens to the n-th request of a step, counted from zero. */
export interface Fault {
  readonly step: StepName
  readonly n: number
  readonly kind: FaultKind
}

export type OperationFate = 'succeeds' | 'does nothing' | 'fails' | 'is cancelled' | 'fails after all'

export type OutsideEdit = { readonly at: number } & (
  | {
      readonly kind: 'az'
      readonly adds: string | undefined
      readonly removes: string | undefined
      readonly thinksMs: number
    }
  | { readonly kind: 'terraform'; readonly list: readonly string[] }
  | { readonly kind: 'portal'; readonly adds: string; readonly ms: number }
  | { readonly kind: 'pool scale' }
  /** Tags as a template has them, which replace all others: leases are gone. */
  | { readonly kind: 'tags replaced'; readonly owner: string }
  | { readonly kind: 'tag added'; readonly owner: string }
  /** A client that may write tags makes one that looks like a lease, of any address. */
  | { readonly kind: 'lease forged'; readonly address: string; readonly endsInMinutes: number }
  /** A lease's tag is made to speak of another address. */
  | { readonly kind: 'lease rewritten'; readonly address: string }
  /** A lease is copied into another slot, whatever is there, and so counts in neither. */
  | { readonly kind: 'lease copied'; readonly into: string }
)

/** The edits that change tags alone. */
export const tagEdits: readonly OutsideEdit['kind'][] = [
  'tags replaced',
  'tag added',
  'lease forged',
  'lease rewritten',
  'lease copied',
]

/** How late a request may arrive that its sender has given up on. The action looks for it during 30 s. */
export const latestMs = 20_000
/**
 * How long a pool operation takes at least. It moves no ETag, so a request that travels longer than this undoes it
 * whoever sends it: nothing in AKS's protocol prevents that.
 */
export const poolOperationMs = 30_000

export const egress = ['20.0.0.1/32', '20.0.0.2/32'] as const
export const placeholder = '0.0.0.0/32'

/** How far ARM's front ends are apart at most. */
export const mostArmErrorMs = 2 * 60_000
/** When every lease that any job took has expired, whatever became of the job. */
export const afterAllLeasesMs = 6 * 60 * 60_000
/** Neither a run of any job here, nor one that a sweep's token sees. */
export const unknownRun = 4711
