import { type Patience, patiently } from '../cluster/patience.ts'
import type { Network } from './network.ts'

/** The same network, asked through throttling and outages, and for each resource once. */
export function patientNetwork(network: Network, patience: Patience): Network {
  const once = <T>(read: (id: string) => Promise<T>, what: string) => {
    const asked = new Map<string, Promise<T>>()
    return (id: string): Promise<T> => {
      const known = asked.get(id.toLowerCase())
      if (known !== undefined) return known
      const answer = patiently(() => read(id), what, patience)
      asked.set(id.toLowerCase(), answer)
      return answer
    }
  }
  return {
    publicIp: once((id) => network.publicIp(id), 'A public IP'),
    publicIpPrefix: once((id) => network.publicIpPrefix(id), 'A public IP prefix'),
    subnet: once((id) => network.subnet(id), 'A subnet'),
    routeTable: once((id) => network.routeTable(id), 'A route table'),
    subnetsIn: (subscriptionId, resourceGroup) =>
      patiently(() => network.subnetsIn(subscriptionId, resourceGroup), 'The virtual networks', patience),
  }
}
