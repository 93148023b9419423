import type { AppliedChange } from '../../src/plan/applied-change.ts'
import { type CurrentList, currentList } from '../../src/plan/current-list.ts'
import { type Decision, removedBy } from '../../src/plan/decision.ts'
import { addressesOf, type NodeEgress } from '../../src/plan/node-egress.ts'
import { plan } from '../../src/plan/plan.ts'
import type { Origin, RequestedEntry, Spec } from '../../src/plan/spec.ts'
import { type Entry, parseListed, type Range } from '../../src/ranges/index.ts'

export function entry(text: string): Entry {
  const [listed] = parseListed([text])
  if (listed?.entry === undefined) throw new Error(`${text} is no entry`)
  return listed.entry
}

export function range(text: string): Range {
  const found = entry(text)
  if (found.kind !== 'range') throw new Error(`${text} is no range`)
  return found
}

export const entriesFrom = (origin: Origin, ...texts: string[]): RequestedEntry[] =>
  texts.map((text) => ({ entry: entry(text), origin }))

/** A spec in a few words: what is left out isn't asked for. */
export interface Asked {
  mode: Spec['mode']
  ranges?: readonly string[]
  runner?: readonly string[]
  egressIps?: readonly string[]
  egressMode?: Spec['egressMode']
  restore?: Spec['restore']
  aggregate?: boolean
  lease?: Spec['lease']
}

export function specOf({
  mode,
  ranges = [],
  runner = [],
  egressIps = [],
  egressMode = 'auto',
  restore = 'temporary',
  aggregate = false,
  lease,
}: Asked): Spec {
  return {
    mode,
    declared: entriesFrom('ranges', ...ranges),
    runner: entriesFrom('runner', ...runner),
    egressIps: entriesFrom('egress-ips', ...egressIps),
    egressMode,
    restore,
    aggregate,
    ...(lease && { lease }),
  }
}

export const byLoadBalancer = (...texts: string[]): NodeEgress => ({
  kind: 'resolved',
  placeholderSuffices: true,
  addresses: texts.map((text) => ({ range: range(text), chain: 'public IP outbound <- load balancer' })),
})

export const byFirewall = (...texts: string[]): NodeEgress => ({
  kind: 'resolved',
  placeholderSuffices: false,
  addresses: texts.map((text) => ({ range: range(text), chain: 'public IP pip-fw <- firewall fw-hub' })),
})

/** A default route may be announced that comes before the load balancer. */
export const mayLearnRoutes: NodeEgress = {
  kind: 'resolved',
  placeholderSuffices: true,
  addresses: addressesOf(byLoadBalancer('20.0.0.1')),
  doubt: 'a route may be announced.',
}

/** An appliance that Azure can't explain. */
export const unresolved: NodeEgress = {
  kind: 'unknown',
  why: 'its outbound type is "userDefinedRouting".',
  found: [],
  unread: false,
}
/** Azure refuses to show the network. */
export const unread: NodeEgress = { ...unresolved, why: 'the subnet may not be read.', unread: true }
export const notNeeded: NodeEgress = { kind: 'not-needed', why: 'API Server VNet Integration', warning: 'Restart it.' }

/** Plans as the main step does: the egress is known only where the plan asks for it. */
export function planned(
  current: readonly string[],
  asked: Asked,
  egress: NodeEgress = byLoadBalancer('20.0.0.1'),
): Decision {
  return planOn(currentList(current), specOf(asked), egress)
}

export function planOn(
  current: CurrentList,
  asked: Spec,
  egress: NodeEgress,
  orphaned?: ReadonlySet<string>,
): Decision {
  const rules = { maximum: 200 }
  const first = plan(current, asked, { rules, orphaned })
  const decision = first.kind === 'egress-needed' ? plan(current, asked, { rules, orphaned, egress }) : first
  if (decision.kind === 'egress-needed') throw new Error('The plan asks for an egress that it was given.')
  return decision
}

/** What a step did, as far as it is told; an `add` that changed nothing by default. */
export function appliedChangeOf(given: Partial<AppliedChange>): AppliedChange {
  return {
    mode: 'add',
    restore: 'temporary',
    added: [],
    removed: [],
    replacesPlaceholder: false,
    wasOpen: false,
    left: [],
    declared: [],
    ...given,
  }
}

/** A decision with the lists of its change as texts. */
export function flat(decision: Decision) {
  if (decision.kind !== 'change') return decision
  return { ...decision, list: decision.after.texts, removed: removedBy(decision).texts }
}
