import type { JsonObject } from '../core/json.ts'

/** What differs between one production cluster and the next. */
export interface ProductionCluster {
  readonly subscription: string
  readonly tenant: string
  readonly resourceGroup: string
  readonly name: string
  readonly location: string
  /** Open to the whole internet if empty. */
  readonly authorizedIPRanges: readonly string[]
}

/** A cluster as teams run them: Azure CNI overlay, two pools, two managed outbound IPs, add-ons, a user-assigned identity. */
export function productionCluster(its: ProductionCluster): JsonObject {
  const { subscription, tenant, resourceGroup, name, location, authorizedIPRanges } = its
  const group = `/subscriptions/${subscription}/resourceGroups/${resourceGroup}`
  return {
    id: `/subscriptions/${subscription}/resourcegroups/${resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${name}`,
    location,
    name,
    type: 'Microsoft.ContainerService/ManagedClusters',
    kind: 'Base',
    tags: { environment: 'production', 'cost-centre': '4711' },
    properties: {
      provisioningState: 'Succeeded',
      powerState: { code: 'Running' },
      kubernetesVersion: '1.33',
      currentKubernetesVersion: '1.33.3',
      dnsPrefix: name,
      agentPoolProfiles: [pool('system', 'System', 3), pool('apps', 'User', 5)],
      servicePrincipalProfile: { clientId: 'msi' },
      addonProfiles: addons,
      identityProfile: { kubeletidentity: kubeletIdentity(group, name) },
      nodeResourceGroup: `MC_${resourceGroup}_${name}_${location}`,
      enableRBAC: true,
      supportPlan: 'KubernetesOfficial',
      networkProfile: networkProfile(
        `/subscriptions/${subscription}/resourceGroups/MC_${resourceGroup}_${name}_${location}`,
      ),
      aadProfile: { managed: true, adminGroupObjectIDs: [], adminUsers: null, enableAzureRBAC: true, tenantID: tenant },
      maxAgentPools: 100,
      ...(authorizedIPRanges.length > 0 && { apiServerAccessProfile: { authorizedIPRanges: [...authorizedIPRanges] } }),
      ...plainProfiles,
      oidcIssuerProfile: { enabled: true, issuerURL: `https://${location}.oic.prod-aks.azure.com/${tenant}/${name}/` },
    },
    identity: {
      type: 'UserAssigned',
      userAssignedIdentities: {
        [`${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}-control-plane`]: {
          clientId: '00000000-0000-0000-0000-000000000011',
          principalId: '00000000-0000-0000-0000-000000000012',
        },
      },
    },
    sku: { name: 'Base', tier: 'Standard' },
  }
}

const plainProfiles: JsonObject = {
  autoUpgradeProfile: { upgradeChannel: 'patch', nodeOSUpgradeChannel: 'NodeImage' },
  disableLocalAccounts: true,
  securityProfile: { workloadIdentity: { enabled: true } },
  storageProfile: {
    diskCSIDriver: { enabled: true },
    fileCSIDriver: { enabled: true },
    snapshotController: { enabled: true },
  },
  workloadAutoScalerProfile: {},
}

function pool(name: string, mode: string, count: number): JsonObject {
  return {
    name,
    count,
    vmSize: 'Standard_D4ds_v5',
    osDiskSizeGB: 128,
    osDiskType: 'Ephemeral',
    kubeletDiskType: 'OS',
    maxPods: 110,
    type: 'VirtualMachineScaleSets',
    enableAutoScaling: true,
    minCount: count,
    maxCount: count * 3,
    provisioningState: 'Succeeded',
    powerState: { code: 'Running' },
    orchestratorVersion: '1.33',
    currentOrchestratorVersion: '1.33.3',
    enableNodePublicIP: false,
    nodeLabels: { team: name },
    ...(mode === 'System' && { nodeTaints: ['CriticalAddonsOnly=true:NoSchedule'] }),
    mode,
    osType: 'Linux',
    osSKU: 'AzureLinux',
    nodeImageVersion: 'AKSAzureLinux-V3gen2-202509.23.0',
    upgradeSettings: { maxSurge: '10%' },
    enableFIPS: false,
  }
}

function kubeletIdentity(group: string, name: string): JsonObject {
  return {
    resourceId: `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}-agentpool`,
    clientId: '00000000-0000-0000-0000-000000000013',
    objectId: '00000000-0000-0000-0000-000000000014',
  }
}

const addons: JsonObject = {
  azurepolicy: { enabled: true, config: null },
  azureKeyvaultSecretsProvider: {
    enabled: true,
    config: { enableSecretRotation: 'true', rotationPollInterval: '2m' },
  },
}

function networkProfile(nodeGroup: string): JsonObject {
  const address = (name: string) => ({ id: `${nodeGroup}/providers/Microsoft.Network/publicIPAddresses/${name}` })
  return {
    networkPlugin: 'azure',
    networkPluginMode: 'overlay',
    networkDataplane: 'cilium',
    networkPolicy: 'cilium',
    loadBalancerSku: 'standard',
    loadBalancerProfile: {
      managedOutboundIPs: { count: 2 },
      effectiveOutboundIPs: [
        address('3f1c2f0e-7d8b-4a55-9f0e-6f2f7f1f2a01'),
        address('9b6d5c4a-1e2f-4b3c-8d7e-5a4b3c2d1e02'),
      ],
      backendPoolType: 'nodeIPConfiguration',
    },
    podCidr: '10.244.0.0/16',
    serviceCidr: '10.0.0.0/16',
    dnsServiceIP: '10.0.0.10',
    outboundType: 'loadBalancer',
    podCidrs: ['10.244.0.0/16'],
    serviceCidrs: ['10.0.0.0/16'],
    ipFamilies: ['IPv4'],
  }
}
