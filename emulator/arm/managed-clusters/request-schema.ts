import { readFileSync } from 'node:fs'
import { isObject } from '../json.ts'

/** What a request may hold at one place, read from the JSON Schema once. */
export type Shape =
  | { readonly kind: 'struct'; readonly fields: ReadonlyMap<string, Field> }
  | { readonly kind: 'map'; readonly of: Field }
  | { readonly kind: 'list'; readonly of: Field }
  | { readonly kind: 'value' }

export interface Field {
  readonly readOnly: boolean
  readonly shape: Shape
}

interface Schema {
  readonly $ref?: string
  readonly allOf?: readonly Schema[]
  readonly readOnly?: boolean
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema
  readonly items?: Schema
}

interface SchemaFile extends Schema {
  readonly definitions: Readonly<Record<string, Schema>>
}

const schemaFile = new URL('../../schemas/managedCluster-2026-05-01.schema.json', import.meta.url)

/** From this version on a pool's `nodeImageVersion` is an order to roll the pool back, and no longer an echo. */
export const rollbackApiVersion = '2026-04-01'

function readShape(nodeImageVersionReadOnly: boolean): Shape {
  const file: SchemaFile = JSON.parse(readFileSync(schemaFile, 'utf8'))
  const pool = file.definitions.ManagedClusterAgentPoolProfile?.properties?.nodeImageVersion
  if (!isObject(pool))
    throw new Error(`${schemaFile.pathname} lacks the agent pools' nodeImageVersion; restore the file`)
  pool.readOnly = nodeImageVersionReadOnly
  return compile(file, file.definitions, new Map()).shape
}

/** Definitions may hold themselves, so each is entered in `known` before its inside is read. */
function compile(schema: Schema, definitions: SchemaFile['definitions'], known: Map<string, Shape>): Field {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref
  const readOnly = schema.readOnly === true
  if (reference === undefined) return { readOnly, shape: compileInline(schema, definitions, known) }
  const name = reference.replace('#/definitions/', '')
  const found = known.get(name)
  if (found !== undefined) return { readOnly, shape: found }
  const target = definitions[name]
  if (target === undefined) throw new Error(`${schemaFile.pathname} refers to ${reference}, which it lacks`)
  return { readOnly, shape: compileInline(target, definitions, known, name) }
}

function compileInline(
  schema: Schema,
  definitions: SchemaFile['definitions'],
  known: Map<string, Shape>,
  name?: string,
): Shape {
  if (schema.additionalProperties !== undefined) {
    return { kind: 'map', of: compile(schema.additionalProperties, definitions, known) }
  }
  if (schema.items !== undefined) return { kind: 'list', of: compile(schema.items, definitions, known) }
  if (schema.properties === undefined) return { kind: 'value' }
  const fields = new Map<string, Field>()
  const shape: Shape = { kind: 'struct', fields }
  if (name !== undefined) known.set(name, shape)
  for (const [field, inner] of Object.entries(schema.properties)) fields.set(field, compile(inner, definitions, known))
  return shape
}

const shapeSince2026April = readShape(false)
const shapeBefore = readShape(true)

/** The shape of a managed cluster in a request of that version. */
export function clusterShape(apiVersion: string): Shape {
  return apiVersion >= rollbackApiVersion ? shapeSince2026April : shapeBefore
}
