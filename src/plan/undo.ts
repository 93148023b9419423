import type { Problem } from '../errors.ts'
import { coverageOf, isPlaceholder, PLACEHOLDER } from '../ranges/index.ts'
import { listOf } from './additions.ts'
import { AllowList } from './allow-list.ts'
import type { AppliedChange } from './applied-change.ts'
import type { CurrentList } from './current-list.ts'
import { egressNeeded, type Note, notice, opening, type Planned, refused, unchanged } from './decision.ts'
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
export function planUndo(current: CurrentList, applied: AppliedChange, egress: NodeEgress | undefined): Planned {
  if (current.open) return undoOnOpenCluster({ current, applied, egress })
  if (applied.restore === 'all' && applied.wasOpen && current.list.sameAs(AllowList.parse(applied.left)))
    return withLeasesUndone(current, applied, egress, opening(current.list, openAgain))
  const lasting = lastingAdditions(current, applied)
  const joined = AllowList.of(joinedAddresses(current, applied))
  const uncertain = lasting.plus(joined)
  if (egress === undefined && uncertain.size > 0) return egressNeeded
  if (isKnown(egress) || uncertain.size === 0)
    return undoOfAll({ current, applied, egress, removes: temporaryAdditions(applied).plus(uncertain) })
  // Without the egress only what the state alone answers for: the runner's own address.
  const certain = { ...applied, leases: addedLeases(applied) }
  const decision = undoOfAll({ current, applied: certain, egress, removes: temporaryAdditions(applied) })
  return withWhatStays(decision, egress, lasting, joined)
}

const openAgain = 'The API server is open to the whole internet again, as it was before this step.'

interface Undo extends UndoBasis {
  /** What is to be taken out, unless other jobs hold leases of it. */
  readonly removes: AllowList
}

function undoOfAll(undo: Undo): Planned {
  const { current, applied, egress } = undo
  const decision = undoOfList(undo)
  return decision.kind === 'egress-needed' ? decision : withLeasesUndone(current, applied, egress, decision)
}

function undoOfList({ current, applied, egress, removes }: Undo): Planned {
  const { list } = current
  const kept = list.filter((entry) => !removes.has(entry) || heldByOthers(current, applied, entry))
  const back = returning(current, applied, kept)
  if (kept.size === list.size && (back.size === 0 || list.placeholder))
    return unchanged(notice('Nothing that this step added is on the list any more.'))
  const written = (after: AllowList, ...notes: Note[]) => undoChange({ current, applied, egress }, after, ...notes)
  const base = kept.plus(back)
  const placeholderServes =
    applied.replacesPlaceholder && (egress === undefined || placeholderSuffices(egress)) && isNodesAlone(base, egress)
  if (placeholderServes) return written(AllowList.parse([PLACEHOLDER]))
  const needed = egress === undefined ? [] : shutOut(list.entries, base.entries, egress)
  const after = base.plus(AllowList.of(needed.map(({ range }) => range)))
  if (after.size > 0) return written(after, ...staysRestricted(applied))
  if (egress === undefined) return egressNeeded
  const rest = lastResort(egress)
  return rest === undefined ? refused(nothingLeft(egress)) : written(AllowList.parse(rest))
}

/** What `restore: all` takes out beside the runner's address, as far as it is on the list. */
function lastingAdditions({ list }: CurrentList, { restore, added }: AppliedChange): AllowList {
  return restore === 'all' ? listOf(added.filter(({ temporary }) => !temporary)).common(list) : AllowList.parse([])
}

/**
 * With `restore: all`, what the step took out and nothing on the list covers. The placeholder can't stand beside others,
 * and what made up a list that was open must not open one that others have changed since.
 */
function returning(current: CurrentList, applied: AppliedChange, kept: AllowList): AllowList {
  if (applied.restore !== 'all' || applied.wasOpen) return AllowList.parse([])
  const present = coverageOf(kept.entries)
  return AllowList.parse(applied.removed)
    .minus(kept)
    .filter(
      (entry) => !(isPlaceholder(entry) || present.covers(entry) || areOver(current, leasesOfRemoved(applied, entry))),
    )
}

function isNodesAlone(base: AllowList, egress: NodeEgress | undefined): boolean {
  const nodes = AllowList.of(addressesOf(egress).map(({ range }) => range))
  return base.minus(nodes).size === 0
}

/** What could not be taken out, since nothing says whether the nodes come from it. */
function withWhatStays(
  decision: Planned,
  egress: NodeEgress | undefined,
  lasting: AllowList,
  joined: AllowList,
): Planned {
  if (decision.kind === 'egress-needed' || decision.kind === 'refused') return decision
  const why = egress?.kind === 'unknown' ? egress.why : ''
  const notes = joined.texts.map((text) =>
    notice(
      `"${text}" stays on the list until its lease expires: it is not known whether the cluster's own nodes come from it. ${why}`,
    ),
  )
  const incomplete: Problem | undefined =
    lasting.size === 0
      ? undefined
      : {
          code: 'egress-unresolved',
          what: `${lasting.texts.map((text) => `"${text}"`).join(', ')} stays on the list, although \`restore\` is \`all\`: the cluster's own egress could not be resolved, so it is not known whether the nodes come from it. ${why}`,
          remedy: 'Take it out by hand where the nodes need it no more, with the commands below.',
          said: egress?.kind === 'unknown' ? egress.said : undefined,
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

function staysRestricted(applied: AppliedChange): Note[] {
  if (applied.restore !== 'all' || !applied.wasOpen) return []
  return [notice('The cluster was open before this step, but the list was changed since, so it stays restricted.')]
}
