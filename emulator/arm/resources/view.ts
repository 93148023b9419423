import { isDeepStrictEqual } from 'node:util'
import { guidOf } from '../core/determinism.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import { backReferences } from './back-references.ts'
import { firewallAddresses } from './firewall-addresses.ts'
import { parentIdOf, type Resource, type Stored } from './resource.ts'
import type { ResourceStore } from './resource-store.ts'
import { type ResourceType, resourceType } from './resource-types.ts'

const plain: ResourceType = { type: '', properties: {} }

/** A resource as it is answered: with its parts, its inner things, and what refers to it. */
export function viewOf(stored: Stored, store: ResourceStore): Resource {
  const type = resourceType(stored.kind) ?? plain
  const etag = etagOf(stored, store)
  const properties = {
    provisioningState: 'Succeeded',
    ...(type.hasGuid && { resourceGuid: guidOf(`resource ${stored.id.toLowerCase()}`) }),
    ...((stored.top.sku === undefined || isDeepStrictEqual(stored.top.sku, type.sku)) && type.standard),
    ...stored.properties,
    ...(type.typeless === true && { ipConfiguration: { id: parentIdOf(stored.id) } }),
    ...partsOf(stored, type, store),
    ...backReferences(stored, store),
  }
  return {
    id: stored.id,
    name: stored.id.slice(stored.id.lastIndexOf('/') + 1),
    ...(etag !== undefined && { etag }),
    ...(type.typeless !== true && { type: stored.type }),
    ...(type.isPart !== true && { location: stored.location }),
    ...(type.sku !== undefined && { sku: type.sku }),
    ...stored.top,
    properties: withInnerThings(firewallAddresses(stored, properties, store), stored, type, etag),
  }
}

function partsOf({ id }: Stored, { parts = [] }: ResourceType, store: ResourceStore): JsonObject {
  return Object.fromEntries(parts.map((part) => [part, store.parts(id, part).map((one) => viewOf(one, store))]))
}

/** Only Microsoft.Network and what a scale set shows of it have etags; a part has its parent's, as recorded. */
function etagOf(stored: Stored, store: ResourceStore): string | undefined {
  const type = resourceType(stored.kind)
  const parent = type?.isPart === true ? store.find(parentIdOf(stored.id) ?? '') : undefined
  if (parent !== undefined) return etagOf(parent, store)
  if (!stored.kind.startsWith('microsoft.network/') && type?.typeless !== true) return undefined
  const parts = (type?.parts ?? []).flatMap((part) => store.parts(stored.id, part))
  const content = [stored, ...parts].map(({ id, location, top, properties }) => [id, location, top, properties])
  return `W/"${guidOf(`etag ${JSON.stringify(content)}`)}"`
}

function withInnerThings(properties: JsonObject, stored: Stored, type: ResourceType, etag?: string): JsonObject {
  const shown = { ...properties }
  for (const [property, segment] of Object.entries(type.inner ?? {})) {
    const value = properties[property]
    const show = (thing: unknown) => innerThing(thing, stored, segment, etag)
    if (value !== undefined) shown[property] = Array.isArray(value) ? value.map(show) : show(value)
  }
  return shown
}

function innerThing(thing: unknown, { id, type }: Stored, segment: string, etag: string | undefined): unknown {
  if (!isObject(thing)) return thing
  const properties = isObject(thing.properties) ? thing.properties : {}
  return {
    id: `${id}/${segment}/${thing.name}`,
    etag,
    type: `${type}/${segment}`,
    ...thing,
    properties: {
      provisioningState: 'Succeeded',
      ...(/ipConfigurations$/i.test(segment) && { privateIPAllocationMethod: 'Dynamic' }),
      ...properties,
    },
  }
}
