import { blockOf, type Entry, type Range, type ServiceTag, sameTag, tagKey, widestPrefix } from './range.ts'

/** Addresses in a row, both ends included. */
export interface Interval {
  readonly first: number
  readonly last: number
}

/** Whether every address of `entry` is in the union of `entries`. A service tag is covered by an equal tag alone. */
export function covers(entries: readonly Entry[], entry: Entry): boolean {
  if (entry.kind === 'service-tag') return entries.some((other) => intersects(other, entry))
  // The plan asks this of every entry in turn, so only the few that matter are sorted.
  const near = rangesOf(entries).filter((range) => overlap(range, entry))
  return merged(near).some(({ first, last }) => first <= entry.first && entry.last <= last)
}

/** Whether two entries have an address in common, or are the same service tag. */
export function intersects(left: Entry, right: Entry): boolean {
  if (left.kind === 'range') return right.kind === 'range' && overlap(left, right)
  return right.kind === 'service-tag' && sameTag(left, right)
}

/** Whether two lists admit the same addresses and name the same service tags, however they are split and ordered. */
export function sameSet(left: readonly Entry[], right: readonly Entry[]): boolean {
  return sameTags(tagsOf(left), tagsOf(right)) && sameIntervals(merged(rangesOf(left)), merged(rangesOf(right)))
}

/** The addresses of `entries` that aren't in `minus`, as the fewest blocks. Service tags are no addresses. */
export function subtract(entries: readonly Entry[], minus: readonly Entry[]): Range[] {
  const holes = merged(rangesOf(minus))
  return merged(rangesOf(entries)).flatMap((interval) => gaps(interval, holes).flatMap((gap) => blocksOf(gap, 0)))
}

/**
 * The same addresses as the fewest blocks, in ascending order, and then each service tag once. Nothing is merged into
 * a block wider than /8, which could not be named in an input, unless `entries` hold one so wide already.
 */
export function aggregate(entries: readonly Entry[]): Entry[] {
  const ranges = rangesOf(entries)
  const widest = ranges.reduce((least, { prefix }) => Math.min(least, prefix), widestPrefix)
  const tags = new Map(tagsOf(entries).map((tag) => [tagKey(tag), tag]))
  return [...merged(ranges).flatMap((interval) => blocksOf(interval, widest)), ...tags.values()]
}

export function rangesOf(entries: readonly Entry[]): Range[] {
  return entries.filter((entry) => entry.kind === 'range')
}

function tagsOf(entries: readonly Entry[]): ServiceTag[] {
  return entries.filter((entry) => entry.kind === 'service-tag')
}

function overlap(left: Interval, right: Interval): boolean {
  return left.first <= right.last && right.first <= left.last
}

function sameTags(left: readonly ServiceTag[], right: readonly ServiceTag[]): boolean {
  const [leftKeys, rightKeys] = [new Set(left.map(tagKey)), new Set(right.map(tagKey))]
  return leftKeys.size === rightKeys.size && [...leftKeys].every((key) => rightKeys.has(key))
}

function sameIntervals(left: readonly Interval[], right: readonly Interval[]): boolean {
  if (left.length !== right.length) return false
  return left.every(({ first, last }, index) => first === right[index]?.first && last === right[index]?.last)
}

/** Disjoint intervals in ascending order, with at least one address between any two. */
export function merged(ranges: readonly Range[]): Interval[] {
  const result: Interval[] = []
  for (const { first, last } of ranges.toSorted((left, right) => left.first - right.first)) {
    const previous = result.at(-1)
    if (previous === undefined || first > previous.last + 1) result.push({ first, last })
    else result[result.length - 1] = { first: previous.first, last: Math.max(previous.last, last) }
  }
  return result
}

/** What is left of an interval without the holes, which are disjoint and in ascending order. */
function gaps(interval: Interval, holes: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  let next = interval.first
  for (const { first, last } of holes.filter((hole) => overlap(hole, interval))) {
    if (first > next) result.push({ first: next, last: first - 1 })
    next = last + 1
  }
  return next <= interval.last ? [...result, { first: next, last: interval.last }] : result
}

/** The fewest blocks that hold the addresses from `first` to `last`, both included, and no other. */
export function blocksBetween(first: number, last: number): Range[] {
  return blocksOf({ first, last }, 0)
}

/** The fewest blocks that make up an interval, none with a shorter prefix than `widest`: greedily, the largest first. */
function blocksOf({ first, last }: Interval, widest: number): Range[] {
  const result: Range[] = []
  for (let next = first; next <= last; ) {
    const block = largestBlockAt(next, last, widest)
    result.push(block)
    next = block.last + 1
  }
  return result
}

function largestBlockAt(first: number, last: number, widest: number): Range {
  let prefix = 32
  // Sizes are plain products, since JavaScript's bit operators would read the upper half of IPv4 as negative numbers.
  for (let size = 2; prefix > widest && first % size === 0 && first + size - 1 <= last; size *= 2) prefix -= 1
  return blockOf(first, prefix)
}
