import type { ArmError } from '../arm/arm-error.ts'
import { grantCommand, missingGrant } from '../arm/missing-grant.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { enumerated } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Detail, EgressMode } from '../options.ts'
import { addressesOf, type NodeEgress } from '../plan/node-egress.ts'
import type { RetryOptions } from '../time/retry.ts'
import { apiServerAddress, type ResolveName } from './api-server-address.ts'
import { cachedNetwork } from './cached-network.ts'
import { refusal } from './findings.ts'
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
  const refused: ArmError[] = []
  const patient = cachedNetwork(network, retry, (error) => refused.push(error))
  let address: Promise<ApiServerAddress> | undefined
  return {
    async resolve(cluster) {
      const apiServer = () => {
        address ??= apiServerAddress(cluster, resolveName)
        return address
      }
      const found = withGrants(await resolveEgress(mode, { cluster, network: patient, apiServer }), refused)
      await tell(found, detail, retry.log)
      return found
    },
  }
}

/** Reads all that a look-up asks for, and is Azure's own. */
const role = 'Reader'

/** What would have let it be seen: one grant for each group and identity, whatever was refused there. */
function withGrants(egress: NodeEgress, refused: readonly ArmError[]): NodeEgress {
  if (egress.kind !== 'unknown') return egress
  const mattered = refused.filter((error) => egress.why.includes(refusal(error)))
  const grants = mattered.flatMap(({ message }) => {
    const missing = missingGrant(message)
    return missing?.principal === undefined ? [] : [grantCommand(missing.principal, role, missing.group.id)]
  })
  const commands = grants.length === 0 ? undefined : [...new Set(grants)].join('\n')
  return { ...egress, commands, said: mattered[0]?.said }
}

/** The addresses stand in the log; how they were found is folded. */
async function tell(egress: NodeEgress, detail: Detail, log: Log): Promise<void> {
  const addresses = addressesOf(egress)
  log.info(`Egress: ${egressFact(egress, detail)}`)
  if (detail === 'none' || addresses.length === 0) return
  await log.group('How the egress was found', async () => {
    for (const { range, chain } of addresses) log.info(`${range.text}  <- ${chain}`)
  })
}

function egressFact(egress: NodeEgress, detail: Detail): string {
  if (egress.kind === 'waived') return 'not looked up (`egress-mode: none`)'
  if (egress.kind === 'not-needed') return `none needed (${egress.why})`
  const addresses = addressesOf(egress).map(({ range }) => range.text)
  const shown = detail === 'none' ? `${addresses.length} found (\`summary: none\`)` : enumerated(addresses)
  if (egress.kind === 'resolved') return shown
  return `unresolved${addresses.length === 0 ? '' : `, but for ${shown}`}. ${egress.why}`
}
