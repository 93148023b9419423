import { holderName, leasesOn } from '../leases/index.ts'
import { cut, visible } from '../log-text.ts'
import type { Detail } from '../options.ts'
import { AllowList } from '../plan/allow-list.ts'
import { type Addition, type Change, removedBy, replacesPlaceholder } from '../plan/decision.ts'
import { addressesOf } from '../plan/node-egress.ts'
import type { EntryPlace, Origin, RequestedEntry } from '../plan/spec.ts'
import { entryKey } from '../ranges/index.ts'
import type { Outcome } from './outcome.ts'

/** One entry of the list, and where it comes from or why it goes; empty where there is nothing to say. */
export interface DiffLine {
  readonly sign: '+' | '-' | ' '
  readonly range: string
  readonly from: string
}

/** What a step changes: first what comes, then what goes. */
export function changedEntries({ change, spec }: Outcome, detail: Detail): DiffLine[] {
  if (change === undefined) return []
  const added = change.added.map((addition): DiffLine => {
    const from = addition.origin === 'runner' ? runnerText(addition, spec) : originText(addition, detail)
    return { sign: '+', range: addition.text, from }
  })
  return [...added, ...removedEntries(change)]
}

function removedEntries(change: Change): DiffLine[] {
  const { leases } = change
  const over = new Set(leases?.expired)
  const why = (range: string) => {
    if (!over.has(range)) return replacesPlaceholder(change) ? 'the placeholder' : ''
    const [lease] = AllowList.parse([range]).entries.flatMap((entry) =>
      leasesOn({ leases: leases?.released ?? [] }, entry),
    )
    return lease === undefined ? 'its lease is over' : `the lease of ${holderName(lease.holder)} is over`
  }
  return removedBy(change).texts.map((range) => ({ sign: '-', range, from: why(range) }))
}

export interface KeptEntries {
  readonly count: number
  readonly shown: readonly DiffLine[]
}

/** With `own`, entries that this step neither declared nor changed are only counted: of a public repository every log is public. */
export function keptEntries(outcome: Outcome, detail: Detail): KeptEntries {
  const added = new Set(outcome.change?.added.map(({ text }) => text))
  const kept = outcome.ranges.filter((text) => !added.has(text))
  if (detail === 'none') return { count: kept.length, shown: [] }
  const entries = requestedBy(outcome)
  const shown = kept.flatMap((range): DiffLine[] => {
    const [entry] = AllowList.parse([range]).entries
    const requested = entry === undefined ? undefined : entries.get(entryKey(entry))
    if (requested === undefined) return detail === 'full' ? [{ sign: ' ', range, from: '' }] : []
    return [{ sign: ' ', range, from: originText(requested, detail) }]
  })
  return { count: kept.length, shown }
}

function runnerText({ temporary }: Addition, { restore, lease }: Outcome['spec']): string {
  if (temporary && restore !== 'none') return 'this runner, until the job ends'
  return lease === undefined ? 'this runner, for good' : 'this runner, until its lease is over'
}

const origins: Readonly<Record<Origin, string>> = {
  ranges: 'ranges',
  'ranges-file': 'ranges-file',
  egress: "the cluster's nodes",
  'egress-ips': 'egress-ips',
  runner: 'this runner',
}

function originText({ origin, source, at }: Pick<RequestedEntry, 'origin' | 'source' | 'at'>, detail: Detail): string {
  if (at !== undefined) return placeText(at, detail)
  // The short way; the whole chain is told once, on its own.
  const [nearest] = source?.split(' <- ') ?? []
  return nearest === undefined ? origins[origin] : `${origins[origin]}: ${nearest}`
}

const longestComment = 60

function placeText({ file, line, comment }: EntryPlace, detail: Detail): string {
  const place = `${file}:${line}`
  if (comment === undefined || detail !== 'full') return place
  const shown = [...comment]
  return `${place}  # ${shown.length > longestComment ? `${shown.slice(0, longestComment - 1).join('')}…` : comment}`
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

const widest = 43
const longestLine = 400

/** As lines of a diff, in columns. An entry is one line, whatever it is made of. */
export function linesOf(entries: readonly DiffLine[]): string[] {
  const texts = entries.map(({ range }) => cut(oneLine(range), longestLine))
  const width = Math.min(widest, Math.max(0, ...texts.map((text) => text.length)))
  return entries.map(({ sign, from }, index) => {
    const text = texts[index] ?? ''
    const line = from === '' ? text : `${text.padEnd(width)}  ${cut(oneLine(from), longestLine)}`
    return `${sign} ${line}`
  })
}

function oneLine(text: string): string {
  return visible(text).replaceAll('\n', ' ')
}

/** As many of the lines as fit; what doesn't is counted. @param most in bytes */
export function fitting(lines: readonly string[], most: number): string {
  let bytes = 0
  const end = lines.findIndex((line) => {
    bytes += Buffer.byteLength(line) + 1
    return bytes > most
  })
  if (end === -1) return lines.join('\n')
  return [...lines.slice(0, end), `  … and ${lines.length - end} more, which don't fit here`].join('\n')
}
