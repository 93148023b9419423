import { leasesOn } from '../leases/index.ts'
import {
  covers,
  type Entry,
  isPlaceholder,
  type ListedEntry,
  PLACEHOLDER,
  parseListed,
  type Range,
  sameSet,
} from '../ranges/index.ts'
import { type Addition, type Decision, type Note, notice, unchanged } from './decision.ts'
import type { Footprint, Nodes } from './footprint.ts'
import { knownEntries, type Listing, meansSame, sameListing } from './listing.ts'
import { addedLeases, areOver, endedLeases, heldByOthers, joinedAddresses, withLeasesUndone } from './undo-leases.ts'

/** The undo would leave nothing, or take out what the step didn't put in, so the egress has to be looked up first. */
export interface EgressNeeded {
  readonly kind: 'egress-needed'
  /** What is left to do where it can't be resolved; undefined where nothing is. */
  readonly otherwise: Decision | undefined
}

/**
 * The list without what this step put in, and with what it took out, against the list as it is now: what others
 * changed meanwhile stays. Gives an empty list only where `restore: all` undoes a step that restricted an open
 * cluster, and the list is exactly what that step left.
 */
export function planUndo(listing: Listing, footprint: Footprint, nodes: Nodes | undefined): Decision | EgressNeeded {
  if (listing.open) return undoOnOpenCluster(listing, footprint, nodes)
  const joined = joinedAddresses(listing, footprint)
  if (joined.length > 0 && nodes === undefined) {
    const otherwise = planUndo(listing, { ...footprint, leases: addedLeases(footprint) }, nodes)
    return { kind: 'egress-needed', otherwise: otherwise.kind === 'egress-needed' ? undefined : otherwise }
  }
  const decision = planUndoOfList(listing, footprint, nodes)
  return decision.kind === 'egress-needed' ? decision : withLeasesUndone(listing, footprint, nodes, decision)
}

function planUndoOfList(listing: Listing, footprint: Footprint, nodes: Nodes | undefined): Decision | EgressNeeded {
  if (footprint.restore === 'all' && footprint.wasOpen && sameListing(listing.texts, footprint.left)) {
    return change(
      listing,
      [],
      notice('The API server is open to the whole internet again, as it was before this step.'),
    )
  }
  const kept = withoutOurs(listing, footprint)
  const back = returning(listing, footprint, kept)
  if (kept.length === listing.entries.length && (back.length === 0 || listing.placeholder)) {
    return unchanged(notice('Nothing that this step added is on the list any more.'))
  }
  const base = [...kept, ...back]
  const placeholderServed = footprint.replacesPlaceholder && nodes?.placeholderSuffices !== false
  if (placeholderServed && standForNodesAlone(base, nodes)) return change(listing, [PLACEHOLDER])
  const texts = [...base.map(({ text }) => text), ...stillNeeded(listing, base, nodes)]
  if (texts.length > 0) return change(listing, texts, ...staysRestricted(footprint))
  if (nodes === undefined) return { kind: 'egress-needed', otherwise: undefined }
  return change(listing, lastResort(nodes))
}

function withoutOurs(listing: Listing, footprint: Footprint): ListedEntry[] {
  const put = footprint.added.filter(({ temporary }) => temporary || footprint.restore === 'all')
  const ours = [...knownEntries(parseListed(put.map(({ text }) => text))), ...joinedAddresses(listing, footprint)]
  return listing.entries.filter(
    (listed) => !ours.some((entry) => meansSame(listed, entry) && !heldByOthers(listing, footprint, entry)),
  )
}

/**
 * With `restore: all`, what the step took out and nothing on the list covers. The placeholder can't stand beside others,
 * and what made up a list that was open must not open one that others have changed since.
 */
function returning(listing: Listing, footprint: Footprint, kept: readonly ListedEntry[]): ListedEntry[] {
  if (footprint.restore !== 'all' || footprint.wasOpen) return []
  const present = knownEntries(kept)
  return parseListed(footprint.removed).filter(({ text, entry }) =>
    entry === undefined
      ? !kept.some((listed) => listed.text === text)
      : !(isPlaceholder(entry) || covers(present, entry) || areOver(listing, endedLeases(footprint, entry))),
  )
}

/** Egress addresses that the list admits now, the placeholder all of them, and would not admit any more. */
function stillNeeded(listing: Listing, base: readonly ListedEntry[], nodes: Nodes | undefined): string[] {
  const before = knownEntries(listing.entries)
  const after = knownEntries(base)
  const admitted = (range: Range) => listing.placeholder || covers(before, range)
  return (nodes?.egress ?? []).filter((range) => admitted(range) && !covers(after, range)).map(({ text }) => text)
}

function standForNodesAlone(base: readonly ListedEntry[], nodes: Nodes | undefined): boolean {
  const egress: readonly Entry[] = nodes?.egress ?? []
  return base.every(({ entry }) => entry !== undefined && egress.some((range) => sameSet([range], [entry])))
}

function lastResort(nodes: Nodes): string[] {
  return nodes.placeholderSuffices || nodes.egress.length === 0 ? [PLACEHOLDER] : nodes.egress.map(({ text }) => text)
}

/** An open cluster is restricted again only where this very step opened it, with `disable` and `restore: all`. */
function undoOnOpenCluster(listing: Listing, footprint: Footprint, nodes: Nodes | undefined): Decision {
  if (footprint.mode !== 'disable' || footprint.restore !== 'all' || listing.texts.length > 0) {
    return unchanged(
      notice('Somebody opened the API server to the whole internet since; this step changes nothing about that.'),
    )
  }
  const back = parseListed(footprint.removed).filter(
    // `disable` leaves leases where they are.
    ({ entry }) => entry === undefined || !areOver(listing, leasesOn(listing.leases, entry)),
  )
  const wasPlaceholder = back.length === 1 && back.every(({ entry }) => entry !== undefined && isPlaceholder(entry))
  const again = notice('The restriction that `mode: disable` lifted is back.')
  // The nodes got in while the cluster was open, and would not by the placeholder if they leave by another way.
  if (wasPlaceholder && nodes !== undefined) return change(listing, lastResort(nodes), again)
  const missing = (nodes?.egress ?? []).filter((range) => !covers(knownEntries(back), range)).map(({ text }) => text)
  return change(listing, [...back.map(({ text }) => text), ...(wasPlaceholder ? [] : missing)], again)
}

function staysRestricted(footprint: Footprint): Note[] {
  if (footprint.restore !== 'all' || !footprint.wasOpen) return []
  return [notice('The cluster was open before this step, but somebody changed the list since, so it stays restricted.')]
}

function change(listing: Listing, list: readonly string[], ...notes: Note[]): Decision {
  const after = parseListed(list)
  const isNew = ({ text, entry }: ListedEntry) =>
    entry === undefined ? !listing.texts.includes(text) : !listing.entries.some((listed) => meansSame(listed, entry))
  const isGone = ({ text, entry }: ListedEntry) =>
    entry === undefined ? !list.includes(text) : !after.some((listed) => meansSame(listed, entry))
  // Entry by entry: one of ours within a wider one of others would outlast it.
  const added = after.filter(isNew).map(({ text }): Addition => ({ text, origin: 'ranges', temporary: false }))
  const removed = listing.entries.filter(isGone).map(({ text }) => text)
  if (added.length + removed.length === 0) return unchanged(notice('The list is what it should be already.'))
  return { kind: 'change', list, added, removed, replacesPlaceholder: false, wasOpen: false, notes }
}
