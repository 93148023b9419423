import type { JsonObject } from '../core/json.ts'

/** What the service makes of a resource of one type. */
export interface ResourceType {
  /** As ARM spells it. */
  readonly type: string
  /** What `sku` is where none is given. */
  readonly sku?: JsonObject
  /** A part is shown in its parent, shares its etag, and has no location. */
  readonly isPart?: true
  readonly hasGuid?: true
  /** The type isn't shown. */
  readonly typeless?: true
  /** Lists of parts among the properties; each is named as the part's own type. */
  readonly parts?: readonly string[]
  /** Things among the properties that have an ID and an etag, and no life of their own; with the type of each. */
  readonly inner?: Readonly<Record<string, string>>
  /** What the type always has, as recorded. */
  readonly properties: JsonObject
  /** What it has as long as its SKU is the default one, as recorded. */
  readonly standard?: JsonObject
}

const standardSku = { name: 'Standard', tier: 'Regional' }

const publicAddress = {
  publicIPAddressVersion: 'IPv4',
  publicIPAllocationMethod: 'Static',
  idleTimeoutInMinutes: 4,
  ipTags: [],
}

const rules = {
  networkRuleCollections: 'networkRuleCollections',
  applicationRuleCollections: 'applicationRuleCollections',
  natRuleCollections: 'natRuleCollections',
}

/** The public address of a machine in a scale set. */
const machineAddress =
  'Microsoft.Compute/virtualMachineScaleSets/virtualMachines/networkInterfaces/ipConfigurations/publicIPAddresses'
export const machineAddressKind = machineAddress.toLowerCase()

const types: readonly ResourceType[] = [
  {
    type: 'Microsoft.Network/publicIPAddresses',
    sku: standardSku,
    hasGuid: true,
    properties: publicAddress,
    standard: { ddosSettings: { protectionMode: 'VirtualNetworkInherited' } },
  },
  {
    type: 'Microsoft.Network/publicIPPrefixes',
    sku: standardSku,
    hasGuid: true,
    properties: { publicIPAddressVersion: 'IPv4', ipTags: [] },
  },
  { type: 'Microsoft.Network/natGateways', sku: standardSku, hasGuid: true, properties: { idleTimeoutInMinutes: 4 } },
  {
    type: 'Microsoft.Network/routeTables',
    hasGuid: true,
    parts: ['routes'],
    properties: { disableBgpRoutePropagation: false },
  },
  { type: 'Microsoft.Network/routeTables/routes', isPart: true, properties: { hasBgpOverride: false } },
  {
    type: 'Microsoft.Network/virtualNetworks',
    hasGuid: true,
    parts: ['subnets', 'virtualNetworkPeerings'],
    properties: {
      addressSpace: { addressPrefixes: ['10.224.0.0/12'] },
      privateEndpointVNetPolicies: 'Disabled',
      enableDdosProtection: false,
    },
  },
  {
    type: 'Microsoft.Network/virtualNetworks/subnets',
    isPart: true,
    properties: {
      addressPrefix: '10.224.0.0/16',
      delegations: [],
      privateEndpointNetworkPolicies: 'Disabled',
      privateLinkServiceNetworkPolicies: 'Enabled',
    },
  },
  {
    type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
    isPart: true,
    properties: {
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: false,
      allowGatewayTransit: false,
      useRemoteGateways: false,
    },
  },
  {
    type: 'Microsoft.Network/azureFirewalls',
    inner: {
      ipConfigurations: 'azureFirewallIpConfigurations',
      managementIpConfiguration: 'azureFirewallIpConfigurations',
      ...rules,
    },
    properties: { sku: { name: 'AZFW_VNet', tier: 'Standard' }, additionalProperties: {} },
  },
  {
    type: 'Microsoft.Network/loadBalancers',
    sku: standardSku,
    hasGuid: true,
    inner: {
      frontendIPConfigurations: 'frontendIPConfigurations',
      backendAddressPools: 'backendAddressPools',
      outboundRules: 'outboundRules',
    },
    properties: {
      frontendIPConfigurations: [],
      backendAddressPools: [],
      loadBalancingRules: [],
      probes: [],
      inboundNatRules: [],
      outboundRules: [],
      inboundNatPools: [],
    },
  },
  {
    type: 'Microsoft.Network/virtualHubs',
    properties: { virtualHubRouteTableV2s: [], sku: 'Standard', routingState: 'Provisioned', virtualRouterAsn: 65515 },
  },
  {
    type: 'Microsoft.Network/virtualWans',
    properties: { disableVpnEncryption: false, allowBranchToBranchTraffic: true, type: 'Standard' },
  },
  { type: 'Microsoft.Network/firewallPolicies', properties: { sku: { tier: 'Standard' }, threatIntelMode: 'Alert' } },
  { type: 'Microsoft.Network/networkSecurityGroups', hasGuid: true, properties: { securityRules: [] } },
  { type: 'Microsoft.Compute/virtualMachineScaleSets', properties: {} },
  {
    type: machineAddress,
    sku: { name: 'Standard' },
    isPart: true,
    hasGuid: true,
    typeless: true,
    properties: publicAddress,
  },
  { type: 'Microsoft.ManagedIdentity/userAssignedIdentities', properties: {} },
  { type: 'Microsoft.OperationalInsights/workspaces', properties: {} },
]

const byKind = new Map(types.map((type) => [type.type.toLowerCase(), type]))

/** @param kind a type with its provider, in lower case; undefined where the emulator knows nothing special about it */
export function resourceType(kind: string): ResourceType | undefined {
  return byKind.get(kind)
}

/** The types of a provider that are known by name, without it. */
export function typesOf(provider: string): string[] {
  const start = `${provider}/`.toLowerCase()
  return types.flatMap(({ type }) => (type.toLowerCase().startsWith(start) ? [type.slice(start.length)] : []))
}
