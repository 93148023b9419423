import { type Holder, type Lease, parseClusterLeases, type Tags, tagsAfter } from '../../src/leases/index.ts'
import { range } from '../plan/world.ts'

/** ARM's time in these tests. */
export const now = Date.UTC(2026, 0, 1, 12)
export const minutes = 60_000

export const holder = (runId = '42', attempt = '1'): Holder => ({
  server: 'github.com',
  repositoryId: '7',
  runId,
  attempt,
})

/** A lease that ends in so many minutes, or has ended so many ago where they are negative. */
export function lease(id: string, address: string, endsIn: number, of: Holder = holder()): Lease {
  return { id: id.padEnd(16, '0'), address: range(address), expiresAt: now + endsIn * minutes, holder: of }
}

export const tagsOf = (...leases: readonly Lease[]): Tags => tagsAfter({}, { acquired: leases, released: [] }, 'lowest')
export const bookOf = (...leases: readonly Lease[]) => parseClusterLeases(tagsOf(...leases), now)
