import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../emulator/actions-runner/job.ts'
import type { ClusterBody } from '../../emulator/arm/arm.ts'
import { annotations, type ClusterOptions, codesOf, errorsOf, type Scenario, scenario } from '../support/scenario.ts'

type Inputs = Readonly<Record<string, string>>

let world: Scenario
beforeAll(async () => {
  world = await scenario({ ranges: ['137.117.106.88/29'] })
  const { workspace } = world.job
  const sibling = `${workspace}-sibling`
  for (const folder of [sibling, join(workspace, 'folder')]) mkdirSync(folder)
  writeFileSync(join(sibling, 'outside.txt'), '4.4.4.4')
  symlinkSync(join(sibling, 'outside.txt'), join(workspace, 'link.txt'))
  writeFileSync(join(workspace, 'comments.txt'), '# Nobody yet.\n\n , \n')
  writeFileSync(join(workspace, 'empty.txt'), '')
  writeFileSync(join(workspace, 'typo.txt'), '4.4.4.4 # the office\n137.117.106.90/29')
  writeFileSync(join(workspace, 'tag.txt'), 'AzureFrontDoor.Backend')
})
afterAll(() => world.close())

function expectRefused(step: StepResult, errors: readonly string[], { requests }: Scenario = world): void {
  expect(errorsOf(step)).toEqual(errors)
  expect(codesOf(step)).not.toContain('no code')
  expect(step).toMatchObject({ exitCode: 1, state: { records: '[]' } })
  const [code] = codesOf(step)
  expect(Object.values(JSON.parse(step.outputs.result ?? '{}'))).toEqual([
    { error: { code, message: expect.any(String) } },
  ])
  expect(Object.keys(step.outputs)).toEqual(['result'])
  expect(requests('PUT')).toEqual([])
}

const set = (ranges: string): Inputs => ({ mode: 'set', ranges })
const add = (ranges: string): Inputs => ({ mode: 'add', ranges })
const notAnEntry = (entry: string) =>
  `\`ranges\`: "${entry}" is not an IPv4 address, a CIDR range or an Azure service tag. Write it like 137.117.106.90, 137.117.106.88/29 or AzureFrontDoor.Backend.`
const ipv6 = (entry: string) =>
  `\`ranges\`: "${entry}" is IPv6, and AKS takes IPv4 only. Name the IPv4 address that this traffic leaves from.`
const tooWide = (entry: string, prefix: string) =>
  `\`ranges\`: "${entry}" has the prefix ${prefix}, which is wider than /8. Name narrower ranges, /8 to /32. To open the cluster to everybody, use \`mode: disable\`.`
const hostBits = (entry: string, range: string, address: string) =>
  `"${entry}" has host bits set, and AKS takes the network address. Write "${range}" for the whole range, or "${address}" for this one address.`
const outOfReach = (entry: string, block: string) =>
  `\`ranges\`: "${entry}" lies in ${block}, which isn't globally reachable: the API server never sees a caller from there. Name the public address that this traffic leaves from, such as that of its NAT gateway.`

