import { ArmError } from '../arm/arm-error.ts'
import { missingGrant } from '../arm/missing-grant.ts'
import { parseListed, type Range } from '../ranges/index.ts'

/** Whether nodes leave by the cluster's own load balancer, which AKS admits by itself. */
export type LeavesBy = 'load-balancer' | 'another-way'

/** An address, and the way that leads to it, from the address to where the traffic comes from. */
export interface Found {
  readonly range: Range
  readonly by: LeavesBy
  readonly way: readonly string[]
  /** Whose traffic it is; filled in where that is known. */
  readonly pools: readonly string[]
}

/** Something about the nodes' way that isn't known. */
export interface Gap {
  readonly why: string
  /** Azure refused, or failed, to show it; otherwise it was seen, and Azure has no explanation for it. */
  readonly unread: boolean
}

/** What a look-up came to. Findings are joined, so that what was found outlasts what could not be. */
export interface Findings {
  readonly addresses: readonly Found[]
  /** Why there may be addresses beside these; none where all is known. */
  readonly problems: readonly Gap[]
  readonly warnings: readonly string[]
  /** Signs that the nodes may leave by a learned default route instead, which ARM doesn't show. */
  readonly learnedRouteSigns: readonly string[]
}

export const nothing: Findings = { addresses: [], problems: [], warnings: [], learnedRouteSigns: [] }

export function problem(why: string, unread = false): Findings {
  return { ...nothing, problems: [{ why, unread }] }
}

export function joined(all: readonly Findings[]): Findings {
  return {
    addresses: all.flatMap(({ addresses }) => addresses),
    problems: each(all.flatMap(({ problems }) => problems)),
    warnings: [...new Set(all.flatMap(({ warnings }) => warnings))],
    learnedRouteSigns: [...new Set(all.flatMap(({ learnedRouteSigns }) => learnedRouteSigns))],
  }
}

export async function allOf(looks: readonly Promise<Findings>[]): Promise<Findings> {
  return joined(await Promise.all(looks))
}

/** The address that a text from Azure holds, if it is an IPv4 one: IPv6 admits no client to an IPv4 list. */
export function found(text: string, by: LeavesBy, ...way: string[]): Findings {
  const [listed] = parseListed([text])
  if (listed?.entry?.kind !== 'range') return nothing
  return { ...nothing, addresses: [{ range: listed.entry, by, way, pools: [] }] }
}

/** The same, seen from one step further away. */
export function via({ addresses, ...rest }: Findings, by: LeavesBy, ...steps: string[]): Findings {
  return { ...rest, addresses: addresses.map((address) => ({ ...address, by, way: [...address.way, ...steps] })) }
}

/** The same, as the way of these pools, where no nearer resource says whose it is. */
export function usedBy({ addresses, ...rest }: Findings, pools: readonly string[]): Findings {
  const used = (address: Found) => (address.pools.length === 0 ? { ...address, pools } : address)
  return { ...rest, addresses: addresses.map(used) }
}

/** Each reason once; one that could not be read stays so. */
function each(gaps: readonly Gap[]): Gap[] {
  const reasons = [...new Set(gaps.map(({ why }) => why))]
  return reasons.map((why) => ({ why, unread: gaps.some((gap) => gap.why === why && gap.unread) }))
}

/** An answer, or why there is none. */
export type Lookup<T> = { readonly value: T } | { readonly problem: string; readonly unread: boolean }

/** What ARM refuses to show is no error of its own: whether it matters is for others to decide. */
export async function attempted<T>(look: Promise<T>): Promise<Lookup<T>> {
  try {
    return { value: await look }
  } catch (error) {
    if (!(error instanceof ArmError)) throw error
    return { problem: refusal(error), unread: true }
  }
}

export function valuesOf<T>(attempts: readonly Lookup<T>[]): T[] {
  return attempts.flatMap((attempt) => ('value' in attempt ? [attempt.value] : []))
}

/** Each of them once. */
export function problemsOf(attempts: readonly Lookup<unknown>[]): string[] {
  return [...new Set(attempts.flatMap((attempt) => ('problem' in attempt ? [attempt.problem] : [])))]
}

/** Goes on from an answer; where there was none, the findings say why. */
export async function from<T>(look: Promise<T>, next: (value: T) => Promise<Findings>): Promise<Findings> {
  const attempt = await attempted(look)
  return 'value' in attempt ? next(attempt.value) : problem(attempt.problem, attempt.unread)
}

/**
 * Begins a look-up at once whose findings may not be wanted in the end; its failure is then of no interest.
 * @returns the way to its findings
 */
export function prefetch(look: () => Promise<Findings>): () => Promise<Findings> {
  const findings = look()
  findings.catch(() => undefined)
  return () => findings
}

/** What ARM refused, in words that are the same for every resource of a group: one grant mends all of them. */
export function refusal(error: ArmError): string {
  const missing = error.code === 'AuthorizationFailed' ? missingGrant(error.message) : undefined
  if (missing === undefined) return error.said
  const { kind, name } = missing.group
  return `${missing.action} is not granted in ${kind} "${name}"`
}
