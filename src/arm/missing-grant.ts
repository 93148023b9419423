import { inLines, quotedForShell } from '../shell.ts'

/** What an identity may not do, by ARM's own message (AuthorizationFailed). */
export interface MissingGrant {
  readonly action: string
  /** The scope that ARM looked at. */
  readonly scope: string
  /** The resource group that the scope is in; the subscription where it is in none. */
  readonly group: { readonly kind: 'resource group' | 'subscription'; readonly name: string; readonly id: string }
  /** The object ID of the identity, where ARM says it. */
  readonly principal: string | undefined
}

/** @returns undefined where the message doesn't say what, or where. */
export function missingGrant(message: string): MissingGrant | undefined {
  const action = missingAction(message)
  const scope = missingScope(message)
  const [, subscription = '', name] = /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?/i.exec(scope ?? '') ?? []
  if (action === undefined || scope === undefined || subscription === '') return undefined
  const id = `/subscriptions/${subscription}`
  const group: MissingGrant['group'] =
    name === undefined
      ? { kind: 'subscription', name: subscription, id }
      : { kind: 'resource group', name, id: `${id}/resourceGroups/${name}` }
  return { action, scope, group, principal: refusedPrincipal(message) }
}

export function missingAction(message: string): string | undefined {
  return /perform action '([^']+)'/.exec(message)?.[1]
}

export function missingScope(message: string): string | undefined {
  return /over scope '([^']+)'/.exec(message)?.[1]
}

/** The object ID of the identity that was refused. */
export function refusedPrincipal(message: string): string | undefined {
  return /object id '([^']+)'/.exec(message)?.[1]
}

/** The command that grants a role. */
export function grantCommand(principal: string, role: string, scope: string): string {
  const [to, at] = [principal, scope].map(quotedForShell)
  return inLines([`az role assignment create --assignee-object-id ${to}`, ` --role "${role}"`, ` --scope ${at}`])
}
