import { type ContainerServiceContext, createContainerService } from '@azure/arm-containerservice/api'
import { createOrUpdate, get } from '@azure/arm-containerservice/api/managedClusters'
import { createHttpHeaders, type PipelinePolicy, type PipelineResponse } from '@azure/core-rest-pipeline'
import { ArmError, UnknownField } from '../arm/arm-error.ts'
import type { ClusterId } from '../arm/cluster-id.ts'
import { type JsonObject, parseObject } from '../arm/json.ts'
import { pinned } from '../arm/pinned-versions.ts'
import { type Cluster, clusterFrom } from '../cluster/cluster.ts'
import type { Accepted, ManagedClusters } from '../cluster/managed-clusters.ts'
import type { Place } from '../cluster/places.ts'
import { placesOf, withRanges, writeBody } from '../cluster/write-body.ts'
import type { Clock } from '../time/clock.ts'
import { versionOf } from './api-version.ts'
import { operationOf, understood } from './arm-answers.ts'
import { type ArmConnection, clientOptions, getObject } from './arm-client.ts'

export const apiVersion = pinned.managedClusters.version

/**
 * The one file that calls `@azure/arm-containerservice`: its functions, and not its client, which would bring every other
 * operation into the bundle.
 */
export function managedClusters(connection: ArmConnection, id: ClusterId, clock: Clock): ManagedClusters {
  const client = clientFor(connection, id)
  return {
    read: () => understood(read(client, id, clock)),
    write: (cluster, ranges, leaveOut) => understood(write(connection, cluster, ranges, leaveOut)),
    poll: (operationUrl) => getObject(connection, operationUrl),
  }
}

function clientFor(connection: ArmConnection, { subscriptionId }: ClusterId): ContainerServiceContext {
  return createContainerService(connection.credential, subscriptionId, { ...clientOptions(connection), apiVersion })
}

async function read(client: ContainerServiceContext, id: ClusterId, clock: Clock): Promise<Cluster> {
  let answer: PipelineResponse | undefined
  const model = await get(client, id.resourceGroup, id.name, {
    onResponse: (response) => {
      answer = response
    },
  })
  const cluster = clusterFrom(
    id,
    parseObject(answer?.bodyAsText ?? ''),
    model,
    clock.now(),
    answer?.headers.get('date'),
  )
  return { ...cluster, apiVersion: answer === undefined ? undefined : versionOf(answer.request) }
}

async function write(
  connection: ArmConnection,
  { id, body, model, etag }: Cluster,
  ranges: readonly string[],
  leaveOut: ReadonlySet<Place>,
): Promise<Accepted> {
  let operationUrl: string | undefined
  const pipeline = connection.pipeline.clone()
  const sendsBack = sendingBack(withRanges(body, ranges), leaveOut, (answer) => {
    operationUrl = operationOf(answer)
  })
  pipeline.addPolicy(sendsBack, { phase: 'Serialize' })
  const client = clientFor({ ...connection, pipeline }, id)
  const apiServerAccessProfile = { ...model.apiServerAccessProfile, authorizedIPRanges: [...ranges] }
  const changed = { ...model, apiServerAccessProfile }
  const condition = etag === undefined ? {} : { ifMatch: etag }
  await createOrUpdate(client, id.resourceGroup, id.name, changed, condition).submitted()
  return { operationUrl }
}

/**
 * Lets the SDK choose which fields its API knows, and the answer that was read say what they hold. The SDK is shown nothing of
 * what AKS answers: its poller takes every status that contains "fail" for a failure, and AKS's are free text.
 */
function sendingBack(
  returned: JsonObject,
  leaveOut: ReadonlySet<Place>,
  accepted: (answer: PipelineResponse) => void,
): PipelinePolicy {
  return {
    name: 'sendsBackWhatWasRead',
    async sendRequest(request, next) {
      const sent = writeBody(returned, parseObject(String(request.body)), leaveOut)
      request.body = JSON.stringify(sent)
      const answer = await next(request).catch((error) => refusedFor(error, sent))
      accepted(answer)
      return { ...answer, status: 200, headers: createHttpHeaders(), bodyAsText: '{}' }
    },
  }
}

/** Where AKS doesn't know a field, it says no more than the name: what was sent tells where one of that name stands. */
function refusedFor(error: unknown, sent: JsonObject): never {
  const field = error instanceof ArmError ? error.unknownField : undefined
  if (!(error instanceof ArmError) || field === undefined) throw error
  const [place, ...others] = placesOf(field, sent)
  throw place === undefined ? error : new UnknownField(error, field, [place, ...others])
}
