import { isPlaceholder } from '../ranges/index.ts'
import { additions } from './additions.ts'
import { type Decision, notice, refused, unchanged, warning } from './decision.ts'
import { egressClaims, egressNotes, uncovered } from './egress-claims.ts'
import { type ListRules, listProblems } from './limits.ts'
import { knownEntries, type Listing, meansSame } from './listing.ts'
import { mergeDeclared, savedByMerging } from './merge.ts'
import type { NodeEgress } from './node-egress.ts'
import type { Wish } from './wish.ts'

/** `add`: the list in force, and what is asked for beside it. Takes nothing away but the placeholder. */
export function planAdd(listing: Listing, wish: Wish, egress: NodeEgress | undefined, rules: ListRules): Decision {
  if (listing.open) return openAlready(wish)
  const ways = egressClaims(wish, egress)
  if (ways.kind === 'unknown') return refused(ways.problem)
  // What only leases hold isn't there for good, so nothing may rest on it.
  const present = listing.placeholder
    ? []
    : knownEntries(listing.entries.filter((one) => !listing.leased.includes(one)))
  if (listing.placeholder && wish.declared.some(({ entry }) => isPlaceholder(entry)))
    return unchanged(notice('The list is "0.0.0.0/32" already.'))

  const forGood = mergeDeclared(wish, uncovered([...ways.claims, ...wish.declared], present))
  const runner = uncovered(wish.runner, [...present, ...forGood.map(({ entry }) => entry)]).filter(
    ({ entry }) => !listing.leased.some((leased) => meansSame(leased, entry)),
  )
  if (forGood.length + runner.length === 0) return unchanged(notice('The list covers what is asked for already.'))

  const added = [...additions(forGood, false), ...additions(runner, true)]
  const kept = listing.placeholder ? [] : listing.texts
  const list = [...kept, ...added.map(({ text }) => text)]
  const problems = listProblems(
    listing,
    list,
    [...forGood, ...runner].map(({ entry }) => entry),
    savedByMerging(forGood),
    rules,
  )
  if (problems.length > 0) return refused(...problems)
  return {
    kind: 'change',
    list,
    added,
    removed: listing.placeholder ? listing.texts : [],
    replacesPlaceholder: listing.placeholder,
    wasOpen: false,
    notes: egressNotes(egress),
  }
}

function openAlready(wish: Wish): Decision {
  const open = 'The API server is open to the whole internet, so every client, this runner too, reaches it already.'
  if (wish.declared.length === 0) return unchanged(notice(`${open} Nothing was written.`))
  return unchanged(
    warning(
      `${open} Adding ranges now would shut all other clients out, so nothing was written. To turn the restriction on, use \`mode: set\` with the whole list.`,
    ),
  )
}
