import { ArmError } from '../arm/arm-error.ts'
import { resourceName, sameResource } from '../arm/resource-id.ts'
import type { Network, Subnet } from './network.ts'

/** A subnet's network. */
export function networkOf(subnetId: string): string {
  return subnetId.replace(/\/subnets\/[^/]+$/i, '')
}

/** A subnet as its network shows it, so that one read tells of both. @throws {ArmError} where there is none. */
export async function subnetIn(network: Network, id: string): Promise<Subnet> {
  const { subnets } = await network.virtualNetwork(networkOf(id))
  const subnet = subnets.find((one) => sameResource(one.id, id))
  if (subnet !== undefined) return subnet
  const message = `Virtual network "${resourceName(networkOf(id))}" has no subnet "${resourceName(id)}".`
  throw new ArmError({ status: 404, code: 'NotFound', message })
}
