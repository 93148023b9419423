// Microsoft's own Azure CLI against the emulator, beside the action: each sees what the other does. Every line is a check.
import assert from 'node:assert/strict'
import type { StepResult } from '../emulator/actions-runner/job.ts'
import type { Cluster } from '../emulator/arm/arm.ts'
import { productionCluster } from '../emulator/arm/seed/production-cluster.ts'
import type { Emulator } from '../emulator/emulator.ts'
import type { AzureCli } from './test-az-cli.ts'
import { type AzSession, clientId, inputsFor, seen, subscription, tenantId, withAzureCli } from './test-az-session.ts'

const resourceGroup = 'rg-shop'
const office = '137.117.106.88/29'
const colleague = '52.174.3.9/32'
const egress = ['52.1.1.1', '52.1.1.2']
const runnerAddress = '20.84.7.10/32'
const leaseTag =
  /^aks-authorized-ip-ranges\.lease\.01 v2 [0-9a-f]{16} 20\.84\.7\.10 until \S+Z github\.com repository 7 run 42 attempt 1$/

// The action waits for operations as usual. The CLI looks at one at once and then every 30 s, so that its own have
// ended by the first look, but for one that shows it waiting.
const operationStatuses = ['ProvisioningControlPlane', 'ReconcilingAddons']
await withAzureCli({
  settings: { operationMs: 1_000, propagationMs: 200, operationStatuses },
  populate: (azure) => ({
    shop: addCluster(azure, 'aks-shop', [office]),
    slow: addCluster(azure, 'aks-slow', [office]),
    leased: addCluster(azure, 'aks-leased', [office]),
  }),
  async run(stage, { shop, slow, leased }) {
    const { cli, version } = stage
    const account = (await cli.az('account', 'show')) as { id: string; user: { name: string } }
    assert.deepEqual([account.id, account.user.name], [subscription, clientId])
    seen(`az ${version} signed in by az login --service-principal: ${account.user.name} in ${account.id}`)
    await Promise.all([clusterAndAction(stage, shop), resources(stage), slowUpdate(stage, slow), lease(stage, leased)])
    await remedies(stage)
  },
})

function addCluster(azure: Emulator, name: string, authorizedIPRanges: readonly string[]): Cluster {
  const place = { subscription, tenant: tenantId, resourceGroup, location: 'westeurope' }
  const cluster = azure.arm.addCluster({ body: productionCluster({ ...place, name, authorizedIPRanges }), egress })
  // No specification has this field, which was recorded with API version 2024-09-01. A newer az sends back what it read,
  // and whether AKS would take this isn't known: docs/azure-cli.md.
  cluster.edit(({ properties }) => delete (properties.aadProfile as { adminUsers?: null }).adminUsers)
  return cluster
}

/** `az aks show`: the list as the CLI sees it. */
async function listBy(cli: AzureCli, cluster: Cluster): Promise<readonly string[]> {
  const shown = (await cli.az('aks', 'show', ...placeOf(cluster))) as {
    apiServerAccessProfile: { authorizedIpRanges: string[] } | null
  }
  return shown.apiServerAccessProfile?.authorizedIpRanges ?? []
}

function placeOf(cluster: Cluster): string[] {
  return ['--resource-group', resourceGroup, '--name', nameOf(cluster)]
}

function nameOf({ body }: Cluster): string {
  return body.name
}

/** `az aks update`, whose operation has ended by the first look. */
async function updateBy(cli: AzureCli, cluster: Cluster, ranges: readonly string[]): Promise<void> {
  cluster.nextOperation = { ms: 0 }
  await cli.az('aks', 'update', ...placeOf(cluster), '--api-server-authorized-ip-ranges', ranges.join(','))
  assert.deepEqual(cluster.ranges, ranges)
}

