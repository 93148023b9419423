import { describe, expect, test } from '@jest/globals'
import { createWorld, propertiesOf, start, type World } from './arm-world.ts'

const operation = 100_000
const propagation = 60_000

function admitted(world: World, ...addresses: string[]): string[] {
  return addresses.filter((address) => world.arm.apiServer(world.cluster.fqdn)?.admits(address))
}

describe('a PUT of the list', () => {
  test('answers 200 with the new list, the old eTag and Updating, and only later a new eTag', () => {
    const world = createWorld()
    const before = world.send('GET', world.url()).body
    const answer = world.putRanges('5.6.7.8/32')
    expect(answer.status).toBe(200)
    expect(answer.body.eTag).toBe(before.eTag)
    expect(propertiesOf(answer)).toMatchObject({
      provisioningState: 'Updating',
      apiServerAccessProfile: { authorizedIPRanges: ['5.6.7.8/32'] },
      agentPoolProfiles: [{ provisioningState: 'Updating' }, { provisioningState: 'Updating' }],
    })
    world.pass(operation - 1)
    expect(world.send('GET', world.url()).body).toMatchObject({
      eTag: before.eTag,
      properties: { provisioningState: 'Updating', apiServerAccessProfile: { authorizedIPRanges: ['5.6.7.8/32'] } },
    })
    world.pass(1)
    const after = world.send('GET', world.url()).body
    expect(after.properties).toMatchObject({ provisioningState: 'Succeeded' })
    expect(after.eTag).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
    expect(after.eTag).not.toBe(before.eTag)
  })

  test('names the operation in azure-asyncoperation alone: a signed URL of about 4 KB on the host that was called', () => {
    const world = createWorld()
    const url = world.url().replace('management.azure.com', 'localhost:8443')
    const answer = world.send('PUT', url, { body: { location: 'westeurope', properties: {} } })
    const polled = answer.headers['azure-asyncoperation'] ?? ''
    expect(polled).toMatch(
      /^https:\/\/localhost:8443\/subscriptions\/[^/]+\/providers\/Microsoft\.ContainerService\/locations\/westeurope\/operations\/[0-9a-f-]{36}\?api-version=2025-03-01&t=\d+&c=[\w-]+&s=[\w-]+&h=[\w-]+$/,
    )
    expect(polled.length).toBeGreaterThan(3900)
    expect(polled.length).toBeLessThan(4200)
    expect(Object.keys(answer.headers)).not.toEqual(expect.arrayContaining(['location', 'retry-after', 'etag']))
  })

  test('is in force only after the operation and the propagation', () => {
    const world = createWorld()
    world.putRanges('5.6.7.8')
    world.pass(operation + propagation - 1)
    expect(admitted(world, '1.2.3.4', '5.6.7.8', '20.0.0.1', '9.9.9.9')).toEqual(['1.2.3.4', '20.0.0.1'])
    world.pass(1)
    expect(admitted(world, '1.2.3.4', '5.6.7.8', '20.0.0.1', '9.9.9.9')).toEqual(['5.6.7.8', '20.0.0.1'])
  })

  test('an empty list answers an empty profile, which later GETs leave out, and opens the API server', () => {
    const world = createWorld()
    expect(propertiesOf(world.putRanges()).apiServerAccessProfile).toEqual({})
    world.pass(operation + propagation)
    expect(propertiesOf(world.send('GET', world.url()))).not.toHaveProperty('apiServerAccessProfile')
    expect(admitted(world, '9.9.9.9')).toEqual(['9.9.9.9'])
  })

  test('an empty list that is stored shows no profile in the answer to a PUT of something else', () => {
    const world = createWorld()
    world.putRanges()
    world.pass(operation)
    expect(propertiesOf(world.put({ disableLocalAccounts: true }))).not.toHaveProperty('apiServerAccessProfile')
  })

  test('an empty list leaves the other members of the profile', () => {
    const world = createWorld({
      properties: { apiServerAccessProfile: { authorizedIPRanges: ['1.2.3.4/32'], disableRunCommand: true } },
    })
    world.putRanges()
    world.pass(operation)
    expect(propertiesOf(world.send('GET', world.url())).apiServerAccessProfile).toEqual({ disableRunCommand: true })
  })

  test('0.0.0.0/32 alone admits the cluster’s own load balancer and no other client', () => {
    const world = createWorld()
    world.putRanges('0.0.0.0/32')
    world.pass(operation + propagation)
    expect(admitted(world, '20.0.0.1', '1.2.3.4', '9.9.9.9')).toEqual(['20.0.0.1'])
  })

  test.each([
    ['kept', ['9.0.0.0/8', '1.2.3.4/32', '5.0.0.0/16']],
    ['reversed', ['5.0.0.0/16', '1.2.3.4/32', '9.0.0.0/8']],
    ['sorted', ['1.2.3.4/32', '5.0.0.0/16', '9.0.0.0/8']],
  ] as const)('order %s; a bare address comes back as /32', (rangeOrder, expected) => {
    const world = createWorld({ settings: { rangeOrder } })
    world.putRanges('9.0.0.0/8', '1.2.3.4', '5.0.0.0/16')
    expect(world.cluster.ranges).toEqual(expected)
  })
})

