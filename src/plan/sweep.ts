import type { Problem } from '../errors.ts'
import { PLACEHOLDER } from '../ranges/index.ts'
import { listOf } from './additions.ts'
import { AllowList } from './allow-list.ts'
import type { CurrentList } from './current-list.ts'
import { type Addition, changeOf, type Decision, notice, refused, unchanged } from './decision.ts'
import { expiredOn, leftAloneNotes, removesExpired } from './expired-leases.ts'
import { lastResort, type NodeEgress } from './node-egress.ts'
import { requiredEgress } from './required-egress.ts'
import type { Spec } from './spec.ts'

/**
 * `sweep`: the list in force without what leases hold that have expired or whose run has ended. Declared ranges and the
 * egress stay. What would be empty becomes the placeholder, or the egress addresses where that doesn't suffice.
 */
export function planSweep(
  current: CurrentList,
  spec: Spec,
  egress: NodeEgress | undefined,
  orphaned: ReadonlySet<string>,
): Decision {
  const { list, open } = current
  const unreadable = leftAloneNotes(current.leases)
  if (open) return unchanged(notice('The API server is open to the whole internet: there is nothing to sweep.'))
  const required = requiredEgress(spec, egress)
  if (required.kind === 'unknown' && removesExpired(current, spec, orphaned)) return refused(required.problem)
  const { leases, addresses } = expiredOn(current, current.leases, spec, egress, orphaned)
  if (leases.length === 0) return unchanged(notice('No lease on the cluster is over.'), ...unreadable)
  const kept = list.minus(AllowList.of(addresses))
  const added = kept.size > 0 ? [] : remaining(spec, egress)
  if (added === undefined) return refused(nothingLeft)
  return {
    ...changeOf(list, kept.plus(listOf(added)), added, unreadable),
    leases: { acquired: [], released: leases, expired: list.minus(kept).texts },
  }
}

/** What lets the nodes in, and no other caller. */
function remaining(spec: Spec, egress: NodeEgress | undefined): Addition[] | undefined {
  const named = new Set(spec.egressIps.map(({ entry }) => entry.text))
  return lastResort(egress)?.map((text) => ({
    text,
    origin: named.has(text) && text !== PLACEHOLDER ? 'egress-ips' : 'egress',
    temporary: false,
  }))
}

const nothingLeft: Problem = {
  code: 'list-would-be-empty',
  what: 'Nothing but addresses of jobs that are over is on the list, and an empty list would open the API server to the whole internet. With `egress-mode: none` it is not known what must remain for the nodes.',
  remedy: 'Leave `egress-mode` out, or put a permanent entry on the list first.',
}
