export { parseAddress } from './address.ts'
export { aggregate, covers, intersects, sameSet, subtract } from './arithmetic.ts'
export { coverageOf } from './coverage.ts'
export { excerpt } from './excerpt.ts'
export { type ListedEntry, parseListed } from './listed.ts'
export {
  type EntryFinding,
  type EntryMistake,
  type KindWords,
  mistakeKinds,
  type Oddity,
  oddityKinds,
} from './mistake.ts'
export { type ParsedRanges, parseRanges } from './parse-ranges.ts'
export { type Entry, entryKey, isPlaceholder, PLACEHOLDER, type Range, type ServiceTag } from './range.ts'
export { coversAllIpv4, isGloballyReachable, reachesPublicAddresses } from './special-purpose.ts'
export { commentsOf } from './words.ts'
