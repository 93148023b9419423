/** A JSON object whose fields are not known yet. */
export type JsonObject = { [field: string]: unknown }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
