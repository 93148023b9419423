import type { Response } from '../../wire/http.ts'
import type { Principal } from './call.ts'
import { gatewayError } from './errors.ts'
import type { ResourcePath } from './resource-path.ts'

/** A permission that is missing. */
export interface DenyRule {
  /** `Microsoft.ContainerService/managedClusters/write`, in any letter case. */
  readonly action: string
  /** The resource, resource group or subscription it is missing on; everywhere if left out. */
  readonly scope?: string
  /** Whose permission; that of all principals if left out. */
  readonly objectId?: string
}

export interface Authorization {
  /** Takes a permission away; the function that comes back gives it again. */
  deny(rule: DenyRule): () => void
  refuse(principal: Principal, action: string, scope: string): Response | undefined
}

export function createAuthorization(): Authorization {
  const rules = new Set<DenyRule>()
  return {
    deny(rule) {
      rules.add(rule)
      return () => rules.delete(rule)
    },
    refuse(principal, action, scope) {
      for (const rule of rules) {
        if (applies(rule, principal, action, scope)) return authorizationFailed(principal, action, scope)
      }
      return undefined
    },
  }
}

function applies(rule: DenyRule, principal: Principal, action: string, scope: string): boolean {
  return (
    rule.action.toLowerCase() === action.toLowerCase() &&
    (rule.objectId === undefined || rule.objectId === principal.objectId) &&
    (rule.scope === undefined || `${scope}/`.toLowerCase().startsWith(`${rule.scope}/`.toLowerCase()))
  )
}

const verbs: Readonly<Record<string, string>> = {
  GET: 'read',
  HEAD: 'read',
  PUT: 'write',
  PATCH: 'write',
  DELETE: 'delete',
}

/** The permission that a request needs, as role definitions name it. */
export function actionOf(method: string, path: ResourcePath): string {
  const verb = verbs[method] ?? 'action'
  if (path.type !== '') return `${path.provider}/${path.type}/${verb}`
  if (path.provider !== undefined || path.collection === 'providers') {
    return `Microsoft.Resources/subscriptions/providers/${verb}`
  }
  if (path.collection === 'resources') return `Microsoft.Resources/subscriptions/resources/${verb}`
  const isSubscription = path.resourceGroup === undefined && path.collection === undefined
  const type = isSubscription ? 'subscriptions' : 'subscriptions/resourceGroups'
  return `Microsoft.Resources/${type}/${verb}`
}

export function authorizationFailed(principal: Principal, action: string, scope: string): Response {
  const message = `The client '${principal.appId}' with object id '${principal.objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`
  return gatewayError(403, 'AuthorizationFailed', message)
}

/** The answer to a request without a token, or with one that isn't good. Header and codes from memory, not recorded. */
export function unauthenticated(authorization: string | undefined, loginEndpoint: string): Response {
  const challenge = `Bearer authorization_uri="${loginEndpoint}", error="invalid_token"`
  const [code, message] =
    authorization === undefined
      ? ['AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing."]
      : ['InvalidAuthenticationToken', 'The access token is invalid.']
  return gatewayError(401, code, message, { 'www-authenticate': challenge })
}
