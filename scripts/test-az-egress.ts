// The guide of docs/egress.md, done against the emulator with Microsoft's own Azure CLI, and the action after it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** The guide's blocks of commands: what is there, steps 1 to 4, step 5, and a last look. */
const document = readFileSync(join(import.meta.dirname, '..', 'docs', 'egress.md'), 'utf8')
const [whatIsThere = '', firewallSteps = '', routeStep = '', lastLook = ''] = [
  ...document.matchAll(/^```bash\n([\s\S]*?)^```$/gm),
].map(([, commands = '']) => commands)

interface EgressSession extends PlainStage {
  readonly names: NameServer
  /** Whether this CLI has its `network` commands, which Debian's package fails to load. */
  readonly hasNetwork: boolean
}

await withAzureCli({
  settings: { operationMs: 100, propagationMs: 100 },
  populate: addCluster,
  async run(stage, cluster) {
    const names = await startNameServer()
    names.answer(cluster.body.properties.fqdn, apiServer)
    try {
      const { exitCode } = await stage.cli.bash('az network vnet subnet create --help')
      const hasNetwork = exitCode === 0
      const how = hasNetwork ? 'its own commands, but for the firewall' : 'as generic commands'
      console.log(`az ${stage.version}: the guide of docs/egress.md, ${how}`)
      await guide({ ...stage, names, hasNetwork }, cluster)
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

  const [firewall, address] = await makeFirewall(stage)
  seen(`the firewall has ${firewall} inside and ${address} outside`)
  const balancer = ['52.1.1.1/32', '52.1.1.2/32']
  await lists(stage, cluster, set, [office, ...balancer])
  seen('without a route, `auto` lists the load balancer')
  await lists(stage, cluster, { mode: 'add', 'egress-mode': 'firewall' }, [office, ...balancer, `${address}/32`])
  seen('`mode: add` with `egress-mode: firewall` adds the only firewall near, before the route')

  await makeRoute(stage, firewall)
  await lists(stage, cluster, set, [office, `${address}/32`])
  seen('with the route, `auto` lists the firewall, and no load balancer any more')
  assert.deepEqual(JSON.parse(await pasted(cli, lastLook)), [office, `${address}/32`])
  seen(`az aks show: ${office}, ${address}/32`)
}

/** Runs commands of the guide as they are written there; `dig` alone is played: no name server knows the API server. */
async function pasted(cli: AzureCli, commands: string): Promise<string> {
  const ran = await cli.bash(`set -e\ndig() { echo ${apiServer}; }\n${whatIsThere}\n${commands}`)
  assert.equal(ran.exitCode, 0, ran.stderr)
  return ran.stdout
}

/** Without the commands of `az network firewall`, an extension that no package registry has. */
function withoutFirewall(commands: string): string {
  const lines = commands.replaceAll('\\\n', '').split('\n')
  return lines.filter((line) => !line.includes('az network firewall')).join('\n')
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
async function makeFirewall({ cli, hasNetwork }: EgressSession): Promise<readonly [inside: string, outside: string]> {
  const subnet = `${vnet}/subnets/AzureFirewallSubnet`
  if (hasNetwork) await pasted(cli, withoutFirewall(firewallSteps))
  else {
    await putPart(cli, subnet, { addressPrefix: '10.200.0.0/26' })
    await create(cli, `${net}/publicIPAddresses/pip-fw`, { publicIPAllocationMethod: 'Static' }, { name: 'Standard' })
  }
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
async function makeRoute({ cli, hasNetwork }: EgressSession, firewall: string): Promise<void> {
  if (hasNetwork) {
    await pasted(cli, `private=${firewall}\n${routeStep}`)
    return
  }
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
