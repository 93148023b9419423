import type { Egress } from '../egress/egress.ts'
import { planAdd } from './add.ts'
import type { Decision } from './decision.ts'
import { planDisable } from './disable.ts'
import { withLeases } from './leasing.ts'
import type { ListRules } from './limits.ts'
import type { Listing } from './listing.ts'
import { planRemove } from './remove.ts'
import { planSet } from './set.ts'
import { planSweep } from './sweep.ts'
import type { Wish } from './wish.ts'

/** What leases need to have known beside the list and the wish. */
export interface Circumstances {
  /** The egress, where it was looked up because `collectsEntries` says so. */
  readonly egress?: Egress | undefined
  /** Leases whose workflow run has ended, by their IDs. */
  readonly orphaned?: ReadonlySet<string> | undefined
}

/**
 * What to write, given the list in force, what the step asks for, and the cluster's egress where `needsEgress` says
 * so. Pure, so that it can be asked again after every conflict. Only `mode: disable` ever gives an empty list.
 */
export function plan(
  listing: Listing,
  wish: Wish,
  egress: Egress | undefined,
  rules: ListRules,
  circumstances: Circumstances = {},
): Decision {
  const known = egress ?? circumstances.egress
  const leased = (byMode: (prepared: Listing) => Decision) => withLeases({ listing, wish, egress, known }, byMode)
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
      return planSweep(listing, wish, known, circumstances.orphaned ?? new Set())
  }
}
