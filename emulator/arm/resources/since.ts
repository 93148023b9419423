import type { Resource } from './resource.ts'

/** Properties that aren't shown in versions before these, by kind. */
const since: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'microsoft.network/virtualnetworks': { defaultPublicNatGateway: '2024-10-01' },
  'microsoft.network/natgateways': { sourceVirtualNetwork: '2024-10-01' },
}

/** A resource as that version shows it. */
export function shownIn(apiVersion: string, resource: Resource): Resource {
  const known = since[resource.type?.toLowerCase() ?? ''] ?? {}
  const shown = Object.entries(resource.properties).filter(([name]) => apiVersion >= (known[name] ?? ''))
  return { ...resource, properties: Object.fromEntries(shown) }
}
