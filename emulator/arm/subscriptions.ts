import { json, type Response } from '../wire/http.ts'
import type { Call, Principal } from './call.ts'
import { methodNotAllowed, resourceGroupNotFound } from './errors.ts'
import { parseResourcePath, type ResourcePath } from './resource-path.ts'

/** Which subscriptions and resource groups there are: those that some resource is in. */
export interface Scopes {
  subscriptions(): string[]
  hasSubscription(subscription: string): boolean
  /** The group's name as it was first written; undefined where no resource is in it. */
  resourceGroup(subscription: string, name: string): string | undefined
}

/** @param resourceIds the IDs of all resources */
export function createScopes(resourceIds: () => string[]): Scopes {
  const paths = (): ResourcePath[] => resourceIds().flatMap((id) => parseResourcePath(id) ?? [])
  const same = (one: string | undefined, other: string) => one?.toLowerCase() === other.toLowerCase()
  return {
    subscriptions: () => [...new Set(paths().map(({ subscription }) => subscription.toLowerCase()))],
    hasSubscription: (subscription) => paths().some((path) => same(path.subscription, subscription)),
    resourceGroup: (subscription, name) =>
      paths().find((path) => same(path.subscription, subscription) && same(path.resourceGroup, name))?.resourceGroup,
  }
}

/** `/tenants` and `/subscriptions`, which a client asks right after it signed in. */
export function tenantLevelAnswer(pathname: string, principal: Principal, scopes: Scopes): Response | undefined {
  const { tenantId } = principal
  switch (pathname.toLowerCase().replace(/\/+$/, '')) {
    case '/tenants':
      return json(200, { value: [{ id: `/tenants/${tenantId}`, tenantId, tenantCategory: 'Home' }] })
    case '/subscriptions':
      return json(200, { value: scopes.subscriptions().map((id) => subscriptionBody(id, tenantId)) })
    default:
      return undefined
  }
}

/** A subscription, a resource group, or the registration of a provider. */
export function scopeAnswer(call: Call, scopes: Scopes): Response {
  const { path, request, principal } = call
  if (path.provider !== undefined) return json(200, registration(path.subscription, path.provider))
  if (request.method !== 'GET') return methodNotAllowed(request.method, 'subscriptions')
  if (path.resourceGroup === undefined) return json(200, subscriptionBody(path.subscription, principal.tenantId))
  const name = scopes.resourceGroup(path.subscription, path.resourceGroup)
  if (name === undefined) return resourceGroupNotFound(path.resourceGroup)
  return json(200, {
    id: `/subscriptions/${path.subscription}/resourceGroups/${name}`,
    name,
    type: 'Microsoft.Resources/resourceGroups',
    location: 'westeurope',
    properties: { provisioningState: 'Succeeded' },
  })
}

function subscriptionBody(subscriptionId: string, tenantId: string) {
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

function registration(subscription: string, namespace: string) {
  const id = `/subscriptions/${subscription}/providers/${namespace}`
  return {
    id,
    namespace,
    registrationState: 'Registered',
    registrationPolicy: 'RegistrationRequired',
    resourceTypes: [],
  }
}
