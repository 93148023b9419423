import { json } from '../wire/http.ts'
import type { Handler } from './core/call.ts'
import { methodNotAllowed } from './core/errors.ts'
import { type ResourceGroups, resourceGroupAnswer } from './core/resource-groups.ts'
import type { ArmSettings } from './core/settings.ts'
import type { Clusters } from './managed-clusters/clusters.ts'
import type { NetworkBuilder } from './managed-clusters/lifecycle.ts'
import { registrationAnswer } from './provider-registrations.ts'
import { genericList } from './resources/generic-list.ts'
import type { Resource } from './resources/resource.ts'
import type { ResourceStore } from './resources/resource-store.ts'
import { subscriptionBody } from './subscriptions.ts'

export interface ScopeParts {
  readonly groups: ResourceGroups
  readonly clusters: Clusters
  readonly resources: ResourceStore
  readonly network: NetworkBuilder
  readonly settings: ArmSettings
}

/** Answers what is asked of subscriptions, resource groups and registrations, and the lists of all that is in them. */
export function createScopeRequests(parts: ScopeParts): Handler {
  return (call) => {
    const { path, request, principal } = call
    if (path.type !== '' && path.type.toLowerCase() !== 'register') return undefined
    switch (path.collection) {
      case 'resources':
        return genericList(call, everything(parts))
      case 'providers':
        return registrationAnswer(call, parts.settings)
      case 'resourcegroups':
        return resourceGroupAnswer(call, parts.groups, (id) => empty(parts, id))
    }
    if (path.provider !== undefined) return registrationAnswer(call, parts.settings)
    if (path.resourceGroup !== undefined) return resourceGroupAnswer(call, parts.groups, (id) => empty(parts, id))
    if (request.method !== 'GET') return methodNotAllowed(request.method, 'subscriptions')
    return json(200, subscriptionBody(path.subscription, principal.tenantId))
  }
}

/** What isn't part of something else. */
function everything({ clusters, resources }: ScopeParts): Resource[] {
  const bodies = clusters.all().map(({ body }) => body as unknown as Resource)
  const others = resources.all().flatMap(({ id }) => resources.get(id) ?? [])
  return [...bodies, ...others.filter(({ location }) => location !== undefined)]
}

/** Clusters that go take their node resource groups along. */
function empty({ clusters, resources, network }: ScopeParts, group: string): void {
  const isInside = (id: string) => id.toLowerCase().startsWith(`${group}/`.toLowerCase())
  for (const id of resources.ids().filter(isInside)) resources.delete(id)
  for (const state of clusters.all()) {
    if (!isInside(state.body.id)) continue
    state.gone = true
    network.remove(state.body)
  }
}
