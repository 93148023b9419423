import { ArmError } from '../arm/arm-error.ts'
import { type RetryOptions, retryTransient } from '../time/retry.ts'
import type { Network } from './network.ts'

/**
 * The same network, asked through throttling and outages, and for each resource once.
 * @param refused is told of each answer that is a refusal
 */
export function cachedNetwork(network: Network, retry: RetryOptions, refused: (error: ArmError) => void): Network {
  const once = <At extends readonly string[], T>(read: (...at: At) => Promise<T>, what: string) => {
    const asked = new Map<string, Promise<T>>()
    return (...at: At): Promise<T> => {
      // IDs and names are the same in any letter case.
      const key = at.join('/').toLowerCase()
      const known = asked.get(key)
      if (known !== undefined) return known
      const answer = retryTransient(() => read(...at), what, retry)
      answer.catch((error: unknown) => {
        if (error instanceof ArmError) refused(error)
      })
      asked.set(key, answer)
      return answer
    }
  }
  return {
    publicIp: once((id) => network.publicIp(id), 'A public IP'),
    publicIpPrefix: once((id) => network.publicIpPrefix(id), 'A public IP prefix'),
    natGateway: once((id) => network.natGateway(id), 'A NAT gateway'),
    routeTable: once((id) => network.routeTable(id), 'A route table'),
    virtualNetwork: once((id) => network.virtualNetwork(id), 'A virtual network'),
    virtualNetworksIn: once(
      (subscription, group) => network.virtualNetworksIn(subscription, group),
      'The virtual networks',
    ),
    firewallsIn: once((subscription) => network.firewallsIn(subscription), 'The firewalls'),
    hubConnections: once((id) => network.hubConnections(id), "A virtual hub's connections"),
    hubRouteTables: once((id) => network.hubRouteTables(id), "A virtual hub's routes"),
    scaleSetsIn: once((subscription, group) => network.scaleSetsIn(subscription, group), 'The scale sets'),
    scaleSetAddresses: once((id) => network.scaleSetAddresses(id), "A scale set's addresses"),
  }
}
