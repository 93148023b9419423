import { RestError } from '@azure/core-rest-pipeline'
import { ArmError, errorFromResponse } from './arm-error.ts'

/** Turns what an SDK client threw into what ARM said. Errors that didn't come from a request stay as they are. */
export function armError(thrown: unknown): unknown {
  if (thrown instanceof ArmError) return thrown
  if (thrown instanceof RestError) return fromRestError(thrown)
  if (thrown instanceof Error && (thrown.name === 'AbortError' || thrown.name === 'TimeoutError')) {
    return new ArmError({ code: 'RequestTimeout', message: 'Azure did not answer in time.', cause: thrown })
  }
  return thrown
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
  // The SDK keeps the body only where it isn't JSON; otherwise it has taken code and message out of it, of either shape.
  const body = response.bodyAsText ?? JSON.stringify({ code: thrown.code, message: thrown.message })
  return errorFromResponse(response.status, body, response.headers.get('retry-after'), thrown)
}
