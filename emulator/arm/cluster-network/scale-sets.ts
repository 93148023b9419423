import type { AgentPool, ClusterBody } from '../managed-clusters/body.ts'
import type { Resources } from '../resources/resource-store.ts'
import { managedSubnet } from './managed-network.ts'
import { nodeGroupOf } from './node-group.ts'

/** The scale sets of the pools, and the public addresses of their machines where a pool wants them. */
export function putScaleSets(resources: Resources, body: ClusterBody): void {
  for (const pool of body.properties.agentPoolProfiles) {
    if (pool.type === 'VirtualMachines' || pool.type === 'AvailabilitySet') continue
    const set = scaleSetOf(body, pool)
    resources.put(set, { virtualMachineProfile: { networkProfile: networkProfile(body, pool) } }, body.location, {
      // Clients find a pool's scale set by this tag: https://learn.microsoft.com/azure/aks/use-tags
      tags: { 'aks-managed-poolName': pool.name },
    })
    putNodeAddresses(resources, set, pool)
  }
}

function scaleSetOf(body: ClusterBody, { name }: AgentPool): string {
  const { id, number } = nodeGroupOf(body)
  return `${id}/providers/Microsoft.Compute/virtualMachineScaleSets/aks-${name}-${number}-vmss`
}

function networkProfile(body: ClusterBody, pool: AgentPool) {
  const properties = {
    primary: true,
    subnet: { id: pool.vnetSubnetID ?? managedSubnet(body) },
    ...(pool.enableNodePublicIP === true && { publicIPAddressConfiguration: { name: 'pub', ...prefixOf(pool) } }),
  }
  const ipConfigurations = [{ name: 'ipconfig1', properties }]
  return { networkInterfaceConfigurations: [{ name: 'nic', properties: { primary: true, ipConfigurations } }] }
}

function prefixOf({ nodePublicIPPrefixID: id }: AgentPool) {
  return id === undefined ? {} : { publicIPPrefix: { id } }
}

/** One for each node; those of nodes that are gone go along. */
function putNodeAddresses(resources: Resources, set: string, pool: AgentPool): void {
  const count = pool.enableNodePublicIP === true && typeof pool.count === 'number' ? pool.count : 0
  const inside = `${set}/virtualMachines/`.toLowerCase()
  const wanted = Array.from(
    { length: count },
    (_, machine) =>
      `${set}/virtualMachines/${machine}/networkInterfaces/nic/ipConfigurations/ipconfig1/publicIPAddresses/pub`,
  )
  for (const id of resources.ids().filter((one) => one.toLowerCase().startsWith(inside))) {
    if (!wanted.includes(id)) resources.delete(id)
  }
  for (const id of wanted) if (resources.get(id) === undefined) resources.put(id, prefixOf(pool))
}
