export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject

export interface JsonObject {
  readonly [key: string]: JsonValue
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member that is an object, or an empty one: answers leave out what is at its default. */
export function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = parent[key]
  return isObject(value) ? value : {}
}

/** A member that is a non-empty text. */
export function stringAt(parent: JsonObject, key: string): string | undefined {
  const value = parent[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The objects of a member that is a list. */
export function objectsAt(parent: JsonObject, key: string): JsonObject[] {
  const value = parent[key]
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** Deeper than anything that ARM answers, and far from what a function that calls itself can't follow. */
const deepest = 100

/** Parses a text that must hold an object. @throws {SyntaxError} on anything else, and on one that is nested senselessly deep. */
export function parseObject(text: string): JsonObject {
  const value = JSON.parse(text) as JsonValue
  if (!isObject(value)) throw new SyntaxError('The answer is not a JSON object.')
  if (isTooDeep(value)) throw new SyntaxError('The answer is nested too deep.')
  return value
}

type Container = JsonObject | readonly JsonValue[]

/** Goes down level by level: a function that called itself would not come back from the depths that it looks for. */
function isTooDeep(value: JsonObject): boolean {
  let level: readonly Container[] = [value]
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > deepest) return true
    level = level.flatMap((container) => Object.values(container).filter(isContainer))
  }
  return false
}

function isContainer(value: JsonValue): value is Container {
  return typeof value === 'object' && value !== null
}
