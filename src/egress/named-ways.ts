import { eachSubnet } from './cluster-subnets.ts'
import { type Findings, nothing, problem } from './findings.ts'
import { onlyFirewallNear } from './firewall-search.ts'
import { byNatGateway } from './nat-gateway.ts'
import { hasManagedNatGateway, managedNatGateway } from './outbound-profile.ts'
import { leavingFirewall, leavingSubnet } from './subnet-path.ts'
import type { Surroundings } from './surroundings.ts'
import { networkOf } from './virtual-network.ts'

/** `egress-mode: nat-gateway`: the one that AKS manages, or those of the subnets, whatever comes before them. */
export async function everyNatGateway(surroundings: Surroundings): Promise<Findings> {
  const { cluster, network } = surroundings
  if (hasManagedNatGateway(cluster)) return managedNatGateway(surroundings)
  const findings = await eachSubnet(surroundings, (subnet) => byNatGateway(subnet, network, async () => nothing))
  return isNothing(findings)
    ? problem('no subnet of the cluster has a NAT gateway, and no network of it either')
    : findings
}

/** `egress-mode: firewall`: those that routes lead to, else the only one near. */
export async function anyFirewall(surroundings: Surroundings): Promise<Findings> {
  const toInternet = async () => nothing
  const routed = await eachSubnet(surroundings, (subnet) =>
    leavingSubnet(subnet, { surroundings, learned: 'ignored', toInternet }),
  )
  if (!isNothing(routed)) return routed
  return eachSubnet(surroundings, async (subnet) => {
    const only = await onlyFirewallNear(networkOf(subnet.id), surroundings)
    return 'problem' in only ? problem(only.problem, only.unread) : leavingFirewall(only.value, surroundings)
  })
}

function isNothing({ addresses, problems }: Findings): boolean {
  return addresses.length + problems.length === 0
}
