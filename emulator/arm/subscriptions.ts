import { json, type Response } from '../wire/http.ts'
import type { Principal } from './core/call.ts'
import type { ResourceGroups } from './core/resource-groups.ts'

/** `/tenants` and `/subscriptions`, which a client asks right after it signed in. */
export function tenantLevelAnswer(
  pathname: string,
  { tenantId }: Principal,
  groups: ResourceGroups,
): Response | undefined {
  switch (pathname.toLowerCase().replace(/\/+$/, '')) {
    case '/tenants':
      return json(200, { value: [{ id: `/tenants/${tenantId}`, tenantId, tenantCategory: 'Home' }] })
    case '/subscriptions':
      return json(200, { value: groups.subscriptions().map((id) => subscriptionBody(id, tenantId)) })
    default:
      return undefined
  }
}

export function subscriptionBody(subscriptionId: string, tenantId: string) {
  return {
    id: `/subscriptions/${subscriptionId}`,
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    subscriptionId,
    tenantId,
    displayName: 'Emulated subscription',
    state: 'Enabled',
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      quotaId: 'PayAsYouGo_2014-09-01',
      spendingLimit: 'Off',
    },
  }
}
