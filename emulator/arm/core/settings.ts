import type { Clock } from '../../clock.ts'
import type { Ids } from './determinism.ts'

/** What a test or a demo may turn. Every field can be changed while the emulator runs. */
export interface ArmSettings {
  /** Duration of a cluster operation in milliseconds. Recorded: median 110 s, minimum 41 s. */
  operationMs: number
  /** From an operation's end until its list is in force, in milliseconds. Documented: "up to two minutes". */
  propagationMs: number
  /** The free text that polls answer in turn, spread evenly over the operation. */
  operationStatuses: readonly string[]
  /** Whether token buckets, AKS's and ARM's own, answer 429. */
  throttling: boolean
  /** Whether clusters and agent pools have an `eTag`: AKS left it out of versions that define it until autumn 2025. */
  eTags: boolean
  /** How the service orders the list that it stores. */
  rangeOrder: 'kept' | 'reversed' | 'sorted'
  /**
   * What shows that an operation on one pool runs: the cluster's own state as well, or the pool's alone. Both were reported
   * (https://github.com/Azure/azure-workload-identity/issues/417).
   */
  poolOperations: 'cluster and pool' | 'pool alone'
  /** Which of the three known bodies a write meets while an operation runs. */
  conflict: 'OperationNotAllowed' | 'PendingOperation' | 'EtagMismatch'
  /** Fields, by name, that are refused although the schema has them, as `sshAccess` was in 2025-10-01. */
  refusedFields: readonly string[]
  /** The API versions that a cloud that lags behind serves, by provider or by type, in lower case; all if left out. */
  servedVersions: Readonly<Record<string, readonly string[]>>
}

export const defaultSettings: ArmSettings = {
  operationMs: 110_000,
  propagationMs: 120_000,
  operationStatuses: ['InProgress', 'ProvisioningControlPlane', 'ReconcilingAddons'],
  throttling: true,
  eTags: true,
  rangeOrder: 'kept',
  poolOperations: 'cluster and pool',
  conflict: 'OperationNotAllowed',
  refusedFields: [],
  servedVersions: {},
}

/** What every part of the service shares: time, names and the settings in force. */
export interface ArmContext {
  readonly clock: Clock
  readonly ids: Ids
  readonly settings: ArmSettings
}
