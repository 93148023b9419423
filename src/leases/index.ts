export { type Collection, collection, type Fate } from './collection.ts'
export { type Holder, holderName, type Lease, type LeaseTerms, longestLeaseMinutes } from './lease.ts'
export { isExpired, type LeaseBook, leaseBook, leasesOn, noLeases, without } from './lease-book.ts'
export {
  changesTags,
  type LeaseChange,
  type NamedLeases,
  room,
  type SlotChoice,
  tagsAfter,
  tagsShow,
  tagsTake,
} from './lease-change.ts'
export { isLeaseTag, longestServer, mostLeases, sameLeaseTags, type Tags } from './lease-tag.ts'