async function clusterAndAction({ azure, cli, job }: AzSession, cluster: Cluster): Promise<void> {
  assert.deepEqual(await listBy(cli, cluster), [office])
  seen(`az aks show: ${office}`)
  await updateBy(cli, cluster, [office, colleague])
  const [put] = azure.journal.find({ method: 'PUT', path: /managedClusters\/aks-shop\?/ })
  assert.ok(put !== undefined && put.headers['if-match'] === undefined)
  const apiVersion = new URLSearchParams(put.path.split('?')[1]).get('api-version')
  seen(`az aks update: ${cluster.ranges.join(', ')} (API version ${apiVersion}, no If-Match)`)
  const main = succeeded(await job.main({ ...inputsFor(cluster), 'include-runner-ip': 'true' }).result)
  assert.deepEqual(await listBy(cli, cluster), [office, colleague, runnerAddress])
  seen(`dist/main added ${runnerAddress}, and az aks show sees it beside az's own`)
  await updateBy(cli, cluster, [...cluster.ranges, '9.9.9.9/32'])
  seen(`az aks update meanwhile: ${cluster.ranges.join(', ')}`)
  succeeded(await job.post(main).result)
  assert.deepEqual(await listBy(cli, cluster), [office, colleague, '9.9.9.9/32'])
  seen(`dist/post took out ${runnerAddress} alone; az aks show: ${cluster.ranges.join(', ')}`)
}

function succeeded(step: StepResult): StepResult {
  assert.equal(step.exitCode, 0, step.log)
  return step
}

/** The tags as the portal and the CLI show them, during a job and after it. */
async function lease({ cli, job }: AzSession, cluster: Cluster): Promise<void> {
  const shown = async () =>
    (await cli.az('aks', 'show', ...placeOf(cluster), '--query', 'tags')) as Record<string, string>
  const before = await shown()
  const inputs = { ...inputsFor(cluster), 'include-runner-ip': 'true', 'lease-minutes': '60', wait: 'operation' }
  const env = { GITHUB_REPOSITORY_ID: '7', GITHUB_RUN_ID: '42' }
  const main = succeeded(await job.main(inputs, { env }).result)
  const [[name = '', value = ''] = [], ...foreign] = Object.entries(await shown()).toSorted()
  assert.match(`${name} ${value}`, leaseTag)
  assert.deepEqual(Object.fromEntries(foreign), before)
  seen(`az aks show --query tags, during a job: "${name}": "${value}" beside ${Object.keys(before)}`)
  succeeded(await job.post(main).result)
  assert.deepEqual(await shown(), before)
  seen(`az aks show --query tags, after it: ${Object.keys(before)}`)
}

