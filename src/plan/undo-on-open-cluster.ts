import type { Problem } from '../errors.ts'
import { coverageOf, PLACEHOLDER } from '../ranges/index.ts'
import { AllowList } from './allow-list.ts'
import { egressNeeded, notice, type Planned, refused, unchanged, warning } from './decision.ts'
import { addressesOf, lastResort } from './node-egress.ts'
import { type UndoBasis, undoChange } from './undo-change.ts'
import { areOver, leasesOfRemoved } from './undo-leases.ts'

/** An open cluster is restricted again only where this very step opened it, with `disable` and `restore: all`. */
export function undoOnOpenCluster(basis: UndoBasis): Planned {
  const { current, applied, egress } = basis
  if (applied.mode !== 'disable' || applied.restore !== 'all' || current.list.size > 0) {
    return unchanged(
      warning(
        'Another update has opened the API server to the whole internet since; this step leaves that as it is. To restrict it again, use `mode: set` with the whole list.',
      ),
    )
  }
  if (egress === undefined) return egressNeeded
  if (egress.kind === 'unknown') return refused(notRestricted(egress.why))
  const back = AllowList.parse(applied.removed).filter((entry) => !areOver(current, leasesOfRemoved(applied, entry)))
  const again = notice('The restriction that `mode: disable` lifted is back.')
  // The nodes got in while the cluster was open, and would not by the placeholder if they leave by another way.
  const covered = coverageOf(back.entries)
  const missing = back.placeholder ? [] : addressesOf(egress).filter(({ range }) => !covered.covers(range))
  const after = back.plus(AllowList.of(missing.map(({ range }) => range)))
  if (after.size > 0 && !back.placeholder) return undoChange(basis, after, again)
  return undoChange(basis, AllowList.parse(lastResort(egress) ?? [PLACEHOLDER]), again)
}

function notRestricted(why: string): Problem {
  return {
    code: 'egress-unresolved',
    what: `The API server stays open to the whole internet: the cluster's own egress, which the restriction must admit, could not be resolved: ${why}`,
    remedy: 'Restrict it again with `mode: set`, and name what the nodes leave by in `egress-ips`.',
  }
}
