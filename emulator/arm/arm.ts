import type { Clock } from '../clock.ts'
import type { Request, Response } from '../wire/http.ts'
import { type ApiServer, findApiServer } from './api-server.ts'
import { buildClusterNetwork } from './cluster-network/cluster-network.ts'
import { createNetworkBuilder } from './cluster-network/network-builder.ts'
import { createAuthorization, type DenyRule, type RoleAssignment } from './core/authorization.ts'
import type { Principal } from './core/call.ts'
import { createIds } from './core/determinism.ts'
import type { JsonObject } from './core/json.ts'
import { createOperations } from './core/operations.ts'
import { createResourceGroups } from './core/resource-groups.ts'
import { type ArmSettings, defaultSettings } from './core/settings.ts'
import { createThrottle } from './core/throttle.ts'
import { createDispatch } from './dispatch.ts'
import type { ClusterBody } from './managed-clusters/body.ts'
import { createClusterActions } from './managed-clusters/cluster-actions.ts'
import { type Cluster, type Clusters, clusterHandle, createClusters } from './managed-clusters/clusters.ts'
import { completeCluster } from './managed-clusters/completion.ts'
import type { ClusterContext } from './managed-clusters/lifecycle.ts'
import { createClusterRequests } from './managed-clusters/requests.ts'
import type { CloudMetadata } from './metadata.ts'
import { createRequestLimits } from './request-limits.ts'
import { createAddressPool, startingWith } from './resources/address-pool.ts'
import { createResourceRequests } from './resources/requests.ts'
import type { Resources } from './resources/resource-store.ts'
import { createResourceStore } from './resources/store.ts'
import { createScopeRequests } from './scopes.ts'
import { relocated } from './seed/relocation.ts'

export type { ApiServer } from './api-server.ts'
export type { DenyRule, RoleAssignment } from './core/authorization.ts'
export type { Principal } from './core/call.ts'
export type { OperationError, Outcome } from './core/operations.ts'
export type { ArmSettings } from './core/settings.ts'
export type { AgentPool, ClusterBody } from './managed-clusters/body.ts'
export type { Cluster, EditOptions, ForeignOperation } from './managed-clusters/clusters.ts'
export type { NextOperation, Rollback } from './managed-clusters/lifecycle.ts'
export type { CloudMetadata } from './metadata.ts'
export type { Resource } from './resources/resource.ts'
export type { Resources } from './resources/resource-store.ts'

export interface ArmOptions {
  readonly clock: Clock
  readonly settings?: Partial<ArmSettings>
  /** Who sent this `Authorization` header; undefined where it isn't good. */
  authenticate(authorization: string | undefined): Principal | undefined
  /** What `/metadata/endpoints` tells on that host (with its port). */
  metadata(host: string): CloudMetadata
}

export interface ClusterSeed {
  /** A body as GET answers it, from any API version; what it lacks is made up. */
  readonly body: JsonObject
  /** The resource ID to have instead of the body's own. */
  readonly id?: string
  /** The IPv4 addresses of its outbound public IPs, in turn; made up by default. */
  readonly egress?: readonly string[]
}

/** An in-memory Azure Resource Manager with AKS, and a store for the resources of any other provider. */
export interface Arm {
  /** Answers every ARM request, at once. */
  readonly service: (request: Request) => Response
  /** May be changed at any time. */
  readonly settings: ArmSettings
  readonly resources: Resources
  addCluster(seed: ClusterSeed): Cluster
  /** By resource ID in any letter case; throws where there is none. */
  cluster(id: string): Cluster
  /** The firewall of the API server of that name; undefined where there is none. */
  apiServer(fqdn: string): ApiServer | undefined
  /** Takes a permission away; the function that comes back gives it again. */
  deny(rule: DenyRule): () => void
  /** From its first assignment on, a principal may do only what its assignments hold. One without any may do everything. */
  assignRole(assignment: RoleAssignment): void
}

export function createArm(options: ArmOptions): Arm {
  const { clock } = options
  const settings: ArmSettings = { ...defaultSettings, ...options.settings }
  const surroundings = { clock, settings, ids: createIds() }
  const throttle = createThrottle(surroundings)
  const operations = createOperations(surroundings, throttle)
  const addresses = createAddressPool()
  const groups = createResourceGroups()
  const resources = createResourceStore(addresses, groups.enter)
  const network = createNetworkBuilder({ ...surroundings, resources, groups, addresses })
  const context = { ...surroundings, operations, network }
  const clusters = createClusters(context)
  const authorization = createAuthorization()
  const dispatch = createDispatch({
    ...surroundings,
    limits: createRequestLimits(surroundings),
    ...{ clusters, authorization, groups, authenticate: options.authenticate, metadata: options.metadata },
    handlers: [
      createScopeRequests({ groups, clusters, resources, network, settings }),
      createClusterRequests(context, clusters, throttle),
      createClusterActions(context, clusters),
      operations.handle,
      createResourceRequests(resources),
    ],
  })
  const cluster = handles(context, clusters)
  return {
    service(request) {
      // Brings every cluster up to the clock first: an operation that has ended may have changed its network.
      clusters.all()
      return dispatch(request)
    },
    settings,
    resources,
    addCluster(seed) {
      const body = enterCluster(context, clusters, seed)
      groups.enter(body.id, body.location)
      buildClusterNetwork(resources, body, startingWith(seed.egress ?? [], addresses))
      return cluster(body.id)
    },
    cluster,
    apiServer: (fqdn) => findApiServer(fqdn, clusters, resources, () => clock.now()),
    deny: authorization.deny,
    assignRole: authorization.assignRole,
  }
}

/** Each cluster's one handle. */
function handles(context: ClusterContext, clusters: Clusters): (id: string) => Cluster {
  const made = new Map<string, Cluster>()
  return (id) => {
    const handle = made.get(id.toLowerCase()) ?? clusterHandle(context, clusters, id)
    made.set(id.toLowerCase(), handle)
    return handle
  }
}

function enterCluster(context: ClusterContext, clusters: Clusters, { body, id }: ClusterSeed): ClusterBody {
  const given = id === undefined ? structuredClone(body) : relocated(body, id)
  const completed = completeCluster(given, String(given.id), context.ids)
  if (clusters.find(completed.id) !== undefined) {
    throw new Error(`There is a cluster '${completed.id}' already; give the seed another id`)
  }
  return clusters.enter(completed).body
}
