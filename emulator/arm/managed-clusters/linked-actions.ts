import type { RequiredAction } from '../core/authorization.ts'
import { bodyOf, type Call } from '../core/call.ts'
import { isObject, type JsonObject } from '../core/json.ts'

/**
 * What ARM asks for on the resources that the body of a cluster's PUT refers to. Reported for this very update: subnets
 * (`subnets/join/action`) and workspaces (Azure/azure-cli#22232); documented for whoever operates a cluster: the rest
 * (learn.microsoft.com/azure/aks/aks-service-permissions).
 */
export function linkedActions(call: Call): readonly RequiredAction[] {
  const isCluster =
    /^microsoft\.containerservice$/i.test(call.path.provider ?? '') && /^managedclusters$/i.test(call.path.type)
  const body = call.request.method === 'PUT' && isCluster ? bodyOf(call) : undefined
  if (body === undefined) return []
  const { agentPoolProfiles, networkProfile, addonProfiles, securityProfile } = objectOf(body.properties)
  const pools = objectsOf(agentPoolProfiles)
  const { outboundIPs, outboundIPPrefixes } = objectOf(objectOf(networkProfile).loadBalancerProfile)
  const workspaces = [
    ...Object.values(objectOf(addonProfiles)).map((addon) => objectOf(addon).config),
    objectOf(securityProfile).defender,
  ]
  return [
    ...required('Microsoft.Network/virtualNetworks/subnets/join/action', [
      ...pools.map(({ vnetSubnetID }) => vnetSubnetID),
      ...pools.map(({ podSubnetID }) => podSubnetID),
    ]),
    ...required('Microsoft.Network/publicIPAddresses/join/action', idsOf(objectOf(outboundIPs).publicIPs)),
    ...required('Microsoft.Network/publicIPPrefixes/join/action', idsOf(objectOf(outboundIPPrefixes).publicIPPrefixes)),
    ...required(
      'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
      Object.keys(objectOf(objectOf(body.identity).userAssignedIdentities)),
    ),
    ...required('Microsoft.OperationalInsights/workspaces/sharedkeys/read', workspaces.map(workspaceOf)),
  ]
}

function required(action: string, scopes: readonly unknown[]): RequiredAction[] {
  return scopes.flatMap((scope) => (typeof scope === 'string' && scope !== '' ? [{ action, scope }] : []))
}

/** Its key is spelled in several letter cases, in recordings and in the specification. */
function workspaceOf(config: unknown): unknown {
  return Object.entries(objectOf(config)).find(([key]) => /^logAnalyticsWorkspaceResourceID$/i.test(key))?.[1]
}

function idsOf(references: unknown): unknown[] {
  return objectsOf(references).map(({ id }) => id)
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

function objectsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}