const mistakes: readonly (readonly [behaviour: string, entry: string, error: string])[] = [
  ['no address at all', 'office', notAnEntry('office')],
  ['an octet above 255', '137.117.106.300', notAnEntry('137.117.106.300')],
  ['an IPv6 address', '2603:1020::1', ipv6('2603:1020::1')],
  ['an IPv6 range', '2603:1020::/32', ipv6('2603:1020::/32')],
  ['a prefix shorter than /8', '4.0.0.0/7', tooWide('4.0.0.0/7', '/7')],
  ['all of IPv4', '0.0.0.0/0', tooWide('0.0.0.0/0', '/0')],
  [
    'a prefix longer than /32',
    '4.4.4.4/33',
    '`ranges`: "4.4.4.4/33" has the prefix /33, and IPv4 ends at /32. Write a prefix from /8 to /32.',
  ],
  [
    'host bits',
    '137.117.106.90/29',
    `\`ranges\`: ${hostBits('137.117.106.90/29', '137.117.106.88/29', '137.117.106.90/32')}`,
  ],
  ['a private range', '10.1.0.0/16', outOfReach('10.1.0.0/16', '10.0.0.0/8 (private use)')],
  ['a private address', '192.168.1.1', outOfReach('192.168.1.1', '192.168.0.0/16 (private use)')],
  ['loopback', '127.0.0.1', outOfReach('127.0.0.1', '127.0.0.0/8 (loopback)')],
  ['a link-local address', '169.254.169.254', outOfReach('169.254.169.254', '169.254.0.0/16 (link-local)')],
  ['a CGNAT address', '100.64.0.1', outOfReach('100.64.0.1', '100.64.0.0/10 (shared by carriers, CGNAT)')],
  ['a documentation range', '203.0.113.0/24', outOfReach('203.0.113.0/24', '203.0.113.0/24 (documentation)')],
  ['multicast', '224.0.0.1', outOfReach('224.0.0.1', '224.0.0.0/4 (multicast)')],
  ['a reserved range', '240.0.0.0/8', outOfReach('240.0.0.0/8', '240.0.0.0/4 (reserved)')],
]

describe('an entry that no list may hold is refused, with its text and the remedy', () => {
  // All of them in one step, since one step has to tell all of them.
  let running: Promise<StepResult> | undefined
  const step = () => {
    running ??= world.main(set(mistakes.map(([, entry]) => entry).join(', ')))
    return running
  }
  test.each(mistakes.map(([behaviour, , error], index) => ({ behaviour, error, index })))(
    '$behaviour',
    async ({ error, index }) => {
      expect(errorsOf(await step())[index]).toBe(error)
    },
  )

  test('and nothing else is said, and nothing is sent', async () => {
    expectRefused(
      await step(),
      mistakes.map(([, , error]) => error),
    )
  })
})

const outside = (path: string) =>
  `\`ranges-file\`: "${path}" is outside the workspace. Name a file of this repository, and check it out before this step.`
const blank = (path: string) =>
  `\`ranges-file\`: "${path}" names no range. List the ranges in it, one a line, or leave the input out.`

describe('a ranges-file that names nothing, or may not be read, is refused', () => {
  test.concurrent.each<[behaviour: string, path: (workspace: string) => string, error: (path: string) => string]>([
    ['empty', () => 'empty.txt', blank],
    ['only comments and separators', () => 'comments.txt', blank],
    ['above the workspace', (workspace) => `../${basename(workspace)}-sibling/outside.txt`, outside],
    ['an absolute path elsewhere', (workspace) => `${workspace}-sibling/outside.txt`, outside],
    ['a link that leads out of the workspace', () => 'link.txt', outside],
    [
      'missing',
      () => 'ranges.txt',
      (path) =>
        `\`ranges-file\`: "${path}" doesn't exist in the workspace. Name a file of this repository, and check it out before this step.`,
    ],
    [
      'unreadable',
      () => 'folder',
      (path) =>
        `\`ranges-file\`: "${path}" can't be read: EISDIR: illegal operation on a directory, read. Name a file of this repository, and check it out before this step.`,
    ],
    [
      'a mistake in one of its lines',
      () => 'typo.txt',
      () => `\`ranges-file\`: ${hostBits('137.117.106.90/29', '137.117.106.88/29', '137.117.106.90/32')}`,
    ],
  ])('%s', async (_, path, error) => {
    const file = path(world.job.workspace)
    expectRefused(await world.main({ mode: 'add', 'ranges-file': file }), [error(file)])
  })
})

const setNamesNothing =
  '`mode: set` replaces the whole list, and `ranges` and `ranges-file` name no entry. Is a variable or secret empty? Name the ranges, or use `mode: add`.'
const addsNothing =
  '`mode: add` was asked to add nothing. Did you mean `include-runner-ip: true`? If `ranges` comes from a variable or secret, check that it is set.'
const removesNothing =
  '`mode: remove` was asked to remove nothing. Name the entries in `ranges`. Did you mean `include-runner-ip: true`?'
