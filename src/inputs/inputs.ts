import type { ClusterId } from '../arm/cluster-id.ts'
import type { SignIn } from '../azure/sign-in.ts'
import type { RunsAccess } from '../github/orphans.ts'
import type { LeaseTerms, Repository } from '../leases/index.ts'
import type { Detail, RestoreWait, Wait } from '../options.ts'
import type { Note } from '../plan/decision.ts'
import type { Spec } from '../plan/spec.ts'

/** How the runner's address is learned, where it is asked for. */
export type RunnerAddressSource =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'given' }
  | { readonly kind: 'ask'; readonly services: readonly string[] }

/** Where the step signs in: one of Azure's clouds by name, or an ARM endpoint that tells. */
export type Environment =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'endpoint'; readonly url: string }

/** The cluster as it was named; with `azure-cli` the subscription may be left to `az`. */
export type Target = ClusterId | (Omit<ClusterId, 'subscriptionId'> & { readonly subscriptionId: undefined })

/** Everything that the workflow's author asked for, read once, at the door. */
export interface Inputs {
  /** At least one; what names the same cluster stands once. */
  readonly targets: readonly Target[]
  readonly environment: Environment
  readonly signIn: SignIn
  /** Its `runner` entries are there already where `runner-ip` names them. */
  readonly spec: Spec
  /** Absent where leases are off. */
  readonly lease?: LeaseTerms | undefined
  /** For `sweep`: which workflow runs may be asked about, and with what. */
  readonly runs?: RunsAccess | undefined
  /** The workflow's own repository, where the runner tells it. */
  readonly repository?: Repository | undefined
  readonly runnerAddress: RunnerAddressSource
  readonly wait: Wait
  readonly restoreWait: RestoreWait
  readonly timeoutMs: number
  readonly dryRun: boolean
  readonly detail: Detail
  /** What is odd about the ranges, though nothing forbids it. */
  readonly notes: readonly Note[]
}
