import { type ExpiredLeases, expiredLeases, isExpired, type Lease, leasesOn, room, without } from '../leases/index.ts'
import { type Entry, intersects, type Range } from '../ranges/index.ts'
import { AllowList } from './allow-list.ts'
import type { AppliedChange } from './applied-change.ts'
import type { CurrentList } from './current-list.ts'
import { type Change, type Decision, leaving, type Note, notice } from './decision.ts'
import { copiedNotes, expiryNotes } from './expired-leases.ts'
import { addressesOf, isKnown, type NodeEgress } from './node-egress.ts'

const idsOf = ({ leases = [] }: AppliedChange) => new Set(leases.map(({ id }) => id))

/** Whether a job other than this one is at work from that address. */
export function heldByOthers({ leases }: CurrentList, applied: AppliedChange, entry: Entry): boolean {
  return leasesOn(without(leases, idsOf(applied)), entry).some((lease) => !isExpired(leases, lease))
}

/** The leases of addresses that this step put on the list itself. */
export function addedLeases({ leases = [], added }: AppliedChange): readonly Lease[] {
  return leases.filter(({ address }) => added.some(({ text }) => text === address.text))
}

/**
 * Addresses that another job put on the list, that this one has shared, and whose last lease is its own. The state says
 * which; where its tag is gone or speaks of another address, nothing says any more that the address isn't there for good.
 */
export function joinedAddresses(current: CurrentList, applied: AppliedChange): Range[] {
  const added = addedLeases(applied)
  return leasesPresent(current, applied)
    .filter((lease) => !added.includes(lease) && !isDeclared(applied, lease.address))
    .map(({ address }) => address)
    .filter((address) => current.list.has(address) && !heldByOthers(current, applied, address))
}

/** What this very step declared is there for good, whatever a tag says of it. */
function isDeclared({ declared, added }: AppliedChange, { text }: Range): boolean {
  return declared.includes(text) || added.some((addition) => addition.text === text && !addition.temporary)
}

/** The step's own leases whose tags the cluster still has, as they were written. */
function leasesPresent({ leases: clusterLeases }: CurrentList, { leases = [] }: AppliedChange): Lease[] {
  return leases.filter((lease) => clusterLeases.leases.some((tag) => isSame(lease, tag)))
}

function isSame(lease: Lease, tag: Lease): boolean {
  return lease.id === tag.id && lease.address.text === tag.address.text
}

/**
 * Whether the lease's tag names another address by now. Another job may have left that address on the list because of the tag,
 * so the tag stays until it expires: a sweep then takes the address out with it.
 */
function isRewritten({ leases }: CurrentList, lease: Lease): boolean {
  return leases.leases.some((tag) => tag.id === lease.id && !isSame(lease, tag))
}

/** Whether these leases alone held an entry that the step took out, and are over: then nothing puts it back. */
export function areOver({ leases: clusterLeases }: CurrentList, leases: readonly Lease[]): boolean {
  return leases.length > 0 && leases.every((lease) => isExpired(clusterLeases, lease))
}

/** The leases that an entry had when the step took it out. A tag that has come or gone since says nothing of it. */
export function leasesOfRemoved({ ended = [], removedLeases = [] }: AppliedChange, entry: Entry): Lease[] {
  return leasesOn({ leases: [...ended, ...removedLeases] }, entry)
}

/** The undo, with the step's own leases ended in the same write, and others taken up again that it ended. */
export function withLeasesUndone(
  current: CurrentList,
  applied: AppliedChange,
  egress: NodeEgress | undefined,
  decision: Decision,
): Decision {
  if (decision.kind === 'refused') return decision
  const own = leasesPresent(current, applied)
  const base = decision.kind === 'change' ? decision : leaving(current.list)
  const back = takenUpAgain(current, applied, base)
  const staying = stayingNotes(current, applied, own)
  if (decision.kind === 'unchanged' && own.length + back.length === 0)
    return { ...decision, notes: [...decision.notes, ...staying] }
  const over = expiredBeside(current, applied, egress)
  // Those whose tags are gone too: others may put them back, and then they are this step's all the same.
  const ended = (applied.leases ?? []).filter((lease) => !isRewritten(current, lease))
  if (ended.length + back.length + over.leases.length === 0) return decision
  const rest = base.after.minus(AllowList.of(over.addresses))
  const collects = rest.size > 0
  const after = collects ? rest : base.after
  return {
    ...base,
    ...(isKnown(egress) && { egress }),
    after,
    leases: {
      acquired: back,
      released: [...ended, ...(collects ? over.leases : [])],
      expired: base.after.minus(after).texts,
    },
    notes: [...base.notes, ...staying, ...(collects ? expiryNotes(current.leases, over.addresses) : [])],
  }
}

function takenUpAgain({ leases }: CurrentList, applied: AppliedChange, { after }: Change): Lease[] {
  const { restore, ended = [] } = applied
  if (restore !== 'all') return []
  const present = new Set([...leases.leases, ...leases.copied].map(({ id }) => id))
  return ended
    .filter((lease) => !isExpired(leases, lease) && after.has(lease.address) && !present.has(lease.id))
    .slice(0, room(without(leases, idsOf(applied))))
}

const nothing: ExpiredLeases = { leases: [], addresses: [] }

/** Leases of other jobs that are over, where the egress is known: an undo looks nothing up for their sake. */
function expiredBeside(current: CurrentList, applied: AppliedChange, egress: NodeEgress | undefined): ExpiredLeases {
  if (!isKnown(egress) || (applied.leases ?? []).length === 0) return nothing
  return expiredLeases(without(current.leases, idsOf(applied)), {
    isListed: (address) => current.list.has(address),
    orphaned: new Set(),
    retention: (address) =>
      isDeclared(applied, address) || addressesOf(egress).some(({ range }) => intersects(range, address))
        ? 'keep'
        : 'remove',
  })
}

function stayingNotes(current: CurrentList, applied: AppliedChange, own: readonly Lease[]): Note[] {
  const ids = idsOf(applied)
  const staying = own
    .filter(({ address }) => current.list.has(address) && heldByOthers(current, applied, address))
    .map(({ address }) => notice(`"${address.text}" stays on the list: another job holds a lease of it.`))
  return [...staying, ...copiedNotes(current.leases.copied.filter(({ id }) => ids.has(id)))]
}
