import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject, JsonValue } from '../../src/arm/json.ts'

const root = join(import.meta.dirname, '..', '..')
const fixtures = join(root, '__tests__', 'fixtures')
const schemaPath = join(root, 'emulator', 'schemas', 'managedCluster-2026-05-01.schema.json')

interface Schema {
  readonly $ref?: string
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly readOnly?: boolean
}

interface SchemaFile extends Schema {
  readonly definitions: Readonly<Record<string, Schema>>
}

/**
 * What law 3 lets a write hold, told by the published schema and the lists of read-only paths alone: neither the SDK nor
 * the action has a say in it.
 */
export function writableBody(body: JsonObject): JsonObject {
  const file = JSON.parse(readFileSync(schemaPath, 'utf8')) as SchemaFile
  const lists = ['2024-09-01', '2026-05-01'].map((version) =>
    readFileSync(join(fixtures, 'azure', 'schemas', `managedCluster-${version}.readonly.txt`), 'utf8'),
  )
  const owned = new Set(lists.flatMap((text) => text.trim().split('\n')))
  owned.add('name').add('properties.agentPoolProfiles[].nodeImageVersion')
  owned.add('properties.networkProfile.natGatewayProfile')
  return asObject(prune(body, file, '', { definitions: file.definitions, owned }))
}

interface Rules {
  readonly definitions: Readonly<Record<string, Schema>>
  readonly owned: ReadonlySet<string>
}

function prune(value: JsonValue, schema: Schema, path: string, rules: Rules): JsonValue {
  const parts = flattened(schema, rules)
  if (Array.isArray(value)) {
    const items = parts.map((part) => part.items).find((item) => item !== undefined)
    return items === undefined ? value : value.map((item) => prune(item, items, `${path}[]`, rules))
  }
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value as JsonObject)
  return Object.fromEntries(members.flatMap(([key, item]) => pruneMember(key, item, { parts, path, rules })))
}

interface Parent {
  readonly parts: readonly Schema[]
  readonly path: string
  readonly rules: Rules
}

function pruneMember(key: string, item: JsonValue, { parts, path, rules }: Parent): [string, JsonValue][] {
  const known = parts.map((part) => part.properties?.[key]).find((part) => part !== undefined)
  const map = parts.map((part) => part.additionalProperties).find((part) => typeof part === 'object')
  const below = `${path}${path === '' ? '' : '.'}${known === undefined && map !== undefined ? '*' : key}`
  if (rules.owned.has(below)) return []
  if (known === undefined) {
    if (map !== undefined) return [[key, prune(item, map, below, rules)]]
    return parts.some((part) => part.properties !== undefined) ? [] : [[key, item]]
  }
  const kept = prune(item, known, below, rules)
  return item === null || (isBare(kept) && !isBare(item)) ? [] : [[key, kept]]
}

/** A schema with what it refers to: every part has a say. */
function flattened(schema: Schema, rules: Rules): Schema[] {
  const referred = schema.$ref === undefined ? undefined : rules.definitions[schema.$ref.replace('#/definitions/', '')]
  const others = [referred ?? [], schema.allOf ?? [], schema.anyOf ?? [], schema.oneOf ?? []].flat()
  return [schema, ...others.flatMap((other) => flattened(other, rules))]
}

function isBare(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
}

function asObject(value: JsonValue): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object')
  return value as JsonObject
}
