import { json, type Response } from '../../wire/http.ts'
import { bodyOf, type Call } from './call.ts'
import {
  gatewayError,
  invalidRequestContent,
  locationRequired,
  methodNotAllowed,
  resourceGroupNotFound,
} from './errors.ts'
import { isObject, type JsonObject } from './json.ts'
import { parseResourcePath } from './resource-path.ts'

export interface ResourceGroup {
  readonly subscription: string
  /** As it was first written. */
  readonly name: string
  readonly location: string
  readonly tags?: JsonObject
}

/** The resource groups there are, and with them the subscriptions: those that ever had one. */
export interface ResourceGroups {
  /** The resource with that ID is in its group from now on, which is made where it isn't there. */
  readonly enter: (id: string, location: string) => void
  find(subscription: string, name: string): ResourceGroup | undefined
  in(subscription: string): ResourceGroup[]
  put(group: ResourceGroup): void
  delete(group: ResourceGroup): void
  /** In lower case. */
  subscriptions(): string[]
  hasSubscription(subscription: string): boolean
}

export function createResourceGroups(): ResourceGroups {
  const groups = new Map<string, ResourceGroup>()
  const subscriptions = new Set<string>()
  const keyOf = (subscription: string, name: string) => `${subscription}/${name}`.toLowerCase()
  const put = (group: ResourceGroup) => {
    subscriptions.add(group.subscription.toLowerCase())
    groups.set(keyOf(group.subscription, group.name), group)
  }
  return {
    put,
    enter(id, location) {
      const { subscription, resourceGroup: name } = parseResourcePath(id) ?? {}
      if (subscription === undefined) return
      subscriptions.add(subscription.toLowerCase())
      if (name !== undefined && !groups.has(keyOf(subscription, name))) put({ subscription, name, location })
    },
    find: (subscription, name) => groups.get(keyOf(subscription, name)),
    in: (subscription) =>
      [...groups.values()].filter((group) => group.subscription.toLowerCase() === subscription.toLowerCase()),
    delete: ({ subscription, name }) => groups.delete(keyOf(subscription, name)),
    subscriptions: () => [...subscriptions],
    hasSubscription: (subscription) => subscriptions.has(subscription.toLowerCase()),
  }
}

/**
 * Answers the requests about resource groups themselves, at once.
 * @param empty takes everything away that is below an ID
 */
export function resourceGroupAnswer(call: Call, groups: ResourceGroups, empty: (id: string) => void): Response {
  const { path, request } = call
  const { subscription, resourceGroup: name } = path
  if (name === undefined) {
    if (request.method !== 'GET') return methodNotAllowed(request.method, type)
    return json(200, { value: groups.in(subscription).map(shown) })
  }
  const group = groups.find(subscription, name)
  if (request.method === 'PUT') return write(call, groups, { subscription, name }, group)
  if (request.method === 'HEAD') return { status: group === undefined ? 404 : 204, headers: {}, body: '' }
  if (group === undefined) return resourceGroupNotFound(name)
  switch (request.method) {
    case 'GET':
      return json(200, shown(group))
    case 'PATCH':
      return write(call, groups, group, group)
    case 'DELETE':
      empty(path.id)
      groups.delete(group)
      return { status: 200, headers: {}, body: '' }
    default:
      return methodNotAllowed(request.method, type)
  }
}

const type = 'Microsoft.Resources/resourceGroups'

function write(
  call: Call,
  groups: ResourceGroups,
  { subscription, name }: Pick<ResourceGroup, 'subscription' | 'name'>,
  before: ResourceGroup | undefined,
): Response {
  const sent = bodyOf(call)
  if (sent === undefined) return invalidRequestContent()
  const location = typeof sent.location === 'string' ? normalized(sent.location) : before?.location
  if (location === undefined || location === '') return locationRequired()
  if (before !== undefined && location !== before.location) return otherLocation(location, before.location)
  const tags = isObject(sent.tags) ? sent.tags : before?.tags
  const group = { subscription, name: before?.name ?? name, location, ...(tags !== undefined && { tags }) }
  groups.put(group)
  return json(before === undefined ? 201 : 200, shown(group))
}

/** `West Europe` and `westeurope` are the same. */
function normalized(location: string): string {
  return location.replaceAll(' ', '').toLowerCase()
}

/** From memory. */
function otherLocation(location: string, existing: string): Response {
  const message = `Invalid resource group location '${location}'. The Resource group already exists in location '${existing}'.`
  return gatewayError(409, 'InvalidResourceGroupLocation', message)
}

function shown({ subscription, name, location, tags }: ResourceGroup) {
  return {
    id: `/subscriptions/${subscription}/resourceGroups/${name}`,
    name,
    type,
    location,
    ...(tags !== undefined && { tags }),
    properties: { provisioningState: 'Succeeded' },
  }
}
