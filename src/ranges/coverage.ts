import { type Interval, merged, rangesOf } from './arithmetic.ts'
import { type Entry, tagKey } from './range.ts'

/** A set of entries that is asked again and again, and may grow: an answer takes logarithmic time. */
export interface Coverage {
  /** Whether every address of `entry` is in the set. A service tag is covered by an equal tag alone. */
  covers(entry: Entry): boolean
  /** Whether any address of `entry` is in the set, or an equal tag. */
  intersects(entry: Entry): boolean
  add(entry: Entry): void
}

export function coverageOf(entries: readonly Entry[]): Coverage {
  const intervals = merged(rangesOf(entries))
  const tags = new Set(entries.flatMap((entry) => (entry.kind === 'service-tag' ? [tagKey(entry)] : [])))
  const nearest = ({ first }: Interval) => intervals[firstEndingAt(intervals, first)]
  return {
    covers(entry) {
      if (entry.kind === 'service-tag') return tags.has(tagKey(entry))
      const near = nearest(entry)
      return near !== undefined && near.first <= entry.first && entry.last <= near.last
    },
    intersects(entry) {
      if (entry.kind === 'service-tag') return tags.has(tagKey(entry))
      return (nearest(entry)?.first ?? Number.POSITIVE_INFINITY) <= entry.last
    },
    add(entry) {
      if (entry.kind === 'service-tag') {
        tags.add(tagKey(entry))
        return
      }
      // Those that overlap or adjoin become one.
      const start = firstEndingAt(intervals, entry.first - 1)
      let end = start
      for (; (intervals[end]?.first ?? Number.POSITIVE_INFINITY) <= entry.last + 1; ) end += 1
      const joined = intervals.slice(start, end)
      const first = Math.min(entry.first, joined[0]?.first ?? entry.first)
      const last = Math.max(entry.last, joined.at(-1)?.last ?? entry.last)
      intervals.splice(start, end - start, { first, last })
    },
  }
}

/** The index of the first interval that ends at an address or after it. */
function firstEndingAt(intervals: readonly Interval[], address: number): number {
  let [low, high] = [0, intervals.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((intervals[middle]?.last ?? 0) < address) low = middle + 1
    else high = middle
  }
  return low
}
