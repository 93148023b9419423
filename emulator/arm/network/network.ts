import { json, type Response } from '../../wire/http.ts'
import type { Call, Handler } from '../call.ts'
import { methodNotAllowed, resourceNotFound } from '../errors.ts'
import type { JsonObject } from '../json.ts'
import { parseResourcePath } from '../resource-path.ts'
import { type NetworkResource, shapeResource } from './resource-shapes.ts'

/** The resources of Microsoft.Network, and a test's hand on them. */
export interface Network {
  /** Creates a resource, or replaces those of its properties that are named; null takes one away. */
  put(id: string, properties: JsonObject, location?: string): NetworkResource
  /** By ID in any letter case. */
  get(id: string): NetworkResource | undefined
  delete(id: string): void
  readonly ids: () => string[]
  readonly handle: Handler
}

export function createNetwork(): Network {
  const resources = new Map<string, NetworkResource>()
  const get = (id: string) => withSubnets(resources.get(id.toLowerCase()), resources)
  const put: Network['put'] = (id, properties, location = 'westeurope') => {
    const path = parseResourcePath(id)
    if (path?.name === undefined || path.provider?.toLowerCase() !== 'microsoft.network') {
      throw new Error(`'${id}' isn't the resource ID of a Microsoft.Network resource`)
    }
    const stored = resources.get(id.toLowerCase())
    const merged = Object.entries({ ...stored?.properties, ...properties }).filter(([, value]) => value !== null)
    const resource = shapeResource(id, path.type, stored?.location ?? location, Object.fromEntries(merged))
    resources.set(id.toLowerCase(), resource)
    const parent = parentOf(id)
    if (parent !== undefined && !resources.has(parent.toLowerCase())) put(parent, {}, location)
    return resource
  }
  return {
    get,
    put,
    delete(id) {
      resources.delete(id.toLowerCase())
    },
    ids: () => [...resources.values()].map(({ id }) => id),
    handle(call) {
      const { path, request } = call
      if (request.method !== 'GET') return methodNotAllowed(request.method, `Microsoft.Network/${path.type}`)
      if (path.name === undefined) return list([...resources.values()], call, get)
      const found = get(path.id)
      return found === undefined ? notFound(call, resources) : json(200, found)
    },
  }
}

/** The network that a subnet is part of. */
function parentOf(id: string): string | undefined {
  return /^(.*\/virtualNetworks\/[^/]+)\/subnets\/[^/]+$/i.exec(id)?.[1]
}

function withSubnets(
  resource: NetworkResource | undefined,
  resources: ReadonlyMap<string, NetworkResource>,
): NetworkResource | undefined {
  if (resource?.type !== 'Microsoft.Network/virtualNetworks') return resource
  const inside = `${resource.id}/subnets/`.toLowerCase()
  const subnets = [...resources.values()].filter(({ id }) => id.toLowerCase().startsWith(inside))
  return { ...resource, properties: { ...resource.properties, subnets } }
}

/** A list under a network, a resource group or a subscription: whatever is of that type below the path. */
function list(all: readonly NetworkResource[], { path }: Call, get: Network['get']): Response {
  const type = `microsoft.network/${path.type}`.toLowerCase()
  const scope = path.id.replace(/\/providers\/microsoft\.network\/[^/]+$/i, '').toLowerCase()
  const value = all.filter(
    (resource) => resource.type.toLowerCase() === type && resource.id.toLowerCase().startsWith(`${scope}/`),
  )
  return json(200, { value: value.map(({ id }) => get(id)) })
}

/** A part that is missing in a resource that exists is the provider's own answer, everything else the gateway's. */
function notFound({ path }: Call, resources: ReadonlyMap<string, NetworkResource>): Response {
  const parent = parentOf(path.id)
  if (parent !== undefined && resources.has(parent.toLowerCase())) {
    return json(404, { error: { code: 'NotFound', message: `Resource ${path.id} not found.`, details: [] } })
  }
  return resourceNotFound(`Microsoft.Network/${path.type}`, path.name ?? '', path.resourceGroup ?? '')
}
