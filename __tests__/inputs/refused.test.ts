import { describe, expect, test } from '@jest/globals'
import { clusterId, type Given, messages, problems, read, type Values } from './support/read.ts'

const set = (ranges: string): Values => ({ mode: 'set', ranges })
const add = (ranges: string): Values => ({ mode: 'add', ranges })

const looksLike = 'Entries look like 137.117.106.90, 137.117.106.88/29 or AzureFrontDoor.Backend.'
const notAnEntry = (entry: string, input = 'ranges') =>
  `\`${input}\`: "${entry}" is not an IPv4 address, a CIDR range or an Azure service tag. ${looksLike}`
const tooWide = (entry: string, prefix: string) =>
  `\`ranges\`: "${entry}" has the prefix ${prefix}, which is wider than /8. Name narrower ranges, /8 to /32. To open the cluster to the whole internet, use \`mode: disable\`.`
const outOfReach = (entry: string, block: string, input = 'ranges') =>
  `\`${input}\`: "${entry}" lies in ${block}, which isn't globally reachable: the API server never sees a caller from there. Name the public address that this traffic leaves from, such as that of its NAT gateway.`
const ipv6 = (entry: string) =>
  `\`ranges\`: "${entry}" is IPv6, and AKS takes IPv4 only. Name the IPv4 address that this traffic leaves from.`
const hostBits =
  '`ranges`: "137.117.106.90/29" has host bits set, and AKS takes the network address. Write "137.117.106.88/29" for the whole range, or "137.117.106.90/32" for this one address.'
const leadingZero = (entry: string) =>
  `\`ranges\`: "${entry}" has a number with a leading zero, which some programs take for octal. Write the number that is meant without leading zeros.`

// One row for each kind of mistake: which texts are of which kind is the table of `__tests__/ranges/parse-ranges.test.ts`.
describe('an entry that no list may hold is refused, with its text and the remedy', () => {
  test.each([
    ['no address at all', 'office', notAnEntry('office')],
    ['an IPv6 range', '2603:1020::/32', ipv6('2603:1020::/32')],
    ['a leading zero', '20.1.2.03', leadingZero('20.1.2.03')],
    ['a prefix shorter than /8', '4.0.0.0/7', tooWide('4.0.0.0/7', '/7')],
    [
      'a prefix longer than /32',
      '4.4.4.4/33',
      '`ranges`: "4.4.4.4/33" has the prefix /33, and IPv4 ends at /32. Write a prefix from /8 to /32.',
    ],
    ['host bits', '137.117.106.90/29', hostBits],
    ['a range that no caller comes from', '10.1.0.0/16', outOfReach('10.1.0.0/16', '10.0.0.0/8 (private use)')],
  ])('%s', (_, entry, message) => {
    expect(messages(set(entry))).toEqual([message])
    expect(problems(set(entry))).toMatchObject([{ code: 'invalid-range' }])
  })

  test('equal causes are told once, with the entries, as far as they are few', () => {
    expect(messages(set('10.0.0.1 ::1 10.0.0.2 10.0.0.3 10.0.0.4 172.16.0.1'))).toEqual([
      '`ranges`: 5 entries are not globally reachable: the API server never sees a caller from there: "10.0.0.1" (private use), "10.0.0.2" (private use), "10.0.0.3" (private use) and 2 more. Name the public address that this traffic leaves from, such as that of its NAT gateway.',
      ipv6('::1'),
    ])
    expect(problems(set('10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4 172.16.0.1'))[0]?.rest).toBe(
      'Also "10.0.0.4" (private use), "172.16.0.1" (private use).',
    )
  })

  test('a long entry is shown with its end', () => {
    expect(messages(set(`office-${'x'.repeat(100)}-in-berlin`))).toEqual([
      notAnEntry(`office-${'x'.repeat(22)}…${'x'.repeat(20)}-in-berlin`),
    ])
  })
})

const placeholderAlone =
  '"0.0.0.0/32" admits the cluster\'s own load balancer alone, and can\'t stand beside other ranges. Declare it alone in `ranges`, without `runner-ip` and `egress-ips`, or leave it out.'
const setNamesNothing =
  '`mode: set` replaces the whole list, and `ranges` and `ranges-file` name no entry. Is a variable or secret empty? Name the ranges, or use `mode: add`.'
