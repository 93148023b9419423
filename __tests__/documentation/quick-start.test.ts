import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { cluster, nothingThere, print, subscription } from '../setup/answers.ts'
import { callsOf, option, play, type SetUp } from '../setup/set-up.ts'
import { codeIn, root } from './markdown.ts'

// The commands of the README's quick start, played as they stand there. Services are not asked: what would ask them answers from
// `answers`, and setup/azure.sh runs as it is.

const [script = '', bicep = '', ...rest] = codeIn('README.md', 'bash').filter((code) => !code.startsWith('npm '))
const commit = '0123456789012345678901234567890123456789'

/** What the reader changes. */
const names = { placeholders: 'owner=your-org group=rg-shop name=aks-shop', ours: 'owner=octo group=rg-prod name=prod' }
const example = readFileSync(join(root, 'examples', 'deploy.yml'), 'utf8')

const answers = {
  ...nothingThere,
  'az aks show': print(cluster),
  'az ad sp show': print('the-principal'),
  'az identity show': print('the-client'),
  'gh repo view': print('octo/shop'),
  'gh run list': print('4711'),
  'gh variable set': 'for value in "$@"; do :; done; printf %s "$value" >"$FOLDER/variable-$3"\n',
  'gh variable get': 'cat "$FOLDER/variable-$3"\n',
  'git -C ../aks-authorized-ip-ranges rev-parse': print(commit),
  'kubectl create configmap': print('kind: ConfigMap'),
}

interface Played extends SetUp {
  readonly workflow: string
  readonly manifest: string
  readonly variables: Readonly<Record<string, string>>
}

function playQuickStart(first: string): Played {
  return play(answers, [first.replace(names.placeholders, names.ours), ...rest], (clone, played) => {
    const written = (...path: string[]) => readFileSync(join(clone, ...path), 'utf8')
    const variableNames = [...example.matchAll(/\bvars\.(\w+)/g)].map(([, name = '']) => name)
    const variables = Object.fromEntries(variableNames.map((name) => [name, written('..', `variable-${name}`)]))
    const workflow = written('.github', 'workflows', 'deploy.yml')
    return { ...played, workflow, manifest: written('manifests', 'hello.yaml'), variables }
  })
}

describe.each([
  ['setup/azure.sh', script],
  ['setup/azure.bicep', bicep],
])('the quick start with %s', (name, first) => {
  const played = playQuickStart(first)

  test('runs to its end', () => {
    expect(first).toContain(name)
    expect(first).toContain(names.placeholders)
    expect(played).toMatchObject({ exitCode: 0, errors: '' })
    expect(callsOf(played, 'gh run watch')).toEqual([['gh', 'run', 'watch', '--exit-status', '4711']])
  })

  test('sets every variable that its workflow reads', () => {
    expect(played.variables).toEqual({
      AZURE_TENANT_ID: 'the-tenant',
      AZURE_CLIENT_ID: 'the-client',
      AZURE_SUBSCRIPTION_ID: subscription,
    })
  })

  test('lets the identity fetch a kubeconfig, and write in one namespace', () => {
    const assigned = callsOf(played, 'az role assignment create').slice(-2)
    expect(
      assigned.map((call) => [option(call, '--assignee-object-id'), option(call, '--role'), option(call, '--scope')]),
    ).toEqual([
      ['the-principal', 'Azure Kubernetes Service Cluster User Role', cluster],
      ['the-principal', 'Azure Kubernetes Service RBAC Writer', `${cluster}/namespaces/default`],
    ])
  })

  test('writes the workflow of examples/deploy.yml with the names of the reader, pinned to the commit that was cloned', () => {
    const ours = { 'your-org': 'octo', '<commit>': commit, 'rg-shop': 'rg-prod', 'aks-shop': 'prod' }
    const expected = Object.entries(ours).reduce((text, [from, to]) => text.replaceAll(from, to), example)
    expect(played.workflow).toBe(expected)
    expect(played.manifest).toBe('kind: ConfigMap\n')
  })
})

test('with Bicep the identity trusts the subject that GitHub presents, by parameters that the template has', () => {
  const [deployment = []] = callsOf(playQuickStart(bicep), 'az deployment sub create')
  const given = deployment.slice(deployment.indexOf('--parameters') + 1)
  expect(given).toEqual(['resourceGroup=rg-prod', 'cluster=prod', 'subject=repo:octo@1/shop@2:ref:refs/heads/main'])
  const template = readFileSync(join(root, 'setup', 'azure.bicep'), 'utf8')
  expect(given.filter((parameter) => !template.includes(`\nparam ${parameter.split('=')[0]} `))).toEqual([])
  expect(template).toContain("param identityName string = 'github-aks-authorized-ip-ranges'")
})

test('the workflow that the README shows is examples/deploy.yml', () => {
  expect(codeIn('README.md', 'yaml').map((text) => parse(text))).toContainEqual(parse(example))
})