describe('a PUT merges', () => {
  test.each([
    ['an absent list', {}, { apiServerAccessProfile: { authorizedIPRanges: ['1.2.3.4/32'] } }],
    [
      'an empty profile',
      { apiServerAccessProfile: {} },
      { apiServerAccessProfile: { authorizedIPRanges: ['1.2.3.4/32'] } },
    ],
    [
      'a null list',
      { apiServerAccessProfile: { authorizedIPRanges: null } },
      { apiServerAccessProfile: { authorizedIPRanges: ['1.2.3.4/32'] } },
    ],
    ['an empty object', { storageProfile: {} }, { storageProfile: { diskCSIDriver: { enabled: true } } }],
    ['a field that no version defines, omitted', {}, { networkProfile: { dockerBridgeCidr: '172.17.0.1/16' } }],
    ['a read-only field, echoed wrongly', { fqdn: 'elsewhere' }, { fqdn: 'aks-12345678.hcp.westeurope.azmk8s.io' }],
    [
      'a pool that is sent in part, and one that isn’t',
      { agentPoolProfiles: [{ name: 'system', count: 2 }] },
      {
        agentPoolProfiles: [
          { name: 'system', count: 2, mode: 'System', nodeLabels: { a: '1' } },
          { name: 'apps', count: 3 },
        ],
      },
    ],
    [
      'a map inside a pool, which is replaced',
      { agentPoolProfiles: [{ name: 'system', nodeLabels: { b: '2' } }] },
      { agentPoolProfiles: [{ nodeLabels: { b: '2' } }, {}] },
    ],
  ])('%s', (_, sent, expected) => {
    const world = createWorld()
    expect(world.put(sent).status).toBe(200)
    expect(world.cluster.body.properties).toMatchObject(expected)
  })

  test('and calls a change of a pool’s count Scaling', () => {
    const world = createWorld()
    const answer = world.put({ agentPoolProfiles: [{ name: 'system', count: 2 }] })
    expect(propertiesOf(answer).provisioningState).toBe('Scaling')
  })

  test('maps that are sent replace the stored ones, keys and all', () => {
    const world = createWorld()
    world.put({ agentPoolProfiles: [{ name: 'system', nodeLabels: { b: '2' } }] }, { top: { tags: { other: 'x' } } })
    const { tags, properties } = world.cluster.body
    expect(tags).toEqual({ other: 'x' })
    expect(properties.agentPoolProfiles[0]?.nodeLabels).toEqual({ b: '2' })
  })

  test('an identity that is sent as {} keeps what the service knows of it', () => {
    const world = createWorld()
    world.cluster.edit((body) => {
      body.identity = { type: 'UserAssigned', userAssignedIdentities: { '/Some/Id': { clientId: 'c' } } }
    })
    world.put({}, { top: { identity: { type: 'UserAssigned', userAssignedIdentities: { '/some/id': {} } } } })
    expect(world.cluster.body.identity?.userAssignedIdentities).toEqual({ '/some/id': { clientId: 'c' } })
  })
})

