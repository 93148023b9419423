import type { LeaseTerms } from '../leases/index.ts'
import type { EgressMode, Mode, Restore } from '../options.ts'
import type { Entry, Range } from '../ranges/index.ts'

/** Where an entry comes from; the log and the job summary name it. */
export type Origin = 'ranges' | 'ranges-file' | 'egress' | 'egress-ips' | 'runner'

/** Where a file of the workspace names an entry, and what its author has written beside it. */
export interface EntryPlace {
  readonly file: string
  readonly line: number
  readonly comment?: string
}

/** An entry that is to be on the list, or off it. */
export interface RequestedEntry {
  readonly entry: Entry
  readonly origin: Origin
  /** The chain that leads to it, where there is one. */
  readonly source?: string
  readonly at?: EntryPlace
}

/** The ranges among requested entries, which service tags aren't. */
export function rangesIn(entries: readonly RequestedEntry[]): Range[] {
  return entries.flatMap(({ entry }) => (entry.kind === 'range' ? [entry] : []))
}

/** What a step asks for, whatever the list looks like. */
export interface Spec {
  readonly mode: Mode
  /** What `ranges` and `ranges-file` name: there for good. */
  readonly declared: readonly RequestedEntry[]
  /** This runner's own addresses: there until the post step. */
  readonly runner: readonly RequestedEntry[]
  readonly egressMode: EgressMode
  readonly egressIps: readonly RequestedEntry[]
  readonly restore: Restore
  readonly aggregate: boolean
  /** Absent where leases are off. `ids` are random, one for each of the runner's addresses. */
  readonly lease?: LeaseTerms & { readonly ids: readonly string[] }
}
