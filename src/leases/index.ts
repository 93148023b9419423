export { type ClusterLeases, isExpired, leasesOn, noLeases, parseClusterLeases, without } from './cluster-leases.ts'
export { type ExpiredLeases, expiredLeases, type Retention } from './expired.ts'
export {
  type Holder,
  holderName,
  type Lease,
  type LeaseTerms,
  longestLeaseMinutes,
  type Repository,
  type UnknownHolder,
} from './lease.ts'
export {
  changesTags,
  type LeaseChange,
  type NamedLeases,
  room,
  type SlotChoice,
  tagsAfter,
  tagsHold,
  tagsTake,
} from './lease-change.ts'
export { isLeaseTag, longestServer, mostLeases, sameLeaseTags, type Tags } from './lease-tag.ts'
