import type { Cluster } from '../cluster/cluster.ts'
import { messageOf } from '../errors.ts'
import { parseAddress } from '../ranges/index.ts'
import type { ApiServerAddress } from './routes.ts'

/** The IPv4 addresses of a name, by DNS; rejects where it has none or no server answers in time. */
export type ResolveName = (name: string) => Promise<readonly string[]>

/** The address that routes carry traffic to. A name that leads to a private one here does so for this runner alone. */
export async function apiServerAddress(
  { fqdn }: Pick<Cluster, 'fqdn'>,
  resolveName: ResolveName,
): Promise<ApiServerAddress> {
  const unknown = (why: string): ApiServerAddress => ({
    kind: 'unknown',
    why: `the API server's address could not be learned (${why})`,
  })
  if (fqdn === undefined) return unknown('it has no name yet')
  try {
    const texts = await resolveName(fqdn)
    const addresses = texts.flatMap((text) => parseAddress(text) ?? [])
    if (addresses.length > 0 && addresses.length === texts.length) return { kind: 'known', addresses }
    return unknown(texts.length === 0 ? `${fqdn} has no IPv4 address` : `${fqdn} leads to ${texts.join(', ')} here`)
  } catch (error) {
    return unknown(messageOf(error))
  }
}
