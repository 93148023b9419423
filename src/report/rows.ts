import type { Detail } from '../options.ts'
import { keyOf, knownEntries, listingOf } from '../plan/listing.ts'
import { addressesOf } from '../plan/node-egress.ts'
import type { Claim, Origin } from '../plan/wish.ts'
import type { Outcome } from './outcome.ts'

/** One range of the list, where it came from, and what became of it. */
export interface Row {
  readonly range: string
  readonly from: string
  readonly became: string
}

export interface Rows {
  readonly shown: readonly Row[]
  /** How many more there are, that `summary` hides. */
  readonly hidden: number
}

const origins: Readonly<Record<Origin, string>> = {
  ranges: 'input `ranges`',
  'ranges-file': 'input `ranges-file`',
  egress: "the cluster's egress",
  'egress-ips': 'input `egress-ips`',
  runner: 'this runner',
}

/** With `own`, entries that this step neither declared nor changed are only counted: anybody may read a public log. */
export function rowsOf(outcome: Outcome, detail: Detail): Rows {
  const added = outcome.change?.added ?? []
  const removed = outcome.change?.removed ?? []
  const kept = outcome.ranges.filter((text) => !added.some((addition) => addition.text === text))
  const claims = claimsOf(outcome)
  const keptRows = kept.map((range) => {
    const [entry] = knownEntries(listingOf([range]).entries)
    const claim = entry === undefined ? undefined : claims.get(keyOf(entry))
    return { claim, row: keptRow(range, claim) }
  })
  const own = keptRows.filter(({ claim }) => detail === 'full' || claim !== undefined).map(({ row }) => row)
  const rows: Row[] = [
    ...own,
    ...added.map(({ text, temporary, ...claim }) => ({
      range: text,
      from: fromText(claim),
      became: temporary && outcome.wish.restore !== 'none' ? 'added, temporary' : 'added',
    })),
    ...removed.map((range) => ({ range, from: 'already there', became: 'removed' })),
  ]
  if (detail === 'none') return { shown: [], hidden: rows.length + kept.length - own.length }
  return { shown: rows, hidden: kept.length - own.length }
}

function keptRow(range: string, claim: Claim | undefined): Row {
  return {
    range,
    from: claim === undefined ? 'already there' : `already there, and ${fromText(claim)}`,
    became: 'kept',
  }
}

function fromText({ origin, source }: Pick<Claim, 'origin' | 'source'>): string {
  return source === undefined ? origins[origin] : `${origins[origin]}: ${source}`
}

/** Everything that the step has to do with, on the list or not, by what it means. */
function claimsOf({ wish, egress }: Outcome): ReadonlyMap<string, Claim> {
  const found = addressesOf(egress).map(
    ({ range, chain }): Claim => ({ entry: range, origin: 'egress', source: chain }),
  )
  // Of several that mean the same the first counts.
  const claims = [...wish.declared, ...wish.egressIps, ...wish.runner, ...found].toReversed()
  return new Map(claims.map((claim) => [keyOf(claim.entry), claim]))
}