describe('a PUT is refused', () => {
  const manyRanges = Array.from({ length: 201 }, (_, index) => `20.1.${index}.0/24`)
  const list = (...authorizedIPRanges: string[]) => ({ apiServerAccessProfile: { authorizedIPRanges } })
  const identity = (value: unknown) => ({ top: { identity: { userAssignedIdentities: { '/an/id': value } } } })
  test.each<[string, Parameters<World['put']>, string, string]>([
    [
      'with 0.0.0.0/32 beside others',
      [list('0.0.0.0/32', '1.2.3.4/32')],
      'InvalidParameter',
      'Setting apiServerAuthorizedIPRange to 0.0.0.0/32 is not allowed with other IP ranges. Refer to https://aka.ms/aks/auth-ip-ranges for more details',
    ],
    [
      'with more than 200 ranges',
      [list(...manyRanges)],
      'InvalidParameter',
      'The number of APIServer Authorized IP Ranges is greater than the allowed value 200.',
    ],
    ['with IPv6', [list('2001:db8::/32')], 'InvalidParameter', "'2001:db8::/32' is not an IPv4 address or CIDR range."],
    ['with garbage', [list('1.2.3.400')], 'InvalidParameter', "'1.2.3.400' is not an IPv4 address or CIDR range."],
    ['with host bits', [list('1.2.3.4/24')], 'InvalidParameter', "'1.2.3.4/24' has host bits set."],
    [
      'with two service tags',
      [list('AzureCloud', 'Sql')],
      'InvalidParameter',
      'Only one service tag is allowed, got AzureCloud, Sql.',
    ],
    [
      'with an unknown field',
      [{ networkProfile: { dockerBridgeCidr: '' } }],
      'UnmarshalError',
      'UnmarshalEntity encountered error: json: unknown field "dockerBridgeCidr" Check that the field is in the right location, is spelled correctly, and is supported in the API version. Visit aka.ms/aks/apiversions for more API version information..',
    ],
    ['with a field in another case', [{ DnsPrefix: 'x' }], 'UnmarshalError', 'unknown field "DnsPrefix"'],
    [
      'with a field that only newer versions define',
      [{ schedulerProfile: {} }, { apiVersion: '2026-03-01' }],
      'UnmarshalError',
      'unknown field "schedulerProfile"',
    ],
    [
      'with an unknown field in a pool',
      [{ agentPoolProfiles: [{ name: 'system', x: 1 }] }],
      'UnmarshalError',
      'unknown field "x"',
    ],
    ['with an object for a list', [{ agentPoolProfiles: {} }], 'UnmarshalError', 'cannot unmarshal object into a list'],
    [
      'with another provisioningState',
      [{ provisioningState: 'Failed' }],
      'InvalidParameter',
      "'Failed' in the request differs from the stored 'Succeeded'",
    ],
    [
      'with an identity’s own values',
      [{}, identity({ clientId: 'c' })],
      'InvalidIdentityValues',
      "Invalid value for the identities '/an/id'. The 'UserAssignedIdentities' property keys should only be empty json objects, null or the resource exisiting property.",
    ],
    [
      'without a location',
      [{}, { top: { location: undefined } }],
      'LocationRequired',
      'The location property is required',
    ],
    [
      'in a version that doesn’t exist',
      [{}, { apiVersion: '2099-01-01' }],
      'NoRegisteredProviderFound',
      "No registered resource provider found for location 'westeurope' and API version '2099-01-01' for type 'managedClusters'.",
    ],
  ])('%s', (_, sent, code, message) => {
    const world = createWorld()
    const answer = world.put(...sent)
    expect(answer.status).toBe(400)
    const error = (answer.body.error ?? answer.body) as { code: string; message: string }
    expect(error.code).toBe(code)
    expect(error.message).toContain(message)
    expect(world.cluster.ranges).toEqual(['1.2.3.4/32'])
    expect(world.cluster.body.properties.provisioningState).toBe('Succeeded')
  })

  test('in a version that a cloud that lags behind doesn’t serve yet', () => {
    const versions = ['2025-01-01', '2024-09-01', '2024-09-02-preview']
    const world = createWorld({
      settings: { servedVersions: { 'microsoft.containerservice/managedclusters': versions } },
    })
    expect(world.put({}, { apiVersion: '2025-10-01' }).body.error).toEqual({
      code: 'NoRegisteredProviderFound',
      message:
        "No registered resource provider found for location 'westeurope' and API version '2025-10-01' for type 'managedClusters'. The supported api-versions are '2024-09-01, 2024-09-02-preview, 2025-01-01'. The supported locations are 'westeurope'.",
    })
    expect(world.put({}, { apiVersion: '2025-01-01' }).status).toBe(200)
    const list = world.url('2025-10-01').replace(/\/aks\?/, '?')
    expect([world.send('GET', list).status, world.send('GET', list).body.error]).toEqual([
      404,
      {
        code: 'InvalidResourceType',
        message:
          "The resource type 'managedClusters' could not be found in the namespace 'Microsoft.ContainerService' for api version '2025-10-01'. The supported api-versions are '2024-09-01,2024-09-02-preview,2025-01-01'.",
      },
    ])
  })

  test('with the provider’s errors unwrapped and ARM’s own wrapped', () => {
    const world = createWorld()
    expect(world.put({ x: 1 }).body).toMatchObject({ code: 'UnmarshalError', details: null, subcode: '' })
    expect(world.put({}, { apiVersion: '2099-01-01' }).body).toEqual({
      error: { code: 'NoRegisteredProviderFound', message: expect.any(String) },
    })
  })

  test.each([
    ['a private cluster', { apiServerAccessProfile: { enablePrivateCluster: true } }, 400, 'private cluster'],
    ['a stopped cluster', { powerState: { code: 'Stopped' } }, 409, 'is stopped'],
    ['a cluster with a Basic load balancer', { networkProfile: { loadBalancerSku: 'basic' } }, 400, 'Basic SKU'],
  ])('on %s', (_, properties, status, message) => {
    const world = createWorld({ properties })
    const answer = world.putRanges('1.2.3.4')
    expect(answer.status).toBe(status)
    expect(answer.body.message).toContain(message)
  })

  test.each([
    [true, 3, 400],
    [true, 2, 200],
    [false, 3, 200],
  ])('with another count of a pool that the autoscaler scales: %s, %i nodes', (enableAutoScaling, count, status) => {
    const world = createWorld({ properties: { agentPoolProfiles: [{ name: 'system', count: 2, enableAutoScaling }] } })
    const answer = world.put({ agentPoolProfiles: [{ name: 'system', count }] })
    expect(answer.status).toBe(status)
    if (status === 200) return
    expect(answer.body).toMatchObject({
      code: 'InvalidParameter',
      message: "Cannot manually scale AgentPool 'system' of an AKS cluster with cluster autoscaler enabled",
    })
  })

  test('not with 201 ranges on a cluster with API Server VNet Integration', () => {
    const world = createWorld({ properties: { apiServerAccessProfile: { enableVnetIntegration: true } } })
    expect(world.putRanges(...manyRanges).status).toBe(200)
  })

  test('not for an odd entry that is on the list already', () => {
    const world = createWorld({ properties: { apiServerAccessProfile: { authorizedIPRanges: ['1.2.3.4/24'] } } })
    expect(world.putRanges('1.2.3.4/24', '5.6.7.8/32').status).toBe(200)
  })

  test('for a field that a version wrongly refuses', () => {
    const world = createWorld({ settings: { refusedFields: ['sshAccess'] } })
    const sent = { agentPoolProfiles: [{ name: 'system', securityProfile: { sshAccess: 'LocalUser' } }] }
    expect(world.put(sent).body.message).toContain('unknown field "sshAccess"')
  })
})

