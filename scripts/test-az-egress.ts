// The guide of docs/egress.md, done against the emulator with Microsoft's own Azure CLI, and the action after it.
import assert from 'node:assert/strict'
import { type NameServer, startNameServer } from '../__tests__/support/name-server.ts'
import type { StepResult } from '../emulator/actions-runner/job.ts'
import type { Cluster } from '../emulator/arm/arm.ts'
import { productionCluster } from '../emulator/arm/seed/production-cluster.ts'
import type { Emulator } from '../emulator/emulator.ts'
import type { AzureCli } from './test-az-cli.ts'
import {
  inputsFor,
  type AzSession as PlainStage,
  seen,
  subscription,
  tenantId,
  withAzureCli,
} from './test-az-session.ts'

const location = 'westeurope'
const apiServer = '20.50.0.10'
const office = '137.117.106.88/29'
const group = `/subscriptions/${subscription}/resourceGroups/shop`
const net = `${group}/providers/Microsoft.Network`
const vnet = `${net}/virtualNetworks/vnet-shop`
const place = ['--resource-group', 'shop', '--name', 'shop']

const apiServerRules = {
  ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
  name: 'api-server',
  priority: 100,
  action: { type: 'Allow' },
  rules: [
    {
      ruleType: 'NetworkRule',
      name: 'api-server',
      ipProtocols: ['TCP'],
      sourceAddresses: ['10.0.0.0/8'],
      destinationAddresses: [apiServer],
      destinationPorts: ['443'],
    },
  ],
}

const set = { mode: 'set', ranges: office }

interface EgressSession extends PlainStage {
  readonly names: NameServer
}

await withAzureCli({
  settings: { operationMs: 100, propagationMs: 100 },
  populate: addCluster,
  async run(stage, cluster) {
    const names = await startNameServer()
    names.answer(cluster.body.properties.fqdn, apiServer)
    try {
      console.log(`az ${stage.version}: the guide of docs/egress.md`)
      await guide({ ...stage, names }, cluster)
    } finally {
      names.close()
    }
  },
})

/** The cluster that the guide begins with: outbound type `loadBalancer`, in a subnet of its own. */
function addCluster(azure: Emulator): Cluster {
  const where = { subscription, tenant: tenantId, resourceGroup: 'shop', location, name: 'shop' }
  const body = productionCluster({ ...where, authorizedIPRanges: [office] })
  const { properties } = body as { properties: { agentPoolProfiles: { vnetSubnetID?: string }[] } }
  for (const pool of properties.agentPoolProfiles) pool.vnetSubnetID = `${vnet}/subnets/nodes`
  return azure.arm.addCluster({ body, egress: ['52.1.1.1', '52.1.1.2'] })
}

async function guide(stage: EgressSession, cluster: Cluster): Promise<void> {
  const { cli } = stage
  const subnet = await cli.az('aks', 'show', ...place, '--query', 'agentPoolProfiles[0].vnetSubnetId')
  assert.equal(subnet, `${vnet}/subnets/nodes`)
  assert.equal(await cli.az('aks', 'show', ...place, '--query', 'fqdn'), cluster.body.properties.fqdn)
  seen(`az aks show: the nodes are in ${subnet}`)

  const [firewall, address] = await makeFirewall(cli)
  seen(`the firewall has ${firewall} inside and ${address} outside`)
  const balancer = ['52.1.1.1/32', '52.1.1.2/32']
  await lists(stage, cluster, set, [office, ...balancer])
  seen('without a route, `auto` lists the load balancer')
  await lists(stage, cluster, { mode: 'add', 'egress-mode': 'firewall' }, [office, ...balancer, `${address}/32`])
  seen('`mode: add` with `egress-mode: firewall` adds the only firewall near, before the route')

  await makeRoute(cli, firewall)
  await lists(stage, cluster, set, [office, `${address}/32`])
  seen('with the route, `auto` lists the firewall, and no load balancer any more')
  const shown = await cli.az('aks', 'show', ...place, '--query', 'apiServerAccessProfile.authorizedIpRanges')
  assert.deepEqual(shown, [office, `${address}/32`])
  seen(`az aks show: ${office}, ${address}/32`)
}

