import type { Request, Response } from '../wire/http.ts'
import { type ApiServer, findApiServer } from './api-server.ts'
import { createAuthorization, type DenyRule } from './authorization.ts'
import type { Principal } from './call.ts'
import { type Clock, createIds } from './determinism.ts'
import { createDispatch } from './dispatch.ts'
import type { JsonObject } from './json.ts'
import { type Cluster, type Clusters, clusterHandle, createClusters } from './managed-clusters/clusters.ts'
import { completeCluster } from './managed-clusters/completion.ts'
import type { ClusterContext } from './managed-clusters/lifecycle.ts'
import { createClusterRequests } from './managed-clusters/requests.ts'
import type { CloudMetadata } from './metadata.ts'
import { createAddressPool, startingWith } from './network/address-pool.ts'
import { buildClusterNetwork } from './network/cluster-network.ts'
import { createNetwork, type Network } from './network/network.ts'
import { createOperations } from './operations.ts'
import { relocated } from './seed/relocation.ts'
import { type ArmSettings, defaultSettings } from './settings.ts'
import { createScopes } from './subscriptions.ts'
import { createThrottle } from './throttle.ts'

export type { ApiServer } from './api-server.ts'
export type { DenyRule } from './authorization.ts'
export type { Principal } from './call.ts'
export type { Clock } from './determinism.ts'
export type { AgentPool, ClusterBody } from './managed-clusters/body.ts'
export type { Cluster, EditOptions, ForeignOperation } from './managed-clusters/clusters.ts'
export type { NextOperation, Rollback } from './managed-clusters/lifecycle.ts'
export type { CloudMetadata } from './metadata.ts'
export type { Network } from './network/network.ts'
export type { OperationError, Outcome } from './operations.ts'
export type { ArmSettings } from './settings.ts'

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

/** An in-memory Azure Resource Manager with AKS and the read side of Microsoft.Network. */
export interface Arm {
  /** Answers every ARM request, at once. */
  readonly service: (request: Request) => Response
  /** May be changed at any time. */
  readonly settings: ArmSettings
  readonly network: Network
  addCluster(seed: ClusterSeed): Cluster
  /** By resource ID in any letter case; throws where there is none. */
  cluster(id: string): Cluster
  /** The firewall of the API server of that name; undefined where there is none. */
  apiServer(fqdn: string): ApiServer | undefined
  /** Takes a permission away; the function that comes back gives it again. */
  deny(rule: DenyRule): () => void
}

export function createArm(options: ArmOptions): Arm {
  const { clock } = options
  const settings: ArmSettings = { ...defaultSettings, ...options.settings }
  const surroundings = { clock, settings, ids: createIds() }
  const throttle = createThrottle(surroundings)
  const operations = createOperations(surroundings, throttle)
  const context = { ...surroundings, operations }
  const clusters = createClusters(context)
  const network = createNetwork()
  const authorization = createAuthorization()
  const service = createDispatch({
    ...surroundings,
    clusters,
    authorization,
    authenticate: options.authenticate,
    metadata: options.metadata,
    scopes: createScopes(() => [...clusters.ids(), ...network.ids()]),
    handlers: {
      'microsoft.containerservice': [createClusterRequests(context, clusters, throttle), operations.handle],
      'microsoft.network': [network.handle],
    },
  })
  const addresses = createAddressPool()
  const handles = new Map<string, Cluster>()
  return {
    service,
    settings,
    network,
    addCluster: (seed) => {
      const cluster = addCluster(context, clusters, seed)
      buildClusterNetwork(network, cluster.body, startingWith(seed.egress ?? [], addresses))
      handles.set(cluster.id.toLowerCase(), cluster)
      return cluster
    },
    cluster(id) {
      const handle = handles.get(id.toLowerCase()) ?? clusterHandle(context, clusters, id)
      handles.set(id.toLowerCase(), handle)
      return handle
    },
    apiServer: (fqdn) => findApiServer(fqdn, clusters, network, () => clock.now()),
    deny: authorization.deny,
  }
}

function addCluster(context: ClusterContext, clusters: Clusters, { body, id }: ClusterSeed): Cluster {
  const given = id === undefined ? structuredClone(body) : relocated(body, id)
  const completed = completeCluster(given, String(given.id), context.ids)
  if (clusters.find(completed.id) !== undefined) {
    throw new Error(`There is a cluster '${completed.id}' already; give the seed another id`)
  }
  clusters.enter(completed)
  return clusterHandle(context, clusters, completed.id)
}