const addsNothing =
  '`mode: add` was asked to add nothing. Did you mean `include-runner-ip: true`? If `ranges` comes from a variable or secret, check that it is set.'
const removesNothing =
  '`mode: remove` was asked to remove nothing. Name the entries in `ranges`. Did you mean `include-runner-ip: true`?'
const disableTakesNone =
  "`mode: disable` opens the API server to the whole internet, so ranges and the runner's address mean nothing with it. Leave them out, or use another mode."

describe('a request that makes no sense is refused', () => {
  test.each<[behaviour: string, inputs: Values, code: string, message: string]>([
    [
      'set without entries, whatever the runner adds',
      { mode: 'set', 'include-runner-ip': 'true' },
      'nothing-asked',
      setNamesNothing,
    ],
    [
      'set without entries, whatever egress adds',
      { mode: 'set', 'egress-ips': '52.1.1.1' },
      'nothing-asked',
      setNamesNothing,
    ],
    ['set with a comment alone', { mode: 'set', ranges: '# none' }, 'nothing-asked', setNamesNothing],
    ['set with white space alone', { mode: 'set', ranges: ' \n' }, 'nothing-asked', setNamesNothing],
    ['add that asks for nothing', { mode: 'add' }, 'nothing-asked', addsNothing],
    ['add of white space alone', { mode: 'add', ranges: ' \n' }, 'nothing-asked', addsNothing],
    ['remove that asks for nothing', { mode: 'remove' }, 'nothing-asked', removesNothing],
    ['remove of white space alone', { mode: 'remove', ranges: ' \n' }, 'nothing-asked', removesNothing],
    ['disable with ranges', { mode: 'disable', ranges: '4.4.4.4' }, 'invalid-input', disableTakesNone],
    [
      "disable with the runner's address",
      { mode: 'disable', 'include-runner-ip': 'true' },
      'invalid-input',
      disableTakesNone,
    ],
    ['disable with a given address', { mode: 'disable', 'runner-ip': '4.4.4.4' }, 'invalid-input', disableTakesNone],
    [
      'sweep with the address of its runner',
      { mode: 'sweep', 'include-runner-ip': 'true' },
      'invalid-input',
      "`mode: sweep` only takes out what leases have left behind, so it has no use for the runner's address. Leave `include-runner-ip` and `runner-ip` out, or use another mode.",
    ],
    ['the placeholder beside other ranges', set('0.0.0.0/32, 4.4.4.4'), 'placeholder', placeholderAlone],
    [
      'the placeholder beside runner-ip',
      { ...set('0.0.0.0/32'), 'runner-ip': '4.4.4.4' },
      'placeholder',
      placeholderAlone,
    ],
    [
      'the placeholder beside egress-ips',
      { ...set('0.0.0.0/32'), 'egress-ips': '4.4.4.4' },
      'placeholder',
      placeholderAlone,
    ],
    ['the placeholder as runner-ip', { 'runner-ip': '0.0.0.0/32' }, 'placeholder', placeholderAlone],
    [
      "the placeholder beside the runner's address",
      { ...set('0.0.0.0/32'), 'include-runner-ip': 'true' },
      'placeholder',
      "\"0.0.0.0/32\" admits the cluster's own load balancer alone, so the runner's address can't be asked for beside it. Leave one of them out.",
    ],
    [
      'runner-ip wider than /20',
      { 'runner-ip': '20.84.0.0/19' },
      'invalid-input',
      '`runner-ip`: "20.84.0.0/19" is wider than /20. Name the addresses that the runner leaves by, or declare the network in `ranges`.',
    ],
  ])('%s', (_, inputs, code, message) => {
    expect(messages(inputs)).toEqual([message])
    expect(problems(inputs)).toMatchObject([{ code }])
  })
})

