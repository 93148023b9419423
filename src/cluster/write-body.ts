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
  return asObject(serviceOwned.reduce(without, shared(returned, known, leaveOut)))
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

function shared(returned: JsonValue, known: JsonValue, leaveOut: ReadonlySet<string>): JsonValue {
  if (Array.isArray(returned) && Array.isArray(known)) {
    return returned.map((item, index) => shared(item, known[index] ?? null, leaveOut))
  }
  if (!isObject(returned) || !isObject(known)) return returned
  const kept = Object.entries(returned).flatMap(([key, value]): [string, JsonValue][] => {
    // Its own fields only: "constructor" is nothing that the API defines.
    const model = Object.hasOwn(known, key) ? known[key] : undefined
    return model === undefined || leaveOut.has(key) ? [] : [[key, shared(value, model, leaveOut)]]
  })
  return Object.fromEntries(kept)
}

function without(value: JsonValue, path: string): JsonValue {
  const [head = '', ...rest] = path.replaceAll('[]', '.[]').split('.')
  return withoutPath(value, head, rest)
}

function withoutPath(value: JsonValue, head: string, rest: readonly string[]): JsonValue {
  const [next, ...further] = rest
  const inner = (item: JsonValue) => (next === undefined ? item : withoutPath(item, next, further))
  if (head === '[]') return Array.isArray(value) ? value.map(inner) : value
  if (!isObject(value)) return value
  const isMeant = (key: string) => head === '*' || key === head
  if (next === undefined) return Object.fromEntries(Object.entries(value).filter(([key]) => !isMeant(key)))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, isMeant(key) ? inner(item) : item]))
}

function asObject(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {}
}
