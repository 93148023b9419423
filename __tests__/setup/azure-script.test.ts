import { describe, expect, test } from '@jest/globals'
import { type RoleDefinition, roles } from '../roles/documents.ts'
import { cluster, identity, networks, nodeGroup, nothingThere, print, subnet, subscription } from './answers.ts'
import { callsOf, option, type SetUp, setUp } from './set-up.ts'

const allThere = {
  ...nothingThere,
  'az ad app list': print('the-client'),
  'az ad sp list': print('the-principal'),
  'az ad app federated-credential list': print(
    'repo:octo@1/shop@2:ref:refs/heads/main\nrepo:octo@1/shop@2:environment:production',
  ),
  'az role definition list': `grep -ohE '"Microsoft.[^"]+"' roles/*.json | tr -d '"'; printf '%s\\n' ${[subscription, networks].map((id) => `/subscriptions/${id}`).join(' ')}\n`,
  'az role assignment list': print('an-assignment'),
}

const run = (answers: Readonly<Record<string, string>>, ...more: readonly string[]) =>
  setUp(answers, '--cluster', cluster, '--repository', 'octo/shop', ...more)

/** Which role is assigned where; all to the same principal. */
function assignments(done: SetUp): string[] {
  return callsOf(done, 'az role assignment create').map((call) => {
    expect([option(call, '--assignee-object-id'), option(call, '--assignee-principal-type')]).toEqual([
      'the-principal',
      'ServicePrincipal',
    ])
    return `${option(call, '--role')} on ${option(call, '--scope')}`
  })
}

function definitions(done: SetUp, verb: 'create' | 'update'): RoleDefinition[] {
  return callsOf(done, `az role definition ${verb}`).map((call) => JSON.parse(option(call, '--role-definition') ?? ''))
}

const madeBy = ({ calls }: SetUp) => calls.filter((call) => call.some((word) => /^(create|update|set)$/.test(word)))

describe('in a subscription that knows nothing of it, setup/azure.sh', () => {
  const done = run(nothingThere, '--environment', 'production', '--egress', '--firewalls', networks, '--operations')

  test('makes an application that trusts jobs of the environment, by the subject that GitHub presents', () => {
    expect(done).toMatchObject({ exitCode: 0, errors: '' })
    expect(option(callsOf(done, 'az ad app create')[0], '--display-name')).toBe('github-aks-octo-shop-production')
    const [credential] = callsOf(done, 'az ad app federated-credential create')
    expect(option(credential, '--id')).toBe('the-client')
    expect(JSON.parse(option(credential, '--parameters') ?? '')).toEqual({
      name: expect.stringMatching(/^[A-Za-z0-9-]{3,120}$/),
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:octo@1/shop@2:environment:production',
      audiences: ['api://AzureADTokenExchange'],
    })
  })

  test('assigns each role on what the cluster uses, and on nothing that AKS made but the node resource group', () => {
    expect(assignments(done)).toEqual([
      `AKS authorized IP ranges on ${cluster}`,
      `AKS network user on ${subnet}`,
      `AKS identity user on ${identity('agentpool')}`,
      `AKS identity user on ${identity('control-plane')}`,
      `AKS operations reader on /subscriptions/${subscription}`,
      `AKS egress reader on ${nodeGroup}`,
      `AKS egress reader on /subscriptions/${networks}/resourceGroups/rg-net`,
      `AKS egress firewall reader on /subscriptions/${networks}`,
    ])
  })

  test('makes each role with the actions of its file, assignable where it is assigned', () => {
    const made = definitions(done, 'create')
    const files = new Map([...roles.values()].map((role) => [role.Name, role.Actions]))
    expect(made.map(({ Name, Actions }) => [Name, Actions])).toEqual(made.map(({ Name }) => [Name, files.get(Name)]))
    expect(Object.fromEntries(made.map(({ Name, AssignableScopes }) => [Name, AssignableScopes]))).toEqual({
      'AKS authorized IP ranges': [`/subscriptions/${subscription}`],
      'AKS network user': [`/subscriptions/${networks}`],
      'AKS identity user': [`/subscriptions/${subscription}`],
      'AKS operations reader': [`/subscriptions/${subscription}`],
      'AKS egress reader': [`/subscriptions/${subscription}`, `/subscriptions/${networks}`],
      'AKS egress firewall reader': [`/subscriptions/${networks}`],
    })
  })

  test('tells the repository what its workflows need, and the user what to write there', () => {
    expect(callsOf(done, 'gh variable set').map((call) => call.slice(3))).toEqual([
      ['AZURE_TENANT_ID', '--repo', 'octo/shop', '--env', 'production', '--body', 'the-tenant'],
      ['AZURE_SUBSCRIPTION_ID', '--repo', 'octo/shop', '--env', 'production', '--body', subscription],
      ['AZURE_CLIENT_ID', '--repo', 'octo/shop', '--env', 'production', '--body', 'the-client'],
      ['AKS_CLUSTER_ID', '--repo', 'octo/shop', '--env', 'production', '--body', cluster],
    ])
    expect(done.printed).toMatch(/client-id: \$\{\{ vars\.AZURE_CLIENT_ID \}\}/)
    expect(done.printed).toContain('made            role AKS egress reader\n')
  })
})