const disableTakesNone =
  "`mode: disable` opens the API server to everybody, so ranges and the runner's address mean nothing with it. Leave them out, or use another mode."
const placeholderAlone =
  '"0.0.0.0/32" stands for "nobody but the cluster" and can\'t stand beside other ranges. Declare it alone in `ranges`, without `runner-ip` and `egress-ips`, or leave it out.'

describe('a request that makes no sense is refused', () => {
  test.concurrent.each<[behaviour: string, inputs: Inputs, error: string]>([
    ['set without entries, whatever the runner adds', { mode: 'set', 'include-runner-ip': 'true' }, setNamesNothing],
    ['set without entries, whatever egress adds', { mode: 'set', 'egress-ips': '52.1.1.1' }, setNamesNothing],
    ['set with a comment alone', { mode: 'set', ranges: '# nobody' }, setNamesNothing],
    ['add that asks for nothing', { mode: 'add' }, addsNothing],
    ['remove that asks for nothing', { mode: 'remove' }, removesNothing],
    ['disable with ranges', { mode: 'disable', ranges: '4.4.4.4' }, disableTakesNone],
    ["disable with the runner's address", { mode: 'disable', 'include-runner-ip': 'true' }, disableTakesNone],
    ['disable with a given address', { mode: 'disable', 'runner-ip': '4.4.4.4' }, disableTakesNone],
    [
      'two service tags',
      set('AzureFrontDoor.Backend Storage'),
      '`ranges`: "Storage" is a service tag beside "AzureFrontDoor.Backend", and AKS takes only one. Leave one of them, and name ranges instead of the others.',
    ],
    ['the placeholder beside other ranges', set('0.0.0.0/32, 4.4.4.4'), placeholderAlone],
    ['the placeholder beside runner-ip', { ...set('0.0.0.0/32'), 'runner-ip': '4.4.4.4' }, placeholderAlone],
    ['the placeholder beside egress-ips', { ...set('0.0.0.0/32'), 'egress-ips': '4.4.4.4' }, placeholderAlone],
    ['the placeholder as runner-ip', { 'runner-ip': '0.0.0.0/32' }, placeholderAlone],
    [
      "the placeholder beside the runner's address",
      { ...set('0.0.0.0/32'), 'include-runner-ip': 'true' },
      '"0.0.0.0/32" stands for "nobody but the cluster", so the runner\'s address can\'t be asked for beside it. Leave one of them out.',
    ],
    [
      'runner-ip wider than /20',
      { 'runner-ip': '20.84.0.0/19' },
      '`runner-ip`: "20.84.0.0/19" is wider than /20. Name the addresses that the runner leaves by, or declare the network in `ranges`.',
    ],
    [
      'a service tag as runner-ip',
      { 'runner-ip': 'AzureCloud.westeurope' },
      '`runner-ip`: "AzureCloud.westeurope" is a service tag, and only addresses and CIDR ranges are taken here.',
    ],
    [
      'service tags in ranges and in ranges-file',
      { ...set('Storage'), 'ranges-file': 'tag.txt' },
      '`ranges` and `ranges-file` name 2 service tags (Storage, AzureFrontDoor.Backend), and AKS takes one. Leave one.',
    ],
    [
      'no cluster',
      { ...add('4.4.4.4'), cluster: '' },
      "`cluster` is empty. Set it to the cluster's name or its resource ID.",
    ],
    [
      'a cluster name without a resource group',
      { ...add('4.4.4.4'), cluster: 'aks-shop' },
      '`cluster` holds the name "aks-shop", so `resource-group` is needed as well. Set it, or set `cluster` to the full resource ID.',
    ],
    [
      'a cluster name without a subscription',
      { ...add('4.4.4.4'), cluster: 'aks-shop', 'resource-group': 'rg-shop' },
      '`subscription-id` (or AZURE_SUBSCRIPTION_ID) is empty, and `cluster` holds only a name. Set one of them.',
    ],
    [
      'an ID of something else',
      { ...add('4.4.4.4'), cluster: '/subscriptions/x/resourceGroups/rg-shop' },
      '`cluster` is "/subscriptions/x/resourceGroups/rg-shop", which is no resource ID of an AKS cluster. It looks like /subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/….',
    ],
  ])('%s', async (_, inputs, error) => {
    expectRefused(await world.main(inputs), [error])
  })
})

