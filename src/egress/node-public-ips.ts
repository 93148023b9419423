import { resourceName } from '../arm/resource-id.ts'
import { type EgressContext, nodeResourceGroupOf, type Pool } from './context.ts'
import { allOf, attempted, type Findings, found, from, joined, nothing, problem, via } from './findings.ts'
import { outboundAddresses } from './public-addresses.ts'

/** The addresses that a pool's nodes have of their own: a prefix, or whatever each node was given. */
export function nodePublicIps(pool: Pool, context: EgressContext): Promise<Findings> {
  const { nodePublicIpPrefixId: prefix } = pool
  return prefix === undefined ? ofScaleSets(pool, context) : ofPrefix(prefix, context)
}

async function ofPrefix(id: string, { network }: EgressContext): Promise<Findings> {
  return via(await outboundAddresses([id], network), 'another-way', "nodes' own public IPs")
}

async function ofScaleSets({ name }: Pool, { cluster, network }: EgressContext): Promise<Findings> {
  const sets = await attempted(network.scaleSetsIn(cluster.id.subscriptionId, nodeResourceGroupOf(cluster)))
  if ('problem' in sets) return problem(sets.problem, sets.unread)
  const own = sets.value.filter(({ pool }) => pool?.toLowerCase() === name.toLowerCase())
  const findings = await allOf(
    own.map(({ id }) =>
      from(network.scaleSetAddresses(id), async (texts) =>
        joined(
          texts.map((text) => found(text, 'another-way', "node's own public IP", `scale set ${resourceName(id)}`)),
        ),
      ),
    ),
  )
  if (own.length === 0)
    return problem(`the nodes of pool "${name}" have public IPs of their own, and no scale set shows them`)
  // A pool may be scaled to nothing just now.
  return joined([findings, laterNodes(name)])
}

function laterNodes(pool: string): Findings {
  return {
    ...nothing,
    warnings: [
      `The nodes of pool "${pool}" have public IPs of their own, each by chance: a node that is added later comes from an address that isn't on the list. Give the pool a public IP prefix (az aks nodepool add --node-public-ip-prefix-id).`,
    ],
  }
}
