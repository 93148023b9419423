import { resolve4 } from 'node:dns/promises'
import { within } from '../time/limit.ts'

const timeoutMs = 5_000

/**
 * The public IPv4 addresses that DNS has for a name.
 * @throws where there are none, or DNS doesn't answer within 5 s
 */
export function resolveName(name: string): Promise<readonly string[]> {
  return within(timeoutMs, () => resolve4(name))
}
