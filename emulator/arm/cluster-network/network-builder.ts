import type { Ids } from '../core/determinism.ts'
import type { ResourceGroups } from '../core/resource-groups.ts'
import type { NetworkBuilder } from '../managed-clusters/lifecycle.ts'
import { withEffectiveOutboundIPs } from '../managed-clusters/outbound-addresses.ts'
import type { AddressPool } from '../resources/address-pool.ts'
import type { Resources } from '../resources/resource-store.ts'
import { buildClusterNetwork, removeStaleAddresses } from './cluster-network.ts'
import { nodeGroupOf } from './node-group.ts'

interface Parts {
  readonly resources: Resources
  readonly groups: ResourceGroups
  readonly addresses: AddressPool
  readonly ids: Ids
}

export function createNetworkBuilder({ resources, groups, addresses, ids }: Parts): NetworkBuilder {
  return {
    rebuild(body) {
      const before = structuredClone(body)
      body.properties.networkProfile = withEffectiveOutboundIPs(body, ids)
      removeStaleAddresses(resources, before, body)
      buildClusterNetwork(resources, body, addresses)
    },
    remove(body) {
      const inside = `${nodeGroupOf(body).id}/`.toLowerCase()
      for (const id of resources.ids()) if (id.toLowerCase().startsWith(inside)) resources.delete(id)
      const group = groups.find(body.id.split('/')[2] ?? '', body.properties.nodeResourceGroup)
      if (group !== undefined) groups.delete(group)
    },
  }
}
