import { json, type Response } from '../../wire/http.ts'
import type { Call, Handler } from '../core/call.ts'
import { resourceNotFound } from '../core/errors.ts'
import { operationUrl } from '../core/operations.ts'
import type { ClusterBody } from './body.ts'
import { busyRefusal, stoppedRefusal } from './busy.ts'
import type { Clusters } from './clusters.ts'
import { begin, type ClusterContext, type ClusterState } from './lifecycle.ts'

/** Answers the POSTs behind `az aks get-credentials` and `az aks stop`. */
export function createClusterActions(context: ClusterContext, clusters: Clusters): Handler {
  return (call) => {
    const { path, request } = call
    const action = /^managedClusters\/(?<action>listClusterUserCredential|stop)$/i.exec(path.type)?.groups?.action
    if (action === undefined || request.method !== 'POST') return undefined
    const id = path.id.slice(0, path.id.lastIndexOf('/'))
    const state = clusters.find(id)
    if (state === undefined) return missing(id, path.resourceGroup)
    return action.toLowerCase() === 'stop' ? stop(context, state, call) : userCredential(state.body)
  }
}

function missing(id: string, resourceGroup = ''): Response {
  return resourceNotFound('Microsoft.ContainerService/managedClusters', id.split('/').at(-1) ?? '', resourceGroup)
}

/**
 * The kubeconfig of a cluster with local accounts. It names no certificate authority: API servers have theirs outside of ARM,
 * and a token of any kind is good there.
 * https://learn.microsoft.com/rest/api/aks/managed-clusters/list-cluster-user-credentials
 */
function userCredential({ name, properties }: ClusterBody): Response {
  const user = `clusterUser_${name}`
  // JSON is YAML.
  const kubeconfig = JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server: `https://${properties.fqdn}:443` } }],
    users: [{ name: user, user: { token: 'a-token' } }],
    contexts: [{ name, context: { cluster: name, user } }],
    'current-context': name,
    preferences: {},
  })
  return json(200, { kubeconfigs: [{ name: 'clusterUser', value: Buffer.from(kubeconfig).toString('base64') }] })
}

/** https://learn.microsoft.com/rest/api/aks/managed-clusters/stop; a stopped cluster's state says Succeeded, its power state Stopped. */
function stop(context: ClusterContext, state: ClusterState, { request, principal }: Call): Response {
  const refused = busyRefusal(state, context.settings.conflict) ?? stoppedRefusal(state)
  if (refused !== undefined) return refused
  state.body = structuredClone(state.body)
  state.body.properties.powerState = { code: 'Stopped' }
  const operation = begin(context, state, { provisioningState: 'Stopping', owner: principal.objectId })
  const headers = {
    'azure-asyncoperation': operationUrl(operation, request.url.origin, 'operations'),
    location: operationUrl(operation, request.url.origin, 'operationresults'),
  }
  return { status: 202, headers, body: '' }
}
