import { isDeepStrictEqual } from 'node:util'
import type { Ids } from '../core/determinism.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import type { ClusterBody, NetworkProfile, OutboundProfile } from './body.ts'

type Reference = { id: string }

/** What decides by which addresses a cluster's nodes leave, and where they are. */
function outboundWish({ properties }: ClusterBody): unknown {
  const { outboundType = 'loadBalancer', loadBalancerProfile, natGatewayProfile } = properties.networkProfile
  const { effectiveOutboundIPs: _, ...balancer } = loadBalancerProfile ?? {}
  const { effectiveOutboundIPs: __, ...gateway } = natGatewayProfile ?? {}
  const pools = properties.agentPoolProfiles.map((pool) => [
    ...[pool.name, pool.count, pool.vnetSubnetID, pool.podSubnetID, pool.enableNodePublicIP, pool.nodePublicIPPrefixID],
  ])
  return [outboundType, balancer, gateway, pools]
}

/** Whether a write changes anything that the cluster's network follows from. */
export function changesNetwork(before: ClusterBody, after: ClusterBody): boolean {
  return !isDeepStrictEqual(outboundWish(before), outboundWish(after))
}

/** Fills in what AKS chooses where a request leaves it open, as recorded. */
export function completeOutboundProfile(profile: NetworkProfile): NetworkProfile {
  const { outboundType = 'loadBalancer', loadBalancerProfile = {}, natGatewayProfile, ipFamilies } = profile
  const backendPoolType = loadBalancerProfile.backendPoolType ?? 'nodeIPConfiguration'
  if (isManagedNatGateway(outboundType)) {
    const given = { managedOutboundIPProfile: { count: 1 }, idleTimeoutInMinutes: 4, ...natGatewayProfile }
    return { ...profile, outboundType, loadBalancerProfile, natGatewayProfile: given }
  }
  if (outboundType !== 'loadBalancer') {
    return { ...profile, outboundType, loadBalancerProfile: { ...loadBalancerProfile, backendPoolType } }
  }
  const named = loadBalancerProfile.outboundIPs ?? loadBalancerProfile.outboundIPPrefixes
  const isDualStack = Array.isArray(ipFamilies) && ipFamilies.includes('IPv6')
  const managedOutboundIPs = {
    count: 1,
    ...(isDualStack && { countIPv6: 1 }),
    ...loadBalancerProfile.managedOutboundIPs,
  }
  const balancer = { ...loadBalancerProfile, backendPoolType, ...(named === undefined && { managedOutboundIPs }) }
  return { ...profile, outboundType, loadBalancerProfile: balancer }
}

/** Whether AKS runs the NAT gateway: `managedNATGateway`, or `managedNATGatewayV2`. */
export function isManagedNatGateway(outboundType: string | undefined): boolean {
  return outboundType?.startsWith('managedNATGateway') === true
}

/**
 * The network profile with the effective outbound IPs that follow from it. Managed addresses are kept as far as they are
 * wanted, and made up where more are; those of a way out that isn't taken any more are gone.
 */
export function withEffectiveOutboundIPs(body: ClusterBody, ids: Ids): NetworkProfile {
  const profile = completeOutboundProfile(body.properties.networkProfile)
  const { outboundType = 'loadBalancer', loadBalancerProfile, natGatewayProfile } = profile
  const subscription = body.id.split('/')[2]
  const group = `/subscriptions/${subscription}/resourceGroups/${body.properties.nodeResourceGroup}/`
  const make = (ending: string) => ({
    id: `${group}providers/Microsoft.Network/publicIPAddresses/${ids.guid()}${ending}`,
  })
  const gateway = isManagedNatGateway(outboundType)
    ? managed(natGatewayProfile, { ...countsIn(natGatewayProfile?.managedOutboundIPProfile) }, group, make)
    : []
  const balancer = outboundType === 'loadBalancer' ? balanced(loadBalancerProfile, group, make) : []
  return {
    ...profile,
    ...(loadBalancerProfile !== undefined && { loadBalancerProfile: withEffective(loadBalancerProfile, balancer) }),
    ...(natGatewayProfile !== undefined && { natGatewayProfile: withEffective(natGatewayProfile, gateway) }),
  }
}

function withEffective<Profile extends OutboundProfile>(profile: Profile, addresses: Reference[]): Profile {
  const { effectiveOutboundIPs: _, ...rest } = profile
  return { ...rest, ...(addresses.length > 0 && { effectiveOutboundIPs: addresses }) } as Profile
}

function balanced(
  profile: NetworkProfile['loadBalancerProfile'],
  group: string,
  make: (ending: string) => Reference,
): Reference[] {
  const named = references(profile?.outboundIPs, 'publicIPs')
  // Recorded: prefixes come back in lower case.
  const prefixes = references(profile?.outboundIPPrefixes, 'publicIPPrefixes').map(({ id }) => ({
    id: id.toLowerCase(),
  }))
  if (named.length + prefixes.length > 0) return [...named, ...prefixes]
  return managed(profile, countsIn(profile?.managedOutboundIPs), group, make)
}

interface Counts {
  readonly count: number
  readonly countIPv6: number
}

function countsIn(wish: unknown): Counts {
  const { count, countIPv6 } = isObject(wish) ? wish : {}
  return { count: typeof count === 'number' ? count : 1, countIPv6: typeof countIPv6 === 'number' ? countIPv6 : 0 }
}

function managed(
  profile: OutboundProfile | undefined,
  { count, countIPv6 }: Counts,
  group: string,
  make: (ending: string) => Reference,
): Reference[] {
  const own = (profile?.effectiveOutboundIPs ?? []).filter(({ id }) => id.toLowerCase().startsWith(group.toLowerCase()))
  const isIPv6 = ({ id }: Reference) => id.endsWith('-ipv6')
  const upTo = (kept: Reference[], wanted: number, ending: string) => [
    ...kept.slice(0, wanted),
    ...Array.from({ length: Math.max(0, wanted - kept.length) }, () => make(ending)),
  ]
  return [
    ...upTo(
      own.filter((one) => !isIPv6(one)),
      count,
      '',
    ),
    ...upTo(own.filter(isIPv6), countIPv6, '-ipv6'),
  ]
}

function references(holder: unknown, list: string): Reference[] {
  const found: unknown = isObject(holder) ? (holder as JsonObject)[list] : undefined
  return Array.isArray(found)
    ? found.filter((one): one is Reference => isObject(one) && typeof one.id === 'string')
    : []
}
