import type { Response } from '../../wire/http.ts'
import { bodyOf, type Call } from '../core/call.ts'
import { gatewayError, invalidRequestContent, locationRequired, providerError } from '../core/errors.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import { accepted, shownCluster, writtenCluster } from './answers.ts'
import { rangesRefusal, storedForm } from './authorized-ip-ranges.ts'
import { autoscalerRefusal } from './autoscaler.ts'
import { authorizedIPRangesOf, type ClusterBody } from './body.ts'
import { busyRefusal, stoppedRefusal } from './busy.ts'
import { completeCluster } from './completion.ts'
import { begin, type ClusterContext, type ClusterState, setRanges } from './lifecycle.ts'
import { mergeCluster } from './merge.ts'
import { changesNetwork, completeOutboundProfile } from './outbound-addresses.ts'
import { preconditionRefusal } from './preconditions.ts'
import { rollbackApiVersion } from './request-schema.ts'
import { unmarshalRefusal } from './unmarshalling.ts'

/** PUT on a cluster that exists. */
export function updateCluster(context: ClusterContext, state: ClusterState, call: Call): Response {
  const sent = bodyOf(call)
  if (sent === undefined) return invalidRequestContent()
  const { settings } = context
  const refused =
    requestRefusal(sent, call, settings.refusedFields) ??
    preconditionRefusal(call.request.headers, state.body.eTag) ??
    busyRefusal(state, settings.conflict) ??
    stoppedRefusal(state) ??
    provisioningStateRefusal(state.body, sent)
  if (refused !== undefined) return refused
  // What makes it a ClusterBody comes from the stored one, and its shape was checked against the schema above.
  const merged = mergeCluster(state.body, sent, call.apiVersion) as ClusterBody
  const unfit = autoscalerRefusal(state.body, merged) ?? rangesRefusal(state.body, merged)
  if (unfit !== undefined) return unfit
  return commitUpdate(context, state, merged, call, sent)
}

function commitUpdate(
  context: ClusterContext,
  state: ClusterState,
  merged: ClusterBody,
  call: Call,
  sent: JsonObject,
): Response {
  const { settings } = context
  const { body: stored, nextOperation } = state
  const hasProfile = merged.properties.apiServerAccessProfile !== undefined
  if (hasProfile) setRanges(merged, storedForm(authorizedIPRangesOf(merged), settings.rangeOrder))
  state.body = merged
  state.nextOperation = undefined
  if (call.apiVersion >= rollbackApiVersion) state.rollbacks.push(...rollbacksIn(sent))
  const operation = begin(context, state, {
    ...nextOperation,
    provisioningState: scales(stored, merged) ? 'Scaling' : 'Updating',
    owner: call.principal.objectId,
    rebuilds: changesNetwork(stored, merged),
    previousRanges: authorizedIPRangesOf(stored),
  })
  const answer = propertiesIn(sent).apiServerAccessProfile === undefined ? shownCluster : writtenCluster
  return accepted(200, answer(state.body, call.apiVersion, settings), operation, call)
}

/** Recorded: where a PUT changes how many nodes a pool has, the state is called so. */
function scales(stored: ClusterBody, merged: ClusterBody): boolean {
  const counts = new Map(stored.properties.agentPoolProfiles.map(({ name, count }) => [name, count]))
  return merged.properties.agentPoolProfiles.some(({ name, count }) => counts.get(name) !== count)
}

function propertiesIn(sent: JsonObject): JsonObject {
  return isObject(sent.properties) ? sent.properties : {}
}

/** What a create request comes to, before it is entered anywhere. */
export function newClusterBody(
  context: ClusterContext,
  call: Call,
): { readonly refused: Response } | { readonly created: ClusterBody } {
  const sent = bodyOf(call)
  if (sent === undefined) return { refused: invalidRequestContent() }
  const unfit =
    requestRefusal(sent, call, context.settings.refusedFields) ?? preconditionRefusal(call.request.headers, undefined)
  if (unfit !== undefined) return { refused: unfit }
  // Recorded: whatever the request's case, a cluster's id says `resourcegroups`.
  const id = call.path.id.replace(/\/resourceGroups\//i, '/resourcegroups/')
  const created = completeCluster(mergeCluster({}, sent, call.apiVersion), id, context.ids)
  created.properties.networkProfile = completeOutboundProfile(created.properties.networkProfile)
  const refused = rangesRefusal(undefined, created)
  if (refused !== undefined) return { refused }
  setRanges(created, storedForm(authorizedIPRangesOf(created), context.settings.rangeOrder))
  return { created }
}

/** What is wrong with the request itself, whatever the cluster is. */
function requestRefusal(sent: JsonObject, call: Call, refusedFields: readonly string[]): Response | undefined {
  return locationRefusal(sent) ?? identityRefusal(sent) ?? unmarshalRefusal(sent, call.apiVersion, refusedFields)
}

function locationRefusal({ location }: JsonObject): Response | undefined {
  return typeof location === 'string' && location !== '' ? undefined : locationRequired()
}

/** https://github.com/Azure/AKS/issues/2241 */
function identityRefusal({ identity }: JsonObject): Response | undefined {
  const identities =
    isObject(identity) && isObject(identity.userAssignedIdentities) ? identity.userAssignedIdentities : {}
  for (const [id, value] of Object.entries(identities)) {
    if (value === null || (isObject(value) && Object.keys(value).length === 0)) continue
    const message = `Invalid value for the identities '${id}'. The 'UserAssignedIdentities' property keys should only be empty json objects, null or the resource exisiting property.`
    return gatewayError(400, 'InvalidIdentityValues', message)
  }
  return undefined
}

/** ARM's contract asks providers for this 400; AKS's text is not known. */
function provisioningStateRefusal(stored: ClusterBody, sent: JsonObject): Response | undefined {
  const state = propertiesIn(sent).provisioningState
  if (state === undefined || state === null || state === stored.properties.provisioningState) return undefined
  const message = `The provisioningState '${state}' in the request differs from the stored '${stored.properties.provisioningState}'.`
  return providerError(400, 'InvalidParameter', message, { target: 'managedCluster.properties.provisioningState' })
}

function rollbacksIn(sent: JsonObject) {
  const pools = propertiesIn(sent).agentPoolProfiles
  if (!Array.isArray(pools)) return []
  return pools.flatMap((pool: unknown) =>
    isObject(pool) && typeof pool.nodeImageVersion === 'string'
      ? [{ pool: String(pool.name), nodeImageVersion: pool.nodeImageVersion }]
      : [],
  )
}
