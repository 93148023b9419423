import type { Response } from '../../wire/http.ts'
import { providerError } from '../core/errors.ts'
import { clusterShape, type Shape } from './request-schema.ts'

/** From this version on AKS refuses what it doesn't define; older versions ignore it. https://github.com/Azure/AKS/issues/4060 */
const strictSince = '2024-01-01'

/**
 * The 400 for a body with a field that the version doesn't define, or with an object or array where it wants none.
 * The text for the latter is that of Go's decoder, inferred; plain values aren't checked.
 * @param refusedFields names of fields that are taken for unknown wherever they stand
 */
export function unmarshalRefusal(
  body: unknown,
  apiVersion: string,
  refusedFields: readonly string[],
): Response | undefined {
  // A preview defines more than the schema holds: what it refuses can't be told from here.
  const isStrict = apiVersion >= strictSince && !apiVersion.endsWith('-preview')
  const isUnknown: IsUnknown = (name, shape) => isStrict && (shape === undefined || refusedFields.includes(name))
  const problem = firstProblem(body, clusterShape(apiVersion), isUnknown)
  if (problem === undefined) return undefined
  const message = `UnmarshalEntity encountered error: json: ${problem} Check that the field is in the right location, is spelled correctly, and is supported in the API version. Visit aka.ms/aks/apiversions for more API version information..`
  return providerError(400, 'UnmarshalError', message)
}

type IsUnknown = (name: string, shape: Shape | undefined) => boolean

/** The first problem in the order of the document; names are compared with their case. */
function firstProblem(value: unknown, shape: Shape, isUnknown: IsUnknown): string | undefined {
  if (value === null || shape.kind === 'value') return undefined
  const kind = Array.isArray(value) ? 'array' : typeof value
  if (kind !== (shape.kind === 'list' ? 'array' : 'object')) return `cannot unmarshal ${kind} into a ${shape.kind}.`
  for (const [name, inner] of Object.entries(value as object)) {
    const problem = problemOfMember(name, inner, shape, isUnknown)
    if (problem !== undefined) return problem
  }
  return undefined
}

function problemOfMember(name: string, value: unknown, shape: Shape, isUnknown: IsUnknown): string | undefined {
  switch (shape.kind) {
    case 'value':
      return undefined
    case 'struct': {
      const field = shape.fields.get(name)?.shape
      if (isUnknown(name, field)) return `unknown field "${name}"`
      return field && firstProblem(value, field, isUnknown)
    }
    default:
      return firstProblem(value, shape.of.shape, isUnknown)
  }
}
