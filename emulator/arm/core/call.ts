import type { Request, Response } from '../../wire/http.ts'
import { isObject, type JsonObject } from './json.ts'
import type { ResourcePath } from './resource-path.ts'

/** Who calls, as the token says. */
export interface Principal {
  readonly objectId: string
  readonly appId: string
  readonly tenantId: string
}

/** An authenticated request to a resource path. */
export interface Call {
  readonly request: Request
  readonly principal: Principal
  readonly path: ResourcePath
  readonly apiVersion: string
}

/** Answers the calls to one provider; undefined where it knows no such path. */
export type Handler = (call: Call) => Response | undefined

/** The request's body as an object; undefined where it is anything else. */
export function bodyOf(call: Call): JsonObject | undefined {
  try {
    const body: unknown = JSON.parse(call.request.body)
    return isObject(body) ? body : undefined
  } catch {
    return undefined // Not JSON: the caller answers that with InvalidRequestContent.
  }
}
