import { productionCluster } from '../../emulator/arm/seed/production-cluster.ts'

// What az and gh say of a subscription and a repository.

export const subscription = '33333333-3333-4333-8333-333333333333'
export const networks = '44444444-4444-4444-8444-444444444444'
const group = `/subscriptions/${subscription}/resourceGroups/rg-shop`
export const cluster = `${group}/providers/Microsoft.ContainerService/managedClusters/aks-shop`
export const nodeGroup = `/subscriptions/${subscription}/resourceGroups/MC_rg-shop_aks-shop_westeurope`
export const subnet = `/subscriptions/${networks}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/spoke/subnets/nodes`
export const identity = (name: string) =>
  `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/aks-shop-${name}`

export function clusterBody(pool: object = {}): string {
  const body = productionCluster({
    ...{ subscription, tenant: 'tenant', resourceGroup: 'rg-shop', name: 'aks-shop', location: 'westeurope' },
    authorizedIPRanges: [],
  })
  return JSON.stringify({ ...body, pools: [pool] }, null, 2)
}

/** A script that prints a text. */
export const print = (text: string) => `cat <<'END'\n${text}\nEND\n`

/** Nothing has been set up yet. A role's ID is its name. */
export const nothingThere = {
  'az rest': print(clusterBody({ vnetSubnetID: subnet })),
  'az account show': print('the-tenant'),
  'az cloud show': print('AzureCloud'),
  'gh api': print('repo:octo@1/shop@2'),
  'az ad app create': print('the-client'),
  'az ad sp create': print('the-principal'),
  'az role definition create': 'sed -nE \'s/.*"Name": "([^"]+)".*/\\1/p\' <<<"$*"\n',
}
