import { isObject, type JsonObject, type JsonValue } from '../arm/json.ts'
import { below, isMap, keysOf, knownPlaces, leavingOut, type Place, type PlaceTree } from './places.ts'

/**
 * The body that changes nothing but the list: every value as the service returned it, as far as the API defines it as
 * writable. AKS keeps what is left out. So do nulls, and an object that nothing is left of: sent as `{}` it might be taken for
 * an order to reset it.
 *
 * @param returned the body that was read, with the new list in it
 * @param known the same as the SDK's serializer wrote it: it tells which fields the API defines as writable. Its values
 *   are not used, since it spells some of them anew (dates, for one).
 * @param leaveOut further places that the service said it doesn't know
 */
export function writeBody(returned: JsonObject, known: JsonObject, leaveOut: Iterable<Place> = []): JsonObject {
  return writableObject(returned, known, leavingOut(knownPlaces, leaveOut))
}

/** The body with another list. The empty list stays in it: left out, it would be kept as it was. */
export function withRanges(body: JsonObject, ranges: readonly string[]): JsonObject {
  const properties = asObject(body.properties)
  const access = asObject(properties.apiServerAccessProfile)
  return {
    ...body,
    properties: { ...properties, apiServerAccessProfile: { ...access, authorizedIPRanges: [...ranges] } },
  }
}

/** Where a field of that name stands in a body, each place once, however many elements of a list have it. */
export function placesOf(field: string, body: JsonObject): readonly Place[] {
  return [...new Set(placesIn(body, knownPlaces, '').filter((place) => keysOf(place).at(-1) === field))]
}

function placesIn(value: JsonValue, tree: PlaceTree, at: Place): Place[] {
  if (Array.isArray(value)) return value.flatMap((item) => placesIn(item, below(tree, '[]'), `${at}[]`))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = `${at}${at === '' ? '' : '.'}${isMap(tree) ? '*' : key}`
    return [place, ...placesIn(inner, below(tree, key), place)]
  })
}

function writable(returned: JsonValue, known: JsonValue | undefined, tree: PlaceTree): JsonValue {
  if (Array.isArray(returned)) {
    const models: readonly JsonValue[] = Array.isArray(known) ? known : []
    return returned.map((item, index) => writable(item, models[index], below(tree, '[]')))
  }
  return isObject(returned) ? writableObject(returned, known, tree) : returned
}

function writableObject(returned: JsonObject, known: JsonValue | undefined, tree: PlaceTree): JsonObject {
  const written = Object.entries(returned).flatMap(([key, value]): [string, JsonValue][] => {
    const inner = below(tree, key)
    // Its own fields only: "constructor" is nothing that the API defines.
    const model = isObject(known) && Object.hasOwn(known, key) ? known[key] : undefined
    if (isMap(tree)) return [[key, writable(value, model, inner)]]
    if (value === null || inner.leftOut || (isObject(known) && model === undefined)) return []
    const kept = writable(value, model, inner)
    return isEmpty(kept) && !isEmpty(value) ? [] : [[key, kept]]
  })
  return Object.fromEntries(written)
}

function isEmpty(value: JsonValue): boolean {
  return isObject(value) && Object.keys(value).length === 0
}

function asObject(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {}
}
