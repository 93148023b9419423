import { guidOf } from '../determinism.ts'
import { isObject, type JsonObject } from '../json.ts'

/** A resource of Microsoft.Network as it is stored and answered. */
export interface NetworkResource {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly etag: string
  readonly location?: string
  readonly sku?: { readonly name: string; readonly tier: string }
  readonly properties: JsonObject
}

interface TypeShape {
  /** The type as ARM writes it. */
  readonly type: string
  readonly sku?: 'Standard'
  /** Subnets are part of their network and have no location. */
  readonly isPart?: true
  /** What the type always has, as recorded; `resourceGuid` and `provisioningState` are added to all. */
  readonly properties: JsonObject
}

const shapes: readonly TypeShape[] = [
  {
    type: 'publicIPAddresses',
    sku: 'Standard',
    properties: {
      publicIPAddressVersion: 'IPv4',
      publicIPAllocationMethod: 'Static',
      idleTimeoutInMinutes: 4,
      ipTags: [],
      ddosSettings: { protectionMode: 'VirtualNetworkInherited' },
    },
  },
  { type: 'publicIPPrefixes', sku: 'Standard', properties: { publicIPAddressVersion: 'IPv4', ipTags: [] } },
  { type: 'natGateways', sku: 'Standard', properties: { idleTimeoutInMinutes: 4 } },
  { type: 'routeTables', properties: { disableBgpRoutePropagation: false, routes: [] } },
  {
    type: 'virtualNetworks',
    properties: {
      addressSpace: { addressPrefixes: ['10.224.0.0/12'] },
      privateEndpointVNetPolicies: 'Disabled',
      virtualNetworkPeerings: [],
      enableDdosProtection: false,
    },
  },
  {
    type: 'virtualNetworks/subnets',
    isPart: true,
    properties: {
      addressPrefix: '10.224.0.0/16',
      delegations: [],
      privateEndpointNetworkPolicies: 'Disabled',
      privateLinkServiceNetworkPolicies: 'Enabled',
    },
  },
]

/** A resource with what its type always has around the given properties. */
export function shapeResource(id: string, type: string, location: string, given: JsonObject): NetworkResource {
  const shape = shapes.find((candidate) => candidate.type.toLowerCase() === type.toLowerCase())
  const properties: JsonObject = {
    provisioningState: 'Succeeded',
    ...(shape?.isPart !== true && { resourceGuid: guidOf(`resource ${id.toLowerCase()}`) }),
    ...shape?.properties,
    ...given,
  }
  const etag = `W/"${guidOf(`etag ${id} ${JSON.stringify(properties)}`)}"`
  return {
    name: id.slice(id.lastIndexOf('/') + 1),
    id,
    etag,
    type: `Microsoft.Network/${shape?.type ?? type}`,
    ...(shape?.isPart !== true && { location }),
    properties: Array.isArray(properties.routes)
      ? { ...properties, routes: properties.routes.map((route: unknown) => shapeRoute(id, etag, route)) }
      : properties,
    ...(shape?.sku !== undefined && { sku: { name: shape.sku, tier: 'Regional' } }),
  }
}

function shapeRoute(tableId: string, etag: string, route: unknown): unknown {
  if (!isObject(route)) return route
  const properties = isObject(route.properties) ? route.properties : {}
  return {
    ...route,
    id: `${tableId}/routes/${route.name}`,
    etag,
    properties: { provisioningState: 'Succeeded', ...properties, hasBgpOverride: false },
    type: 'Microsoft.Network/routeTables/routes',
  }
}
