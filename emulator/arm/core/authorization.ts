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

/** What one role gives a principal at one scope. */
export interface RoleAssignment {
  readonly objectId: string
  /** As role definitions name them, in any letter case; `*` stands for any text. */
  readonly actions: readonly string[]
  /** The resource, resource group or subscription, with everything in it. */
  readonly scope: string
}

export interface Authorization {
  /** Takes a permission away; the function that comes back gives it again. */
  deny(rule: DenyRule): () => void
  /** From its first assignment on, a principal may do only what its assignments hold. One without any may do everything. */
  assignRole(assignment: RoleAssignment): void
  permits(principal: Principal, action: string, scope: string): boolean
}

export function createAuthorization(): Authorization {
  const rules = new Set<DenyRule>()
  const assignments = new Map<string, RoleAssignment[]>()
  return {
    deny(rule) {
      rules.add(rule)
      return () => rules.delete(rule)
    },
    assignRole(assignment) {
      assignments.set(assignment.objectId, [...(assignments.get(assignment.objectId) ?? []), assignment])
    },
    permits(principal, action, scope) {
      if ([...rules].some((rule) => applies(rule, principal, action, scope))) return false
      const own = assignments.get(principal.objectId)
      return own === undefined || own.some((one) => isWithin(scope, one.scope) && holds(one.actions, action))
    },
  }
}

function applies(rule: DenyRule, principal: Principal, action: string, scope: string): boolean {
  return (
    rule.action.toLowerCase() === action.toLowerCase() &&
    (rule.objectId === undefined || rule.objectId === principal.objectId) &&
    (rule.scope === undefined || isWithin(scope, rule.scope))
  )
}

function isWithin(scope: string, container: string): boolean {
  return `${scope}/`.toLowerCase().startsWith(`${container}/`.toLowerCase())
}

/** https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions-format */
function holds(actions: readonly string[], action: string): boolean {
  return actions.some((pattern) => {
    const parts = pattern.split('*').map((part) => part.replace(/[.\\/]/g, '\\$&'))
    return new RegExp(`^${parts.join('.*')}$`, 'i').test(action)
  })
}

const verbs: Readonly<Record<string, string>> = {
  GET: 'read',
  HEAD: 'read',
  PUT: 'write',
  PATCH: 'write',
  DELETE: 'delete',
}

/** What a principal has to be allowed to do, and where. */
export interface RequiredAction {
  readonly action: string
  readonly scope: string
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

/**
 * The principal may write the resource, but not use what the body refers to. The newer of the two known texts, which
 * Azure/mpf's tests quote for this very action; where several are missing, the first is named, since no text with more is known.
 */
export function linkedAuthorizationFailed(
  principal: Principal,
  { action, scope }: RequiredAction,
  linked: RequiredAction,
): Response {
  const message = `The client '${principal.appId}' with object id '${principal.objectId}' has permission to perform action '${action}' on scope '${scope}'; however, it does not have permission to perform action(s) '${linked.action}' on the linked scope(s) '${linked.scope}' (respectively) or the linked scope(s) are invalid.`
  return gatewayError(403, 'LinkedAuthorizationFailed', message)
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
