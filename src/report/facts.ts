import { removedBy } from '../plan/decision.ts'
import type { UpdateResult } from '../update/compare-and-swap.ts'
import type { Effect } from '../update/effect.ts'

/** What came of the update, as its phase's line in the log has it. */
export function updateFact(done: UpdateResult): string {
  if (done.kind === 'unchanged') return 'Update: none needed'
  const { added } = done.change
  const removed = removedBy(done.change).texts
  const counts = [
    ...(added.length === 0 ? [] : [`${added.length} added`]),
    ...(removed.length === 0 ? [] : [`${removed.length} removed`]),
  ]
  return `Update: ${counts.length === 0 ? 'leases changed' : counts.join(', ')}, accepted by AKS`
}

/** What was waited for, and seen. */
export function waitFact({ access, operation }: Effect): string {
  if (access === 'proven') return 'Wait: in force for this runner'
  if (operation === 'ended') return 'Wait: AKS has ended the update, and the list holds the change'
  return operation === 'running' ? 'Wait: none, AKS goes on with the update' : 'Wait: none needed'
}