/** The free text of a running operation is no end for the CLI. */
async function slowUpdate({ azure, cli }: AzSession, cluster: Cluster): Promise<void> {
  cluster.nextOperation = { ms: 5_000 }
  await cli.az('aks', 'update', ...placeOf(cluster), '--api-server-authorized-ip-ranges', colleague)
  const { host } = new URL(azure.origin)
  const polls = azure.journal.find({ method: 'GET', host, path: /\/locations\/westeurope\/operations\// })
  const statusOf = (answer: string): string => JSON.parse(answer).status
  const running = polls.find(({ answer }) => statusOf(answer) !== 'Succeeded')
  const statuses = polls.filter(({ path }) => path === running?.path).map(({ answer }) => statusOf(answer))
  assert.deepEqual([statuses, cluster.ranges], [['ProvisioningControlPlane', 'Succeeded'], [colleague]])
  seen(`az aks update of 5 s: waited for it, polling ${statuses.join(', ')}`)
}

/** Everything that isn't a cluster, by the CLI's generic commands. */
async function resources({ azure, cli }: AzSession): Promise<void> {
  const network = `/subscriptions/${subscription}/resourceGroups/rg-hub/providers/Microsoft.Network`
  const group = (await cli.az('group', 'create', '--name', 'rg-hub', '--location', 'westeurope')) as { id: string }
  assert.equal(group.id, `/subscriptions/${subscription}/resourceGroups/rg-hub`)
  seen(`az group create: ${group.id}`)
  const place = ['--resource-group', 'rg-hub', '--location', 'westeurope']
  const address = ['--name', 'pip-fw', '--resource-type', 'Microsoft.Network/publicIPAddresses']
  const whole = JSON.stringify({
    sku: { name: 'Standard' },
    properties: { publicIPAllocationMethod: 'Static' },
    location: 'westeurope',
  })
  await cli.az('resource', 'create', ...place, ...address, '--is-full-object', '--properties', whole)
  const stored = azure.arm.resources.get(`${network}/publicIPAddresses/pip-fw`)
  assert.match(String(stored?.properties.ipAddress), /^20\.61\./)
  seen(`az resource create: public IP pip-fw has ${stored?.properties.ipAddress}`)
  const listed = (await cli.az('resource', 'list', '--resource-group', 'rg-hub')) as { name: string; type: string }[]
  assert.deepEqual(
    listed.map(({ name, type }) => [name, type]),
    [['pip-fw', 'Microsoft.Network/publicIPAddresses']],
  )
  seen(`az resource list: ${listed.map(({ name }) => name)}`)
  const shown = await cli.az('resource', 'show', '--ids', `${network}/publicIPAddresses/pip-fw`)
  assert.deepEqual((shown as { properties: unknown }).properties, stored?.properties)
  seen(`az resource show: ${stored?.properties.ipAddress}, as it was stored`)
  const route = { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.1.0.4' }
  const table = { location: 'westeurope', properties: { routes: [{ name: 'default', properties: route }] } }
  const url = `${network}/routeTables/rt?api-version=2024-05-01`
  await cli.az('rest', '--method', 'put', '--url', url, '--body', JSON.stringify(table))
  const read = await cli.az('rest', '--method', 'get', '--url', url.replace('/rt?', '/rt/routes/default?'))
  assert.equal((read as { properties: typeof route }).properties.nextHopIpAddress, route.nextHopIpAddress)
  seen('az rest: a route table by PUT, its route by GET')
}

/** The commands that a post step prints which couldn't undo its change, pasted into bash. */
async function remedies(stage: AzSession): Promise<void> {
  const { azure } = stage
  const shared = addCluster(azure, 'aks-shared', [office])
  await failedPost(stage, shared, { 'include-runner-ip': 'true' }, 0)
  assert.deepEqual(shared.ranges, [office])
  seen(`The remedy of a failed post step took out ${runnerAddress}: ${office}`)
  const alone = addCluster(azure, 'aks-alone', [office])
  await failedPost(stage, alone, { 'include-runner-ip': 'true' }, 1, () => {
    alone.edit(({ properties }) => {
      properties.apiServerAccessProfile = { authorizedIPRanges: [runnerAddress] }
    })
  })
  assert.deepEqual(alone.ranges, [runnerAddress])
  seen('The remedy sent no empty list where nothing else was left, and failed instead')
  const whole = addCluster(azure, 'aks-whole', [office, colleague])
  await failedPost(stage, whole, { mode: 'set', ranges: '9.9.9.0/24', restore: 'all' }, 0)
  assert.deepEqual([...whole.ranges].sort(), [office, colleague, ...egress.map((text) => `${text}/32`)].sort())
  seen(
    `The remedy of mode: set with restore: all put back what was there, beside the egress: ${whole.ranges.join(', ')}`,
  )
  const doubtful = addCluster(azure, 'aks-doubtful', [office])
  const commands = await failedPost(stage, doubtful, { ranges: '9.9.9.0/24', restore: 'all' }, 0)
  assert.deepEqual(doubtful.ranges, [office, '9.9.9.0/24'])
  const ran = await stage.cli.bash(
    commands.replace(/(?<=without its #:\n)[\s\S]*/, (rest) => rest.replace(/^# /gm, '')),
  )
  assert.deepEqual([ran.exitCode, doubtful.ranges], [0, [office]], ran.stderr)
  seen(`The remedy of mode: add with restore: all took nothing out, and without the # what was added: ${office}`)
}

async function failedPost(
  { azure, cli, job }: AzSession,
  cluster: Cluster,
  inputs: Readonly<Record<string, string>>,
  exitCode: number,
  meanwhile = () => {},
): Promise<string> {
  cluster.nextOperation = { ms: 0 }
  const main = succeeded(await job.main({ ...inputsFor(cluster), ...inputs, wait: 'none' }).result)
  meanwhile()
  const giveBack = azure.arm.deny({ action: 'Microsoft.ContainerService/managedClusters/write', scope: cluster.id })
  const post = await job.post(main).result
  giveBack()
  assert.equal(post.exitCode, 1, post.log)
  const commands = /These commands do that:\n\n```bash\n(?<commands>[\s\S]*?)\n```/.exec(post.summary)?.groups?.commands
  assert.ok(commands !== undefined && post.log.includes('az aks update'), post.log)
  cluster.nextOperation = { ms: 0 }
  const ran = await cli.bash(commands)
  assert.equal(ran.exitCode, exitCode, ran.stderr)
  return commands
}
