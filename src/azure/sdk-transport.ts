import type { PipelinePolicy, PipelineRequest, PipelineResponse, SendRequest } from '@azure/core-rest-pipeline'
import { ArmError } from '../arm/arm-error.ts'
import { proxyAgent } from '../runner/https.ts'
import { networkError } from '../runner/network-failure.ts'
import { type Route, routeTo } from '../runner/proxy.ts'
import { LimitExceeded } from '../time/limit.ts'

/** The largest lists of a subscription's networks and firewalls are a few megabytes. */
const longestBody = 64 * 1024 * 1024

/**
 * How an SDK's requests reach the wire, as the last policy of its pipeline: their way, their limits, and our words where the network
 * fails.
 * @param limitMs how long a request of that method may take
 * @param routeFor the way that a request takes; as the environment has it by default
 */
export function sdkTransport(
  limitMs: (method: string) => number,
  routeFor: (url: URL) => Route = (url) => routeTo(url, process.env),
): PipelinePolicy {
  return {
    name: 'sdkTransport',
    sendRequest(request, next) {
      const url = new URL(request.url)
      return send(request, next, { limitMs: limitMs(request.method), host: url.host, route: routeFor(url) })
    },
  }
}

interface Sending {
  readonly limitMs: number
  readonly host: string
  readonly route: Route
}

/** @throws {NetworkError} where no answer comes within the limit. */
async function send(
  request: PipelineRequest,
  next: SendRequest,
  { limitMs, host, route }: Sending,
): Promise<PipelineResponse> {
  // The SDK's own timer for it keeps the process alive, unlike that of `AbortSignal.timeout`, and lasts until the body is read.
  request.timeout = limitMs
  request.onDownloadProgress = refuseLongBody
  const agent = proxyAgent(route, () => AbortSignal.timeout(limitMs))
  // Whatever the SDK's own reading of the environment has put there goes.
  if (agent === undefined) delete request.agent
  else request.agent = agent
  try {
    return await next(request)
  } catch (thrown) {
    if (thrown instanceof ArmError) throw thrown
    const late = Object(thrown).name === 'AbortError'
    throw networkError(late ? new LimitExceeded(limitMs) : thrown, { host, route })
  }
}

/** The SDK itself reads a body to its end, however long it is. */
function refuseLongBody({ loadedBytes }: { readonly loadedBytes: number }): void {
  if (loadedBytes > longestBody) throw new Error(`it is longer than ${longestBody} bytes`)
}
