import {
  coversAllIpv4,
  type Entry,
  entryKey,
  isPlaceholder,
  type ListedEntry,
  parseListed,
  sameSet,
} from '../ranges/index.ts'

/**
 * Authorized IP ranges as a value: the ones that a cluster has, or would have. Entries keep their text and order, since the
 * service's own are sent back as they came; they are compared by what they mean, since it reorders and normalises what it is sent.
 */
export class AllowList {
  /** Each entry's text, as the service wrote it, with what it means; one of unknown syntax means nothing and is only ever kept. */
  readonly listed: readonly ListedEntry[]
  readonly texts: readonly string[]
  /** What can be reasoned about. */
  readonly entries: readonly Entry[]
  #keys: ReadonlySet<string> | undefined
  #open: boolean | undefined

  private constructor(listed: readonly ListedEntry[]) {
    this.listed = listed
    this.texts = listed.map(({ text }) => text)
    this.entries = listed.flatMap(({ entry }) => entry ?? [])
  }

  static parse(texts: readonly string[]): AllowList {
    return new AllowList(parseListed(texts))
  }

  static of(entries: readonly Entry[]): AllowList {
    return new AllowList(entries.map((entry) => ({ text: entry.text, entry })))
  }

  get size(): number {
    return this.listed.length
  }

  /** No entry, or entries that cover all of IPv4: every client reaches the API server. */
  get open(): boolean {
    this.#open ??= this.size === 0 || coversAllIpv4(this.entries)
    return this.#open
  }

  /** `0.0.0.0/32` alone: only the cluster's own load balancer reaches the API server. */
  get placeholder(): boolean {
    return this.size > 0 && this.listed.every(({ entry }) => entry !== undefined && isPlaceholder(entry))
  }

  /** Whether an entry of its own means the same, however it is spelled. That a wider one covers it isn't enough. */
  has(wanted: Entry | string): boolean {
    this.#keys ??= new Set(this.listed.map(keyOf))
    const [listed] = typeof wanted === 'string' ? parseListed([wanted]) : [{ text: wanted.text, entry: wanted }]
    return listed !== undefined && this.#keys.has(keyOf(listed))
  }

  /** The entries whose meaning passes; those of unknown syntax stay. */
  filter(passes: (entry: Entry) => boolean): AllowList {
    return new AllowList(this.listed.filter(({ entry }) => entry === undefined || passes(entry)))
  }

  /** The entries that the other list has too, as they stand on this one. */
  common(other: AllowList): AllowList {
    return new AllowList(this.listed.filter(({ text, entry }) => other.has(entry ?? text)))
  }

  /** The entries that the other list doesn't have. */
  minus(other: AllowList): AllowList {
    return new AllowList(this.listed.filter(({ text, entry }) => !other.has(entry ?? text)))
  }

  /** The same list with others after its own. */
  plus(other: AllowList): AllowList {
    return new AllowList([...this.listed, ...other.listed])
  }

  /** The same addresses, each as often: an entry more has been asked for, also where others cover it. */
  sameAs(other: AllowList): boolean {
    return (
      sameSet(this.entries, other.entries) && this.#addresses === other.#addresses && this.#unknown === other.#unknown
    )
  }

  get #addresses(): number {
    return this.entries.reduce((sum, entry) => sum + (entry.kind === 'range' ? entry.last - entry.first + 1 : 0), 0)
  }

  get #unknown(): string {
    const texts = this.listed.filter(({ entry }) => entry === undefined).map(({ text }) => text)
    return texts.toSorted().join()
  }
}

function keyOf({ text, entry }: ListedEntry): string {
  return entry === undefined ? text : entryKey(entry)
}
