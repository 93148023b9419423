import { type PipelinePolicy, type PipelineResponse, RestError } from '@azure/core-rest-pipeline'
import { ArmError, correlationIdIn, errorFromResponse } from '../arm/arm-error.ts'
import { parseObject } from '../arm/json.ts'
import { NetworkError } from '../network-error.ts'
import type { Cloud } from './cloud.ts'

/**
 * Lets nothing but ARM's consent through to an SDK's client: every refusal, and every answer that is missing or can't be read, is
 * an {@link ArmError} with ARM's own words, of which a client keeps what it pleases (a refused list becomes "Pagination failed").
 * What goes wrong before a request leaves, such as a sign-in, stays as it is.
 */
export function armAnswers(cloud: Pick<Cloud, 'resourceManager'>, trace: Trace = () => {}): PipelinePolicy {
  return {
    name: 'armAnswers',
    async sendRequest(request, next) {
      expectOnArm(cloud, request.url)
      const answer = await next(request).catch(noAnswer)
      const { status, headers, bodyAsText } = answer
      trace(
        `ARM: ${request.method} ${new URL(request.url).pathname}: ${status}, correlation ID ${correlationIdIn(headers) ?? 'none'}`,
      )
      if (status < 200 || status >= 300) throw errorFromResponse(status, bodyAsText ?? '', headers)
      if (operationOf(answer) === undefined) expectObject(answer)
      return answer
    },
  }
}

/** Told of every answer of ARM's, on one line. */
export type Trace = (line: string) => void

/** Where the operation can be watched that a write has begun: it runs then, whatever the rest of the answer looks like. */
export function operationOf({ headers }: PipelineResponse): string | undefined {
  return headers.get('azure-asyncoperation')
}

/** What an SDK's client makes of an answer. @throws {ArmError} where it isn't shaped as the API defines it. */
export async function understood<T>(request: Promise<T>): Promise<T> {
  try {
    return await request
  } catch (thrown) {
    // Refusals never get this far: what remains is a success of another kind, or the client's code stumbling.
    throw thrown instanceof RestError || thrown instanceof TypeError ? unreadable(thrown) : thrown
  }
}

/** The token goes to ARM alone: an operation or a list's next page is followed nowhere else, wherever an answer points. @throws {ArmError} */
function expectOnArm({ resourceManager }: Pick<Cloud, 'resourceManager'>, url: string): void {
  const { origin } = new URL(resourceManager)
  if (URL.parse(url)?.origin === origin) return
  throw new ArmError({
    status: 400,
    code: 'ForeignUrl',
    message: `Azure's answer points to a URL that is not on ${origin}, so it is not asked for.`,
  })
}

function noAnswer(thrown: unknown): never {
  if (!(thrown instanceof NetworkError)) throw thrown
  throw new ArmError({ code: 'NoAnswer', message: thrown.message, cause: thrown })
}

/** A success may be a proxy's page, or cut short. */
function expectObject({ bodyAsText }: PipelineResponse): void {
  try {
    parseObject(bodyAsText ?? '')
  } catch (cause) {
    throw unreadable(cause)
  }
}

/** What the answer means can't be told: it leaves open whether the request was carried out. */
function unreadable(cause: unknown): ArmError {
  return new ArmError({ code: 'UnreadableAnswer', message: "Azure answered with something that can't be read.", cause })
}
