import type { Detail } from '../options.ts'
import { AllowList } from '../plan/allow-list.ts'
import { removedBy } from '../plan/decision.ts'
import { addressesOf } from '../plan/node-egress.ts'
import type { Origin, RequestedEntry } from '../plan/spec.ts'
import { entryKey } from '../ranges/index.ts'
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

/** With `own`, entries that this step neither declared nor changed are only counted: a public log is open to every reader. */
export function rowsOf(outcome: Outcome, detail: Detail): Rows {
  const added = outcome.change?.added ?? []
  const removed = outcome.change === undefined ? [] : removedBy(outcome.change).texts
  const kept = outcome.ranges.filter((text) => !added.some((addition) => addition.text === text))
  const entries = requestedBy(outcome)
  const keptRows = kept.map((range) => {
    const [entry] = AllowList.parse([range]).entries
    const requested = entry === undefined ? undefined : entries.get(entryKey(entry))
    return { requested, row: keptRow(range, requested) }
  })
  const own = keptRows.filter(({ requested }) => detail === 'full' || requested !== undefined).map(({ row }) => row)
  const rows: Row[] = [
    ...own,
    ...added.map(({ text, temporary, ...requested }) => ({
      range: text,
      from: fromText(requested),
      became: temporary && outcome.spec.restore !== 'none' ? 'added, temporary' : 'added',
    })),
    ...removed.map((range) => ({ range, from: 'already there', became: 'removed' })),
  ]
  if (detail === 'none') return { shown: [], hidden: rows.length + kept.length - own.length }
  return { shown: rows, hidden: kept.length - own.length }
}

function keptRow(range: string, requested: RequestedEntry | undefined): Row {
  return {
    range,
    from: requested === undefined ? 'already there' : `already there, and ${fromText(requested)}`,
    became: 'kept',
  }
}

function fromText({ origin, source }: Pick<RequestedEntry, 'origin' | 'source'>): string {
  return source === undefined ? origins[origin] : `${origins[origin]}: ${source}`
}

/** Everything that the step has to do with, on the list or not, by what it means. */
function requestedBy({ spec, egress }: Outcome): ReadonlyMap<string, RequestedEntry> {
  const found = addressesOf(egress).map(
    ({ range, chain }): RequestedEntry => ({ entry: range, origin: 'egress', source: chain }),
  )
  // Of several that mean the same the first counts.
  const entries = [...spec.declared, ...spec.egressIps, ...spec.runner, ...found].toReversed()
  return new Map(entries.map((requested) => [entryKey(requested.entry), requested]))
}
