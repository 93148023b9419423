import type { Response } from '../../wire/http.ts'
import { providerError } from '../core/errors.ts'

/**
 * What If-Match and If-None-Match make of a write: https://learn.microsoft.com/azure/aks/use-etags.
 * Statuses and codes are documented, the messages aren't.
 * @param eTag the stored one; undefined where there is no such cluster
 */
export function preconditionRefusal(
  headers: Readonly<Record<string, string>>,
  eTag: string | undefined,
): Response | undefined {
  const ifMatch = headers['if-match']
  const ifNoneMatch = headers['if-none-match']
  if (ifMatch !== undefined && ifNoneMatch !== undefined) {
    return providerError(400, 'BadRequest', 'If-Match and If-None-Match can not be used together.')
  }
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    return providerError(400, 'BadRequest', "If-None-Match only supports '*'.")
  }
  if (ifNoneMatch === '*' && eTag !== undefined) {
    return providerError(412, 'PreconditionFailed', 'The resource exists already (If-None-Match: *).')
  }
  if (ifMatch !== undefined && !matches(ifMatch, eTag)) {
    return providerError(412, 'PreconditionFailed', `The resource has been modified (etag mismatch): ${ifMatch}.`)
  }
  return undefined
}

function matches(ifMatch: string, eTag: string | undefined): boolean {
  if (eTag === undefined) return false
  return ifMatch === '*' || ifMatch.replace(/^"(.*)"$/, '$1') === eTag
}