const unknownValues: readonly (readonly [inputs: Inputs, errors: readonly string[]])[] = [
  [
    {
      'auth-method': 'cli',
      environment: 'AzureGermanCloud',
      mode: 'replace',
      'egress-mode': 'firewal',
      restore: 'always',
      aggregate: 'yes',
      'include-runner-ip': 'ture',
      'runner-ip-services': 'http://api.ipify.org',
      wait: 'false',
      'timeout-minutes': '0',
      'dry-run': '1',
      summary: 'short',
    },
    [
      '`auth-method` is "cli", and takes auto, oidc, client-secret or azure-cli.',
      '`environment` is "AzureGermanCloud", and takes AzureCloud, AzureUSGovernment, AzureChinaCloud or the https URL of an ARM endpoint.',
      '`mode` is "replace", and takes add, set, remove, disable or sweep.',
      '`egress-mode` is "firewal", and takes auto, load-balancer, nat-gateway, firewall or none.',
      '`restore` is "always", and takes temporary, all or none.',
      '`aggregate` is "yes", and takes true or false.',
      '`include-runner-ip` is "ture", and takes true or false.',
      '`runner-ip-services`: "http://api.ipify.org" is no https URL, and only what comes over https can be believed.',
      '`wait` is "false", and takes access, operation or none.',
      '`timeout-minutes` is "0", and takes a whole number of minutes from 1 to 360.',
      '`dry-run` is "1", and takes true or false.',
      '`summary` is "short", and takes own, full or none.',
    ],
  ],
  [
    { environment: 'http://localhost:8443', mode: 'Set', 'timeout-minutes': '15m' },
    [
      '`environment` is "http://localhost:8443", and takes AzureCloud, AzureUSGovernment, AzureChinaCloud or the https URL of an ARM endpoint.',
      '`mode` is "Set", and takes add, set, remove, disable or sweep.',
      '`timeout-minutes` is "15m", and takes a whole number of minutes from 1 to 360.',
    ],
  ],
]

test.concurrent.each(unknownValues)(
  'an unknown value fails, and is never taken for a default: %j',
  async (inputs, errors) => {
    expectRefused(await world.main({ ranges: '4.4.4.4', ...inputs }), errors)
  },
)

test('every mistake is told in one run, and none that is only the consequence of another', async () => {
  const step = await world.main({
    cluster: 'aks-shop',
    mode: 'replace',
    ranges: '10.0.0.1, 137.117.106.90/29, ::1',
    'ranges-file': 'missing.txt',
    'runner-ip': '20.84.0.0/19',
    'include-runner-ip': 'ture',
    'egress-ips': 'nat',
    wait: 'long',
    'timeout-minutes': '-1',
  })
  expectRefused(step, [
    '`cluster` holds the name "aks-shop", so `resource-group` is needed as well. Set it, or set `cluster` to the full resource ID.',
    outOfReach('10.0.0.1', '10.0.0.0/8 (private use)'),
    `\`ranges\`: ${hostBits('137.117.106.90/29', '137.117.106.88/29', '137.117.106.90/32')}`,
    ipv6('::1'),
    '`ranges-file`: "missing.txt" doesn\'t exist in the workspace. Name a file of this repository, and check it out before this step.',
    notAnEntry('nat').replace('ranges', 'egress-ips'),
    '`runner-ip`: "20.84.0.0/19" is wider than /20. Name the addresses that the runner leaves by, or declare the network in `ranges`.',
    '`mode` is "replace", and takes add, set, remove, disable or sweep.',
    '`include-runner-ip` is "ture", and takes true or false.',
    '`wait` is "long", and takes access, operation or none.',
    '`timeout-minutes` is "-1", and takes a whole number of minutes from 1 to 360.',
  ])
})

