import { json, type Response } from '../../wire/http.ts'
import { isObject } from '../core/json.ts'
import { rootIdOf } from './resource.ts'
import type { ResourceStore } from './resource-store.ts'

/** The 400 of Microsoft.Network for a body that refers to one of its resources that isn't there; text from memory. */
export function referenceRefusal(store: ResourceStore, id: string, properties: unknown): Response | undefined {
  if (!/\/providers\/Microsoft\.Network\//i.test(id)) return undefined
  const own = `${rootIdOf(id) ?? id}/`.toLowerCase()
  const missing = referencesIn(properties).find((reference) => {
    const root = rootIdOf(reference)
    // What is inside of something (a back-end pool, an IP configuration) has no life of its own here.
    const isThere = store.find(reference) !== undefined || (root !== undefined && store.find(root) !== undefined)
    return !isThere && !reference.toLowerCase().startsWith(own)
  })
  if (missing === undefined) return undefined
  const message = `Resource ${missing} referenced by resource ${id} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`
  return json(400, { error: { code: 'InvalidResourceReference', message, details: [] } })
}

/** Every `{ id }` of a resource of Microsoft.Network, however deep. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (!isObject(value)) return []
  const own = typeof value.id === 'string' && /^\/subscriptions\/.+\/providers\/Microsoft\.Network\//i.test(value.id)
  return [...(own ? [String(value.id)] : []), ...Object.values(value).flatMap(referencesIn)]
}
