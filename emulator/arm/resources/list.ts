import { json, type Response } from '../../wire/http.ts'
import type { Call } from '../core/call.ts'
import { methodNotAllowed, noSuchPath } from '../core/errors.ts'
import type { Stored } from './resource.ts'
import type { ResourceStore } from './resource-store.ts'
import { resourceType } from './resource-types.ts'
import { shownIn } from './since.ts'

/** A list below a resource, a resource group or a subscription: whatever is of that type there. */
export function listOfType(store: ResourceStore, call: Call): Response {
  const { path, request } = call
  if (request.method !== 'GET') return methodNotAllowed(request.method, typeIn(call))
  const isWanted = listed(call)
  const value = store.all().filter(isWanted)
  const isKnown =
    resourceType(typeIn(call).toLowerCase()) !== undefined || value.length > 0 || call.path.type.includes('/')
  if (!isKnown) return noSuchPath(path.type, path.provider ?? '', call.apiVersion)
  const shown = value.flatMap(({ id }) => store.get(id) ?? []).map((one) => shownIn(call.apiVersion, one))
  return json(200, { value: shown })
}

function listed({ path }: Call): (stored: Stored) => boolean {
  const kind = `${path.provider}/${path.type}`.toLowerCase()
  const isNested = path.type.includes('/')
  const scope = (
    isNested ? path.id.replace(/\/[^/]+$/, '') : path.id.replace(/\/providers\/[^/]+\/[^/]+$/i, '')
  ).toLowerCase()
  // The public IPs of all of a scale set's machines are one list, whatever they are nested in.
  if (kind === 'microsoft.compute/virtualmachinescalesets/publicipaddresses') {
    return (stored) => stored.id.toLowerCase().startsWith(`${scope}/`) && stored.kind.endsWith('/publicipaddresses')
  }
  return (stored) => stored.kind === kind && stored.id.toLowerCase().startsWith(`${scope}/`)
}

/** The type that a call is about, with its provider. */
export function typeIn({ path }: Call): string {
  return `${path.provider}/${path.type}`
}
