/** A managed cluster's body as ARM answers it; fields that the emulator doesn't look at stay unknown. */
export interface ClusterBody {
  id: string
  name: string
  type: string
  location: string
  eTag?: string
  tags?: Record<string, string>
  identity?: { type?: string; userAssignedIdentities?: Record<string, object>; [field: string]: unknown }
  properties: ClusterProperties
  [field: string]: unknown
}

export interface ClusterProperties {
  provisioningState: string
  powerState: { code: string }
  fqdn: string
  resourceUID: string
  nodeResourceGroup: string
  agentPoolProfiles: AgentPool[]
  networkProfile: NetworkProfile
  apiServerAccessProfile?: ApiServerAccessProfile
  publicNetworkAccess?: string
  [field: string]: unknown
}

export interface AgentPool {
  name: string
  eTag?: string
  provisioningState?: string
  nodeImageVersion?: string
  vnetSubnetID?: string
  podSubnetID?: string
  nodePublicIPPrefixID?: string
  [field: string]: unknown
}

export interface NetworkProfile {
  networkPlugin?: string
  outboundType?: string
  loadBalancerSku?: string
  loadBalancerProfile?: OutboundProfile & { managedOutboundIPs?: { countIPv6?: number; [field: string]: unknown } }
  natGatewayProfile?: OutboundProfile
  [field: string]: unknown
}

export interface OutboundProfile {
  effectiveOutboundIPs?: { id: string }[]
  [field: string]: unknown
}

export interface ApiServerAccessProfile {
  authorizedIPRanges?: string[]
  enablePrivateCluster?: boolean
  enableVnetIntegration?: boolean
  [field: string]: unknown
}

export function authorizedIPRangesOf(body: ClusterBody): readonly string[] {
  return body.properties.apiServerAccessProfile?.authorizedIPRanges ?? []
}

/** Whether the API server can be reached from outside at all, whatever the list says. */
export function isReachable({ properties }: ClusterBody): boolean {
  const { apiServerAccessProfile, publicNetworkAccess, powerState } = properties
  if (apiServerAccessProfile?.enablePrivateCluster === true) return false
  return powerState.code !== 'Stopped' && publicNetworkAccess !== 'Disabled'
}
