import type { Problem } from '../errors.ts'
import { covers, isPlaceholder, PLACEHOLDER, parseListed } from '../ranges/index.ts'
import { knownEntries } from './allow-list.ts'
import { egressNeeded, notice, type Planned, refused, unchanged } from './decision.ts'
import { addressesOf, lastResort } from './node-egress.ts'
import { type UndoBasis, undoChange } from './undo-change.ts'
import { areOver, leasesOfRemoved } from './undo-leases.ts'

/** An open cluster is restricted again only where this very step opened it, with `disable` and `restore: all`. */
export function undoOnOpenCluster(basis: UndoBasis): Planned {
  const { current, applied, egress } = basis
  if (applied.mode !== 'disable' || applied.restore !== 'all' || current.texts.length > 0) {
    return unchanged(
      notice('Another update opened the API server to the whole internet since; this step leaves that alone.'),
    )
  }
  if (egress === undefined) return egressNeeded
  if (egress.kind === 'unknown') return refused(notRestricted(egress.why))
  const back = parseListed(applied.removed).filter(
    ({ entry }) => entry === undefined || !areOver(current, leasesOfRemoved(applied, entry)),
  )
  const wasPlaceholder = back.length === 1 && back.every(({ entry }) => entry !== undefined && isPlaceholder(entry))
  // The nodes got in while the cluster was open, and would not by the placeholder if they leave by another way.
  const missing = wasPlaceholder ? [] : addressesOf(egress).filter(({ range }) => !covers(knownEntries(back), range))
  const list = [...back.map(({ text }) => text), ...missing.map(({ range }) => range.text)]
  const again = notice('The restriction that `mode: disable` lifted is back.')
  if (list.length > 0 && !wasPlaceholder) return undoChange(basis, list, again)
  return undoChange(basis, lastResort(egress) ?? [PLACEHOLDER], again)
}

function notRestricted(why: string): Problem {
  return {
    code: 'egress-unresolved',
    what: `The API server stays open to the whole internet: the cluster's own egress, which the restriction must admit, could not be resolved: ${why}`,
    remedy: 'Restrict it again with `mode: set`, and name what the nodes leave by in `egress-ips`.',
  }
}