describe('a mistake brings no second error about what it left empty', () => {
  test.concurrent.each<[behaviour: string, inputs: Inputs, error: string]>([
    ['of the mode', { mode: 'disabled' }, '`mode` is "disabled", and takes add, set, remove, disable or sweep.'],
    [
      "of the wish for the runner's address",
      { 'include-runner-ip': 'ture' },
      '`include-runner-ip` is "ture", and takes true or false.',
    ],
    [
      "of the runner's address",
      { 'runner-ip': '10.0.0.1' },
      outOfReach('10.0.0.1', '10.0.0.0/8 (private use)').replace('ranges', 'runner-ip'),
    ],
    ['of the egress addresses', { 'egress-ips': 'nat' }, notAnEntry('nat').replace('ranges', 'egress-ips')],
    ['of the ranges to set', set('nobody'), notAnEntry('nobody')],
  ])('%s', async (_, inputs, error) => {
    expectRefused(await world.main(inputs), [error])
  })
})

/** So many single addresses, no two of them adjacent. */
const scattered = (count: number) =>
  Array.from({ length: count }, (_, index) => `20.${50 + (index >> 7)}.${(index & 127) * 2}.1/32`)
/** So many single addresses in a row: one /24 and what is beyond it. */
const inARow = (count: number) => Array.from({ length: count }, (_, index) => `20.60.${index >> 8}.${index & 255}`)

interface ClusterCase {
  readonly cluster?: Omit<ClusterOptions, 'name'>
  readonly edit?: (body: ClusterBody) => void
  readonly inputs?: Inputs
  readonly errors: readonly string[]
}

const allButOneBlock = [
  '0.0.0.0/1',
  '128.0.0.0/2',
  '192.0.0.0/4',
  '208.0.0.0/5',
  '216.0.0.0/6',
  '220.0.0.0/7',
  '222.0.0.0/8',
]
const outboundType = (type: string) => (body: ClusterBody) => {
  body.properties.networkProfile.outboundType = type
}

