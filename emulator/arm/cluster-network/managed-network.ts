import type { ClusterBody } from '../managed-clusters/body.ts'
import { isManagedNatGateway } from '../managed-clusters/outbound-addresses.ts'
import type { Resources } from '../resources/resource-store.ts'
import { nodeGroupOf } from './node-group.ts'

/** The network that AKS makes itself, in the node resource group, for pools that name no subnet. */
export function putManagedNetwork(resources: Resources, body: ClusterBody): void {
  const { network, number } = nodeGroupOf(body)
  const subnet = managedSubnet(body)
  const { networkPlugin, outboundType, natGatewayProfile } = body.properties.networkProfile
  if (resources.get(subnet) === undefined) resources.put(subnet, {}, body.location)
  const routeTable = `${network}/routeTables/aks-agentpool-${number}-routetable`
  if (networkPlugin === 'kubenet' && resources.get(routeTable) === undefined) {
    resources.put(routeTable, { routes: [podRoute] }, body.location)
    resources.put(subnet, { routeTable: { id: routeTable } })
  }
  const natGateway = `${network}/natGateways/aks-natgateway`
  if (isManagedNatGateway(outboundType)) {
    const publicIpAddresses = (natGatewayProfile?.effectiveOutboundIPs ?? []).map((reference) => ({ id: reference.id }))
    const isSecond = outboundType === 'managedNATGatewayV2' || /^standardV2$/i.test(String(natGatewayProfile?.sku))
    const sku = { name: isSecond ? 'StandardV2' : 'Standard', tier: 'Regional' }
    resources.put(natGateway, { publicIpAddresses }, body.location, { sku })
    resources.put(subnet, { natGateway: { id: natGateway } })
  } else if (resources.get(natGateway) !== undefined) {
    resources.delete(natGateway)
    resources.put(subnet, { natGateway: null })
  }
}

export function managedSubnet(body: ClusterBody): string {
  const { network, number } = nodeGroupOf(body)
  return `${network}/virtualNetworks/aks-vnet-${number}/subnets/aks-subnet`
}

/** kubenet routes each node's pods to that node, and nothing else. */
const podRoute = {
  name: 'aks-nodepool1-vmss000000____102440024',
  properties: { addressPrefix: '10.244.0.0/24', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.224.0.4' },
}
