import type { JsonObject } from '../core/json.ts'
import { authorizedIPRangesOf, type ClusterBody } from './body.ts'
import { completeCluster } from './completion.ts'
import {
  begin,
  type ClusterContext,
  type ClusterState,
  enforceFrom,
  type NextOperation,
  newState,
  type Rollback,
  renewETags,
  setProvisioningState,
  settle,
} from './lifecycle.ts'

export interface EditOptions {
  /** Milliseconds until an edited list is in force; at once by default. */
  readonly inForceAfterMs?: number
  /** The only agent pool that was edited: its eTag alone changes. */
  readonly pool?: string
}

export interface ForeignOperation extends NextOperation {
  /** `Updating` by default; also `Scaling`, `Upgrading`, `Stopping`… */
  readonly provisioningState?: string
  /** The only agent pool that it works on: its eTag alone changes. */
  readonly pool?: string
  /** What it leads to, visible at once. */
  readonly change?: (body: ClusterBody) => void
}

/** A test's hand on a cluster's inside. */
export interface Cluster {
  readonly id: string
  readonly fqdn: string
  /** A copy of what is stored now, all of it: the eTag too, whatever API version would show it. */
  readonly body: ClusterBody
  /** The stored list; empty where there is none. */
  readonly ranges: readonly string[]
  readonly rollbacks: readonly Rollback[]
  /** How the next accepted PUT goes; used up by it. */
  nextOperation: NextOperation | undefined
  /** A change by another client, already over. */
  edit(change: (body: ClusterBody) => void, options?: EditOptions): void
  /** Another client's operation begins now. */
  startOperation(options?: ForeignOperation): void
  delete(): void
  /** The same cluster once more, as a pipeline would build it: another `resourceUID` and other eTags. */
  recreate(): void
}

/** The clusters there are. */
export interface Clusters {
  /** By resource ID in any letter case, brought up to the clock; undefined where there is none (any more). */
  find(id: string): ClusterState | undefined
  all(): ClusterState[]
  /** The IDs of all that ever were: their resource groups outlive them. */
  ids(): string[]
  /** Enters a cluster, also in place of a deleted one. */
  enter(body: ClusterBody): ClusterState
}

export function createClusters(context: ClusterContext): Clusters {
  const states = new Map<string, ClusterState>()
  const present = (state: ClusterState | undefined) =>
    state === undefined || settle(context, state).gone ? undefined : state
  return {
    find: (id) => present(states.get(id.toLowerCase())),
    all: () => [...states.values()].filter((state) => present(state) !== undefined),
    ids: () => [...states.values()].map(({ body }) => body.id),
    enter(body) {
      const state = newState(context, body)
      states.set(body.id.toLowerCase(), state)
      return state
    },
  }
}

/** The handle of a cluster; it stays good when the cluster is deleted and created anew. */
export function clusterHandle(context: ClusterContext, clusters: Clusters, id: string): Cluster {
  let last = presentCluster(clusters, id)
  const now = () => {
    last = clusters.find(id) ?? last
    return last
  }
  return {
    id,
    get fqdn() {
      return now().body.properties.fqdn
    },
    get body() {
      return structuredClone(now().body)
    },
    get ranges() {
      return authorizedIPRangesOf(now().body)
    },
    get rollbacks() {
      return now().rollbacks
    },
    get nextOperation() {
      return now().nextOperation
    },
    set nextOperation(next) {
      now().nextOperation = next
    },
    edit: (change, options = {}) => edit(context, presentCluster(clusters, id), change, options),
    startOperation: (options = {}) => startOperation(context, presentCluster(clusters, id), options),
    delete() {
      now().gone = true
    },
    recreate() {
      const { eTag: _, ...body } = structuredClone(now().body)
      const { resourceUID: __, ...properties } = body.properties
      const given: JsonObject = { ...body, properties }
      last = clusters.enter(completeCluster(given, body.id, context.ids))
      setProvisioningState(last.body, 'Succeeded')
      renewETags(context, last.body)
    },
  }
}

export function presentCluster(clusters: Clusters, id: string): ClusterState {
  const state = clusters.find(id)
  if (state === undefined) throw new Error(`There is no cluster '${id}'; add it with addCluster, or recreate it`)
  return state
}

function edit(
  context: ClusterContext,
  state: ClusterState,
  change: (body: ClusterBody) => void,
  { inForceAfterMs = 0, pool }: EditOptions,
): void {
  state.body = structuredClone(state.body)
  change(state.body)
  renewETags(context, state.body, pool)
  enforceFrom(state, context.clock.now() + inForceAfterMs)
}

function startOperation(context: ClusterContext, state: ClusterState, options: ForeignOperation): void {
  if (state.running !== undefined) throw new Error(`An operation runs on '${state.body.id}'; AKS takes one at a time`)
  const { change, provisioningState = 'Updating', ...rest } = options
  const previousRanges = authorizedIPRangesOf(state.body)
  state.body = structuredClone(state.body)
  change?.(state.body)
  begin(context, state, { ...rest, provisioningState, previousRanges })
}
