import type { Problem } from '../errors.ts'
import {
  covers,
  type Entry,
  isPlaceholder,
  type ListedEntry,
  PLACEHOLDER,
  parseListed,
  sameSet,
} from '../ranges/index.ts'
import { egressNeeded, type Note, notice, opening, type Planned, refused, unchanged } from './decision.ts'
import type { Footprint } from './footprint.ts'
import { knownEntries, type Listing, meansSame, sameListing } from './listing.ts'
import { addressesOf, isKnown, lastResort, type NodeEgress, placeholderSuffices, shutOut } from './node-egress.ts'
import { temporaryAdditions, type UndoBasis, undoChange } from './undo-change.ts'
import {
  addedLeases,
  areOver,
  heldByOthers,
  joinedAddresses,
  leasesOfRemoved,
  withLeasesUndone,
} from './undo-leases.ts'
import { undoOnOpenCluster } from './undo-on-open-cluster.ts'

/**
 * The list without what this step put in, and with what it took out, against the list as it is now: what others
 * changed meanwhile stays. Gives an empty list only where `restore: all` undoes a step that restricted an open
 * cluster, and the list is exactly what that step left.
 * @param egress undefined until it is looked up, which is needed where the undo would leave nothing, or takes out more
 *   than what the state says this step added for the runner alone
 */
export function planUndo(listing: Listing, footprint: Footprint, egress: NodeEgress | undefined): Planned {
  if (listing.open) return undoOnOpenCluster({ listing, footprint, egress })
  if (footprint.restore === 'all' && footprint.wasOpen && sameListing(listing.texts, footprint.left))
    return withLeasesUndone(listing, footprint, egress, opening(listing.texts, openAgain))
  const lasting = lastingAdditions(listing, footprint)
  const joined = joinedAddresses(listing, footprint)
  if (egress === undefined && lasting.length + joined.length > 0) return egressNeeded
  if (isKnown(egress) || lasting.length + joined.length === 0)
    return undoOfAll({ listing, footprint, egress, goes: [...temporaryAdditions(footprint), ...lasting, ...joined] })
  // Without the egress only what the state alone answers for: the runner's own address.
  const certain = { ...footprint, leases: addedLeases(footprint) }
  const decision = undoOfAll({ listing, footprint: certain, egress, goes: temporaryAdditions(footprint) })
  return withWhatStays(decision, egress, lasting, joined)
}

const openAgain = 'The API server is open to the whole internet again, as it was before this step.'

interface Undo extends UndoBasis {
  /** What is to be taken out, unless other jobs hold leases of it. */
  readonly goes: readonly Entry[]
}

function undoOfAll(undo: Undo): Planned {
  const { listing, footprint, egress } = undo
  const decision = undoOfList(undo)
  return decision.kind === 'egress-needed' ? decision : withLeasesUndone(listing, footprint, egress, decision)
}

function undoOfList({ listing, footprint, egress, goes }: Undo): Planned {
  const kept = listing.entries.filter(
    (listed) => !goes.some((entry) => meansSame(listed, entry) && !heldByOthers(listing, footprint, entry)),
  )
  const back = returning(listing, footprint, kept)
  if (kept.length === listing.entries.length && (back.length === 0 || listing.placeholder))
    return unchanged(notice('Nothing that this step added is on the list any more.'))
  const written = (list: readonly string[], ...notes: Note[]) =>
    undoChange({ listing, footprint, egress }, list, ...notes)
  const base = [...kept, ...back]
  const placeholderServes =
    footprint.replacesPlaceholder && (egress === undefined || placeholderSuffices(egress)) && isNodesAlone(base, egress)
  if (placeholderServes) return written([PLACEHOLDER])
  const entries = knownEntries(base)
  const needed = egress === undefined ? [] : shutOut(knownEntries(listing.entries), entries, egress)
  const texts = [...base.map(({ text }) => text), ...needed.map(({ range }) => range.text)]
  if (texts.length > 0) return written(texts, ...staysRestricted(footprint))
  if (egress === undefined) return egressNeeded
  const rest = lastResort(egress)
  return rest === undefined ? refused(nothingLeft(egress)) : written(rest)
}

/** What `restore: all` takes out beside the runner's address, as far as it is on the list. */
function lastingAdditions(listing: Listing, { restore, added }: Footprint): Entry[] {
  if (restore !== 'all') return []
  const lasting = knownEntries(parseListed(added.filter(({ temporary }) => !temporary).map(({ text }) => text)))
  return lasting.filter((entry) => listing.entries.some((listed) => meansSame(listed, entry)))
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
      : !(isPlaceholder(entry) || covers(present, entry) || areOver(listing, leasesOfRemoved(footprint, entry))),
  )
}

function isNodesAlone(base: readonly ListedEntry[], egress: NodeEgress | undefined): boolean {
  const addresses = addressesOf(egress)
  return base.every(({ entry }) => entry !== undefined && addresses.some(({ range }) => sameSet([range], [entry])))
}

/** What could not be taken out, since nothing says whether the nodes come from it. */
function withWhatStays(
  decision: Planned,
  egress: NodeEgress | undefined,
  lasting: readonly Entry[],
  joined: readonly Entry[],
): Planned {
  if (decision.kind === 'egress-needed' || decision.kind === 'refused') return decision
  const why = egress?.kind === 'unknown' ? egress.why : ''
  const notes = joined.map(({ text }) =>
    notice(
      `"${text}" stays on the list until its lease expires: it is not known whether the cluster's own nodes come from it. ${why}`,
    ),
  )
  const incomplete: Problem | undefined =
    lasting.length === 0
      ? undefined
      : {
          code: 'egress-unresolved',
          what: `${lasting.map(({ text }) => `"${text}"`).join(', ')} stays on the list, although \`restore\` is \`all\`: the cluster's own egress could not be resolved, so it is not known whether the nodes come from it. ${why}`,
          remedy: 'Take it out by hand where the nodes need it no more, with the commands below.',
        }
  return { ...decision, notes: [...decision.notes, ...notes], ...(incomplete && { incomplete }) }
}

function nothingLeft(egress: NodeEgress): Problem {
  const why =
    egress.kind === 'unknown'
      ? `could not be resolved: ${egress.why}`
      : 'is not known, since `egress-mode: none` told the step not to look for it.'
  return {
    code: 'egress-unresolved',
    what: `Undoing the change would leave an empty list, which would open the API server to the whole internet, and the cluster's own egress, which would have to stay on it, ${why} Nothing was changed.`,
    remedy: 'Add what the nodes leave by to the list, then take the rest out with the commands below.',
  }
}

function staysRestricted(footprint: Footprint): Note[] {
  if (footprint.restore !== 'all' || !footprint.wasOpen) return []
  return [notice('The cluster was open before this step, but the list was changed since, so it stays restricted.')]
}
