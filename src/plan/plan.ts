import { planAdd } from './add.ts'
import type { CurrentList } from './current-list.ts'
import { type Decision, egressNeeded, type Planned } from './decision.ts'
import { planDisable } from './disable.ts'
import { removesExpired } from './expired-leases.ts'
import type { ListRules } from './limits.ts'
import { forRestricting, type NodeEgress, waived, withNamed } from './node-egress.ts'
import { planRemove } from './remove.ts'
import { needsEgress } from './required-egress.ts'
import { planSet } from './set.ts'
import { rangesIn, type Spec } from './spec.ts'
import { planSweep } from './sweep.ts'
import { withLeases } from './with-leases.ts'

/** What a plan rests on beside the list and the spec. */
export interface Circumstances {
  readonly rules: ListRules
  /** The nodes' egress, where it has been looked up. */
  readonly egress?: NodeEgress | undefined
  /** Leases whose workflow run has ended, by their IDs. */
  readonly orphaned?: ReadonlySet<string> | undefined
}

/**
 * What to write, given the list in force and what the step asks for; or that the nodes' egress has to be looked up first.
 * Pure, so that it can be asked again after every conflict. Only `mode: disable` ever gives an empty list.
 */
export function plan(
  current: CurrentList,
  spec: Spec,
  { rules, egress, orphaned = new Set() }: Circumstances,
): Planned {
  const known =
    egress === undefined
      ? waivedBy(spec)
      : withNamed(current.open ? forRestricting(egress) : egress, rangesIn(spec.egressIps))
  const needed = needsEgress(current.list, spec)
  if (known === undefined && needed) return egressNeeded
  const decision = byMode({ current, spec, egress: needed ? known : undefined, known, rules, orphaned })
  // A write that is made anyway may take out what is over, as long as that isn't what lets the nodes in.
  const collects = decision.kind === 'change' || spec.mode === 'sweep'
  if (known === undefined && collects && removesExpired(current, spec, orphaned)) return egressNeeded
  return decision.kind === 'refused' || known === undefined ? decision : { ...decision, egress: known }
}

function waivedBy({ egressMode }: Spec): NodeEgress | undefined {
  return egressMode === 'none' ? waived : undefined
}

interface Planning {
  readonly current: CurrentList
  readonly spec: Spec
  /** The egress, where the mode needs it. */
  readonly egress: NodeEgress | undefined
  /** The egress, for whatever reason it was looked up. */
  readonly known: NodeEgress | undefined
  readonly rules: ListRules
  readonly orphaned: ReadonlySet<string>
}

function byMode({ rules, orphaned, ...planning }: Planning): Decision {
  const { current, spec, egress, known } = planning
  const leased = (decide: (prepared: CurrentList) => Decision) => withLeases(planning, decide)
  switch (spec.mode) {
    case 'add':
      return leased((prepared) => planAdd(prepared, spec, egress, rules))
    case 'set':
      return leased((prepared) => planSet(prepared, spec, egress, rules))
    case 'remove':
      return leased((prepared) => planRemove(prepared, spec, egress))
    case 'disable':
      return leased((prepared) => planDisable(prepared, spec, egress))
    case 'sweep':
      return planSweep(current, spec, known, orphaned)
  }
}
