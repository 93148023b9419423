import { eachSubnet } from './cluster-subnets.ts'
import type { EgressContext } from './context.ts'
import { type Findings, nothing, problem } from './findings.ts'
import { onlyFirewallNear } from './firewall-search.ts'
import { byNatGateway } from './nat-gateway.ts'
import { hasManagedNatGateway, managedNatGateway } from './outbound-profile.ts'
import { leavingFirewall, leavingSubnet } from './subnet-path.ts'
import { networkOf } from './virtual-network.ts'

/** `egress-mode: nat-gateway`: the one that AKS manages, or those of the subnets, whatever comes before them. */
export async function everyNatGateway(context: EgressContext): Promise<Findings> {
  const { cluster, network } = context
  if (hasManagedNatGateway(cluster)) return managedNatGateway(context)
  const findings = await eachSubnet(context, (subnet) => byNatGateway(subnet, network, async () => nothing))
  return isNothing(findings)
    ? problem('no subnet of the cluster has a NAT gateway, and no network of it either')
    : findings
}

/** `egress-mode: firewall`: those that routes lead to, else the only one near. */
export async function anyFirewall(context: EgressContext): Promise<Findings> {
  const toInternet = async () => nothing
  const routed = await eachSubnet(context, (subnet) =>
    leavingSubnet(subnet, { context, learned: 'ignored', toInternet }),
  )
  if (!isNothing(routed)) return routed
  return eachSubnet(context, async (subnet) => {
    const only = await onlyFirewallNear(networkOf(subnet.id), context)
    return 'problem' in only ? problem(only.problem, only.unread) : leavingFirewall(only.value, context)
  })
}

function isNothing({ addresses, problems }: Findings): boolean {
  return addresses.length + problems.length === 0
}
