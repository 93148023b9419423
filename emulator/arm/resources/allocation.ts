import { addressAt } from '../core/ipv4.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import type { AddressPool } from './address-pool.ts'
import type { Stored } from './resource.ts'
import type { ResourceStore } from './resource-store.ts'
import { machineAddressKind } from './resource-types.ts'

interface Sources {
  readonly store: ResourceStore
  readonly addresses: AddressPool
}

type Allocation = (stored: Stored, before: JsonObject, sources: Sources) => JsonObject

/**
 * A resource with the public addresses that the service gives it where none were given: those it had, or new ones.
 * A dynamic public IP has none until something uses it, as recorded; nor gets anything one that was taken away by null.
 */
export function allocate(stored: Stored, given: JsonObject, before: Stored | undefined, sources: Sources): Stored {
  const allocated = allocations[stored.kind]?.(stored, before?.properties ?? {}, sources) ?? {}
  const wanted = Object.entries(allocated).filter(([name]) => given[name] !== null)
  return { ...stored, properties: { ...stored.properties, ...Object.fromEntries(wanted) } }
}

const publicAddress: Allocation = ({ properties }, before, { store, addresses }) => {
  const { ipAddress, publicIPAllocationMethod, publicIPAddressVersion, publicIPPrefix } = properties
  if (ipAddress !== undefined || publicIPAllocationMethod !== 'Static') return {}
  if (before.ipAddress !== undefined) return { ipAddress: before.ipAddress }
  if (publicIPAddressVersion === 'IPv6') return { ipAddress: addresses.ipv6() }
  return { ipAddress: firstFreeOf(publicIPPrefix, store) ?? addresses.ipv4() }
}

const allocations: Readonly<Record<string, Allocation>> = {
  'microsoft.network/publicipaddresses': publicAddress,
  [machineAddressKind]: publicAddress,
  'microsoft.network/publicipprefixes'({ properties }, before, { addresses }) {
    const { ipPrefix, publicIPAddressVersion, prefixLength = before.prefixLength } = properties
    if (ipPrefix !== undefined) return {}
    const isIPv6 = publicIPAddressVersion === 'IPv6'
    const length = typeof prefixLength === 'number' ? prefixLength : isIPv6 ? 124 : 28
    const made = () => (isIPv6 ? `${addresses.ipv6()}/${length}` : addresses.prefix(length))
    return { prefixLength: length, ipPrefix: before.ipPrefix ?? made() }
  },
  'microsoft.network/azurefirewalls'({ properties }, before, { addresses }) {
    const { publicIPs, listed } = hubAddresses(properties)
    const { count } = publicIPs
    if (typeof count !== 'number' || !isObject(properties.hubIPAddresses)) return {}
    const known = listed.length > 0 ? listed : hubAddresses(before).listed
    const more = Array.from({ length: Math.max(0, count - known.length) }, () => ({ address: addresses.ipv4() }))
    const all = [...known, ...more].slice(0, count)
    return { hubIPAddresses: { ...properties.hubIPAddresses, publicIPs: { ...publicIPs, addresses: all } } }
  },
}

function hubAddresses({ hubIPAddresses }: JsonObject): { readonly publicIPs: JsonObject; readonly listed: unknown[] } {
  const publicIPs = isObject(hubIPAddresses) && isObject(hubIPAddresses.publicIPs) ? hubIPAddresses.publicIPs : {}
  return { publicIPs, listed: Array.isArray(publicIPs.addresses) ? publicIPs.addresses : [] }
}

/** The first address of a public IP prefix that no public IP has. */
function firstFreeOf(reference: unknown, store: ResourceStore): string | undefined {
  const prefix = isObject(reference) ? store.find(String(reference.id))?.properties.ipPrefix : undefined
  if (typeof prefix !== 'string') return undefined
  const taken = new Set(store.all().map(({ properties }) => properties.ipAddress))
  for (let offset = 0; ; offset++) {
    const address = addressAt(prefix, offset)
    if (address === undefined || !taken.has(address)) return address
  }
}
