import { json, type Response } from '../../wire/http.ts'
import type { Call } from '../core/call.ts'
import { gatewayError, methodNotAllowed } from '../core/errors.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import { parseResourcePath } from '../core/resource-path.ts'
import type { Resource } from './resource.ts'

/**
 * Every resource of a subscription or a resource group, of all types, each with little more than its name. Parts of
 * others aren't in it. https://learn.microsoft.com/rest/api/resources/resources/list
 */
export function genericList(call: Call, resources: readonly Resource[]): Response {
  const { request, path } = call
  if (request.method !== 'GET') return methodNotAllowed(request.method, 'Microsoft.Resources/resources')
  const filter = request.url.searchParams.get('$filter') ?? ''
  const conditions = readFilter(filter)
  if (conditions === undefined) {
    return gatewayError(400, 'InvalidFilterInQueryString', `Invalid $filter '${filter}' specified in the query string.`)
  }
  const scope = `${path.id.replace(/\/resources$/i, '')}/`.toLowerCase()
  const found = resources.filter((one) => one.id.toLowerCase().startsWith(scope) && conditions.every((is) => is(one)))
  const top = Number(request.url.searchParams.get('$top') ?? found.length)
  const withState = /provisioningState/i.test(request.url.searchParams.get('$expand') ?? '')
  return json(200, { value: found.slice(0, top).map((one) => brief(one, withState)) })
}

function brief({ id, name, type, location, tags, properties, ...more }: Resource, withState: boolean): JsonObject {
  const { sku, kind, identity, zones, managedBy } = more
  const shown = { id, name, type, sku, kind, managedBy, location, identity, tags, zones }
  const present = Object.entries(shown).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(present), ...(withState && { provisioningState: properties.provisioningState }) }
}

type Condition = (resource: Resource) => boolean

/** Conditions joined by `and`, as the Azure CLI sends them; undefined for anything else. */
function readFilter(filter: string): Condition[] | undefined {
  if (filter.trim() === '') return []
  const terms = [...filter.matchAll(/\s*(?:^|\band\b)\s*(?<field>\w+)\s+(?<is>eq|ne)\s+'(?<value>(?:[^']|'')*)'/gi)]
  if (terms.map(([text]) => text).join('').length !== filter.trimEnd().length) return undefined
  const tagName = terms.find(({ groups }) => groups?.field?.toLowerCase() === 'tagname')?.groups?.value ?? ''
  const conditions = terms.map(({ groups }) => {
    const { field = '', is = 'eq', value = '' } = groups ?? {}
    const read = fields[field.toLowerCase()]
    const wanted = value.replaceAll("''", "'").toLowerCase()
    return read && ((one: Resource) => (read(one, tagName)?.toLowerCase() === wanted) === (is.toLowerCase() === 'eq'))
  })
  return conditions.includes(undefined) ? undefined : conditions.filter((condition) => condition !== undefined)
}

const fields: Readonly<Record<string, (resource: Resource, tagName: string) => string | undefined>> = {
  resourcetype: ({ type }) => type,
  name: ({ name }) => name,
  location: ({ location }) => location,
  resourcegroup: ({ id }) => parseResourcePath(id)?.resourceGroup,
  tagname: (resource, tagName) => (tagOf(resource, tagName) === undefined ? undefined : tagName),
  tagvalue: (resource, tagName) => tagOf(resource, tagName),
}

function tagOf({ tags }: Resource, name: string): string | undefined {
  const tag = Object.entries(isObject(tags) ? tags : {}).find(([key]) => key.toLowerCase() === name.toLowerCase())
  return tag === undefined ? undefined : String(tag[1])
}
