import { isObject } from '../json.ts'
import { readSchema, type Shape, shapeOf } from '../request-shape.ts'

export type { Shape } from '../request-shape.ts'

const schemaFile = 'managedCluster-2026-05-01.schema.json'

/** From this version on a pool's `nodeImageVersion` is an order to roll the pool back, and no longer an echo. */
export const rollbackApiVersion = '2026-04-01'

function readShape(nodeImageVersionReadOnly: boolean): Shape {
  const file = readSchema(schemaFile)
  const pool = file.definitions.ManagedClusterAgentPoolProfile?.properties?.nodeImageVersion
  if (!isObject(pool)) throw new Error(`${schemaFile} lacks the agent pools' nodeImageVersion; restore the file`)
  pool.readOnly = nodeImageVersionReadOnly
  return shapeOf(file)
}

const shapeSince2026April = readShape(false)
const shapeBefore = readShape(true)

/** The shape of a managed cluster in a request of that version. */
export function clusterShape(apiVersion: string): Shape {
  return apiVersion >= rollbackApiVersion ? shapeSince2026April : shapeBefore
}
