import { describe, expect, test } from '@jest/globals'
import { describeSignIn, type SignIn } from '../../src/azure/sign-in.ts'
import { readInputs } from '../../src/inputs/read-inputs.ts'

type Texts = Readonly<Record<string, string>>
interface Given {
  readonly inputs?: Texts
  readonly env?: Texts
}

const tenantId = '11111111-1111-1111-1111-111111111111'
const clientId = '22222222-2222-2222-2222-222222222222'
const byInput = { 'tenant-id': tenantId, 'client-id': clientId }
const byEnv = { AZURE_TENANT_ID: tenantId, AZURE_CLIENT_ID: clientId }
const mayAsk = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com/?x=1' }
const secret = { AZURE_CLIENT_SECRET: 's3cret' }

function signInFor({ inputs = {}, env = {} }: Given): SignIn {
  const given: Texts = { cluster: 'shop', 'resource-group': 'shop', 'runner-ip': '4.4.4.4', ...inputs }
  return readInputs({
    env: { AZURE_SUBSCRIPTION_ID: '33333333-3333-4333-8333-333333333333', ...env },
    readWorkspaceFile: () => ({ kind: 'refused', why: 'no file' }),
    input: (name) => given[name] ?? '',
  }).signIn
}

const oidc = { method: 'oidc', tenantId, clientId, audience: undefined }
const clientSecret = { method: 'client-secret', tenantId, clientId }
const pod = { AZURE_FEDERATED_TOKEN_FILE: '/var/run/secrets/azure/tokens/azure-identity-token' }
const workloadIdentity = {
  method: 'workload-identity',
  tenantId,
  clientId,
  tokenFile: '/var/run/secrets/azure/tokens/azure-identity-token',
}
const cli = { method: 'azure-cli', tenantId: undefined, lacksIdToken: false }

describe('auto takes the first method that there is everything for', () => {
  test.each<[string, Given, object]>([
    ['a secret', { inputs: byInput, env: { ...secret, ...mayAsk } }, clientSecret],
    ['a secret with tenant and client of the environment', { env: { ...byEnv, ...secret } }, clientSecret],
    ['a blank secret, which is none', { inputs: byInput, env: { ...mayAsk, AZURE_CLIENT_SECRET: ' \n' } }, oidc],
    ['an ID token', { inputs: byInput, env: mayAsk }, oidc],
    ['an ID token with tenant and client of the environment', { env: { ...byEnv, ...mayAsk } }, oidc],
    ["a pod's token file, whatever ID token", { env: { ...byEnv, ...mayAsk, ...pod } }, workloadIdentity],
    ["a pod's token file, the tenant of its webhook", { env: { ...byEnv, ...pod } }, workloadIdentity],
    ["a secret beside a pod's token file", { env: { ...byEnv, ...secret, ...pod } }, clientSecret],
    [
      'a blank path of a token file, which is none',
      { env: { ...byEnv, ...mayAsk, AZURE_FEDERATED_TOKEN_FILE: ' ' } },
      oidc,
    ],
    ['an ID token for an application by input, in a pod', { inputs: byInput, env: { ...mayAsk, ...pod } }, oidc],
    [
      'an ID token for a client by input, in a pod that knows its tenant',
      { inputs: { 'client-id': clientId }, env: { ...byEnv, ...mayAsk, ...pod } },
      oidc,
    ],
    [
      'an ID token for a tenant by input, in a pod that knows its client',
      { inputs: { 'tenant-id': tenantId }, env: { ...byEnv, ...mayAsk, ...pod } },
      oidc,
    ],
    ['nothing at all', {}, cli],
    ['an ID token alone', { env: mayAsk }, cli],
    ['a tenant of the environment alone', { env: { AZURE_TENANT_ID: tenantId } }, { ...cli, tenantId }],
    [
      'an application of the environment without an ID token, which az may stand in for',
      { env: byEnv },
      { ...cli, tenantId, lacksIdToken: true },
    ],
    [
      'az by name, whatever else there is',
      { inputs: { ...byInput, 'auth-method': 'azure-cli' } },
      { ...cli, tenantId },
    ],
  ])('%s', (_, given, expected) => {
    expect(signInFor(given)).toEqual(expected)
  })
})

describe('an identity of the runner is taken by name, whatever else there is', () => {
  test.each<[string, Given, object]>([
    [
      "a pod's, for an application by input",
      { inputs: { ...byInput, 'auth-method': 'workload-identity' }, env: { ...secret, ...mayAsk, ...pod } },
      workloadIdentity,
    ],
    [
      "a machine's own",
      { inputs: { 'auth-method': 'managed-identity' }, env: { ...secret, ...mayAsk, ...pod } },
      { method: 'managed-identity', clientId: undefined },
    ],
    [
      'one that is assigned to the machine, by its client ID',
      { inputs: { 'auth-method': 'managed-identity', 'client-id': clientId } },
      { method: 'managed-identity', clientId },
    ],
    [
      "one that is assigned to the machine, by the environment's client ID",
      { inputs: { 'auth-method': 'managed-identity' }, env: byEnv },
      { method: 'managed-identity', clientId },
    ],
  ])('%s', (_, given, expected) => {
    expect(signInFor(given)).toEqual(expected)
  })
})

