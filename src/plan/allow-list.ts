import { type ClusterLeases, noLeases } from '../leases/index.ts'
import { coversAllIpv4, type Entry, isPlaceholder, type ListedEntry, parseListed, sameSet } from '../ranges/index.ts'

/** The authorized IP ranges in force, as the plan looks at them. The texts are what the service returned. */
export interface AllowList {
  readonly texts: readonly string[]
  readonly entries: readonly ListedEntry[]
  /** No list, an empty one, or one that covers all of IPv4: every client reaches the API server. */
  readonly open: boolean
  /** Only the cluster's own load balancer reaches the API server. */
  readonly placeholder: boolean
  readonly leases: ClusterLeases
  /** The entries that leases of other jobs speak of: there for as long as those, and not for good. */
  readonly leased: readonly ListedEntry[]
}

export function parseAllowList(texts: readonly string[], leases: ClusterLeases = noLeases): AllowList {
  const entries = parseListed(texts)
  const known = knownEntries(entries)
  return {
    texts,
    entries,
    open: texts.length === 0 || coversAllIpv4(known),
    placeholder: known.length > 0 && known.length === texts.length && known.every(isPlaceholder),
    leases,
    leased: [],
  }
}

/** What can be reasoned about; an entry of unknown syntax is only ever kept. */
export function knownEntries(listed: readonly ListedEntry[]): Entry[] {
  return listed.flatMap(({ entry }) => entry ?? [])
}

/**
 * The same addresses, each as often, whatever their order and spelling: the service reorders and normalises what it is
 * sent. An entry more has been asked for, also where others cover it.
 */
export function sameAllowList(left: readonly string[], right: readonly string[]): boolean {
  const [ours, theirs] = [parseListed(left), parseListed(right)]
  const [known, other] = [knownEntries(ours), knownEntries(theirs)]
  return sameSet(known, other) && sizeOf(known) === sizeOf(other) && unknownTexts(ours) === unknownTexts(theirs)
}

function sizeOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + (entry.kind === 'range' ? entry.last - entry.first + 1 : 0), 0)
}

function unknownTexts(listed: readonly ListedEntry[]): string {
  const texts = listed.filter(({ entry }) => entry === undefined).map(({ text }) => text)
  return texts.toSorted().join()
}

/** One listed entry and one wanted entry mean the same addresses. */
export function meansSame(listed: ListedEntry, entry: Entry): boolean {
  return listed.entry !== undefined && keyOf(listed.entry) === keyOf(entry)
}

/** Equal where entries mean the same: canonical texts are equal where the addresses are, and tags are named in any letter case. */
export function keyOf(entry: Entry): string {
  return entry.text.toLowerCase()
}
