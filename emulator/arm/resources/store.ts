import { isObject, type JsonObject } from '../core/json.ts'
import { parseResourcePath } from '../core/resource-path.ts'
import type { AddressPool } from './address-pool.ts'
import { allocate } from './allocation.ts'
import { rootIdOf, type Stored, type TopLevel } from './resource.ts'
import type { ResourceStore } from './resource-store.ts'
import { resourceType } from './resource-types.ts'
import { viewOf } from './view.ts'

/** @param entered hears of the ID and location of whatever is put */
export function createResourceStore(
  addresses: AddressPool,
  entered: (id: string, location: string) => void,
): ResourceStore {
  const resources = new Map<string, Stored>()
  const find = (id: string) => resources.get(id.toLowerCase())
  const within = (id: string) => [...resources.values()].filter((one) => isWithin(one.id, id))
  const store: ResourceStore = {
    find,
    get(id) {
      const stored = find(id)
      return stored === undefined ? undefined : viewOf(stored, store)
    },
    put(id, properties, location = 'westeurope', top = {}) {
      const before = find(id)
      const given = { ...before?.properties, ...properties }
      const merged = { location: before?.location ?? location, top: { ...before?.top, ...top } }
      return store.replace(id, { ...merged, properties: given })
    },
    replace(id, { location, top, properties }) {
      const stored = storedForm(id, location, top, properties)
      const root = rootIdOf(id)
      if (root !== undefined && find(root) === undefined) store.put(root, {}, location)
      resources.set(id.toLowerCase(), allocate(stored, properties, find(id), { store, addresses }))
      for (const part of resourceType(stored.kind)?.parts ?? []) putParts(store, stored, part, properties[part])
      entered(id, location)
      return viewOf(find(id) ?? stored, store)
    },
    delete(id) {
      for (const inner of within(id)) resources.delete(inner.id.toLowerCase())
      resources.delete(id.toLowerCase())
    },
    ids: () => [...resources.values()].map(({ id }) => id),
    all: () => [...resources.values()],
    parts: (id, part) => within(id).filter((one) => isWithin(one.id, `${id}/${part}`)),
  }
  return store
}

function isWithin(id: string, outer: string): boolean {
  return id.toLowerCase().startsWith(`${outer}/`.toLowerCase())
}

function storedForm(id: string, location: string, top: TopLevel, given: JsonObject): Stored {
  const path = parseResourcePath(id)
  if (path?.name === undefined || path.provider === undefined) {
    throw new Error(`'${id}' isn't the resource ID of a resource; give one as /subscriptions/…/providers/…/type/name`)
  }
  const type = `${path.provider}/${path.type}`
  const kind = type.toLowerCase()
  const known = resourceType(kind)
  const properties = Object.entries({ ...known?.properties, ...given }).filter(
    ([name, value]) => value !== null && known?.parts?.includes(name) !== true,
  )
  return { id, kind, type: known?.type ?? type, location, top, properties: Object.fromEntries(properties) }
}

/** A list of parts that is sent is all the parts there are; one that isn't leaves them alone. */
function putParts(store: ResourceStore, { id, location }: Stored, part: string, given: unknown): void {
  if (given === undefined) return
  for (const old of store.parts(id, part)) {
    if (!named(given).some(({ name }) => old.id.toLowerCase() === `${id}/${part}/${name}`.toLowerCase())) {
      store.delete(old.id)
    }
  }
  for (const { name, properties } of named(given)) {
    store.replace(`${id}/${part}/${name}`, { location, top: {}, properties: isObject(properties) ? properties : {} })
  }
}

function named(parts: unknown): JsonObject[] {
  return Array.isArray(parts) ? parts.filter(isObject) : []
}
