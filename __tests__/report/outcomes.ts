import { type CurrentList, currentList } from '../../src/plan/current-list.ts'
import type { NodeEgress } from '../../src/plan/node-egress.ts'
import type { Spec } from '../../src/plan/spec.ts'
import type { Outcome } from '../../src/report/outcome.ts'
import { type Asked, planOn, specOf } from '../plan/world.ts'

export const cluster = {
  subscriptionId: '33333333-3333-4333-8333-333333333333',
  resourceGroup: 'rg-shop',
  name: 'aks-shop',
}

export interface Played {
  readonly asked: Asked | Spec
  /** The list before the step. */
  readonly list: readonly string[] | CurrentList
  readonly egress?: NodeEgress
  readonly orphaned?: ReadonlySet<string>
}

function isCurrent(list: readonly string[] | CurrentList): list is CurrentList {
  return !Array.isArray(list)
}

/** The outcome of a step that went well, planned as the main step plans it. */
export function outcomeOf({ asked, list, egress, orphaned }: Played, more: Partial<Outcome> = {}): Outcome {
  const before = isCurrent(list) ? list : currentList(list)
  const spec = 'declared' in asked ? asked : specOf(asked)
  const decision = planOn(before, spec, egress ?? { kind: 'waived' }, orphaned)
  if (decision.kind === 'refused') throw new Error(decision.problems.map(({ what }) => what).join(' '))
  const change = decision.kind === 'change' ? decision : undefined
  const after = change?.after ?? before.list
  const gives = spec.runner.length > 0 && spec.mode !== 'remove'
  return {
    cluster,
    label: (more.cluster ?? cluster).name,
    spec,
    egress,
    previous: before.list.texts,
    ranges: after.texts,
    maximum: 200,
    restricted: !after.open,
    change,
    notes: decision.notes,
    effect: { access: gives ? 'proven' : 'not-checked', operation: 'ended', cluster: undefined },
    dryRun: false,
    phases: [
      { name: 'Sign-in', ms: 620 },
      { name: 'Cluster', ms: 310 },
      { name: 'Runner address', ms: 540 },
      { name: 'Update', ms: 8_300 },
      { name: 'Wait', ms: 118_000 },
    ],
    ...more,
  }
}
