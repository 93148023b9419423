import { json, type Request, type Response } from '../wire/http.ts'
import { apiVersionRefusal } from './api-versions.ts'
import {
  type Authorization,
  actionOf,
  authorizationFailed,
  linkedAuthorizationFailed,
  unauthenticated,
} from './core/authorization.ts'
import type { Call, Handler, Principal } from './core/call.ts'
import { noSuchPath, resourceGroupNotFound, subscriptionNotFound } from './core/errors.ts'
import type { ResourceGroups } from './core/resource-groups.ts'
import { parseResourcePath } from './core/resource-path.ts'
import type { ArmContext } from './core/settings.ts'
import type { Clusters } from './managed-clusters/clusters.ts'
import { linkedActions } from './managed-clusters/linked-actions.ts'
import { type CloudMetadata, metadataEndpoints } from './metadata.ts'
import type { RequestLimits } from './request-limits.ts'
import { tenantLevelAnswer } from './subscriptions.ts'

interface Parts extends ArmContext {
  readonly authenticate: (authorization: string | undefined) => Principal | undefined
  readonly metadata: (host: string) => CloudMetadata
  readonly authorization: Authorization
  readonly limits: RequestLimits
  readonly groups: ResourceGroups
  readonly clusters: Clusters
  /** Asked in turn. */
  readonly handlers: readonly Handler[]
}

/** ARM's front door: it authenticates, authorizes, and hands the call to its provider. */
export function createDispatch(parts: Parts): (request: Request) => Response {
  return (request) => {
    const answer = answerTo(parts, request)
    const requestId = parts.ids.guid()
    const headers = {
      'cache-control': 'no-cache',
      date: new Date(parts.clock.now()).toUTCString(),
      'x-ms-request-id': requestId,
      'x-ms-correlation-request-id': request.headers['x-ms-correlation-request-id'] ?? requestId,
      ...answer.headers,
    }
    return { ...answer, headers }
  }
}

function answerTo(parts: Parts, request: Request): Response {
  const { url, headers } = request
  const metadata = parts.metadata(url.host)
  if (/^\/metadata\/endpoints\/?$/i.test(url.pathname)) return metadataEndpoints(url, metadata)
  const principal = parts.authenticate(headers.authorization)
  if (principal === undefined) return unauthenticated(headers.authorization, metadata.loginEndpoint)
  const admission = parts.limits.admit(request, principal)
  const answer = admission.refused ?? answerToPrincipal(parts, request, principal)
  return { ...answer, headers: { ...admission.headers, ...answer.headers } }
}

function answerToPrincipal(parts: Parts, request: Request, principal: Principal): Response {
  const { url } = request
  const tenantLevel = tenantLevelAnswer(url.pathname, principal, parts.groups)
  if (tenantLevel !== undefined) return tenantLevel
  const path = parseResourcePath(url.pathname)
  if (path === undefined) return json(404, { error: { code: 'NotFound', message: `No such path: ${url.pathname}` } })
  const call = { request, principal, path, apiVersion: url.searchParams.get('api-version') ?? '' }
  return refusal(parts, call) ?? handle(parts, call)
}

/** Why the call doesn't reach its provider, in ARM's order: permission comes before existence. */
function refusal(parts: Parts, call: Call): Response | undefined {
  const { groups, clusters, settings } = parts
  const { path, apiVersion } = call
  if (!groups.hasSubscription(path.subscription)) return subscriptionNotFound(path.subscription)
  const location = () => clusters.find(path.id)?.body.location ?? ''
  const provider = path.type === '' ? '' : (path.provider ?? '')
  return (
    unauthorized(parts.authorization, call) ??
    apiVersionRefusal({ apiVersion, provider, type: path.type, isList: path.name === undefined, location }, settings) ??
    groupRefusal(groups, call)
  )
}

/** Beside the request's own action, ARM asks for those on what the body refers to, whether or not that changes. */
function unauthorized(authorization: Authorization, call: Call): Response | undefined {
  const { request, principal, path } = call
  const required = { action: actionOf(request.method, path), scope: path.id }
  const isMissing = ({ action, scope }: typeof required) => !authorization.permits(principal, action, scope)
  if (isMissing(required)) return authorizationFailed(principal, required.action, required.scope)
  const linked = linkedActions(call).find(isMissing)
  return linked && linkedAuthorizationFailed(principal, required, linked)
}

/** A group itself answers for its own absence. */
function groupRefusal(groups: ResourceGroups, { path }: Call): Response | undefined {
  const { subscription, resourceGroup, provider, collection } = path
  if (resourceGroup === undefined || (provider ?? collection) === undefined) return undefined
  return groups.find(subscription, resourceGroup) === undefined ? resourceGroupNotFound(resourceGroup) : undefined
}

function handle({ handlers }: Parts, call: Call): Response {
  for (const handler of handlers) {
    const answer = handler(call)
    if (answer !== undefined) return answer
  }
  return noSuchPath(call.path.type, call.path.provider ?? '', call.apiVersion)
}
