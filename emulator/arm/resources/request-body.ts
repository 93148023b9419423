import { json, type Response } from '../../wire/http.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import { type Field, readSchema, type Shape, shapeOf } from '../core/request-shape.ts'
import { resourceType } from './resource-types.ts'

/** The version that the schemas are of: what a newer one defines beyond it can't be told from here. */
const schemaVersion = '2025-09-01'

const described = [
  'azureFirewalls',
  'natGateways',
  'publicIPAddresses',
  'publicIPPrefixes',
  'routeTables',
  'virtualHubs',
  'virtualNetworks/subnets',
]

const shapes = new Map<string, Shape>(
  described.map((type) => [
    `microsoft.network/${type}`.toLowerCase(),
    shapeOf(readSchema(`${type.replace('/', '.')}-${schemaVersion}.schema.json`)),
  ]),
)

/** Where a part has no schema of its own, its parent's tells. */
const routes = memberOf(memberOf(shapes.get('microsoft.network/routetables'), 'properties'), 'routes')
if (routes?.kind === 'list') shapes.set('microsoft.network/routetables/routes', routes.of.shape)

function memberOf(shape: Shape | undefined, name: string): Shape | undefined {
  return shape?.kind === 'struct' ? shape.fields.get(name)?.shape : undefined
}

/**
 * The 400 with which Microsoft.Network refuses a body: a member that no version up to the schema's has, one that is
 * missing, or a value that is of another kind. The texts are those of its JSON parser, from memory.
 */
export function bodyRefusal(kind: string, body: JsonObject, apiVersion: string): Response | undefined {
  const isStrict = apiVersion <= schemaVersion
  // ARM takes its own members for every type: `az resource create` sends a location with a subnet.
  const { location: _, tags: __, ...members } = body
  const problem = problemIn(kind, { name: '', ...members }, isStrict)
  if (problem === undefined) return undefined
  const details = [{ code: 'InvalidJson', message: `${problem}, line 1, position 1.` }]
  return json(400, { error: { code: 'InvalidRequestFormat', message: 'Cannot parse the request.', details } })
}

/** Parts in the body of something that has no schema are looked at by their own. */
function problemIn(kind: string, body: JsonObject, isStrict: boolean): string | undefined {
  const shape = shapes.get(kind)
  if (shape !== undefined) return firstProblem(body, shape, '', isStrict)
  const properties = isObject(body.properties) ? body.properties : {}
  for (const part of resourceType(kind)?.parts ?? []) {
    for (const [index, value] of [properties[part] ?? []].flat().entries()) {
      const inner = shapes.get(`${kind}/${part}`.toLowerCase())
      const problem = inner && firstProblem(value, inner, `properties.${part}[${index}]`, isStrict)
      if (problem !== undefined) return problem
    }
  }
  return undefined
}

function firstProblem(value: unknown, shape: Shape, path: string, isStrict: boolean): string | undefined {
  if (value === null || value === undefined) return undefined
  if (shape.kind === 'value') return valueProblem(value, shape.values, path)
  const wanted = shape.kind === 'list' ? 'array' : 'object'
  if (wanted !== (Array.isArray(value) ? 'array' : typeof value)) {
    return `Cannot deserialize the current JSON value because the type requires a JSON ${wanted}. Path '${path}'`
  }
  const missing = shape.kind === 'struct' ? shape.required.find((name) => !(name in (value as object))) : undefined
  if (missing !== undefined) return `Required property '${missing}' not found in JSON. Path '${path}'`
  for (const [name, inner] of Object.entries(value)) {
    const problem = problemOfMember(name, inner, shape, path, isStrict)
    if (problem !== undefined) return problem
  }
  return undefined
}

function problemOfMember(
  name: string,
  value: unknown,
  shape: Exclude<Shape, { readonly kind: 'value' }>,
  path: string,
  isStrict: boolean,
): string | undefined {
  const below = shape.kind === 'list' ? `${path}[${name}]` : `${path}${path === '' ? '' : '.'}${name}`
  const field = shape.kind === 'struct' ? fieldOf(shape, name)?.[1] : shape.of
  if (field === undefined)
    return isStrict && !unspecified.includes(name)
      ? `Could not find member '${name}' on object. Path '${below}'`
      : undefined
  return field.readOnly ? undefined : firstProblem(value, field.shape, below, isStrict)
}

function valueProblem(value: unknown, values: readonly string[] | undefined, path: string): string | undefined {
  if (typeof value === 'object') return `Unexpected character encountered while parsing value. Path '${path}'`
  if (values === undefined || values.some((known) => known.toLowerCase() === String(value).toLowerCase())) {
    return undefined
  }
  return `Error converting value "${value}". Path '${path}'`
}

/** Members that recorded answers hold although the specification lacks them, so that the service must know them. */
const unspecified = ['networkVirtualAppliances', 'privateIPAllocationMethod', 'tier']

/** A member by its name, which its parser takes in any letter case; with the name as the specification writes it. */
function fieldOf(shape: Shape & { readonly kind: 'struct' }, name: string): readonly [string, Field] | undefined {
  const exact = shape.fields.get(name)
  if (exact !== undefined) return [name, exact]
  return [...shape.fields].find(([known]) => known.toLowerCase() === name.toLowerCase())
}

/** What is left of a body's properties without those that are the service's own, or null. */
export function writableProperties(kind: string, properties: JsonObject): JsonObject {
  const shape = memberOf(shapes.get(kind), 'properties')
  if (shape !== undefined) return writable(properties, shape) as JsonObject
  const { provisioningState: _, resourceGuid: __, ...rest } = properties
  const parts = resourceType(kind)?.parts ?? []
  const written = Object.entries(rest).map(([name, value]) => [
    name,
    parts.includes(name) && Array.isArray(value) ? value.map((part) => writablePart(`${kind}/${name}`, part)) : value,
  ])
  return Object.fromEntries(written.filter(([, value]) => value !== null))
}

function writablePart(kind: string, part: unknown): unknown {
  if (!isObject(part) || !isObject(part.properties)) return part
  return { ...part, properties: writableProperties(kind.toLowerCase(), part.properties) }
}

function writable(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value)) return shape.kind === 'list' ? value.map((item) => writable(item, shape.of.shape)) : value
  if (!isObject(value) || shape.kind !== 'struct') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      const [known, field] = fieldOf(shape, name) ?? [name]
      if (field?.readOnly === true || inner === null) return []
      return [[known, field === undefined ? inner : writable(inner, field.shape)]]
    }),
  )
}
