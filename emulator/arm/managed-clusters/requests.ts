import { json, type Response } from '../../wire/http.ts'
import { bodyOf, type Call, type Handler } from '../core/call.ts'
import { invalidParameter, invalidRequestContent, methodNotAllowed, resourceNotFound } from '../core/errors.ts'
import { isObject } from '../core/json.ts'
import { operationUrl } from '../core/operations.ts'
import type { Throttle } from '../core/throttle.ts'
import { accepted, shownCluster, writtenCluster } from './answers.ts'
import { busyRefusal } from './busy.ts'
import type { Clusters } from './clusters.ts'
import { begin, type ClusterContext, type ClusterState } from './lifecycle.ts'
import { preconditionRefusal } from './preconditions.ts'
import { newClusterBody, updateCluster } from './put.ts'

const type = 'Microsoft.ContainerService/managedClusters'

/** Names outside of it never reach the provider: the specification's own expression. */
const namePattern = /^[a-zA-Z0-9]$|^[a-zA-Z0-9][-_a-zA-Z0-9]{0,61}[a-zA-Z0-9]$/

/** Answers the requests about managed clusters. */
export function createClusterRequests(context: ClusterContext, clusters: Clusters, throttle: Throttle): Handler {
  return (call) => {
    const { path, request } = call
    if (path.type.toLowerCase() !== 'managedclusters') return undefined
    if (path.name === undefined) return request.method === 'GET' ? list(context, clusters, call) : undefined
    if (path.resourceGroup === undefined) return undefined
    const bucket = request.method === 'GET' ? 'GetManagedCluster' : 'PutManagedCluster'
    const state = clusters.find(path.id)
    return (
      throttle.refuse(bucket, path.id) ??
      (state === undefined ? answerWithout(context, clusters, call) : answerFor(context, state, call))
    )
  }
}

function answerFor(context: ClusterContext, state: ClusterState, call: Call): Response {
  switch (call.request.method) {
    case 'GET':
      return json(200, shownCluster(state.body, call.apiVersion, context.settings))
    case 'PUT':
      return updateCluster(context, state, call)
    case 'PATCH':
      return updateTags(context, state, call)
    case 'DELETE':
      return remove(context, state, call)
    default:
      return methodNotAllowed(call.request.method, type)
  }
}

/** The answers where there is no such cluster. */
function answerWithout(context: ClusterContext, clusters: Clusters, call: Call): Response {
  switch (call.request.method) {
    case 'GET':
    case 'PATCH':
      return resourceNotFound(type, call.path.name ?? '', call.path.resourceGroup ?? '')
    case 'PUT':
      return create(context, clusters, call)
    case 'DELETE':
      return preconditionRefusal(call.request.headers, undefined) ?? { status: 204, headers: {}, body: '' }
    default:
      return methodNotAllowed(call.request.method, type)
  }
}

/** The first page holds everything, and yet there is a second, empty one, as recorded. */
function list(context: ClusterContext, clusters: Clusters, { path, request, apiVersion }: Call): Response {
  if (request.url.searchParams.has('$skipToken')) return json(200, { value: [] })
  const here = clusters
    .all()
    .filter(
      (state) =>
        state.path.subscription.toLowerCase() === path.subscription.toLowerCase() &&
        (path.resourceGroup === undefined ||
          state.path.resourceGroup?.toLowerCase() === path.resourceGroup.toLowerCase()),
    )
  const next = new URL(request.url)
  next.searchParams.set('$skipToken', String(here.length))
  return json(200, {
    value: here.map((state) => shownCluster(state.body, apiVersion, context.settings)),
    ...(here.length > 0 && { nextLink: next.href }),
  })
}

function create(context: ClusterContext, clusters: Clusters, call: Call): Response {
  if (!namePattern.test(call.path.name ?? '')) {
    return invalidParameter(`The managed cluster name '${call.path.name}' is invalid.`, 'managedCluster.name')
  }
  const outcome = newClusterBody(context, call)
  if ('refused' in outcome) return outcome.refused
  const state = clusters.enter(outcome.created)
  const operation = begin(context, state, {
    provisioningState: 'Creating',
    owner: call.principal.objectId,
    rebuilds: true,
  })
  return accepted(201, writtenCluster(state.body, call.apiVersion, context.settings), operation, call)
}

/** PATCH changes tags and nothing else; the ones that are sent replace the stored ones. */
function updateTags(context: ClusterContext, state: ClusterState, call: Call): Response {
  const sent = bodyOf(call)
  if (sent === undefined) return invalidRequestContent()
  const refused =
    preconditionRefusal(call.request.headers, state.body.eTag) ?? busyRefusal(state, context.settings.conflict)
  if (refused !== undefined) return refused
  if (isObject(sent.tags)) {
    state.body.tags = Object.fromEntries(Object.entries(sent.tags).map(([tag, value]) => [tag, String(value)]))
  }
  const operation = begin(context, state, { provisioningState: 'Updating', owner: call.principal.objectId })
  return accepted(200, writtenCluster(state.body, call.apiVersion, context.settings), operation, call)
}

/** Unlike an update's, the answer to a deletion has a `Location`, and no body. */
function remove(context: ClusterContext, state: ClusterState, call: Call): Response {
  const refused =
    preconditionRefusal(call.request.headers, state.body.eTag) ?? busyRefusal(state, context.settings.conflict)
  if (refused !== undefined) return refused
  const owner = call.principal.objectId
  const operation = begin(context, state, { provisioningState: 'Deleting', effect: 'delete', owner })
  const { origin } = call.request.url
  const headers = {
    'azure-asyncoperation': operationUrl(operation, origin, 'operations'),
    location: operationUrl(operation, origin, 'operationresults'),
  }
  return { status: 202, headers, body: '' }
}