const clusterCases: Readonly<Record<string, ClusterCase>> = {
  'a private cluster': {
    edit: ({ properties }) => {
      properties.apiServerAccessProfile = { enablePrivateCluster: true }
    },
    errors: [
      'Cluster "NAME" is private: its API server has no public address, so authorized IP ranges don\'t apply to it. Run the job inside its network instead.',
    ],
  },
  'public network access disabled': {
    edit: ({ properties }) => {
      properties.publicNetworkAccess = 'Disabled'
    },
    errors: [
      'Cluster "NAME" has public network access disabled, which shuts the API server whatever the list says. Enable it: az aks update --public-network-access Enabled.',
    ],
  },
  'a Basic load balancer': {
    edit: ({ properties }) => {
      properties.networkProfile.loadBalancerSku = 'Basic'
    },
    errors: [
      'Cluster "NAME" uses a Basic load balancer, and authorized IP ranges need a Standard one. Upgrade it: https://aka.ms/aks/basic-load-balancer-upgrade.',
    ],
  },
  'a stopped cluster': {
    edit: ({ properties }) => {
      properties.powerState.code = 'Stopped'
    },
    errors: ['Cluster "NAME" is stopped, and AKS updates only running ones. Start it: az aks start.'],
  },
  'a deleting cluster': {
    edit: ({ properties }) => {
      properties.provisioningState = 'Deleting'
    },
    errors: ['Cluster "NAME" is being deleted.'],
  },
  'several reasons of one cluster': {
    edit: ({ properties }) => {
      properties.powerState.code = 'Stopped'
      properties.networkProfile.loadBalancerSku = 'basic'
    },
    errors: [
      'Cluster "NAME" uses a Basic load balancer, and authorized IP ranges need a Standard one. Upgrade it: https://aka.ms/aks/basic-load-balancer-upgrade.',
      'Cluster "NAME" is stopped, and AKS updates only running ones. Start it: az aks start.',
    ],
  },
  'a resulting list that covers all of IPv4': {
    cluster: { ranges: allButOneBlock },
    inputs: add('223.0.0.0/8'),
    errors: [
      'The list would cover all of IPv4 and so open the API server to the whole internet. Name narrower ranges; only `mode: disable` opens a cluster.',
    ],
  },
  'a second service tag in the resulting list': {
    cluster: { ranges: ['Storage', '137.117.106.88/29'] },
    inputs: add('AzureFrontDoor.Backend'),
    errors: [
      'The list would hold 2 service tags (Storage, AzureFrontDoor.Backend), and AKS takes one. Leave one, and name ranges for the rest.',
    ],
  },
  'the placeholder beside what is on the list': {
    inputs: add('0.0.0.0/32'),
    errors: [
      '"0.0.0.0/32" stands for "nobody but the cluster" and can\'t stand beside other ranges. Leave it out, or declare it alone with `mode: set`.',
    ],
  },
  'the placeholder where nodes leave by another way': {
    edit: outboundType('userDefinedRouting'),
    inputs: set('0.0.0.0/32'),
    errors: [
      '"0.0.0.0/32" admits only the cluster\'s own load balancer, and the nodes may leave by another way: subnet "aks-subnet" has no route of its own for traffic to the API server, so with the outbound type userDefinedRouting it takes one that a gateway or a Virtual WAN hub has announced, and no hub firewall in sight explains it. Name the ranges to authorize instead of it.',
    ],
  },
  'a list of 201 ranges that merging would not shorten': {
    cluster: { ranges: scattered(200) },
    inputs: add('4.4.4.4'),
    errors: [
      'The list would hold 201 ranges, and this cluster takes 200. Merged without widening they would be 201: name fewer ranges.',
    ],
  },
  'a list of 203 ranges that merging would shorten': {
    cluster: { egress: ['52.1.1.1', '52.1.1.2'] },
    inputs: set(inARow(257).join(' ')),
    errors: [
      'The list would hold 259 ranges, and this cluster takes 200. Merged without widening they would be 4: set `aggregate: true`.',
    ],
  },
  'a list that would be short enough only if others’ ranges were merged too': {
    cluster: { ranges: inARow(200) },
    inputs: add('4.4.4.4'),
    errors: [
      'The list would hold 201 ranges, and this cluster takes 200. Merged without widening they would be 201: name fewer ranges.',
    ],
  },
  'a list of 2,001 ranges with API Server VNet Integration': {
    cluster: { ranges: scattered(2000) },
    edit: ({ properties }) => {
      properties.apiServerAccessProfile = { ...properties.apiServerAccessProfile, enableVnetIntegration: true }
    },
    inputs: add('4.4.4.4'),
    errors: [
      'The list would hold 2001 ranges, and this cluster takes 2000. Merged without widening they would be 2001: name fewer ranges.',
    ],
  },
  'a set whose egress is not known': {
    edit: outboundType('userAssignedNATGateway'),
    inputs: set('4.4.4.4'),
    errors: [
      'The cluster\'s own egress is needed and could not be resolved: the outbound type is userAssignedNATGateway, and subnet "aks-subnet" has no NAT gateway. Name the addresses that the nodes leave by in `egress-ips`, or take responsibility with `egress-mode: none`.',
    ],
  },
  'a remove that would leave nothing': {
    inputs: { mode: 'remove', ranges: '137.117.106.88/29' },
    errors: [
      'Removing these entries would leave an empty list, and an empty list opens the API server to the whole internet. Keep an entry, or use `mode: disable` if that is what you want.',
    ],
  },
  'a remove of a part of an entry': {
    inputs: { mode: 'remove', ranges: '137.117.106.90' },
    errors: [
      '"137.117.106.88/29" on the list is wider than "137.117.106.90/32", and an entry is never split. Remove "137.117.106.88/29" itself, and add back what should stay.',
    ],
  },
  'a remove that would cut the nodes off': {
    cluster: { ranges: ['52.1.1.1/32', '4.4.4.4/32'], egress: ['52.1.1.1', '52.1.1.2'] },
    inputs: { mode: 'remove', ranges: '52.1.1.1' },
    errors: [
      'The cluster\'s own nodes reach the API server from "52.1.1.1/32" (public IP 3f1c2f0e-7d8b-4a55-9f0e-6f2f7f1f2a01 <- load balancer <- pool system, pool apps), and the list would no longer admit it. Keep the entry that covers it.',
    ],
  },
}

