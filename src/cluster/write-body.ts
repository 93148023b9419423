import { isObject, type JsonObject, type JsonValue } from './json.ts'

/**
 * What the service owns, `[]` standing for every element of a list and `*` for every key of a map. The paths are those
 * that the specification marks read-only, in 2024-09-01 or in 2026-05-01, and `nodeImageVersion`, which versions
 * from 2026-04-01 on take as an order to roll a pool back (azure-rest-api-specs, managedClusters.json).
 */
const serviceOwned: readonly string[] = [
  'id',
  'name',
  'type',
  'apiVersion',
  'eTag',
  'systemData',
  'identity.principalId',
  'identity.tenantId',
  'identity.userAssignedIdentities.*.principalId',
  'identity.userAssignedIdentities.*.clientId',
  'properties.provisioningState',
  'properties.powerState',
  'properties.maxAgentPools',
  'properties.currentKubernetesVersion',
  'properties.fqdn',
  'properties.privateFQDN',
  'properties.azurePortalFQDN',
  'properties.resourceUID',
  'properties.status.provisioningError',
  'properties.agentPoolProfiles[].eTag',
  'properties.agentPoolProfiles[].currentOrchestratorVersion',
  'properties.agentPoolProfiles[].nodeImageVersion',
  'properties.agentPoolProfiles[].provisioningState',
  'properties.agentPoolProfiles[].status.provisioningError',
  'properties.agentPoolProfiles[].localDNSProfile.state',
  'properties.addonProfiles.*.identity',
  'properties.podIdentityProfile.userAssignedIdentities[].provisioningState',
  'properties.podIdentityProfile.userAssignedIdentities[].provisioningInfo',
  'properties.oidcIssuerProfile.issuerURL',
  'properties.networkProfile.loadBalancerProfile.effectiveOutboundIPs',
  'properties.networkProfile.natGatewayProfile.effectiveOutboundIPs',
  'properties.privateLinkResources[].privateLinkServiceID',
  'properties.ingressProfile.webAppRouting.identity',
]

/** Those paths as a tree, whose leaves are left out. A map, since a key may be "constructor". */
interface Owned extends ReadonlyMap<string, Owned> {}
const leaf: Owned = new Map()
const ownedTree = serviceOwned.map((path) => path.replaceAll('[]', '.[]').split('.')).reduce(grown, leaf)

function grown(tree: Owned, [head = '', ...rest]: readonly string[]): Owned {
  return new Map([...tree, [head, rest.length === 0 ? leaf : grown(tree.get(head) ?? leaf, rest)]])
}

/**
 * The body that changes nothing but the list: every value as the service returned it, as far as the SDK's model knows
 * the field and the service doesn't own it. AKS keeps what is left out, and refuses fields that a version lacks.
 *
 * @param returned the body that was read, with the new list in it
 * @param known the same as the SDK's serializer wrote it: it tells which fields the API defines as writable. Its values
 *   are not used, since it spells some of them anew (dates, for one).
 * @param leaveOut names of further fields that the service said it doesn't know
 */
export function writeBody(
  returned: JsonObject,
  known: JsonObject,
  leaveOut: ReadonlySet<string> = new Set(),
): JsonObject {
  return asObject(writable(returned, known, ownedTree, leaveOut))
}

/** The body with another list. The empty list stays in it: left out, it would be kept as it was. */
export function withRanges(body: JsonObject, ranges: readonly string[]): JsonObject {
  const properties = asObject(body.properties)
  const access = asObject(properties.apiServerAccessProfile)
  return {
    ...body,
    properties: { ...properties, apiServerAccessProfile: { ...access, authorizedIPRanges: [...ranges] } },
  }
}

function writable(
  returned: JsonValue,
  known: JsonValue | undefined,
  owned: Owned | undefined,
  leaveOut: ReadonlySet<string>,
): JsonValue {
  if (Array.isArray(returned)) {
    const models: readonly JsonValue[] = Array.isArray(known) ? known : []
    return returned.map((item, index) => writable(item, models[index], owned?.get('[]'), leaveOut))
  }
  if (!isObject(returned)) return returned
  const kept = Object.entries(returned).flatMap(([key, value]): [string, JsonValue][] => {
    const path = owned?.get(key) ?? owned?.get('*')
    // Its own fields only: "constructor" is nothing that the API defines.
    if (path === leaf || leaveOut.has(key) || (isObject(known) && !Object.hasOwn(known, key))) return []
    return [[key, writable(value, isObject(known) ? known[key] : undefined, path, leaveOut)]]
  })
  return Object.fromEntries(kept)
}

function asObject(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {}
}
