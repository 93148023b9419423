import type { Azure } from '../azure/connect.ts'
import { pollBudget } from '../cluster/poll-budget.ts'
import type { UndoOutcome } from '../report/undo-outcome.ts'
import type { UndoRecord } from '../state/undo-record.ts'
import { clusterLabels } from './cluster-labels.ts'
import type { Ports } from './ports.ts'
import { revoke } from './revoke.ts'

/** What came of one cluster of a post step. */
export type Revoked = {
  readonly record: UndoRecord
  /** As log and summary call the cluster. */
  readonly label: string
  readonly ms: number
} & ({ readonly outcome: UndoOutcome } | { readonly failure: unknown })

/** The post step: undoes what was changed on every cluster, at the same time. One that fails stops no other. */
export async function revokeAll(records: readonly UndoRecord[], ports: Ports): Promise<readonly Revoked[]> {
  const { clock, log } = ports
  const labels = clusterLabels(records.map(({ cluster }) => cluster))
  const shared = { ...ports, signIn: signInOnce(ports) }
  const polls = pollBudget(clock)
  return Promise.all(
    records.map(async (record, place): Promise<Revoked> => {
      const [label = record.cluster.name, started] = [labels[place], clock.now()]
      const own = { ...shared, log: labels.length > 1 ? ports.logOf(label) : log }
      const what = { record, label }
      try {
        const outcome = await revoke(record, own, () => polls.take(record.cluster.subscriptionId))
        return { ...what, ms: clock.now() - started, outcome }
      } catch (failure) {
        return { ...what, ms: clock.now() - started, failure }
      }
    }),
  )
}

/** One sign-in for all clusters; where it fails, each may try again. */
function signInOnce({ signIn }: Ports): Ports['signIn'] {
  const signedIn = new Map<string, Promise<Azure>>()
  return (cloud, as, apiVersion) => {
    const key = JSON.stringify([cloud, as, apiVersion])
    const azure = signedIn.get(key) ?? signIn(cloud, as, apiVersion)
    signedIn.set(key, azure)
    azure.catch(() => signedIn.delete(key))
    return azure
  }
}
