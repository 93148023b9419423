import type { RunnerAddressSource } from '../inputs/inputs.ts'
import type { Range } from '../ranges/index.ts'
import { type Route, wayOf } from '../runner/proxy.ts'
import type { Ports } from './ports.ts'

/** This runner's address, as an API server sees it. */
export type AddressOf = (fqdn: string) => Promise<Range>

/**
 * Asks for this runner's address once for each way that API servers' names take; at once, where the proxy settings make no
 * difference between names. Undefined where it isn't asked for.
 */
export function addressByRoute(source: RunnerAddressSource, ports: Ports): AddressOf | undefined {
  if (source.kind !== 'ask') return undefined
  const asked = new Map<string, Promise<Range>>()
  const by = (route: Route) => {
    const way = wayOf(route)
    const address = asked.get(way) ?? ports.runnerAddress(source.services, route)
    asked.set(way, address)
    return address
  }
  const prefetch = async () => {
    const common = ports.commonRoute()
    if (common === undefined) return
    // What the write waits for goes first: the sign-in.
    await ports.clock.sleep(0)
    await by(common)
  }
  // A failure is told by whichever cluster waits for the address, if any gets that far.
  prefetch().catch(() => undefined)
  return async (fqdn) => by(ports.routeTo(fqdn))
}
