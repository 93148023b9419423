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

/** Parses a text that must hold an object. @throws {SyntaxError} on anything else. */
export function parseObject(text: string): JsonObject {
  const value = JSON.parse(text) as JsonValue
  if (!isObject(value)) throw new SyntaxError('The answer is not a JSON object.')
  return value
}
