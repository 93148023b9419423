import type { ManagedCluster } from '@azure/arm-containerservice'
import { type ContainerServiceContext, createContainerService } from '@azure/arm-containerservice/api'
import { createOrUpdate, get } from '@azure/arm-containerservice/api/managedClusters'
import { createDefaultHttpClient, createPipelineRequest, type PipelinePolicy } from '@azure/core-rest-pipeline'
import type { Clock } from '../clock.ts'
import { type Cluster, clusterFrom } from '../cluster/cluster.ts'
import type { ClusterId } from '../cluster/cluster-id.ts'
import { type JsonObject, parseObject } from '../cluster/json.ts'
import { withRanges, writeBody } from '../cluster/write-body.ts'
import { type ArmConnection, clientOptions, isOnArm, readTimeoutMs, writeTimeoutMs } from './arm-client.ts'
import { ArmError } from './arm-error.ts'
import { type ArmResponse, armError, fromResponse } from './sdk-error.ts'

/**
 * The newest version in which `nodeImageVersion` is read-only. From 2026-04-01 on, sending it back orders the pool to
 * be rolled back (azure-rest-api-specs, containerservice 2026-04-01).
 */
export const apiVersion = '2026-03-01'

/** One cluster in AKS. The one file that touches `@azure/arm-containerservice`. All methods throw {@link ArmError}. */
export interface ManagedClusters {
  read(): Promise<Cluster>
  /** Sends the cluster back as it was read, with another list. Refused with 412 where its ETag has moved. */
  write(cluster: Cluster, ranges: readonly string[], leaveOut: ReadonlySet<string>): Promise<Accepted>
  /** Asks how an operation goes, at the signed URL that the write was answered with. */
  poll(operationUrl: string): Promise<JsonObject>
}

export interface Accepted {
  /** Absent where the service didn't say where to look. */
  readonly operationUrl: string | undefined
}

/** Calls the SDK's functions, and not its client, which would bring every other operation into the bundle. */
export function managedClusters(connection: ArmConnection, id: ClusterId, clock: Clock): ManagedClusters {
  const connect = () =>
    createContainerService(connection.credential, id.subscriptionId, clientOptions(connection, apiVersion))
  const client = connect()
  return {
    read: () => read(client, id, clock),
    write: (cluster, ranges, leaveOut) => write(connect(), cluster, ranges, leaveOut),
    poll: (operationUrl) => poll(connection, client, operationUrl),
  }
}

async function read(client: ContainerServiceContext, id: ClusterId, clock: Clock): Promise<Cluster> {
  let answer: ArmResponse | undefined
  try {
    const model = await get(client, id.resourceGroup, id.name, {
      abortSignal: AbortSignal.timeout(readTimeoutMs),
      onResponse: (response) => {
        answer = response
      },
    })
    return clusterFrom(id, parseObject(answer?.bodyAsText ?? ''), model, clock.now(), answer?.headers.get('date'))
  } catch (thrown) {
    throw armError(thrown, answer)
  }
}

async function write(
  client: ContainerServiceContext,
  cluster: Cluster,
  ranges: readonly string[],
  leaveOut: ReadonlySet<string>,
): Promise<Accepted> {
  client.pipeline.addPolicy(sendsBack(withRanges(cluster.body, ranges), leaveOut), { phase: 'Serialize' })
  let answer: ArmResponse | undefined
  const changed: ManagedCluster = {
    ...cluster.model,
    apiServerAccessProfile: { ...cluster.model.apiServerAccessProfile, authorizedIPRanges: [...ranges] },
  }
  const poller = createOrUpdate(client, cluster.id.resourceGroup, cluster.id.name, changed, {
    ...(cluster.etag === undefined ? {} : { ifMatch: cluster.etag }),
    abortSignal: AbortSignal.timeout(writeTimeoutMs),
    onResponse: (response) => {
      answer = response
    },
  })
  try {
    // Only the request itself: the SDK's poller takes every status that contains "fail" for a failure, and AKS's are free text.
    await poller.submitted()
  } catch (thrown) {
    const operationUrl = acceptedAt(answer)
    // AKS has begun an operation, whatever the SDK made of the rest of the answer.
    if (operationUrl === undefined) throw armError(thrown, answer)
    return { operationUrl }
  }
  return { operationUrl: acceptedAt(answer) }
}

function acceptedAt(answer: ArmResponse | undefined): string | undefined {
  return answer !== undefined && answer.status < 300 ? answer.headers.get('azure-asyncoperation') : undefined
}

/** Lets the SDK choose which fields its API knows, and the answer that was read say what they hold. */
function sendsBack(returned: JsonObject, leaveOut: ReadonlySet<string>): PipelinePolicy {
  return {
    name: 'sendsBackWhatWasRead',
    sendRequest(request, next) {
      if (request.method === 'PUT' && typeof request.body === 'string') {
        request.body = JSON.stringify(writeBody(returned, parseObject(request.body), leaveOut))
      }
      return next(request)
    },
  }
}

async function poll(
  connection: ArmConnection,
  client: ContainerServiceContext,
  operationUrl: string,
): Promise<JsonObject> {
  const { cloud, httpClient = createDefaultHttpClient() } = connection
  if (!isOnArm(connection, operationUrl)) {
    throw new ArmError({
      status: 400,
      code: 'ForeignOperationUrl',
      message: `The operation's URL is not on ${cloud.resourceManager}, so it is not followed.`,
    })
  }
  const request = createPipelineRequest({
    url: operationUrl,
    method: 'GET',
    abortSignal: AbortSignal.timeout(readTimeoutMs),
  })
  let answer: ArmResponse | undefined
  try {
    answer = await client.pipeline.sendRequest(httpClient, request)
    if (answer.status === 200) return parseObject(answer.bodyAsText ?? '')
  } catch (thrown) {
    throw armError(thrown, answer)
  }
  throw fromResponse(answer)
}
