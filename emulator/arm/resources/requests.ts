import { json, type Response } from '../../wire/http.ts'
import { bodyOf, type Call, type Handler } from '../core/call.ts'
import {
  invalidRequestContent,
  locationRequired,
  methodNotAllowed,
  parentNotFound,
  resourceNotFound,
} from '../core/errors.ts'
import { isObject } from '../core/json.ts'
import { listOfType, typeIn } from './list.ts'
import { referenceRefusal } from './references.ts'
import { bodyRefusal, writableProperties } from './request-body.ts'
import { parentIdOf, rootIdOf } from './resource.ts'
import type { ResourceStore } from './resource-store.ts'
import { resourceType } from './resource-types.ts'
import { shownIn } from './since.ts'

/** Answers the requests about resources of any provider as ARM's contract for providers says, at once. */
export function createResourceRequests(store: ResourceStore): Handler {
  return (call) => {
    const { provider, name } = call.path
    // What the emulator doesn't know of AKS must not look as if it were there.
    if (provider?.toLowerCase() === 'microsoft.containerservice') return undefined
    return name === undefined ? listOfType(store, call) : answerAbout(store, call)
  }
}

function answerAbout(store: ResourceStore, call: Call): Response {
  const found = store.get(call.path.id)
  switch (call.request.method) {
    case 'GET':
      return found === undefined ? notFound(store, call) : json(200, shownIn(call.apiVersion, found))
    case 'HEAD':
      return { status: found === undefined ? 404 : 204, headers: {}, body: '' }
    case 'PUT':
      return write(store, call)
    case 'PATCH':
      return found === undefined ? notFound(store, call) : updateTags(store, call)
    case 'DELETE':
      store.delete(call.path.id)
      return { status: found === undefined ? 204 : 200, headers: {}, body: '' }
    default:
      return methodNotAllowed(call.request.method, typeIn(call))
  }
}

function write(store: ResourceStore, call: Call): Response {
  const { path } = call
  const sent = bodyOf(call)
  if (sent === undefined) return invalidRequestContent()
  const kind = typeIn(call).toLowerCase()
  const refused = bodyRefusal(kind, sent, call.apiVersion)
  if (refused !== undefined) return refused
  const properties = isObject(sent.properties) ? writableProperties(kind, sent.properties) : {}
  const before = store.find(path.id)
  const parent = parentIdOf(path.id)
  const isPart = rootIdOf(path.id) !== undefined
  if (parent !== undefined && store.find(parent) === undefined) return parentNotFound(path.type, parent)
  const unknown = referenceRefusal(store, path.id, properties)
  if (unknown !== undefined) return unknown
  const { location } = sent
  if (!isPart && before === undefined && !isLocation(location)) return locationRequired()
  const { properties: _, id: __, name: ___, type: ____, etag: _____, location: ______, ...top } = sent
  const inherited = store.find(rootIdOf(path.id) ?? '')?.location ?? 'westeurope'
  const written = store.replace(before?.id ?? asWritten(path.id, kind), {
    location: before?.location ?? (isLocation(location) ? location : inherited),
    top: isPart ? {} : top,
    properties,
  })
  return json(before === undefined ? 201 : 200, shownIn(call.apiVersion, written))
}

/** An ID as ARM writes it, whatever the letter case of the request's keywords and types. */
function asWritten(id: string, kind: string): string {
  const [provider = '', ...types] = (resourceType(kind)?.type ?? '').split('/')
  const segments = id
    .replace(/^\/subscriptions\/([^/]+)\/resourceGroups\//i, '/subscriptions/$1/resourceGroups/')
    .split('/')
  const at = segments.findIndex((segment) => segment.toLowerCase() === 'providers')
  if (provider === '' || at < 0) return segments.join('/')
  const written = types.flatMap((type, index) => [type, segments[at + 3 + 2 * index] ?? ''])
  return [...segments.slice(0, at), 'providers', provider, ...written].join('/')
}

function isLocation(location: unknown): location is string {
  return typeof location === 'string' && location !== ''
}

/** PATCH changes tags and nothing else; the ones that are sent replace the stored ones. */
function updateTags(store: ResourceStore, call: Call): Response {
  const sent = bodyOf(call)
  const stored = store.find(call.path.id)
  if (sent === undefined || stored === undefined) return invalidRequestContent()
  const tags = isObject(sent.tags) ? { tags: sent.tags } : {}
  return json(200, store.put(stored.id, {}, stored.location, tags))
}

/** A part that is missing in a resource that exists is the provider's own answer, everything else the gateway's. */
function notFound(store: ResourceStore, call: Call): Response {
  const { path } = call
  const parent = parentIdOf(path.id)
  if (parent !== undefined && store.find(parent) !== undefined) {
    return json(404, { error: { code: 'NotFound', message: `Resource ${path.id} not found.`, details: [] } })
  }
  return resourceNotFound(typeIn(call), path.name ?? '', path.resourceGroup ?? '')
}
