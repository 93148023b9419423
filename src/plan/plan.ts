import type { Egress } from '../egress/egress.ts'
import { planAdd } from './add.ts'
import type { Decision } from './decision.ts'
import { planDisable } from './disable.ts'
import type { ListRules } from './limits.ts'
import type { Listing } from './listing.ts'
import { planRemove } from './remove.ts'
import { planSet } from './set.ts'
import type { Wish } from './wish.ts'

/**
 * What to write, given the list in force, what the step asks for, and the cluster's egress where `needsEgress` says
 * so. Pure, so that it can be asked again after every conflict. Only `mode: disable` ever gives an empty list.
 */
export function plan(listing: Listing, wish: Wish, egress: Egress | undefined, rules: ListRules): Decision {
  switch (wish.mode) {
    case 'add':
      return planAdd(listing, wish, egress, rules)
    case 'set':
      return planSet(listing, wish, egress, rules)
    case 'remove':
      return planRemove(listing, wish, egress)
    case 'disable':
      return planDisable(listing, wish, egress)
  }
}
