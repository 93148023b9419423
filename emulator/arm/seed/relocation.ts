import { isObject, type JsonObject } from '../core/json.ts'
import { parseResourcePath } from '../core/resource-path.ts'

/** The same cluster under another resource ID: every ID in its subscription, group or node resource group moves along. */
export function relocated(body: JsonObject, id: string): JsonObject {
  const to = parseResourcePath(id)
  const from = typeof body.id === 'string' ? parseResourcePath(body.id) : undefined
  if (to?.name === undefined || from?.resourceGroup === undefined || from.type.toLowerCase() !== 'managedclusters') {
    throw new Error(`Can't give the ID '${id}' to a body whose own is '${body.id}'; both must be managed clusters' IDs`)
  }
  const nodeResourceGroup = `MC_${to.resourceGroup}_${to.name}_${body.location}`
  let text = replaceSegment(JSON.stringify(body), 'subscriptions', from.subscription, to.subscription)
  text = replaceSegment(text, 'resourceGroups', from.resourceGroup, to.resourceGroup ?? '')
  for (const group of nodeGroupsIn(body)) text = replaceSegment(text, 'resourceGroups', group, nodeResourceGroup)
  const moved: JsonObject = JSON.parse(text)
  const { fqdn: _, resourceUID: __, ...properties } = isObject(moved.properties) ? moved.properties : {}
  return { ...moved, id, name: to.name, properties: { ...properties, nodeResourceGroup } }
}

/** The node resource group, and the groups of managed outbound addresses: old examples have another one there. */
function nodeGroupsIn(body: JsonObject): string[] {
  const named = isObject(body.properties) ? [body.properties.nodeResourceGroup] : []
  const mentioned = JSON.stringify(body).matchAll(/\/resourceGroups\/(?<group>MC_[^/"]+)\//gi)
  const groups = [...named, ...[...mentioned].map((match) => match.groups?.group)]
  return [...new Set(groups.filter((group) => typeof group === 'string'))]
}

/** Replaces `/keyword/old/` in any letter case, and keeps the keyword's. */
function replaceSegment(text: string, keyword: string, old: string, now: string): string {
  const literal = old.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return text.replace(new RegExp(`/(${keyword})/${literal}/`, 'gi'), (_, asWritten) => `/${asWritten}/${now}/`)
}
