import type { JsonObject } from '../core/json.ts'
import type { Operation, OperationError, Operations, Outcome } from '../core/operations.ts'
import type { ResourcePath } from '../core/resource-path.ts'
import { parseResourcePath } from '../core/resource-path.ts'
import type { ArmContext } from '../core/settings.ts'
import { authorizedIPRangesOf, type ClusterBody } from './body.ts'

/** What a test wants of the next accepted write. */
export interface NextOperation {
  readonly status?: Outcome
  /** Stands beside every status that a poll answers. */
  readonly error?: OperationError
  /** It succeeds, and yet the list is what it was: https://github.com/Azure/AKS/issues/5856 */
  readonly noop?: boolean
  /** Duration in milliseconds. */
  readonly ms?: number
  /** Whether the list comes into force; by default only if the operation succeeds. */
  readonly inForce?: boolean
}

/** A pool's node image that a PUT ordered back, which from API version 2026-04-01 on naming it means. */
export interface Rollback {
  readonly pool: string
  readonly nodeImageVersion: string
}

export interface ClusterState {
  readonly path: ResourcePath
  /** The goal: during an operation what it leads to. */
  body: ClusterBody
  running: Running | undefined
  /** Lists and from when each is in force; among those whose time has come the one that was entered last counts. */
  readonly enforced: { from: number; ranges: readonly string[] }[]
  gone: boolean
  nextOperation: NextOperation | undefined
  rollbacks: Rollback[]
}

interface Running {
  readonly operation: Operation
  readonly provisioningState: string
  /** The cluster's own state doesn't show it. */
  readonly poolAlone: boolean
  /** The agent pool that alone is worked on: only its eTag changes. */
  readonly pool?: string
  readonly effect: 'update' | 'delete'
  readonly inForce: boolean
  /** Whether the network is built anew at its end. */
  readonly rebuilds: boolean
  /** The list to fall back to, where the operation is a silent no-op. */
  readonly revertTo?: readonly string[]
}

export interface Start extends NextOperation {
  readonly provisioningState: string
  readonly owner?: string
  readonly pool?: string
  readonly effect?: Running['effect']
  readonly rebuilds?: boolean
  /** The list before the write. */
  readonly previousRanges?: readonly string[]
}

/** The world that clusters live in. */
export interface ClusterContext extends ArmContext {
  readonly operations: Operations
  readonly network: NetworkBuilder
}

/** Makes what AKS makes around a cluster, in its node resource group. */
export interface NetworkBuilder {
  /** After a write that changes what the network follows from: with new outbound addresses in the body. */
  rebuild(body: ClusterBody): void
  /** With the cluster. */
  remove(body: ClusterBody): void
}

export function newState(context: ClusterContext, body: ClusterBody): ClusterState {
  const path = parseResourcePath(body.id)
  if (path === undefined) throw new Error(`'${body.id}' is no ARM resource ID; a cluster's body needs its id`)
  const enforced = [{ from: context.clock.now(), ranges: authorizedIPRangesOf(body) }]
  return { path, body, running: undefined, enforced, gone: false, nextOperation: undefined, rollbacks: [] }
}

/** Brings a cluster up to the clock; everything that reads or writes it calls this first. */
export function settle(context: ClusterContext, state: ClusterState): ClusterState {
  const { running } = state
  if (running === undefined || context.clock.now() < running.operation.endsAt) return state
  state.running = undefined
  if (running.effect === 'delete') {
    state.gone = true
    context.network.remove(state.body)
    return state
  }
  if (running.rebuilds && running.operation.outcome === 'Succeeded') context.network.rebuild(state.body)
  if (running.revertTo !== undefined) setRanges(state.body, running.revertTo)
  setProvisioningState(state.body, running.operation.outcome, running)
  renewETags(context, state.body, running.pool)
  if (running.inForce) enforceFrom(state, running.operation.endsAt + context.settings.propagationMs)
  return state
}

/** Begins an operation on the state's body, which is the goal already. */
export function begin(context: ClusterContext, state: ClusterState, start: Start): Operation {
  const { provisioningState, owner, pool, effect = 'update', status = 'Succeeded', noop, error, ms } = start
  const operation = context.operations.begin({
    subscription: state.path.subscription,
    location: state.body.location,
    ms: ms ?? context.settings.operationMs,
    outcome: status,
    ...(error !== undefined && { error }),
    ...(owner !== undefined && { owner }),
  })
  const poolAlone = pool !== undefined && context.settings.poolOperations === 'pool alone'
  setProvisioningState(state.body, provisioningState, { ...(pool !== undefined && { pool }), poolAlone })
  const revertTo = noop === true ? start.previousRanges : undefined
  state.running = {
    operation,
    provisioningState,
    poolAlone,
    effect,
    inForce: start.inForce ?? status === 'Succeeded',
    rebuilds: start.rebuilds === true,
    ...(pool !== undefined && { pool }),
    ...(revertTo !== undefined && { revertTo }),
  }
  return operation
}

/** Puts the stored list in force from that time on. */
export function enforceFrom(state: ClusterState, from: number): void {
  state.enforced.push({ from, ranges: authorizedIPRangesOf(state.body) })
}

export function rangesInForce(state: ClusterState, now: number): readonly string[] {
  return state.enforced.findLast((list) => list.from <= now)?.ranges ?? []
}

/** A cluster operation changes the eTags of the cluster and its pools, a pool's operation only that pool's. */
export function renewETags({ ids }: ClusterContext, body: ClusterBody, pool?: string): void {
  if (pool === undefined) body.eTag = ids.guid()
  for (const profile of body.properties.agentPoolProfiles) {
    if (pool === undefined || profile.name === pool) profile.eTag = ids.guid()
  }
}

/** An empty list isn't stored. */
export function setRanges({ properties }: ClusterBody, ranges: readonly string[]): void {
  const profile: JsonObject = { ...properties.apiServerAccessProfile }
  if (ranges.length === 0) delete profile.authorizedIPRanges
  else profile.authorizedIPRanges = [...ranges]
  properties.apiServerAccessProfile = profile
}

/** Of the cluster and its pools, or of one pool, with the cluster or without it. */
export function setProvisioningState(
  { properties }: ClusterBody,
  provisioningState: string,
  { pool, poolAlone = false }: { readonly pool?: string; readonly poolAlone?: boolean } = {},
): void {
  if (!poolAlone) properties.provisioningState = provisioningState
  for (const profile of properties.agentPoolProfiles) {
    if (pool === undefined || profile.name === pool) profile.provisioningState = provisioningState
  }
}
