import type { Cluster } from '../cluster/cluster.ts'
import { type Lease, leaseBook, leasesOn } from '../leases/index.ts'
import type { Change } from '../plan/decision.ts'
import type { Footprint } from '../plan/footprint.ts'
import { knownEntries } from '../plan/listing.ts'
import type { Wish } from '../plan/wish.ts'
import { parseListed } from '../ranges/index.ts'
import type { Ledger } from '../update/swap.ts'
import { clearUndo, type StateStore, saveUndo } from './state.ts'
import type { UndoRecord } from './undo-record.ts'

/** What stays the same in the state, whatever is written. */
export type UndoContext = Omit<UndoRecord, 'footprint' | 'write' | 'resourceUid' | 'egress' | 'apiVersion'>

export interface LedgerOptions {
  readonly state: StateStore
  readonly context: UndoContext
  readonly wish: Pick<Wish, 'mode' | 'restore' | 'declared' | 'egressIps'>
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
        apiVersion: cluster.apiVersion,
        // What an earlier write of the step rested on is true for the whole of it.
        egress: change.egress ?? done?.egress,
        footprint: footprint(options.wish, change, cluster, done?.footprint),
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

function footprint(
  { mode, restore, declared, egressIps }: LedgerOptions['wish'],
  change: Change,
  cluster: Cluster,
  earlier: Footprint | undefined,
): Footprint {
  const before = earlier?.added.filter(({ text }) => !change.added.some((addition) => addition.text === text)) ?? []
  return {
    mode,
    restore,
    added: [...before, ...change.added.map(({ text, temporary }) => ({ text, temporary }))],
    removed: [...new Set([...(earlier?.removed ?? []), ...lasting(change)])],
    replacesPlaceholder: change.replacesPlaceholder || earlier?.replacesPlaceholder === true,
    wasOpen: change.wasOpen || earlier?.wasOpen === true,
    left: change.list,
    declared: mode === 'add' || mode === 'set' ? withoutAdded([...declared, ...egressIps], change) : [],
    ...leasesOf(change, cluster, earlier),
  }
}

function withoutAdded(declared: LedgerOptions['wish']['declared'], { added }: Change): string[] {
  const texts = new Set(added.map(({ text }) => text))
  return declared.map(({ entry }) => entry.text).filter((text) => !texts.has(text))
}

/** What an undo may put back: not what was there only by leases that are over. */
function lasting({ removed, leases }: Change): readonly string[] {
  return leases === undefined ? removed : removed.filter((text) => !leases.collected.includes(text))
}

function leasesOf(
  { leases, removed }: Change,
  { tags, serverTime }: Cluster,
  earlier: Footprint | undefined,
): Pick<Footprint, 'leases' | 'ended' | 'removedLeases'> {
  const book = leaseBook(tags, serverTime)
  const onRemoved = knownEntries(parseListed(removed)).flatMap((entry) => leasesOn(book, entry))
  const taken = once([...(earlier?.leases ?? []), ...(leases?.put ?? [])])
  const ended = once([...(earlier?.ended ?? []), ...(leases?.dropped ?? [])])
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
