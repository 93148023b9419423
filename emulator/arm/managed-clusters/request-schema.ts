import { readSchema, type SchemaFile, type Shape, shapeOf } from '../core/request-shape.ts'

export type { Shape } from '../core/request-shape.ts'

const schemaFile = 'managedCluster-2026-05-01.schema.json'

/** From this version on a pool's `nodeImageVersion` is an order to roll the pool back, and no longer an echo. */
export const rollbackApiVersion = '2026-04-01'

/**
 * What the schema defines and 2026-03-01 doesn't, by definition
 * (azure-rest-api-specs, Microsoft.ContainerService/aks/stable/2026-03-01/managedClusters.json).
 */
const since2026April = {
  ManagedClusterAgentPoolProfile: 'artifactStreamingProfile',
  ManagedClusterAzureMonitorProfileMetrics: 'controlPlane',
  ManagedClusterProperties: 'schedulerProfile',
  ManagedClusterSecurityProfileDefender: 'securityGating',
  ScaleProfile: 'autoscale',
}

function propertiesOf({ definitions }: SchemaFile, definition: string, known: string) {
  const properties = definitions[definition]?.properties
  if (properties?.[known] === undefined) throw new Error(`${schemaFile} lacks ${definition}.${known}; restore the file`)
  return properties
}

function shapeBefore2026April(): Shape {
  const file = readSchema(schemaFile)
  for (const [definition, field] of Object.entries(since2026April)) {
    delete propertiesOf(file, definition, field)[field]
  }
  const pool = propertiesOf(file, 'ManagedClusterAgentPoolProfile', 'nodeImageVersion')
  pool.nodeImageVersion = { ...pool.nodeImageVersion, readOnly: true }
  return shapeOf(file)
}

const shapeSince = shapeOf(readSchema(schemaFile))
const shapeBefore = shapeBefore2026April()

/** The shape of a managed cluster in a request of that version. */
export function clusterShape(apiVersion: string): Shape {
  return apiVersion >= rollbackApiVersion ? shapeSince : shapeBefore
}
