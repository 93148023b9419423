import type { Cluster } from '../cluster/cluster.ts'
import type { Detail, EgressMode } from '../options.ts'
import { addressesOf, type NodeEgress } from '../plan/node-egress.ts'
import type { RetryOptions } from '../time/retry.ts'
import { apiServerAddress, type ResolveName } from './api-server-address.ts'
import { patientNetwork } from './cached-network.ts'
import type { Network } from './network.ts'
import { resolveEgress } from './resolve.ts'
import type { ApiServerAddress } from './routes.ts'

/** Resolves the egress when, and as often as, the plan asks for it; each network resource is asked once. */
export interface EgressLookup {
  resolve(cluster: Cluster): Promise<NodeEgress>
}

export interface EgressSources {
  readonly network: Network
  readonly resolveName: ResolveName
}

export function egressLookup(
  { network, resolveName }: EgressSources,
  mode: EgressMode,
  retry: RetryOptions,
  detail: Detail,
): EgressLookup {
  const patient = patientNetwork(network, retry)
  let address: Promise<ApiServerAddress> | undefined
  return {
    async resolve(cluster) {
      const apiServer = () => {
        address ??= apiServerAddress(cluster, resolveName)
        return address
      }
      const found = await resolveEgress(mode, { cluster, network: patient, apiServer })
      for (const line of describeEgress(found, detail)) retry.log.info(line)
      return found
    },
  }
}

function describeEgress(egress: NodeEgress, detail: Detail): string[] {
  if (egress.kind === 'waived') return ['Egress: not looked up (`egress-mode: none`).']
  if (egress.kind === 'not-needed') return [`Egress: none needed (${egress.why}).`]
  const addresses = addressesOf(egress)
  const head = egress.kind === 'unknown' ? `Egress: unresolved. ${egress.why}` : `Egress: ${addresses.length} found`
  if (detail === 'none') return [`${head} (\`summary: none\`)`]
  return [head, ...addresses.map(({ range, chain }) => `${range.text}  <- ${chain}`)]
}