describe('API versions', () => {
  test('before 2024-01-01 unknown fields are ignored', () => {
    const world = createWorld()
    const answer = world.put({ nonsense: 1 }, { apiVersion: '2022-11-01' })
    expect(answer.status).toBe(200)
    expect(world.cluster.body.properties).not.toHaveProperty('nonsense')
  })

  test('in a preview, whose fields the schema doesn’t hold, unknown fields are let through', () => {
    expect(createWorld().put({ previewField: 1 }, { apiVersion: '2025-08-02-preview' }).status).toBe(200)
  })

  test.each([
    ['2022-11-01', true, false],
    ['2024-09-01', true, true],
    ['2025-10-01', false, false],
  ])('%s with eTags %s: eTag shown %s', (apiVersion, eTags, shown) => {
    const world = createWorld({ settings: { eTags } })
    const { body } = world.send('GET', world.url(apiVersion))
    expect('eTag' in body).toBe(shown)
    expect(JSON.stringify(body).includes('eTag')).toBe(shown)
  })

  test.each([
    ['2026-03-01', [], 'image-2'],
    ['2026-04-01', [{ pool: 'system', nodeImageVersion: 'image-1' }], 'image-1'],
  ])('nodeImageVersion in a PUT of %s rolls back: %j', (apiVersion, rollbacks, image) => {
    const world = createWorld()
    world.put({ agentPoolProfiles: [{ name: 'system', nodeImageVersion: 'image-1' }] }, { apiVersion })
    expect(world.cluster.rollbacks).toEqual(rollbacks)
    expect(world.cluster.body.properties.agentPoolProfiles[0]?.nodeImageVersion).toBe(image)
  })
})