describe('run again, setup/azure.sh', () => {
  test('makes nothing that is there', () => {
    const done = run(allThere)
    expect(done).toMatchObject({ exitCode: 0, errors: '' })
    expect(madeBy(done).map((call) => call.slice(0, 3).join(' '))).toEqual(Array(4).fill('gh variable set'))
    expect(done.printed).toContain('there already   trust in repo:octo@1/shop@2:ref:refs/heads/main\n')
  })

  test('makes a role assignable in one more subscription, and keeps where it already is', () => {
    const elsewhere = '/subscriptions/55555555-5555-4555-8555-555555555555'
    const actions = roles.get('own-network')?.Actions ?? []
    const done = run({ ...allThere, 'az role definition list': print(['its-id', ...actions, elsewhere].join('\n')) })
    expect(done.exitCode).toBe(0)
    expect(definitions(done, 'update').find(({ Name }) => Name === 'AKS network user')).toMatchObject({
      Actions: actions,
      AssignableScopes: [`/subscriptions/${networks}`, elsewhere],
    })
  })

  test('waits where what was made a moment ago is not known yet', () => {
    const second = 'if [ -e "$FOLDER/tried" ]; then true; else touch "$FOLDER/tried"; false; fi\n'
    const done = run({ ...nothingThere, 'az role assignment create': second })
    expect(done.exitCode).toBe(0)
    expect(callsOf(done, 'sleep')).toEqual([['sleep', '15']])
    expect(assignments(done).slice(0, 2)).toEqual(Array(2).fill(`AKS authorized IP ranges on ${cluster}`))
  })
})

test('with --dry-run-only an application of its own may read the cluster, in jobs of pull requests', () => {
  const done = run(nothingThere, '--dry-run-only')
  expect(assignments(done)).toEqual([`AKS authorized IP ranges dry run on ${cluster}`])
  const [credential] = callsOf(done, 'az ad app federated-credential create')
  expect(option(credential, '--parameters')).toContain('"repo:octo@1/shop@2:pull_request"')
  expect(option(callsOf(done, 'az ad app create')[0], '--display-name')).toBe('github-aks-octo-shop-dry-run')
  expect(callsOf(done, 'gh variable set').map((call) => call.slice(3, 6))).toContainEqual([
    'AZURE_DRY_RUN_CLIENT_ID',
    '--repo',
    'octo/shop',
  ])
})

describe('setup/azure.sh makes nothing', () => {
  const cases: readonly (readonly [string, SetUp, RegExp])[] = [
    [
      'of a cluster without its ID',
      setUp(nothingThere, '--cluster', 'aks-shop'),
      /^Name the cluster by its resource ID/,
    ],
    [
      'for an environment that does not exist',
      run({ ...nothingThere, 'gh api repos/octo/shop/environments/nowhere': 'false\n' }, '--environment', 'nowhere'),
      /^octo\/shop has no environment nowhere\./,
    ],
    [
      'with an option that it does not know',
      run(nothingThere, '--mode', 'set'),
      /^Unknown option: --mode\nsetup\/azure.sh/,
    ],
    [
      'where the organisation has customised the subject',
      run({ ...nothingThere, 'gh api': print('customised') }),
      /--subject/,
    ],
    ['where the cluster cannot be read', run({ ...nothingThere, 'az rest': 'echo No. >&2; false\n' }), /^No\.$/m],
    [
      'where two applications have the name',
      run({ ...nothingThere, 'az ad app list': print('one\nother') }),
      /several/,
    ],
  ]
  test.each(cases)('%s', (_, done, says) => {
    expect(done.exitCode).toBe(1)
    expect(done.errors).toMatch(says)
    expect(madeBy(done)).toEqual([])
  })
})
