import { readFileSync } from 'node:fs'

/** What a request may hold at one place, read from a JSON Schema. */
export type Shape =
  | { readonly kind: 'struct'; readonly fields: ReadonlyMap<string, Field>; readonly required: readonly string[] }
  | { readonly kind: 'map'; readonly of: Field }
  | { readonly kind: 'list'; readonly of: Field }
  | { readonly kind: 'value'; readonly values?: readonly string[] }

export interface Field {
  readonly readOnly: boolean
  readonly shape: Shape
}

interface Schema {
  readonly $ref?: string
  readonly allOf?: readonly Schema[]
  readonly readOnly?: boolean
  readonly properties?: Record<string, Schema>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema
  readonly items?: Schema
  readonly 'x-known-values'?: readonly string[]
}

export interface SchemaFile extends Schema {
  readonly definitions: Readonly<Record<string, Schema>>
}

/** @param name of a file in `emulator/schemas` */
export function readSchema(name: string): SchemaFile {
  return JSON.parse(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8'))
}

export function shapeOf(file: SchemaFile): Shape {
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
  if (target === undefined) throw new Error(`A schema refers to ${reference}, which it lacks; restore its file`)
  return { readOnly, shape: compileInline(target, definitions, known, name) }
}

function compileInline(
  schema: Schema,
  definitions: SchemaFile['definitions'],
  known: Map<string, Shape>,
  name?: string,
): Shape {
  if (schema.additionalProperties !== undefined) {
    const map: { kind: 'map'; of: Field } = { kind: 'map', of: { readOnly: false, shape: { kind: 'value' } } }
    if (name !== undefined) known.set(name, map)
    map.of = compile(schema.additionalProperties, definitions, known)
    return map
  }
  if (schema.items !== undefined) return { kind: 'list', of: compile(schema.items, definitions, known) }
  const values = schema['x-known-values']
  if (schema.properties === undefined) return { kind: 'value', ...(values !== undefined && { values }) }
  const fields = new Map<string, Field>()
  const shape: Shape = { kind: 'struct', fields, required: schema.required ?? [] }
  if (name !== undefined) known.set(name, shape)
  for (const [field, inner] of Object.entries(schema.properties)) fields.set(field, compile(inner, definitions, known))
  return shape
}