describe('preconditions', () => {
  const absent = (world: World) => world.url().replace('/aks?', '/missing?')
  test.each<[string, string, Record<string, string>, number, string | undefined]>([
    ['PUT', 'present', { 'if-match': 'CURRENT' }, 200, undefined],
    ['PUT', 'present', { 'if-match': '"CURRENT"' }, 200, undefined],
    ['PUT', 'present', { 'if-match': '*' }, 200, undefined],
    ['PUT', 'present', { 'if-match': 'stale' }, 412, 'PreconditionFailed'],
    ['PUT', 'absent', { 'if-match': '*' }, 412, 'PreconditionFailed'],
    ['PUT', 'present', { 'if-none-match': '*' }, 412, 'PreconditionFailed'],
    ['PUT', 'absent', { 'if-none-match': '*' }, 201, undefined],
    ['PUT', 'present', { 'if-none-match': 'CURRENT' }, 400, 'BadRequest'],
    ['PUT', 'present', { 'if-match': 'CURRENT', 'if-none-match': '*' }, 400, 'BadRequest'],
    ['PATCH', 'present', { 'if-match': 'stale' }, 412, 'PreconditionFailed'],
    ['DELETE', 'present', { 'if-match': 'stale' }, 412, 'PreconditionFailed'],
    ['DELETE', 'absent', { 'if-match': '*' }, 412, 'PreconditionFailed'],
  ])('%s on one that is %s with %j: %d', (method, which, headers, status, code) => {
    const world = createWorld()
    const eTag = String(world.cluster.body.eTag)
    const sent = Object.entries(headers).map(([name, value]) => [name, value.replace('CURRENT', eTag)])
    const answer = world.send(method, which === 'absent' ? absent(world) : world.url(), {
      body: { location: 'westeurope', properties: {} },
      headers: Object.fromEntries(sent),
    })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  test('an agent pool’s operation changes only that pool’s eTag', () => {
    const world = createWorld()
    const before = world.cluster.body
    world.cluster.startOperation({ provisioningState: 'Scaling', pool: 'apps', ms: 1000 })
    expect(world.cluster.body.properties.provisioningState).toBe('Scaling')
    world.pass(1000)
    const after = world.cluster.body
    expect(after.eTag).toBe(before.eTag)
    const [system, apps] = before.properties.agentPoolProfiles
    expect(after.properties.agentPoolProfiles[0]?.eTag).toBe(system?.eTag)
    expect(after.properties.agentPoolProfiles[1]?.eTag).not.toBe(apps?.eTag)
  })
})

describe('one operation at a time', () => {
  const startedAt = new Date(start).toISOString().replace('.000', '')
  test.each([
    [
      'OperationNotAllowed',
      'OperationNotAllowed',
      `Operation is not allowed because there's an in progress upgrade managed cluster operation (operation ID: ID) on the managed cluster started on UTC ${startedAt}. Please wait for it to finish before starting a new operation. You can also use 'az aks operation-abort ...' to abort the ongoing operation.`,
    ],
    [
      'PendingOperation',
      'OperationNotAllowed',
      'Operation is not allowed: Another operation (Upgrading) is in progress, please wait for it to finish before starting a new operation. See https://aka.ms/aks-pending-operation for more details',
    ],
    ['EtagMismatch', 'EtagMismatch', 'Operation is not allowed: Another operation is in progress'],
  ] as const)('%s', (conflict, code, message) => {
    const world = createWorld({ settings: { conflict } })
    world.cluster.startOperation({ provisioningState: 'Upgrading', ms: 5000 })
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const answer = world.send(method, world.url(), { body: { location: 'westeurope', tags: {} } })
      expect([answer.status, answer.body.code]).toEqual([409, code])
      expect(String(answer.body.message).replace(/[0-9a-f-]{36}/, 'ID')).toBe(message)
    }
    world.pass(5000)
    expect(world.putRanges('5.6.7.8').status).toBe(200)
  })
})

describe('an operation ends as asked', () => {
  test.each([
    ['Failed', { status: 'Failed' }, 'Failed', ['5.6.7.8/32'], ['1.2.3.4']],
    ['Failed, yet the list holds', { status: 'Failed', inForce: true }, 'Failed', ['5.6.7.8/32'], ['5.6.7.8']],
    ['Canceled', { status: 'Canceled' }, 'Canceled', ['5.6.7.8/32'], ['1.2.3.4']],
    ['a silent no-op', { noop: true }, 'Succeeded', ['1.2.3.4/32'], ['1.2.3.4']],
    ['sooner', { ms: 1000 }, 'Succeeded', ['5.6.7.8/32'], ['5.6.7.8']],
  ] as const)('%s', (_, nextOperation, provisioningState, ranges, callers) => {
    const world = createWorld()
    world.cluster.nextOperation = nextOperation
    const polled = world.putRanges('5.6.7.8').headers['azure-asyncoperation'] ?? ''
    world.pass(operation + propagation)
    expect(world.send('GET', polled).body.status).toBe(provisioningState)
    expect(world.cluster.body.properties.provisioningState).toBe(provisioningState)
    expect(world.cluster.ranges).toEqual(ranges)
    expect(admitted(world, '1.2.3.4', '5.6.7.8')).toEqual(callers)
    expect(world.cluster.nextOperation).toBeUndefined()
    expect(world.putRanges('5.6.7.8').status).toBe(200)
  })
})

describe('the test’s hand', () => {
  test('edit: in force at once, with a new eTag, and before what was still to come into force', () => {
    const world = createWorld()
    world.putRanges('5.6.7.8')
    world.pass(operation)
    const { eTag } = world.cluster.body
    world.cluster.edit((body) => {
      body.properties.apiServerAccessProfile = { authorizedIPRanges: ['7.7.7.7/32'] }
    })
    expect(world.cluster.body.eTag).not.toBe(eTag)
    expect(admitted(world, '1.2.3.4', '5.6.7.8', '7.7.7.7')).toEqual(['7.7.7.7'])
    world.pass(propagation)
    expect(admitted(world, '1.2.3.4', '5.6.7.8', '7.7.7.7')).toEqual(['7.7.7.7'])
  })

  test('edit: in force later if asked', () => {
    const world = createWorld()
    const change = (body: { properties: object }) => Object.assign(body.properties, { apiServerAccessProfile: {} })
    world.cluster.edit(change, { inForceAfterMs: 10 })
    expect(admitted(world, '9.9.9.9')).toEqual([])
    world.pass(10)
    expect(admitted(world, '9.9.9.9')).toEqual(['9.9.9.9'])
  })

  test('delete and recreate: 404 between, another resourceUID and other eTags after', () => {
    const world = createWorld()
    const { eTag, properties } = world.cluster.body
    world.cluster.delete()
    const missing = world.send('GET', world.url())
    expect([missing.status, missing.headers['x-ms-failure-cause']]).toEqual([404, 'gateway'])
    expect(missing.body).toEqual({
      error: {
        code: 'ResourceNotFound',
        message:
          "The Resource 'Microsoft.ContainerService/managedClusters/aks' under resource group 'rg' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix",
      },
    })
    expect(world.arm.apiServer(world.cluster.fqdn)).toBeUndefined()
    world.cluster.recreate()
    expect(world.cluster.body.properties.resourceUID).not.toBe(properties.resourceUID)
    expect(world.cluster.body.eTag).not.toBe(eTag)
    expect(world.send('GET', world.url()).status).toBe(200)
  })

  test('the impossible is refused: a second operation, the same cluster twice, an ID that no cluster has', () => {
    const world = createWorld()
    world.cluster.startOperation()
    expect(() => world.cluster.startOperation()).toThrow('AKS takes one at a time')
    expect(() => world.arm.addCluster({ body: { id: world.cluster.id } })).toThrow('give the seed another id')
    expect(() => world.arm.cluster('/subscriptions/x/nothing')).toThrow(
      "There is no cluster '/subscriptions/x/nothing'",
    )
    expect(() => world.arm.addCluster({ body: {} })).toThrow("isn't the resource ID of a managed cluster")
  })

  test('a cluster is found in any letter case, and the handle is the same', () => {
    const world = createWorld()
    expect(world.arm.cluster(world.cluster.id.toUpperCase())).toBe(world.cluster)
  })
})

describe('a stopped, private or closed cluster admits no client', () => {
  test.each([
    ['a stopped cluster', { powerState: { code: 'Stopped' } }],
    ['a private cluster', { apiServerAccessProfile: { enablePrivateCluster: true } }],
    ['public network access disabled', { publicNetworkAccess: 'Disabled' }],
  ])('%s', (_, properties) => {
    const world = createWorld({ properties })
    expect(admitted(world, '1.2.3.4', '20.0.0.1', '9.9.9.9')).toEqual([])
  })
})
