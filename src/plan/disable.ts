import type { CurrentList } from './current-list.ts'
import { type Decision, notice, opening, refused, unchanged } from './decision.ts'
import type { NodeEgress } from './node-egress.ts'
import { requiredEgress } from './required-egress.ts'
import type { Spec } from './spec.ts'

/** `disable`: the empty list. The only place of the whole action that asks for one in a main step. */
export function planDisable({ list, open }: CurrentList, spec: Spec, egress: NodeEgress | undefined): Decision {
  if (open) return unchanged(notice('The API server is open to the whole internet already.'))
  if (spec.restore === 'all') {
    const required = requiredEgress(spec, egress)
    if (required.kind === 'unknown') return refused(required.problem)
  }
  return opening(
    list,
    '`mode: disable` opens the API server to the whole internet: every client reaches it, whatever its address.',
  )
}