const emptyTenant =
  '`client-id` (or AZURE_CLIENT_ID) names an application to sign in as, and `tenant-id` (or AZURE_TENANT_ID) is empty. Set what is missing, from repository variables or secrets.'
const emptyClient =
  '`tenant-id` names a tenant to sign in to, and `client-id` (or AZURE_CLIENT_ID) is empty. Set what is missing, from repository variables or secrets.'
const noIdToken =
  '`client-id` names an application to sign in as, and this job may not ask GitHub for an ID token. Give the job `permissions: { id-token: write }`, or set AZURE_CLIENT_SECRET, or `auth-method: azure-cli`.'
const noSecret =
  '`auth-method: client-secret` needs the environment variable AZURE_CLIENT_SECRET, and it is empty. Set it from a secret, with `env`.'

const annotation =
  "Annotate the service account of the runner's pod (`azure.workload.identity/client-id`, `azure.workload.identity/tenant-id`), or name `auth-method` and set what is missing."
const noTokenFile =
  '`auth-method: workload-identity` needs the environment variable AZURE_FEDERATED_TOKEN_FILE, and it is empty. The runner must be a pod with the label `azure.workload.identity/use: "true"`; a job with `container:` does not see its environment.'

describe('where an application was meant and something is missing, the step names it, and az does not stand in', () => {
  test.each<[string, Given, readonly string[]]>([
    ['the tenant', { inputs: { 'client-id': clientId }, env: mayAsk }, [emptyTenant]],
    [
      'the tenant, the client being of the environment',
      { env: { AZURE_CLIENT_ID: clientId, ...mayAsk } },
      [emptyTenant],
    ],
    ['the client', { inputs: { 'tenant-id': tenantId }, env: mayAsk }, [emptyClient]],
    ['the permission', { inputs: byInput }, [noIdToken]],
    [
      'the permission, the tenant being of the environment',
      { inputs: { 'client-id': clientId }, env: byEnv },
      [noIdToken],
    ],
    ['tenant and permission', { inputs: { 'client-id': clientId } }, [emptyTenant, noIdToken]],
    [
      'the permission, in a pod',
      { inputs: byInput, env: pod },
      [noIdToken.replace('AZURE_CLIENT_SECRET, or', 'AZURE_CLIENT_SECRET, or `auth-method: workload-identity`, or')],
    ],
    [
      "a pod's client",
      { env: { AZURE_TENANT_ID: tenantId, ...mayAsk, ...pod } },
      [`Signing in with workload-identity needs \`client-id\` (or AZURE_CLIENT_ID), and it is empty. ${annotation}`],
    ],
    [
      "a pod's tenant and client",
      { env: pod },
      [
        `Signing in with workload-identity needs \`tenant-id\` (or AZURE_TENANT_ID) and \`client-id\` (or AZURE_CLIENT_ID), and they are empty. ${annotation}`,
      ],
    ],
    ["a pod's token file", { inputs: { ...byInput, 'auth-method': 'workload-identity' }, env: mayAsk }, [noTokenFile]],
    [
      'a secret that is blank',
      { inputs: { ...byInput, 'auth-method': 'client-secret' }, env: { AZURE_CLIENT_SECRET: '\n' } },
      [noSecret],
    ],
  ])('%s', (_, given, expected) => {
    expect(() => signInFor(given)).toThrow(
      expect.objectContaining({ problems: expected.map((what) => expect.objectContaining({ what })) }),
    )
  })
})

test('the log names the method with application and tenant', () => {
  expect(describeSignIn({ method: 'oidc', tenantId, clientId, audience: undefined })).toBe(
    `oidc as application ${clientId} in tenant ${tenantId}`,
  )
  expect(describeSignIn({ method: 'azure-cli', tenantId: undefined, lacksIdToken: false })).toBe('azure-cli')
  expect(describeSignIn({ method: 'azure-cli', tenantId, lacksIdToken: false })).toBe(`azure-cli in tenant ${tenantId}`)
  expect(describeSignIn({ method: 'workload-identity', tenantId, clientId, tokenFile: '/t' })).toBe(
    `workload-identity as application ${clientId} in tenant ${tenantId}`,
  )
  expect(describeSignIn({ method: 'managed-identity', clientId })).toBe(`managed-identity as application ${clientId}`)
  expect(describeSignIn({ method: 'managed-identity', clientId: undefined })).toBe(
    "managed-identity as this machine's own identity",
  )
})
