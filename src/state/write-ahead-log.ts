import type { Cluster } from '../cluster/cluster.ts'
import { type Lease, leasesOn, parseClusterLeases } from '../leases/index.ts'
import type { AppliedChange } from '../plan/applied-change.ts'
import { type Change, removedBy, replacesPlaceholder } from '../plan/decision.ts'
import { isKnown } from '../plan/node-egress.ts'
import type { Spec } from '../plan/spec.ts'
import type { WriteAheadLog } from '../update/compare-and-swap.ts'
import type { RecordSlot } from './state.ts'
import type { UndoRecord } from './undo-record.ts'

/** What stays the same in the state, whatever is written. */
export type UndoContext = Omit<UndoRecord, 'applied' | 'write' | 'resourceUid' | 'egress' | 'apiVersion'>

export interface WriteAheadLogOptions {
  readonly slot: RecordSlot
  readonly context: UndoContext
  readonly spec: Pick<Spec, 'mode' | 'restore' | 'declared' | 'egressIps'>
}

/**
 * Keeps the state exact: before each write it holds what that write changes and what earlier writes of this step
 * changed; a refused write is struck out again, and what stands then is a write whose answer never came, if there is one.
 */
export function writeAheadLogFor(options: WriteAheadLogOptions): WriteAheadLog {
  const { slot, context } = options
  let done: UndoRecord | undefined
  let prepared: UndoRecord | undefined
  let inDoubt: UndoRecord | undefined
  return {
    prepare(change: Change, cluster: Cluster) {
      inDoubt = prepared
      prepared = {
        ...context,
        resourceUid: cluster.resourceUid,
        apiVersion: cluster.apiVersion,
        // What an earlier write of the step rested on is true for the whole of it.
        egress: isKnown(change.egress) ? change.egress : done?.egress,
        applied: appliedChange(options.spec, change, cluster, done?.applied),
        write: 'unanswered',
      }
      slot.save(prepared)
    },
    commit() {
      if (prepared === undefined) return
      done = { ...prepared, write: 'accepted' }
      prepared = undefined
      slot.save(done)
    },
    abort() {
      prepared = inDoubt
      const standing = inDoubt ?? done
      if (standing === undefined) slot.clear()
      else slot.save(standing)
    },
  }
}

function appliedChange(
  { mode, restore, declared, egressIps }: WriteAheadLogOptions['spec'],
  change: Change,
  cluster: Cluster,
  earlier: AppliedChange | undefined,
): AppliedChange {
  const before = earlier?.added.filter(({ text }) => !change.added.some((addition) => addition.text === text)) ?? []
  return {
    mode,
    restore,
    added: [...before, ...change.added.map(({ text, temporary }) => ({ text, temporary }))],
    removed: [...new Set([...(earlier?.removed ?? []), ...lasting(change)])],
    replacesPlaceholder: replacesPlaceholder(change) || earlier?.replacesPlaceholder === true,
    wasOpen: change.before.open || earlier?.wasOpen === true,
    left: change.after.texts,
    declared: mode === 'add' || mode === 'set' ? withoutAdded([...declared, ...egressIps], change) : [],
    ...leasesOf(change, cluster, earlier),
  }
}

function withoutAdded(declared: WriteAheadLogOptions['spec']['declared'], { added }: Change): string[] {
  const texts = new Set(added.map(({ text }) => text))
  return declared.map(({ entry }) => entry.text).filter((text) => !texts.has(text))
}

/** What an undo may put back: not what was there only by leases that are over. */
function lasting(change: Change): readonly string[] {
  const { texts } = removedBy(change)
  return texts.filter((text) => change.leases?.expired.includes(text) !== true)
}

function leasesOf(
  change: Change,
  { tags, serverTime }: Cluster,
  earlier: AppliedChange | undefined,
): Pick<AppliedChange, 'leases' | 'ended' | 'removedLeases'> {
  const clusterLeases = parseClusterLeases(tags, serverTime)
  const { leases } = change
  const onRemoved = removedBy(change).entries.flatMap((entry) => leasesOn(clusterLeases, entry))
  const taken = once([...(earlier?.leases ?? []), ...(leases?.acquired ?? [])])
  const ended = once([...(earlier?.ended ?? []), ...(leases?.released ?? [])])
  const removedLeases = once([...(earlier?.removedLeases ?? []), ...onRemoved])
  return {
    ...(taken.length > 0 && { leases: taken }),
    ...(ended.length > 0 && { ended }),
    ...(removedLeases.length > 0 && { removedLeases }),
  }
}

function once(leases: readonly Lease[]): Lease[] {
  return [...new Map(leases.map((lease) => [lease.id, lease])).values()]
}
