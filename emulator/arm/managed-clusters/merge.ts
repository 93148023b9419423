import { isObject, type JsonObject } from '../core/json.ts'
import { clusterShape, type Shape } from './request-schema.ts'

/**
 * What a cluster's body becomes by a PUT. Properties that are absent are kept, and so are null ones (inferred: in Go,
 * which the provider is written in, null leaves a field alone). Lists and maps that are sent replace the stored ones.
 * Read-only properties, and those an older version doesn't define, are ignored.
 */
export function mergeCluster(stored: JsonObject, sent: JsonObject, apiVersion: string): JsonObject {
  return mergeStruct(stored, sent, clusterShape(apiVersion))
}

function mergeStruct(stored: JsonObject, sent: JsonObject, shape: Shape): JsonObject {
  const merged = { ...stored }
  if (shape.kind !== 'struct') return merged
  for (const [name, value] of Object.entries(sent)) {
    const field = shape.fields.get(name)
    if (field === undefined || field.readOnly || value === null) continue
    const result = mergeValue(stored[name], value, field.shape)
    merged[name] = name === 'agentPoolProfiles' ? withPoolsNotSent(stored[name], result) : result
  }
  return merged
}

function mergeValue(stored: unknown, sent: unknown, shape: Shape): unknown {
  if (shape.kind === 'struct' && isObject(sent)) return mergeStruct(isObject(stored) ? stored : {}, sent, shape)
  if (shape.kind === 'map' && isObject(sent)) return mergeMap(isObject(stored) ? stored : {}, sent, shape.of.shape)
  if (shape.kind === 'list' && Array.isArray(sent)) {
    return sent.map((item) => mergeValue(itemOfSameName(stored, item), item, shape.of.shape))
  }
  return sent
}

/** A map's keys are those sent; what the service owns inside an entry (an identity's `principalId`) stays. */
function mergeMap(stored: JsonObject, sent: JsonObject, shape: Shape): JsonObject {
  const storedByKey = new Map(Object.entries(stored).map(([key, value]) => [key.toLowerCase(), value]))
  const present = Object.entries(sent).filter(([, value]) => value !== null)
  return Object.fromEntries(
    present.map(([key, value]) => [key, mergeValue(storedByKey.get(key.toLowerCase()), value, shape)]),
  )
}

function itemOfSameName(stored: unknown, item: unknown): unknown {
  if (!Array.isArray(stored) || !isObject(item) || item.name === undefined) return undefined
  return stored.find((candidate) => isObject(candidate) && candidate.name === item.name)
}

/** A pool is deleted by its own request, never by a PUT of the cluster that doesn't name it (inferred from the merge). */
function withPoolsNotSent(stored: unknown, sent: unknown): unknown {
  if (!Array.isArray(stored) || !Array.isArray(sent)) return sent
  return [...sent, ...stored.filter((pool) => isObject(pool) && itemOfSameName(sent, pool) === undefined)]
}
