import { json, type Response } from '../../wire/http.ts'
import type { Call } from '../core/call.ts'
import { type Operation, operationUrl } from '../core/operations.ts'
import type { ArmSettings } from '../core/settings.ts'
import type { ClusterBody } from './body.ts'

/** The first API version whose bodies hold an eTag. */
const eTagSince = '2024-09-01'

/** A cluster as GET answers it: an access profile that holds nothing is left out. */
export function shownCluster(body: ClusterBody, apiVersion: string, settings: ArmSettings): ClusterBody {
  const shown = writtenCluster(body, apiVersion, settings)
  const { apiServerAccessProfile, ...properties } = shown.properties
  return Object.keys(apiServerAccessProfile ?? {}).length === 0 ? { ...shown, properties } : shown
}

/** A cluster as a PUT answers it: an emptied list leaves `"apiServerAccessProfile": {}` there. */
export function writtenCluster(body: ClusterBody, apiVersion: string, settings: ArmSettings): ClusterBody {
  if (settings.eTags && apiVersion >= eTagSince) return body
  const { eTag: _, ...shown } = body
  const agentPoolProfiles = body.properties.agentPoolProfiles.map(({ eTag: _, ...pool }) => pool)
  return { ...shown, properties: { ...body.properties, agentPoolProfiles } }
}

/** An accepted write: AKS sends neither `Location` nor `Retry-After` with it. */
export function accepted(status: number, body: ClusterBody, operation: Operation, call: Call): Response {
  return {
    ...json(status, body),
    headers: {
      'content-type': 'application/json',
      'azure-asyncoperation': operationUrl(operation, call.request.url.origin, 'operations'),
    },
  }
}
