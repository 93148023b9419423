import type { Cluster } from '../cluster/cluster.ts'
import type { Patience } from '../cluster/patience.ts'
import type { EgressMode } from '../plan/wish.ts'
import type { Detail } from '../report/detail.ts'
import type { Egress } from './egress.ts'
import type { Network } from './network.ts'
import { patientNetwork } from './patient-network.ts'
import { resolveEgress } from './resolve.ts'

/** Resolves the egress when, and as often as, the plan asks for it; each network resource is asked once. */
export interface EgressLookup {
  resolve(cluster: Cluster): Promise<Egress>
  /** What was found last; undefined where nobody has asked. */
  readonly found: Egress | undefined
}

export function egressLookup(network: Network, mode: EgressMode, patience: Patience, detail: Detail): EgressLookup {
  const patient = patientNetwork(network, patience)
  let found: Egress | undefined
  return {
    get found() {
      return found
    },
    async resolve(cluster) {
      found = await resolveEgress(cluster, mode, patient)
      patience.log.info(`Egress: ${told(found, detail)}`)
      return found
    },
  }
}

function told(egress: Egress, detail: Detail): string {
  switch (egress.kind) {
    case 'not-needed':
      return `none needed (${egress.why}).`
    case 'resolved':
      if (detail === 'none') return `${egress.addresses.length} found (\`summary: none\`).`
      return egress.addresses.map(({ range, chain }) => `${range.text} <- ${chain}`).join('; ')
    case 'unresolved':
      return `unresolved: ${egress.why}`
  }
}
