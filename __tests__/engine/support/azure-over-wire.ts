import { isObject } from '../../../emulator/arm/json.ts'
import { clusterShape, type Shape } from '../../../emulator/arm/managed-clusters/request-schema.ts'
import type { Response } from '../../../emulator/wire/http.ts'
import { errorFromResponse } from '../../../src/azure/arm-error.ts'
import { apiVersion, type ManagedClusters } from '../../../src/azure/managed-clusters.ts'
import type { Clock } from '../../../src/clock.ts'
import { clusterFrom } from '../../../src/cluster/cluster.ts'
import { type ClusterId, resourceIdOf } from '../../../src/cluster/cluster-id.ts'
import { type JsonObject, type JsonValue, parseObject } from '../../../src/cluster/json.ts'
import { withRanges, writeBody } from '../../../src/cluster/write-body.ts'
import type { Network } from '../../../src/egress/network.ts'
import { networkFrom } from '../../support/network-from-bodies.ts'
import type { Wire } from './wire.ts'

const arm = 'https://management.azure.com'

/** One cluster, asked without the SDK in between: the action gives it no other HTTP client than the real one. */
export function clustersOver(wire: Wire, id: ClusterId, clock: Clock): ManagedClusters {
  const url = `${arm}${resourceIdOf(id)}?api-version=${apiVersion}`
  return {
    async read() {
      const answer = await wire.send({ kind: 'read', method: 'GET', url })
      // The model is for the SDK's serializer alone.
      return clusterFrom(id, bodyOf(answer), { location: '' }, clock.now(), answer.headers.date)
    },
    async write(cluster, ranges, leaveOut) {
      const returned = withRanges(cluster.body, ranges)
      const answer = await wire.send({
        kind: 'write',
        method: 'PUT',
        url,
        headers: cluster.etag === undefined ? {} : { 'if-match': cluster.etag },
        body: JSON.stringify(writeBody(returned, defined(returned), leaveOut)),
      })
      bodyOf(answer)
      return { operationUrl: answer.headers['azure-asyncoperation'] }
    },
    async poll(operationUrl) {
      return bodyOf(await wire.send({ kind: 'poll', method: 'GET', url: operationUrl }))
    },
  }
}

export function networkOver(wire: Wire): Network {
  return networkFrom(async (path) => bodyOf(await wire.send({ kind: 'network', method: 'GET', url: `${arm}${path}` })))
}

/** The body of a success. @throws {ArmError} otherwise. */
function bodyOf({ status, headers, body }: Response): JsonObject {
  if (status >= 400) throw errorFromResponse(status, body, headers['retry-after'])
  return parseObject(body)
}

/** A body as the SDK's serializer would write it: what the API version doesn't define is not there. */
function defined(body: JsonObject): JsonObject {
  const known = knownPart(body, clusterShape(apiVersion))
  return isObject(known) ? (known as JsonObject) : {}
}

function knownPart(value: JsonValue, shape: Shape): JsonValue {
  if (Array.isArray(value) && shape.kind === 'list') return value.map((item) => knownPart(item, shape.of.shape))
  if (!isObject(value)) return value
  const members = Object.entries(value as JsonObject)
  switch (shape.kind) {
    case 'map':
      return Object.fromEntries(members.map(([key, item]) => [key, knownPart(item, shape.of.shape)]))
    case 'struct':
      return Object.fromEntries(
        members.flatMap(([key, item]) => {
          const field = shape.fields.get(key)
          return field === undefined ? [] : [[key, knownPart(item, field.shape)]]
        }),
      )
    default:
      return value
  }
}
