import { type PipelineResponse, RestError } from '@azure/core-rest-pipeline'
import { ArmError, errorFromResponse } from './arm-error.ts'

/**
 * Turns what an SDK client threw into what ARM said: what came over the wire tells, where anything did. Errors that didn't
 * come from a request stay as they are.
 */
export function armError(thrown: unknown, response?: ArmResponse): unknown {
  if (thrown instanceof ArmError) return thrown
  if (response !== undefined) return fromResponse(response, thrown)
  if (thrown instanceof RestError) return fromRestError(thrown)
  if (thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'TimeoutError')) {
    return new ArmError({ code: 'RequestTimeout', message: 'Azure did not answer in time.', cause: thrown })
  }
  return thrown
}

/** What of an HTTP response tells how a request went. */
export type ArmResponse = Pick<PipelineResponse, 'status' | 'headers' | 'bodyAsText'>

/** @returns for a success that nobody could read, an error that leaves open whether the request was carried out. */
export function fromResponse({ status, headers, bodyAsText }: ArmResponse, cause?: unknown): ArmError {
  if (status >= 300) return errorFromResponse(status, bodyAsText ?? '', headers.get('retry-after'), cause)
  return unreadable(cause)
}

/** An answer whose meaning nobody can tell, such as a proxy's page or one that was cut short. */
export function unreadable(cause: unknown): ArmError {
  return new ArmError({ code: 'UnreadableAnswer', message: "Azure answered with something that can't be read.", cause })
}

function fromRestError(thrown: RestError): ArmError {
  const { response } = thrown
  if (response === undefined) {
    return new ArmError({
      code: thrown.code ?? 'NoAnswer',
      message: `No answer from Azure: ${thrown.message}`,
      cause: thrown,
    })
  }
  if (response.status < 300) return fromResponse(response, thrown)
  // The SDK keeps the body only where it isn't JSON; otherwise it has taken code and message out of it, of either shape.
  const body = response.bodyAsText ?? JSON.stringify({ code: thrown.code, message: thrown.message })
  return errorFromResponse(response.status, body, response.headers.get('retry-after'), thrown)
}
