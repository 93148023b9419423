import type { AllowList } from './allow-list.ts'
import { type Decision, notice, opening, refused, unchanged } from './decision.ts'
import type { NodeEgress } from './node-egress.ts'
import { requiredEgress } from './required-egress.ts'
import type { Spec } from './spec.ts'

/** `disable`: the empty list. The only place of the whole action that asks for one in a main step. */
export function planDisable(current: AllowList, spec: Spec, egress: NodeEgress | undefined): Decision {
  if (current.open) return unchanged(notice('The API server is open to the whole internet already.'))
  if (spec.restore === 'all') {
    const ways = requiredEgress(spec, egress)
    if (ways.kind === 'unknown') return refused(ways.problem)
  }
  return opening(current.texts, 'The API server is open to the whole internet now: `mode: disable` asked for it.')
}
