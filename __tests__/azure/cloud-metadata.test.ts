import { describe, expect, test } from '@jest/globals'
import { type CloudMetadata, metadataEndpoints } from '../../emulator/arm/metadata.ts'
import { clouds } from '../../emulator/clouds.ts'
import { cloudFromMetadata, metadataPath } from '../../src/azure/cloud-metadata.ts'
import { readInputs } from '../../src/inputs/read-inputs.ts'

const stack = new URL('https://management.stack.example')
const own: CloudMetadata = { loginEndpoint: 'https://login.stack.example/', audiences: ['https://arm.stack.example/1'] }
const privateCloud = {
  name: 'management.stack.example',
  resourceManager: 'https://management.stack.example',
  authority: 'https://login.stack.example',
  scope: 'https://arm.stack.example/1/.default',
  idTokenAudience: 'api://AzureADTokenExchange',
  privateAuthority: true,
}

/** What the endpoint serves; a version before 2022-09-01 answers with a list. */
function served(metadata: CloudMetadata = own, path = metadataPath, at = stack): string {
  return metadataEndpoints(new URL(path, at), metadata).body
}

const listOf = (...answers: string[]) => JSON.stringify(answers.flatMap((answer) => JSON.parse(answer)))
const older = '/metadata/endpoints?api-version=2020-01-01'
const oldest = '/metadata/endpoints?api-version=1.0'
const elsewhere = new URL('https://management.other.example')
const foreign = { loginEndpoint: 'https://login.other.example', audiences: ['https://arm.other.example'] }

describe('an ARM endpoint tells authority and audience', () => {
  test.each([
    ['as one object', served()],
    ['in the oldest shape', served(own, oldest)],
    ['as a list of one', served(own, older)],
    ['after a byte order mark', `\uFEFF${served()}`],
    ['as a later entry of a list', listOf(served(foreign, older, elsewhere), served(own, older))],
    [
      'as an entry that spells the endpoint otherwise',
      served(own, older).replace('management.stack.example/', 'Management.Stack.Example:443//'),
    ],
  ])('%s', (_, answer) => {
    expect(cloudFromMetadata(stack, answer)).toEqual(privateCloud)
  })
})

const unusable =
  "https://management.stack.example doesn't say how to sign in: https://management.stack.example/metadata/endpoints?api-version=2022-09-01 has no login endpoint and audience."

describe('an ARM endpoint that does not tell them is refused', () => {
  test.each([
    ['no JSON', '<html>'],
    ['null', 'null'],
    ['a text', '"x"'],
    ['no audience', served({ ...own, audiences: [] })],
    ['an authority without TLS', served({ ...own, loginEndpoint: 'http://login.stack.example' })],
  ])('%s', (_, answer) => {
    expect(() => cloudFromMetadata(stack, answer)).toThrow(unusable)
  })

  test.each([
    ['an empty list', '[]', 0],
    ['a list of other clouds', listOf(served(foreign, older, elsewhere)), 1],
    ['a list of what are no clouds', '[null, 7, "x"]', 3],
  ])('%s, whose first entry is not taken either', (_, answer, count) => {
    expect(() => cloudFromMetadata(stack, answer)).toThrow(
      `of the ${count} clouds that https://management.stack.example/metadata/endpoints?api-version=2022-09-01 lists, none has https://management.stack.example as its resourceManager.`,
    )
  })
})

describe('tokens of a public cloud go to no other endpoint', () => {
  const authorities = [
    ...clouds.flatMap(({ loginHosts }) => loginHosts.map((host) => `https://${host}`)),
    'https://sts.windows.net/',
    'https://login.windows.net:8443/',
    'https://LOGIN.microsoftonline.com./common',
    'https://westeurope.login.microsoft.com',
    'https://name@login.microsoftonline.com',
  ]
  const audiences = [
    ...clouds.flatMap((cloud) => cloud.audiences.map((audience) => `${audience}/`)),
    'https://graph.microsoft.com',
    'https://vault.azure.net',
  ]
  test.each([
    ...authorities.map((loginEndpoint) => ({ named: loginEndpoint, metadata: { ...own, loginEndpoint } })),
    ...audiences.map((audience) => ({ named: audience, metadata: { ...own, audiences: [audience] } })),
  ])('an endpoint whose metadata name $named is refused', ({ named, metadata }) => {
    expect(() => cloudFromMetadata(stack, served(metadata))).toThrow(
      expect.objectContaining({
        code: 'sign-in-environment',
        message: `The metadata of https://management.stack.example name ${new URL(named).origin}, which belongs to a public Azure cloud, whose tokens go to that cloud's own endpoint alone.`,
        remedy:
          'For a public cloud, set `environment` to its name (AzureCloud, AzureUSGovernment, AzureChinaCloud). Azure Stack Hub with Microsoft Entra ID is not supported.',
      }),
    )
  })

  test.each(['https://notmicrosoft.com', 'https://login.microsoftonline.com.stack.example'])(
    'a host that only looks like one is not: %s',
    (loginEndpoint) => {
      expect(cloudFromMetadata(stack, served({ ...own, loginEndpoint })).authority).toBe(loginEndpoint)
    },
  )
})

describe('the environment is a cloud by name in any letter case, or by its endpoint', () => {
  const environmentOf = (environment: string) =>
    readInputs({
      env: { AZURE_SUBSCRIPTION_ID: '33333333-3333-4333-8333-333333333333' },
      readWorkspaceFile: () => ({ kind: 'refused', why: 'no file' }),
      input: (name) => ({ cluster: 'shop', 'resource-group': 'shop', 'runner-ip': '4.4.4.4', environment })[name] ?? '',
    }).environment

  test.each([
    ['', { kind: 'named', name: 'AzureCloud' }],
    ['azureusgovernment', { kind: 'named', name: 'AzureUSGovernment' }],
    ['https://management.azure.com', { kind: 'named', name: 'AzureCloud' }],
    ['https://Management.ChinaCloudAPI.cn:443/', { kind: 'named', name: 'AzureChinaCloud' }],
    ['https://management.stack.example', { kind: 'endpoint', url: 'https://management.stack.example' }],
    ['https://management.azure.com:8443', { kind: 'endpoint', url: 'https://management.azure.com:8443' }],
  ])('%j', (text, expected) => {
    expect(environmentOf(text)).toEqual(expected)
  })
})
