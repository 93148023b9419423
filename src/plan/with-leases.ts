import {
  changesTags,
  type ExpiredLeases,
  holderName,
  isExpired,
  type Lease,
  leasesOn,
  without,
} from '../leases/index.ts'
import type { Range } from '../ranges/index.ts'
import { AllowList } from './allow-list.ts'
import type { CurrentList } from './current-list.ts'
import { type Change, type Decision, leaving, type Note, notice, warning } from './decision.ts'
import { expiredOn, expiryNotes, keptExpiredNotes, leftAloneNotes } from './expired-leases.ts'
import type { NodeEgress } from './node-egress.ts'
import { requiredEgress } from './required-egress.ts'
import type { Spec } from './spec.ts'
import { type TakenLeases, takeLeases } from './take-leases.ts'

/** What a mode plans on, and leases are applied to. */
export interface LeasePlan {
  readonly current: CurrentList
  readonly spec: Spec
  /** The egress, where the mode needs it. */
  readonly egress: NodeEgress | undefined
  /** The egress, for whatever reason it was looked up. */
  readonly known: NodeEgress | undefined
}

/**
 * What a mode decides, with what follows for leases. The mode plans on a list without what is to be collected, and
 * is told which of the rest is there by leases alone. Collecting goes along with a write, and is never a reason for one.
 */
export function withLeases(leasing: LeasePlan, byMode: (prepared: CurrentList) => Decision): Decision {
  const prepared = prepare(leasing, expiredBy(leasing))
  const decision = byMode(prepared.current)
  if (decision.kind !== 'refused' || prepared.expired.addresses.length === 0)
    return finished(leasing, prepared, decision)
  // What is over may be all that would be left: then it stays for now.
  const bare = prepare(leasing, nothing)
  return finished(leasing, bare, byMode(bare.current))
}

interface Prepared {
  /** The list as the mode is to see it. */
  readonly current: CurrentList
  readonly expired: ExpiredLeases
  /** Leases of entries that are declared for good. */
  readonly adopted: readonly Lease[]
}

const nothing: ExpiredLeases = { leases: [], addresses: [] }

function expiredBy({ current, spec, known }: LeasePlan): ExpiredLeases {
  if (spec.lease === undefined || current.open) return nothing
  return expiredOn(current, without(current.leases, new Set(spec.lease.ids)), spec, known, new Set())
}

function prepare({ current, spec, egress }: LeasePlan, expired: ExpiredLeases): Prepared {
  const own = new Set(spec.lease?.ids)
  const others = without(current.leases, own)
  const adopted = others.leases.filter(
    ({ address }) => current.list.has(address) && isForGood(spec, egress, address) && !current.open,
  )
  const leases = without(others, new Set([...expired.leases, ...adopted].map(({ id }) => id)))
  const isOwnAlone = (address: Range) =>
    leasesOn(leases, address).length === 0 && leasesOn(current.leases, address).some(({ id }) => own.has(id))
  const list = current.list
    .minus(AllowList.of(expired.addresses))
    .filter((entry) => entry.kind !== 'range' || !isOwnAlone(entry))
  const leased = list.common(AllowList.of(leases.leases.map(({ address }) => address)))
  return { current: { list, open: current.open, leases, leased }, expired, adopted }
}

/** What `add` and `set` put on the list to stay. */
function isForGood(spec: Spec, egress: NodeEgress | undefined, address: Range): boolean {
  if (spec.mode !== 'add' && spec.mode !== 'set') return false
  const required = requiredEgress(spec, egress)
  const entries = [...spec.declared, ...(required.kind === 'known' ? required.entries : [])]
  return entries.some(({ entry }) => entry.text === address.text)
}

function finished(leasing: LeasePlan, prepared: Prepared, decision: Decision): Decision {
  const { current, spec } = leasing
  if (decision.kind === 'refused' || (decision.kind === 'unchanged' && current.open)) return decision
  const base = decision.kind === 'change' ? decision : leaving(prepared.current.list)
  const own = takeLeases(prepared.current, base, spec)
  if (own.kind === 'refused') return own
  const broken = brokenBy(base, prepared.current, spec)
  // `set` wants nothing else on the list, so what it collects is a change like any other.
  const collects = spec.mode === 'set' && prepared.expired.addresses.length > 0
  const needed = own.leases.length + prepared.adopted.length > 0 || collects
  const notes = [...own.notes, ...keptNotes(prepared.current, spec)]
  if (decision.kind === 'unchanged' && !needed) return { ...decision, notes: [...decision.notes, ...notes] }
  return written(leasing, prepared, base, { ...own, notes }, broken)
}

/** Leases of entries that the step takes out because it was asked to. */
function brokenBy({ after }: Change, { list, leases }: CurrentList, { mode }: Spec): Lease[] {
  if (mode !== 'remove' && mode !== 'set') return []
  return leases.leases.filter(({ address }) => list.has(address) && !after.has(address))
}

function written(
  { current, spec, known }: LeasePlan,
  { expired, adopted, current: { leases } }: Prepared,
  base: Change,
  own: TakenLeases,
  broken: readonly Lease[],
): Change {
  const { after } = base
  const removed = current.list.minus(after)
  const gone = expired.addresses.filter((address) => !after.has(address))
  const released = [...new Set([...expired.leases, ...adopted, ...broken])]
  const leaseChange = {
    acquired: own.leases,
    released,
    expired: removed.common(AllowList.of(gone)).texts,
  }
  return {
    ...base,
    before: current.list,
    ...(changesTags(leaseChange) && { leases: leaseChange }),
    notes: [
      ...base.notes,
      ...own.notes,
      ...broken.filter((lease) => !isExpired(leases, lease)).map(brokenNote),
      ...expiryNotes(current.leases, gone),
      ...keptExpiredNotes(current, spec, known),
      ...(spec.lease === undefined ? [] : leftAloneNotes(leases)),
    ],
  }
}

/** What `set` keeps for other jobs. A tag is all that keeps it there, and more people may write tags than may write the list. */
function keptNotes({ leased, leases }: CurrentList, { mode, runner }: Spec): Note[] {
  if (mode !== 'set') return []
  const runners = AllowList.of(runner.map(({ entry }) => entry))
  return leased.minus(runners).listed.flatMap(({ text, entry }) => {
    const living = entry === undefined ? [] : leasesOn(leases, entry).filter((lease) => !isExpired(leases, lease))
    const held = living.map(
      ({ holder, expiresAt }) => `${holderName(holder)}, until ${new Date(expiresAt).toISOString()}`,
    )
    return held.length === 0 ? [] : [notice(`"${text}" stays on the list, since leases hold it: ${held.join('; ')}.`)]
  })
}

function brokenNote({ address, holder }: Lease): Note {
  return warning(`"${address.text}" was held by a lease of ${holderName(holder)}: that job loses its access.`)
}
