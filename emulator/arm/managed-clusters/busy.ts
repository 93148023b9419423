import type { Response } from '../../wire/http.ts'
import { providerError } from '../core/errors.ts'
import type { ArmSettings } from '../core/settings.ts'
import type { ClusterState } from './lifecycle.ts'

/** The 409 that a write meets while an operation runs, in one of the three forms that were seen. */
export function busyRefusal(state: ClusterState, conflict: ArmSettings['conflict']): Response | undefined {
  if (state.running === undefined) return undefined
  const { operation, provisioningState } = state.running
  switch (conflict) {
    case 'EtagMismatch':
      return providerError(409, 'EtagMismatch', 'Operation is not allowed: Another operation is in progress', {
        details: [{ code: 'Unspecified', message: 'rpc error: code = FailedPrecondition desc = Etag mismatched' }],
        subcode: 'PutManagedClusterAndComponents_FailedPrecondition',
      })
    case 'PendingOperation':
      return providerError(
        409,
        'OperationNotAllowed',
        `Operation is not allowed: Another operation (${provisioningState}) is in progress, please wait for it to finish before starting a new operation. See https://aka.ms/aks-pending-operation for more details`,
      )
    case 'OperationNotAllowed': {
      const startedAt = new Date(operation.startedAt).toISOString().replace(/\.\d+Z$/, 'Z')
      const message = `Operation is not allowed because there's an in progress ${verbs[provisioningState] ?? 'update'} managed cluster operation (operation ID: ${operation.id}) on the managed cluster started on UTC ${startedAt}. Please wait for it to finish before starting a new operation. You can also use 'az aks operation-abort ...' to abort the ongoing operation.`
      return providerError(409, 'OperationNotAllowed', message)
    }
  }
}

/** Only "create" is quoted; the other words follow it. */
const verbs: Readonly<Record<string, string>> = {
  Creating: 'create',
  Deleting: 'delete',
  Scaling: 'scale',
  Starting: 'start',
  Stopping: 'stop',
  Upgrading: 'upgrade',
}

/** Only start and delete are allowed on a stopped cluster; text and status of the refusal are inferred. */
export function stoppedRefusal({ body }: ClusterState): Response | undefined {
  if (body.properties.powerState.code !== 'Stopped') return undefined
  const message = `Operation is not allowed: the managed cluster ${body.name} is stopped. Please start it before starting a new operation.`
  return providerError(409, 'OperationNotAllowed', message)
}