describe('the cluster is named in full, and without a contradiction', () => {
  const named = { ...add('4.4.4.4'), cluster: 'aks-shop' }
  const groupId = '/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/rg-shop'
  const group = { 'resource-group': 'rg-shop', 'subscription-id': '33333333-3333-4333-8333-333333333333' }
  const example =
    'It looks like /subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/… (`az aks show --query id` prints it).'
  const notAnId = (shown: string, wrong: string) =>
    `\`cluster\` is "${shown}", which is not the resource ID of an AKS cluster: ${wrong}. ${example}`

  test.each<[behaviour: string, inputs: Values, messages: readonly string[], given?: Given]>([
    ['no cluster', { cluster: '' }, ["`cluster` is empty. Set it to the cluster's name or its resource ID."]],
    [
      'each of several clusters, and what they need together once',
      { cluster: 'one two,three\n four., five', 'egress-ips': '5.5.5.5' },
      [
        '`cluster` holds the name "three", so `resource-group` is needed as well. Set it, or set `cluster` to the full resource ID.',
        '`subscription-id` (or AZURE_SUBSCRIPTION_ID) is empty, and `cluster` holds only a name. Set one of them.',
        '`cluster` is "one two", which is not a valid AKS cluster name. A name has at most 63 letters, digits, "-" and "_", and begins and ends with a letter or digit.',
        '`cluster` is "four.", which is not a valid AKS cluster name. A name has at most 63 letters, digits, "-" and "_", and begins and ends with a letter or digit.',
      ],
    ],
    [
      '`egress-ips` with several clusters',
      { cluster: 'one,two', 'egress-ips': '5.5.5.5', ...group },
      [
        '`egress-ips` names the egress of one cluster, and `cluster` names several. Use one step for each cluster that needs it.',
      ],
    ],
    [
      'more than a hundred clusters',
      { cluster: Array.from({ length: 101 }, (_, index) => `aks-${index}`).join('\n'), ...group },
      ['`cluster` names 101 clusters, and takes 100. Use several steps.'],
    ],
    [
      'what is no name',
      { cluster: 'aks_shop.' },
      [
        '`cluster` is "aks_shop.", which is not a valid AKS cluster name. A name has at most 63 letters, digits, "-" and "_", and begins and ends with a letter or digit.',
      ],
    ],
    [
      'a name alone',
      {},
      [
        '`cluster` holds the name "aks-shop", so `resource-group` is needed as well. Set it, or set `cluster` to the full resource ID.',
        '`subscription-id` (or AZURE_SUBSCRIPTION_ID) is empty, and `cluster` holds only a name. Set one of them.',
      ],
    ],
    [
      'what is no resource group, and no subscription',
      { 'resource-group': 'rg shop', 'subscription-id': 'Production' },
      [
        '`resource-group` is "rg shop", which is not a valid name of a resource group.',
        '`subscription-id` is "Production", which is not a subscription ID. It looks like 00000000-0000-0000-0000-000000000000.',
      ],
    ],
    [
      'the ID of a resource group',
      { cluster: groupId },
      [
        notAnId(
          '/subscriptions/33333333-3333-…3333333/resourceGroups/rg-shop',
          'it ends where "providers" is expected',
        ),
      ],
    ],
    [
      'the ID of a node pool',
      { cluster: `${clusterId}/agentPools/system` },
      [
        notAnId(
          '/subscriptions/33333333-3333-…ers/aks-shop/agentPools/system',
          'it goes on with "agentPools/system" behind the cluster\'s name',
        ),
      ],
    ],
    [
      'the ID of another kind of cluster',
      { cluster: `${groupId}/providers/Microsoft.Kubernetes/connectedClusters/edge` },
      [
        notAnId(
          '/subscriptions/33333333-3333-…ernetes/connectedClusters/edge',
          '"Microsoft.Kubernetes" stands where "Microsoft.ContainerService" is expected',
        ),
      ],
    ],
    [
      'an ID with an empty part',
      { cluster: clusterId.replace('rg-shop', '') },
      [
        notAnId(
          '/subscriptions/33333333-3333-…rvice/managedClusters/aks-shop',
          'the place of the name of a resource group is empty',
        ),
      ],
    ],
    [
      'an ID with a placeholder for the subscription',
      { cluster: '/subscriptions/x/resourceGroups/rg-shop' },
      [notAnId('/subscriptions/x/resourceGroups/rg-shop', '"x" stands where a subscription ID is expected')],
    ],
    [
      'an ID in the address of the portal',
      { cluster: 'https://portal.azure.com/#resource/subscriptions' },
      [
        notAnId(
          'https://portal.azure.com/#resource/subscriptions',
          '"https:" stands where "subscriptions" is expected',
        ),
      ],
    ],
    [
      'inputs that contradict the ID',
      {
        cluster: clusterId,
        'resource-group': 'rg-other',
        'subscription-id': '44444444-4444-4444-8444-444444444444',
      },
      [
        '`resource-group` is "rg-other", and the resource ID in `cluster` says "rg-shop". Leave `resource-group` out, or correct one of them.',
        '`subscription-id` is "44444444-4444-4444-8444-444444444444", and the resource ID in `cluster` says "33333333-3333-4333-8333-333333333333". Leave `subscription-id` out, or correct one of them.',
      ],
    ],
  ])('%s', (_, inputs, expected) => {
    expect(messages({ ...named, ...inputs })).toEqual(expected)
  })

  test('an input that repeats the ID in other letter case is no contradiction, nor is a variable of the job', () => {
    const target = {
      subscriptionId: '33333333-3333-4333-8333-333333333333',
      resourceGroup: 'rg-shop',
      name: 'aks-shop',
    }
    expect(read({ ...add('4.4.4.4'), 'resource-group': 'RG-Shop' }).targets).toEqual([target])
    const env = { AZURE_SUBSCRIPTION_ID: '44444444-4444-4444-8444-444444444444' }
    expect(read(add('4.4.4.4'), { env }).targets).toEqual([target])
  })

  test('several clusters are taken once each, by name and by ID, in any letter case', () => {
    const other = clusterId.replace('rg-shop', 'rg-other')
    const { targets } = read({ ...add('4.4.4.4'), ...group, cluster: `AKS-shop, aks-store\n\n${clusterId}\n${other},` })
    expect(targets.map(({ resourceGroup, name }) => `${resourceGroup}/${name}`)).toEqual([
      'rg-shop/AKS-shop',
      'rg-shop/aks-store',
      'rg-other/aks-shop',
    ])
  })

  test('an ID is taken in any letter case, and with a slash more or less', () => {
    const { targets } = read({ ...add('4.4.4.4'), cluster: `${clusterId.slice(1).toUpperCase()}/` })
    expect(targets).toMatchObject([{ resourceGroup: 'RG-SHOP', name: 'AKS-SHOP' }])
  })
})

