import type { Mutant } from './mutant.ts'

/** Defects in the reading, taking, ending and collecting of leases. */
export const leaseMutants: readonly Mutant[] = [
  {
    name: 'the first job that ends takes a shared address out',
    file: 'src/plan/undo-leases.ts',
    find: 'return leasesOn(without(leases, idsOf(footprint)), entry).some((lease) => !isExpired(leases, lease))',
    replace: 'return false',
  },
  {
    name: 'a shared address stays when its last job ends',
    file: 'src/plan/undo-leases.ts',
    find: '.filter((address) => isEntry(listing, address) && !heldByOthers(listing, footprint, address))',
    replace: '.filter(() => false)',
  },
  {
    name: 'a job leaves its lease behind',
    file: 'src/plan/undo-leases.ts',
    find: 'dropped: [...ended, ...',
    replace: 'dropped: [...',
  },
  {
    name: 'a job whose address others lease takes no lease',
    file: 'src/plan/own-leases.ts',
    find: 'coverageOf(permanent(listing, change))',
    replace: 'coverageOf(knownEntries(listing.entries))',
  },
  {
    name: 'a lease is judged by the clock of the runner',
    file: 'src/cluster/cluster.ts',
    find: 'serverTime: timeIn(date),',
    replace: 'serverTime: readAt,',
  },
  {
    name: 'one lease that is over ends those of others',
    file: 'src/leases/collection.ts',
    find: '!leasesOn(book, address).every(isOver)',
    replace: '!leasesOn(book, address).some(isOver)',
  },
  {
    name: 'expired leases stay',
    file: 'src/leases/collection.ts',
    find: 'isExpired(book, lease) || orphaned.has(lease.id)',
    replace: 'orphaned.has(lease.id)',
  },
  {
    name: 'a sweep collects the leases of living jobs',
    file: 'src/github/orphans.ts',
    find: "states[index] === 'completed'",
    replace: "states[index] !== 'unknown'",
  },
  {
    name: 'a tag that claims a year is believed',
    file: 'src/leases/lease-book.ts',
    find: 'if (lease === undefined || isTooLong(lease, now)) unreadable.push(name)',
    replace: 'if (lease === undefined) unreadable.push(name)',
  },
  {
    name: 'a tag may have the egress taken out',
    file: 'src/plan/collecting.ts',
    find: "return ways.claims.some(({ entry }) => intersects(entry, address)) ? 'stays' : 'goes'",
    replace: "return 'goes'",
    unguarded: true,
  },
  {
    name: '`set` takes out what others have leased',
    file: 'src/plan/set.ts',
    find: 'const held = heldByOthers(listing)',
    replace: 'const held = heldByOthers(listing).slice(0, 0)',
  },
  {
    name: 'tags of others are dropped by a write',
    file: 'src/update/swap.ts',
    find: 'tagsAfter(cluster.tags, leases,',
    replace: 'tagsAfter({}, leases,',
  },
  {
    name: 'what only leases held is put back',
    file: 'src/state/ledger.ts',
    find: 'return leases === undefined ? removed : removed.filter((text) => !leases.collected.includes(text))',
    replace: 'return removed',
  },
]