describe('what the cluster makes impossible is refused once it was read', () => {
  test.concurrent.each(Object.entries(clusterCases).map(([behaviour, its], index) => ({ behaviour, its, index })))(
    '$behaviour',
    async ({ its, index }) => {
      const { cluster = {}, edit, inputs = add('4.4.4.4'), errors } = its
      const name = `refused-${index}`
      const here = world.beside({ ranges: ['137.117.106.88/29'], ...cluster, name })
      if (edit !== undefined) here.cluster.edit(edit)
      const step = await here.main(inputs)
      expectRefused(
        step,
        errors.map((error) => error.replace('NAME', name)),
        here,
      )
    },
  )
})

interface WarningCase {
  readonly edit?: (body: ClusterBody) => void
  readonly inputs: Inputs
  readonly warning: string
}

const warningCases: Readonly<Record<string, WarningCase>> = {
  'a cluster in the state Failed': {
    edit: ({ properties }) => {
      properties.provisioningState = 'Failed'
    },
    inputs: add('4.4.4.4'),
    warning:
      'Any update of a cluster makes AKS resume what was left half done, and so does this one: the cluster is Failed. That may take long, or fail again.',
  },
  'a range that merely contains a private one': {
    inputs: add('192.0.0.0/8'),
    warning:
      '`ranges`: "192.0.0.0/8" contains 192.0.0.0/24 (IETF protocol assignments), 192.0.2.0/24 (documentation), 192.88.99.0/24 (deprecated 6to4 relays), 192.168.0.0/16 (private use), where nobody on the internet comes from. Name narrower ranges, unless all of it is meant.',
  },
  'a service tag that spans tenants': {
    inputs: add('AzureCloud'),
    warning:
      '`ranges`: "AzureCloud" spans tenants: it authorizes the addresses of every Azure customer, and not only yours. Name narrower ranges, unless that is meant.',
  },
}

describe('what is only odd is a warning, and is written all the same', () => {
  test.concurrent.each(Object.entries(warningCases).map(([behaviour, its], index) => ({ behaviour, its, index })))(
    '$behaviour',
    async ({ its, index }) => {
      const name = `odd-${index}`
      const here = world.beside({ ranges: ['137.117.106.88/29'], name })
      if (its.edit !== undefined) here.cluster.edit(its.edit)
      const step = await here.main({ ...its.inputs, wait: 'none' })
      expect(annotations(step.log, 'warning')).toEqual([its.warning.replace('NAME', name)])
      expect(step.exitCode).toBe(0)
      expect(here.requests('PUT')).toHaveLength(1)
    },
  )
})

test('what is on the cluster already is kept word for word, whatever it is, and fails no step', async () => {
  const odd = ['10.0.0.0/8', '137.117.106.90/29', '2603:1020::/32', 'Storage', 'whatever this is', '4.4.4.4']
  const here = world.beside({ name: 'kept', ranges: odd })
  const step = await here.main({ ...add('5.5.5.5'), wait: 'none' })
  expect(step).toMatchObject({ exitCode: 0, outputs: { ranges: [...odd, '5.5.5.5/32'].join() } })
  expect(here.written()).toEqual([[...odd, '5.5.5.5/32']])
})

test('a list that is over the limit already is no obstacle to taking an entry out', async () => {
  const here = world.beside({ name: 'over-the-limit', ranges: scattered(202) })
  // An operator once got the limit raised: the emulated service must take what is there.
  world.azure.faults.add({ match: { method: 'PUT', path: /over-the-limit/ }, act: { status: 200, body: '{}' } })
  const step = await here.main({ mode: 'remove', ranges: '20.50.0.1', wait: 'none' })
  expect(step.exitCode).toBe(0)
  expect(here.written()).toEqual([scattered(202).slice(1)])
})