test('a tenant without an application is refused, and nothing else signs in in its place', () => {
  expect(messages({ ...add('4.4.4.4'), 'client-id': '' })).toEqual([
    expect.stringMatching(
      /^`tenant-id` names a tenant to sign in to, and `client-id` \(or AZURE_CLIENT_ID\) is empty\. /,
    ),
  ])
})

test.each<[inputs: Values, messages: readonly string[]]>([
  [
    {
      'auth-method': 'cli',
      environment: 'AzureGermanCloud',
      mode: 'replace',
      'egress-mode': 'firewal',
      restore: 'always',
      'restore-wait': 'access',
      aggregate: 'yes',
      'include-runner-ip': 'ture',
      'runner-ip-services': 'http://api.ipify.org',
      wait: 'false',
      'timeout-minutes': '0',
      'dry-run': '1',
      summary: 'short',
    },
    [
      '`auth-method` is "cli", and takes auto, client-secret, oidc, workload-identity, azure-cli or managed-identity.',
      '`environment` is "AzureGermanCloud", and takes AzureCloud, AzureUSGovernment, AzureChinaCloud or the https URL of an ARM endpoint.',
      '`mode` is "replace", and takes add, set, remove, disable or sweep.',
      '`egress-mode` is "firewal", and takes auto, load-balancer, nat-gateway, firewall or none.',
      '`restore` is "always", and takes temporary, all or none.',
      '`aggregate` is "yes", and takes true or false.',
      '`include-runner-ip` is "ture", and takes true or false.',
      '`runner-ip-services`: "http://api.ipify.org" is no https URL, and only what comes over https can be believed.',
      '`wait` is "false", and takes access, operation or none.',
      '`restore-wait` is "access", and takes done or accepted.',
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
])('an unknown value fails, and is never taken for a default: %j', (inputs, expected) => {
  expect(messages({ ranges: '4.4.4.4', ...inputs })).toEqual(expected)
})

test('every mistake is told in one run, and none that is only the consequence of another', () => {
  const inputs = {
    cluster: 'aks-shop',
    'subscription-id': '33333333-3333-4333-8333-333333333333',
    mode: 'replace',
    ranges: '10.0.0.1, 137.117.106.90/29, ::1',
    'runner-ip': '20.84.0.0/19',
    'include-runner-ip': 'ture',
    'egress-ips': 'nat',
    wait: 'long',
    'timeout-minutes': '-1',
  }
  expect(messages(inputs, { file: '# nothing' })).toEqual([
    '`cluster` holds the name "aks-shop", so `resource-group` is needed as well. Set it, or set `cluster` to the full resource ID.',
    outOfReach('10.0.0.1', '10.0.0.0/8 (private use)'),
    hostBits,
    ipv6('::1'),
    '`ranges-file`: "ranges.txt" names no range. List the ranges in it, one a line, or leave the input out.',
    notAnEntry('nat', 'egress-ips'),
    '`runner-ip`: "20.84.0.0/19" is wider than /20. Name the addresses that the runner leaves by, or declare the network in `ranges`.',
    '`mode` is "replace", and takes add, set, remove, disable or sweep.',
    '`include-runner-ip` is "ture", and takes true or false.',
    '`wait` is "long", and takes access, operation or none.',
    '`timeout-minutes` is "-1", and takes a whole number of minutes from 1 to 360.',
  ])
})

describe('a mistake brings no second error about what it left empty', () => {
  test.each<[behaviour: string, inputs: Values, message: string]>([
    ['of the mode', { mode: 'disabled' }, '`mode` is "disabled", and takes add, set, remove, disable or sweep.'],
    [
      "of the wish for the runner's address",
      { 'include-runner-ip': 'ture' },
      '`include-runner-ip` is "ture", and takes true or false.',
    ],
    [
      "of the runner's address",
      { 'runner-ip': '10.0.0.1' },
      outOfReach('10.0.0.1', '10.0.0.0/8 (private use)', 'runner-ip'),
    ],
    ['of the egress addresses', { 'egress-ips': 'nat' }, notAnEntry('nat', 'egress-ips')],
    ['of the ranges to set', set('office'), notAnEntry('office')],
  ])('%s', (_, inputs, message) => {
    expect(messages(inputs)).toEqual([message])
  })
})

describe('an entry that is only odd is warned of, and taken all the same', () => {
  const wide =
    '`ranges`: "192.0.0.0/8" contains 192.0.0.0/24 (IETF protocol assignments), 192.0.2.0/24 (documentation), 192.88.99.0/24 (deprecated 6to4 relays), 192.168.0.0/16 (private use), where no caller comes from. Name narrower ranges, unless all of it is meant.'
  const spans =
    '`ranges`: "AzureCloud.westeurope" spans tenants: it authorizes the addresses of every Azure customer, and not only yours. Name narrower ranges, unless that is meant.'
  test.each([
    ['a range that merely contains a private one', '192.0.0.0/8', [wide]],
    ['a service tag that spans tenants', 'AzureCloud.westeurope', [spans]],
    [
      'many at once, in one message',
      '172.0.0.0/8 192.0.0.0/8',
      [
        '`ranges`: 2 entries contain blocks that no caller comes from: "172.0.0.0/8", "192.0.0.0/8". Name narrower ranges, unless all of it is meant.',
      ],
    ],
    ['nothing about other ranges and tags', '20.0.0.0/8 AzureDevOps', []],
  ])('%s', (_, ranges, warnings) => {
    const told = read(add(ranges)).notes.filter(({ level }) => level === 'warning')
    expect(told.map(({ text }) => text)).toEqual(warnings)
  })
})

test.each<[inputs: Values, restoreWait: string]>([
  [{}, 'done'],
  [{ wait: 'operation' }, 'done'],
  [{ wait: 'none' }, 'accepted'],
  [{ wait: 'none', 'restore-wait': 'done' }, 'done'],
  [{ 'restore-wait': 'accepted' }, 'accepted'],
])('given %j, the post step waits until its undo is %s', (inputs, restoreWait) => {
  expect(read({ ...add('4.4.4.4'), ...inputs }).restoreWait).toBe(restoreWait)
})
