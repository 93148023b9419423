import type { Mutant } from './mutant.ts'

/** Defects in the reading, taking, ending and collecting of leases. */
export const leaseMutants: readonly Mutant[] = [
  {
    name: 'the first job that ends takes a shared address out',
    file: 'src/plan/undo-leases.ts',
    find: 'return leasesOn(without(leases, idsOf(applied)), entry).some((lease) => !isExpired(leases, lease))',
    replace: 'return false',
  },
  {
    name: 'a shared address stays when its last job ends',
    file: 'src/plan/undo-leases.ts',
    find: '.filter((address) => current.list.has(address) && !heldByOthers(current, applied, address))',
    replace: '.filter(() => false)',
  },
  {
    name: 'a job leaves its lease behind',
    file: 'src/plan/undo-leases.ts',
    find: 'released: [...ended, ...',
    replace: 'released: [...',
  },
  {
    name: 'a job whose address others lease takes no lease',
    file: 'src/plan/take-leases.ts',
    find: 'coverageOf(permanent(current, change))',
    replace: 'coverageOf(current.list.entries)',
  },
  {
    name: 'a lease is judged by the clock of the runner',
    file: 'src/cluster/cluster.ts',
    find: 'serverTime: timeIn(date),',
    replace: 'serverTime: readAt,',
  },
  {
    name: 'one lease that is over ends those of others',
    file: 'src/leases/expired.ts',
    find: '!leasesOn(clusterLeases, address).every(isOver)',
    replace: '!leasesOn(clusterLeases, address).some(isOver)',
  },
  {
    name: 'expired leases stay',
    file: 'src/leases/expired.ts',
    find: 'isExpired(clusterLeases, lease) || orphaned.has(lease.id)',
    replace: 'orphaned.has(lease.id)',
  },
  {
    name: 'a sweep collects the leases of living jobs',
    file: 'src/github/orphans.ts',
    find: "answers[index] === 'completed'",
    replace: "typeof answers[index] === 'string'",
  },
  {
    name: 'a tag that claims a year is believed',
    file: 'src/leases/cluster-leases.ts',
    find: 'if (lease === undefined || isTooLong(lease, now)) unreadable.push(name)',
    replace: 'if (lease === undefined) unreadable.push(name)',
  },
  {
    name: 'a tag may have the egress taken out',
    file: 'src/plan/expired-leases.ts',
    find: "return required.entries.some(({ entry }) => intersects(entry, address)) ? 'keep' : 'remove'",
    replace: "return 'remove'",
    unguarded: true,
  },
  {
    name: '`set` takes out what others have leased',
    file: 'src/plan/set.ts',
    find: 'const held = heldByOthers(current)',
    replace: 'const held = heldByOthers(current).slice(0, 0)',
  },
  {
    name: 'tags of others are dropped by a write',
    file: 'src/update/compare-and-swap.ts',
    find: 'tagsAfter(cluster.tags, leases,',
    replace: 'tagsAfter({}, leases,',
  },
  {
    name: 'what only leases held is put back',
    file: 'src/state/write-ahead-log.ts',
    find: 'return texts.filter((text) => change.leases?.expired.includes(text) !== true)',
    replace: 'return texts',
  },
]
