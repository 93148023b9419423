import { digest, type Ids } from '../core/determinism.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import { parseResourcePath } from '../core/resource-path.ts'
import type { AgentPool, ClusterBody, ClusterProperties } from './body.ts'

/**
 * A whole cluster from what is given of one: a recording, an example of the specification (the older ones lack much),
 * or a create request. What is there stays as it is.
 */
export function completeCluster(given: JsonObject, id: string, ids: Ids): ClusterBody {
  const path = parseResourcePath(id)
  if (path?.name === undefined || path.resourceGroup === undefined || path.type.toLowerCase() !== 'managedclusters') {
    throw new Error(`'${id}' isn't the resource ID of a managed cluster; give a body whose id is`)
  }
  const { name, resourceGroup } = path
  const location = typeof given.location === 'string' ? given.location : 'westeurope'
  const properties = isObject(given.properties) ? given.properties : {}
  return {
    id,
    name,
    type: 'Microsoft.ContainerService/ManagedClusters',
    eTag: ids.guid(),
    ...given,
    location,
    properties: {
      ...defaultProperties(id, name, resourceGroup, location, properties.dnsPrefix ?? name),
      resourceUID: ids.resourceUid(),
      // Recorded of every cluster with an identity of its own; the Azure CLI can't show one without.
      ...(isObject(given.identity) && { servicePrincipalProfile: { clientId: 'msi' } }),
      ...properties,
      agentPoolProfiles: poolsOf(properties).map((pool) => completePool(pool, ids)),
    },
  }
}

function defaultProperties(id: string, name: string, resourceGroup: string, location: string, dnsPrefix: unknown) {
  return {
    provisioningState: 'Succeeded',
    powerState: { code: 'Running' },
    fqdn: `${dnsPrefix}-${digest(id.toLowerCase()).slice(0, 8)}.hcp.${location}.azmk8s.io`,
    nodeResourceGroup: `MC_${resourceGroup}_${name}_${location}`,
    networkProfile: { networkPlugin: 'azure', outboundType: 'loadBalancer', loadBalancerSku: 'standard' },
  } satisfies Partial<ClusterProperties>
}

function poolsOf(properties: JsonObject): JsonObject[] {
  return Array.isArray(properties.agentPoolProfiles) ? properties.agentPoolProfiles.filter(isObject) : []
}

function completePool(pool: JsonObject, ids: Ids): AgentPool {
  return {
    name: 'nodepool1',
    provisioningState: 'Succeeded',
    powerState: { code: 'Running' },
    ...pool,
    eTag: typeof pool.eTag === 'string' ? pool.eTag : ids.guid(),
  }
}
