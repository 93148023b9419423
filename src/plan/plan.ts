import { planAdd } from './add.ts'
import { collectsEntries } from './collecting.ts'
import { type Decision, egressNeeded, type Planned } from './decision.ts'
import { planDisable } from './disable.ts'
import { needsEgress } from './egress-claims.ts'
import { withLeases } from './leasing.ts'
import type { ListRules } from './limits.ts'
import type { Listing } from './listing.ts'
import { forRestricting, isKnown, type NodeEgress, waived, withNamed } from './node-egress.ts'
import { planRemove } from './remove.ts'
import { planSet } from './set.ts'
import { planSweep } from './sweep.ts'
import { rangesIn, type Wish } from './wish.ts'

/** What a plan rests on beside the list and the wish. */
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
export function plan(listing: Listing, wish: Wish, { rules, egress, orphaned = new Set() }: Circumstances): Planned {
  const known =
    egress === undefined
      ? waivedBy(wish)
      : withNamed(listing.open ? forRestricting(egress) : egress, rangesIn(wish.egressIps))
  const needed = needsEgress(listing, wish)
  if (known === undefined && needed) return egressNeeded
  const decision = byMode({ listing, wish, egress: needed ? known : undefined, known, rules, orphaned })
  // A write that is made anyway may take out what is over, as long as that isn't what lets the nodes in.
  const collects = decision.kind === 'change' || wish.mode === 'sweep'
  if (known === undefined && collects && collectsEntries(listing, wish, orphaned)) return egressNeeded
  return decision.kind === 'change' && isKnown(known) ? { ...decision, egress: known } : decision
}

function waivedBy({ egressMode }: Wish): NodeEgress | undefined {
  return egressMode === 'none' ? waived : undefined
}

interface Planning {
  readonly listing: Listing
  readonly wish: Wish
  /** The egress, where the mode needs it. */
  readonly egress: NodeEgress | undefined
  /** The egress, for whatever reason it was looked up. */
  readonly known: NodeEgress | undefined
  readonly rules: ListRules
  readonly orphaned: ReadonlySet<string>
}

function byMode({ rules, orphaned, ...planning }: Planning): Decision {
  const { listing, wish, egress, known } = planning
  const leased = (decide: (prepared: Listing) => Decision) => withLeases(planning, decide)
  switch (wish.mode) {
    case 'add':
      return leased((prepared) => planAdd(prepared, wish, egress, rules))
    case 'set':
      return leased((prepared) => planSet(prepared, wish, egress, rules))
    case 'remove':
      return leased((prepared) => planRemove(prepared, wish, egress))
    case 'disable':
      return leased((prepared) => planDisable(prepared, wish, egress))
    case 'sweep':
      return planSweep(listing, wish, known, orphaned)
  }
}
