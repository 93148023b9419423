/**
 * A place in a cluster's body: keys with dots between them, where `[]` stands for every element of a list and `*` for every
 * key of a map.
 */
export type Place = string

/**
 * What the service owns. The specification marks these places read-only, in 2024-09-01 or in 2026-05-01; versions from
 * 2026-04-01 on take `nodeImageVersion` as an order to roll a pool back (azure-rest-api-specs, managedClusters.json).
 */
const serviceOwned: readonly Place[] = [
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
  'properties.privateLinkResources[].privateLinkServiceID',
  'properties.ingressProfile.webAppRouting.identity',
]

/**
 * What the SDK's model knows and the pinned version, 2026-03-01, doesn't define: AKS refuses a body with any of it
 * (azure-rest-api-specs, Microsoft.ContainerService/aks/stable/2026-03-01/managedClusters.json).
 */
const notInPinnedVersion: readonly Place[] = [
  'properties.schedulerProfile',
  'properties.agentPoolProfiles[].artifactStreamingProfile',
  'properties.agentPoolProfiles[].networkProfile.dranet',
  'properties.agentPoolProfiles[].virtualMachinesProfile.scale.autoscale',
  'properties.azureMonitorProfile.appMonitoring.openTelemetryLogsAndTraces',
  'properties.azureMonitorProfile.appMonitoring.openTelemetryMetrics',
  'properties.azureMonitorProfile.containerInsights',
  'properties.azureMonitorProfile.metrics.controlPlane',
  'properties.securityProfile.defender.securityGating',
]

/** Never changed by a step, and richer in newer versions: what the pinned one shows of it may not be the whole. */
const natGatewayProfile: Place = 'properties.networkProfile.natGatewayProfile'

/** Where users choose the keys. Such a key is no field, and one that isn't sent is deleted. */
const mapEntries: readonly Place[] = [
  'tags.*',
  'identity.delegatedResources.*',
  'identity.userAssignedIdentities.*',
  'properties.addonProfiles.*',
  'properties.addonProfiles.*.config.*',
  'properties.agentPoolProfiles[].localDNSProfile.kubeDNSOverrides.*',
  'properties.agentPoolProfiles[].localDNSProfile.vnetDNSOverrides.*',
  'properties.agentPoolProfiles[].nodeLabels.*',
  'properties.agentPoolProfiles[].tags.*',
  'properties.identityProfile.*',
  'properties.podIdentityProfile.userAssignedIdentityExceptions[].podLabels.*',
]

/** Places as a tree. The branches are a map, since a key may be "constructor". */
export interface PlaceTree {
  readonly leftOut: boolean
  readonly branches: ReadonlyMap<string, PlaceTree>
}

export const unmarked: PlaceTree = { leftOut: false, branches: new Map() }

/** What no body of a write holds, and where the maps are. */
export const knownPlaces: PlaceTree = leavingOut(
  mapEntries.reduce((tree, place) => grown(tree, keysOf(place), false), unmarked),
  [...serviceOwned, ...notInPinnedVersion, natGatewayProfile],
)

/** The same tree, where these places are left out as well. */
export function leavingOut(tree: PlaceTree, places: Iterable<Place>): PlaceTree {
  return [...places].reduce((larger, place) => grown(larger, keysOf(place), true), tree)
}

export function keysOf(place: Place): readonly string[] {
  return place.replaceAll('[]', '.[]').split('.')
}

export function isMap({ branches }: PlaceTree): boolean {
  return branches.has('*')
}

/** What is known of the values of an object or list. */
export function below(tree: PlaceTree, key: string): PlaceTree {
  return tree.branches.get(isMap(tree) ? '*' : key) ?? unmarked
}

function grown({ leftOut, branches }: PlaceTree, [key, ...rest]: readonly string[], leave: boolean): PlaceTree {
  if (key === undefined) return { leftOut: leftOut || leave, branches }
  return { leftOut, branches: new Map([...branches, [key, grown(branches.get(key) ?? unmarked, rest, leave)]]) }
}
