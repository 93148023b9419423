import { addressAt } from '../core/ipv4.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import type { Stored } from './resource.ts'
import type { ResourceStore } from './resource-store.ts'

/**
 * The properties of a firewall with the private address that the service gives it where none was given: in a virtual
 * network the first that is free in its subnet (Azure keeps the first four), in a hub the one of the recording, whoever
 * has provided the public addresses.
 */
export function firewallAddresses(firewall: Stored, properties: JsonObject, store: ResourceStore): JsonObject {
  if (firewall.kind !== 'microsoft.network/azurefirewalls') return properties
  const { ipConfigurations, hubIPAddresses, virtualHub } = properties
  if (isObject(virtualHub)) {
    const privateIPAddress = addressIn(virtualHub, 132, store)
    const given = isObject(hubIPAddresses) ? hubIPAddresses : {}
    return privateIPAddress === undefined
      ? properties
      : { ...properties, hubIPAddresses: { privateIPAddress, ...given } }
  }
  if (!Array.isArray(ipConfigurations)) return properties
  return { ...properties, ipConfigurations: ipConfigurations.map((one: unknown) => withAddress(one, store)) }
}

/** Only the configuration that names the subnet has an address. */
function withAddress(configuration: unknown, store: ResourceStore): unknown {
  if (!isObject(configuration) || !isObject(configuration.properties)) return configuration
  const privateIPAddress = addressIn(configuration.properties.subnet, 4, store)
  if (privateIPAddress === undefined) return configuration
  return { ...configuration, properties: { privateIPAddress, ...configuration.properties } }
}

function addressIn(reference: unknown, offset: number, store: ResourceStore): string | undefined {
  if (!isObject(reference) || typeof reference.id !== 'string') return undefined
  const { addressPrefix, addressPrefixes } = store.find(reference.id)?.properties ?? {}
  const [prefix] = [addressPrefixes ?? addressPrefix].flat()
  return typeof prefix === 'string' ? addressAt(prefix, offset) : undefined
}