/** Creates a resource with the body that the guide's `az network` command sends. */
async function create(cli: AzureCli, id: string, properties: unknown, sku?: unknown): Promise<void> {
  const whole = JSON.stringify({ location, properties, ...(sku === undefined ? {} : { sku }) })
  await cli.az(
    'resource',
    'create',
    '--id',
    id,
    '--api-version',
    '2024-05-01',
    '--is-full-object',
    '--properties',
    whole,
  )
}

interface Firewall {
  readonly ipConfigurations: readonly [{ readonly properties: { readonly privateIPAddress: string } }]
}

/** Steps 1 to 4. */
async function makeFirewall(cli: AzureCli): Promise<readonly [inside: string, outside: string]> {
  const subnet = `${vnet}/subnets/AzureFirewallSubnet`
  await putPart(cli, subnet, { addressPrefix: '10.200.0.0/26' })
  await create(cli, `${net}/publicIPAddresses/pip-fw`, { publicIPAllocationMethod: 'Static' }, { name: 'Standard' })
  await create(cli, `${net}/firewallPolicies/fwp-shop`, { sku: { tier: 'Standard' } })
  await create(cli, `${net}/azureFirewalls/fw-shop`, {
    sku: { name: 'AZFW_VNet', tier: 'Standard' },
    firewallPolicy: { id: `${net}/firewallPolicies/fwp-shop` },
    ipConfigurations: [
      {
        name: 'egress',
        properties: { subnet: { id: subnet }, publicIPAddress: { id: `${net}/publicIPAddresses/pip-fw` } },
      },
    ],
  })
  await putPart(cli, `${net}/firewallPolicies/fwp-shop/ruleCollectionGroups/aks`, {
    priority: 200,
    ruleCollections: [apiServerRules],
  })
  const firewall = await show<Firewall>(cli, `${net}/azureFirewalls/fw-shop`)
  const address = await show<{ ipAddress: string }>(cli, `${net}/publicIPAddresses/pip-fw`)
  return [firewall.ipConfigurations[0].properties.privateIPAddress, address.ipAddress]
}

/** Step 5. */
async function makeRoute(cli: AzureCli, firewall: string): Promise<void> {
  await create(cli, `${net}/routeTables/rt-agentpool`, {})
  await putPart(cli, `${net}/routeTables/rt-agentpool/routes/api-server`, {
    addressPrefix: `${apiServer}/32`,
    nextHopType: 'VirtualAppliance',
    nextHopIpAddress: firewall,
  })
  const { addressPrefix } = await show<{ addressPrefix: string }>(cli, `${vnet}/subnets/nodes`)
  await putPart(cli, `${vnet}/subnets/nodes`, { addressPrefix, routeTable: { id: `${net}/routeTables/rt-agentpool` } })
}

/** Parts of other resources have no location, so `az rest` sends them. */
async function putPart(cli: AzureCli, id: string, properties: unknown): Promise<void> {
  const url = `${id}?api-version=2024-05-01`
  await cli.az('rest', '--method', 'put', '--url', url, '--body', JSON.stringify({ properties }))
}

async function show<Properties>(cli: AzureCli, id: string): Promise<Properties> {
  const shown = await cli.az('resource', 'show', '--ids', id, '--api-version', '2024-05-01')
  return (shown as { properties: Properties }).properties
}

/** Runs the action, and checks the list that the cluster then has. */
async function lists(
  { job, names }: EgressSession,
  cluster: Cluster,
  inputs: Readonly<Record<string, string>>,
  ranges: readonly string[],
): Promise<void> {
  const options = { nodeArguments: names.nodeArguments, env: names.env }
  const step: StepResult = await job.main({ ...inputsFor(cluster), wait: 'operation', ...inputs }, options).result
  assert.equal(step.exitCode, 0, step.log)
  assert.deepEqual(cluster.ranges, ranges)
}
