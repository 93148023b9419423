import type { Cluster } from '../cluster/cluster.ts'
import type { Ledger } from '../cluster/swap.ts'
import { addressesOf, type Egress, placeholderSuffices } from '../egress/egress.ts'
import type { Lease } from '../leases/index.ts'
import type { Change } from '../plan/decision.ts'
import type { Footprint } from '../plan/footprint.ts'
import type { Claim, Mode, Restore } from '../plan/wish.ts'
import { clearUndo, type StateStore, saveUndo } from './state.ts'
import type { UndoRecord } from './undo-record.ts'

/** What stays the same in the state, whatever is written. */
export type UndoContext = Omit<UndoRecord, 'footprint' | 'write' | 'resourceUid' | 'nodes'>

export interface LedgerOptions {
  readonly state: StateStore
  readonly context: UndoContext
  readonly mode: Mode
  readonly restore: Restore
  /** What is known of the cluster's own nodes by the time of the write. */
  nodes(): UndoRecord['nodes']
}

/** What the post step has to know of the egress; undefined where main had no need to look it up. */
export function nodesFrom(egress: Egress | undefined, egressIps: readonly Claim[]): UndoRecord['nodes'] {
  // Unresolved is as good as unknown: a step goes on with it only where it was asked for the sake of leases.
  if ((egress === undefined || egress.kind === 'unresolved') && egressIps.length === 0) return undefined
  const found = addressesOf(egress).map(({ range }) => range.text)
  return {
    egress: [...found, ...egressIps.map(({ entry }) => entry.text)],
    placeholderSuffices: egressIps.length === 0 && (egress === undefined || placeholderSuffices(egress)),
  }
}

/**
 * Keeps the state exact: before each write it holds what that write changes and what earlier writes of this step
 * changed; a refused write is struck out again, and what stands then is a write whose answer never came, if there is one.
 */
export function ledgerFor(options: LedgerOptions): Ledger {
  const { state, context } = options
  let done: UndoRecord | undefined
  let intended: UndoRecord | undefined
  let inDoubt: UndoRecord | undefined
  return {
    intend(change: Change, cluster: Cluster) {
      inDoubt = intended
      intended = {
        ...context,
        resourceUid: cluster.resourceUid,
        nodes: options.nodes(),
        footprint: footprint(options, change, done?.footprint),
        write: 'unanswered',
      }
      saveUndo(state, intended)
    },
    confirm() {
      if (intended === undefined) return
      done = { ...intended, write: 'accepted' }
      intended = undefined
      saveUndo(state, done)
    },
    strike() {
      intended = inDoubt
      const standing = inDoubt ?? done
      if (standing === undefined) clearUndo(state)
      else saveUndo(state, standing)
    },
  }
}

function footprint({ mode, restore }: LedgerOptions, change: Change, earlier: Footprint | undefined): Footprint {
  const before = earlier?.added.filter(({ text }) => !change.added.some((addition) => addition.text === text)) ?? []
  return {
    mode,
    restore,
    added: [...before, ...change.added.map(({ text, temporary }) => ({ text, temporary }))],
    removed: [...new Set([...(earlier?.removed ?? []), ...lasting(change)])],
    replacesPlaceholder: change.replacesPlaceholder || earlier?.replacesPlaceholder === true,
    wasOpen: change.wasOpen || earlier?.wasOpen === true,
    left: change.list,
    ...leasesOf(change, earlier),
  }
}

/** What an undo may put back: not what was there only by leases that are over. */
function lasting({ removed, leases }: Change): readonly string[] {
  return leases === undefined ? removed : removed.filter((text) => !leases.collected.includes(text))
}

function leasesOf({ leases }: Change, earlier: Footprint | undefined): Pick<Footprint, 'leases' | 'ended'> {
  const taken = [...(earlier?.leases ?? []), ...(leases?.put ?? [])]
  const ended = [...(earlier?.ended ?? []), ...(leases?.dropped ?? [])]
  const once = (all: readonly Lease[]) => [...new Map(all.map((lease) => [lease.id, lease])).values()]
  return { ...(taken.length > 0 && { leases: once(taken) }), ...(ended.length > 0 && { ended: once(ended) }) }
}
