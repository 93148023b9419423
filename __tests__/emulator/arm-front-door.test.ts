import { describe, expect, test } from '@jest/globals'
import type { ClusterBody } from '../../emulator/arm/arm.ts'
import { createWorld, type Received, start, subscription, type World } from './arm-world.ts'

const host = 'https://management.azure.com'

describe('every answer', () => {
  test('carries request IDs and the clock’s date', () => {
    const world = createWorld()
    const { headers } = world.send('GET', world.url())
    expect(headers).toMatchObject({
      date: new Date(start).toUTCString(),
      'x-ms-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'x-ms-correlation-request-id': headers['x-ms-request-id'],
    })
    const correlated = world.send('GET', world.url(), { headers: { 'x-ms-correlation-request-id': 'mine' } })
    expect(correlated.headers['x-ms-correlation-request-id']).toBe('mine')
    expect(correlated.headers['x-ms-request-id']).not.toBe(headers['x-ms-request-id'])
  })
})

describe('ARM checks the caller', () => {
  test.each([
    ['', 'AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing."],
    ['Bearer stranger', 'InvalidAuthenticationToken', 'The access token is invalid.'],
  ])('a token %j answers 401 and where to sign in', (authorization, code, message) => {
    const world = createWorld()
    const headers: Record<string, string> = { authorization }
    if (authorization === '') delete headers.authorization
    const answer = world.arm.service({
      method: 'GET',
      url: new URL(world.url()),
      headers,
      body: '',
      caller: '9.9.9.9',
      signal: new AbortController().signal,
    })
    expect(answer).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': expect.stringContaining('Bearer authorization_uri="https://login.example"') },
      body: JSON.stringify({ error: { code, message } }),
    })
  })

  test('a permission that is missing answers 403 in the recorded words, until it is given again', () => {
    const world = createWorld()
    const giveAgain = world.arm.deny({
      action: 'microsoft.containerservice/managedClusters/write',
      scope: `/subscriptions/${subscription}/resourceGroups/RG`,
    })
    expect(world.send('GET', world.url()).status).toBe(200)
    const refused = world.putRanges('5.6.7.8')
    expect([refused.status, refused.headers['x-ms-failure-cause']]).toEqual([403, 'gateway'])
    expect(refused.body).toEqual({
      error: {
        code: 'AuthorizationFailed',
        message: `The client 'alice-app' with object id 'alice' does not have authorization to perform action 'Microsoft.ContainerService/managedClusters/write' over scope '${world.cluster.id}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
      },
    })
    giveAgain()
    expect(world.putRanges('5.6.7.8').status).toBe(200)
  })

  test.each([
    ['another action', { action: 'Microsoft.ContainerService/managedClusters/delete' }],
    [
      'another scope',
      {
        action: 'Microsoft.ContainerService/managedClusters/write',
        scope: `/subscriptions/${subscription}/resourceGroups/r`,
      },
    ],
    ['another principal', { action: 'Microsoft.ContainerService/managedClusters/write', objectId: 'bob' }],
  ])('a rule about %s doesn’t apply', (_, rule) => {
    const world = createWorld()
    world.arm.deny(rule)
    expect(world.putRanges('5.6.7.8').status).toBe(200)
  })
})

describe('a principal with a role', () => {
  const subnet = `/subscriptions/${subscription}/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/s`
  const write = (world: World) => {
    const { body } = world.send('GET', world.url())
    const { location, properties } = body as unknown as ClusterBody
    const agentPoolProfiles = properties.agentPoolProfiles.map(({ name, mode }) => ({
      name,
      mode,
      vnetSubnetID: subnet,
    }))
    return world.send('PUT', world.url(), { body: { location, properties: { agentPoolProfiles } } })
  }

  test('may do what its actions hold within the scope, and nothing else; one without may do everything', () => {
    const world = createWorld()
    world.arm.assignRole({ objectId: 'bob', scope: world.cluster.id, actions: [] })
    expect(world.putRanges('5.6.7.8').status).toBe(200)
    world.arm.assignRole({ objectId: 'alice', scope: world.cluster.id, actions: ['microsoft.containerservice/*/READ'] })
    expect(world.send('GET', world.url()).status).toBe(200)
    expect(world.putRanges('5.6.7.9').status).toBe(403)
    expect(
      world.send('GET', `${host}/subscriptions/${subscription}/resourceGroups/rg?api-version=2021-04-01`).status,
    ).toBe(403)
  })

  test('may not write a cluster in a subnet that it may not join, which ARM says in the words that are known', () => {
    const world = createWorld()
    const actions = ['Microsoft.ContainerService/managedClusters/*']
    world.arm.assignRole({ objectId: 'alice', scope: world.cluster.id, actions })
    expect(write(world)).toMatchObject({
      status: 403,
      headers: { 'x-ms-failure-cause': 'gateway' },
      body: {
        error: {
          code: 'LinkedAuthorizationFailed',
          message: `The client 'alice-app' with object id 'alice' has permission to perform action 'Microsoft.ContainerService/managedClusters/write' on scope '${world.cluster.id}'; however, it does not have permission to perform action(s) 'Microsoft.Network/virtualNetworks/subnets/join/action' on the linked scope(s) '${subnet}' (respectively) or the linked scope(s) are invalid.`,
        },
      },
    })
    const join = ['Microsoft.Network/virtualNetworks/subnets/join/action']
    world.arm.assignRole({ objectId: 'alice', scope: subnet, actions: join })
    expect(write(world).status).toBe(200)
  })
})

describe('an operation', () => {
  test('answers its free texts in turn, then how it ended', () => {
    const world = createWorld({
      settings: { operationStatuses: ['InProgress', 'ReconcilingAgentPools: 1/3 nodes completed'] },
    })
    const polled = world.putRanges('5.6.7.8').headers['azure-asyncoperation'] ?? ''
    const statuses = [0, 49_999, 1, 49_999, 1].map((ms) => {
      world.pass(ms)
      return world.send('GET', polled).body
    })
    const name = /operations\/([^?]+)/.exec(polled)?.[1]
    const startTime = new Date(start).toISOString()
    expect(statuses).toEqual([
      { name, status: 'InProgress', startTime },
      { name, status: 'InProgress', startTime },
      { name, status: 'ReconcilingAgentPools: 1/3 nodes completed', startTime },
      { name, status: 'ReconcilingAgentPools: 1/3 nodes completed', startTime },
      { name, status: 'Succeeded', startTime, endTime: new Date(start + 100_000).toISOString() },
    ])
  })

  test('shows an error beside InProgress and Succeeded on demand', () => {
    const world = createWorld()
    const error = { code: 'NotLatestOperation', message: 'The operation has been preempted by another one.' }
    world.cluster.nextOperation = { error }
    const polled = world.putRanges('5.6.7.8').headers['azure-asyncoperation'] ?? ''
    expect(world.send('GET', polled).body).toMatchObject({ status: 'InProgress', error })
    world.pass(100_000)
    expect(world.send('GET', polled).body).toMatchObject({ status: 'Succeeded', error })
  })

  test.each([
    ['another principal', (url: string) => url, 'Bearer bob', 403, 'AuthorizationFailed'],
    ['an altered signature', (url: string) => url.replace('&s=', '&s=x'), 'Bearer alice', 403, 'AuthorizationFailed'],
    ['a rebuilt query', (url: string) => url.replace(/&t=.*/, ''), 'Bearer alice', 403, 'AuthorizationFailed'],
    [
      'another ID',
      (url: string) => url.replace(/operations\/[^?]+/, 'operations/none'),
      'Bearer alice',
      404,
      'NotFound',
    ],
  ])('polled by %s is refused', (_, change, authorization, status, code) => {
    const world = createWorld()
    const polled = world.putRanges('5.6.7.8').headers['azure-asyncoperation'] ?? ''
    const answer = world.send('GET', change(polled), { headers: { authorization } })
    expect([answer.status, answer.body.error]).toEqual([status, expect.objectContaining({ code })])
  })
})

describe('throttling', () => {
  const throttling = { settings: { throttling: true } }
  test.each([
    ['GET', 60, 1],
    ['PUT', 20, 60],
  ])('%s on a cluster: %d in a burst, then one every %d s', (method, burst, seconds) => {
    const world = createWorld(throttling)
    const send = () => world.send(method, world.url(), { body: {} })
    for (let count = 0; count < burst; count++) expect(send().status).not.toBe(429)
    world.pass(500)
    const refused = send()
    expect([refused.status, refused.body.code]).toEqual([429, 'Throttled'])
    expect(Number(refused.headers['retry-after'])).toBe(Math.ceil(seconds - 0.5))
    world.pass(seconds * 1000 - 500)
    expect(send().status).not.toBe(429)
    expect(send().status).toBe(429)
  })

  test('polls: 200 in a burst, then two a second', () => {
    const world = createWorld(throttling)
    const polled = world.putRanges('5.6.7.8').headers['azure-asyncoperation'] ?? ''
    const statuses = () => Array.from({ length: 203 }, () => world.send('GET', polled).status)
    expect(statuses().filter((status) => status === 200)).toHaveLength(200)
    world.pass(1000)
    expect(statuses().filter((status) => status === 200)).toHaveLength(2)
  })

  const tenants = `${host}/tenants?api-version=2020-01-01`
  const group = `${host}/subscriptions/${subscription}/resourceGroups/rg?api-version=2020-01-01`
  test.each([
    ['GET', group, 'subscription-reads', 250, 40, 'SubscriptionRequestsThrottled'],
    ['PATCH', group, 'subscription-writes', 200, 100, 'SubscriptionRequestsThrottled'],
    ['DELETE', group.replace('/rg?', '/none?'), 'subscription-deletes', 200, 100, 'SubscriptionRequestsThrottled'],
    ['GET', tenants, 'tenant-reads', 250, 40, 'TenantRequestsThrottled'],
  ])(
    'ARM’s own: %s %s, %s: %d in a burst, then one every %d ms, for each principal',
    (method, url, kind, burst, ms, code) => {
      const world = createWorld(throttling)
      const send = (headers = {}) => world.send(method, url, { body: {}, headers })
      const left = (answer: Received) => answer.headers[`x-ms-ratelimit-remaining-${kind}`]
      const first = send()
      expect([first.status === 429, left(first)]).toEqual([false, String(burst - 1)])
      for (let count = 1; count < burst; count++) expect(send().status).not.toBe(429)
      const refused = send()
      expect([refused.status, refused.headers['retry-after'], left(refused)]).toEqual([429, '1', '0'])
      expect(refused.body.error).toMatchObject({ code })
      expect(send({ authorization: 'Bearer bob' }).status).not.toBe(429)
      world.pass(ms)
      expect([send().status === 429, send().status]).toEqual([false, 429])
    },
  )

  test('can be switched off while it runs', () => {
    const world = createWorld(throttling)
    for (let count = 0; count < 61; count++) world.send('GET', world.url())
    world.arm.settings.throttling = false
    expect(world.send('GET', world.url()).status).toBe(200)
  })
})

describe('managed clusters', () => {
  const clusters = '/providers/Microsoft.ContainerService/managedClusters'
  test.each([
    ['the subscription', `/subscriptions/${subscription}${clusters}`],
    [
      'the resource group, in another case',
      `/SUBSCRIPTIONS/${subscription}/resourcegroups/RG${clusters.toUpperCase()}`,
    ],
  ])('are listed under %s, with a second page that is empty', (_, path) => {
    const world = createWorld()
    const { body } = world.send('GET', `${host}${path}?api-version=2025-10-01`)
    expect(body.value).toEqual([world.send('GET', world.url()).body])
    expect(world.send('GET', String(body.nextLink)).body).toEqual({ value: [] })
  })

  test('are created, answered with 201 and Creating, and then there', () => {
    const world = createWorld()
    const url = world.url().replace('/aks?', '/new?')
    const body = { location: 'westeurope', properties: { apiServerAccessProfile: { authorizedIPRanges: ['1.2.3.4'] } } }
    const answer = world.send('PUT', url, { body })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      id: world.cluster.id.replace(/aks$/, 'new'),
      properties: { provisioningState: 'Creating', apiServerAccessProfile: { authorizedIPRanges: ['1.2.3.4/32'] } },
    })
    world.pass(100_000)
    expect(world.send('GET', url).body.properties).toMatchObject({ provisioningState: 'Succeeded' })
    expect(world.arm.cluster(world.cluster.id.replace(/aks$/, 'new')).ranges).toEqual(['1.2.3.4/32'])
  })

  test('aren’t created under a name that the expression refuses', () => {
    const world = createWorld()
    const answer = world.send('PUT', world.url().replace('/aks?', '/-new?'), { body: { location: 'westeurope' } })
    expect([answer.status, answer.body.message]).toEqual([400, "The managed cluster name '-new' is invalid."])
  })

  test('take new tags by PATCH, and nothing else', () => {
    const world = createWorld()
    const answer = world.send('PATCH', world.url(), { body: { tags: { a: 'b' }, properties: { dnsPrefix: 'x' } } })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      tags: { a: 'b' },
      properties: { dnsPrefix: 'aks', provisioningState: 'Updating' },
    })
    expect(answer.body.tags).toEqual({ a: 'b' })
  })

  test('are deleted by an operation, with Location; one that isn’t there answers 204', () => {
    const world = createWorld()
    const answer = world.send('DELETE', world.url())
    const result = answer.headers.location ?? ''
    expect(answer.status).toBe(202)
    expect(world.send('GET', result).status).toBe(202)
    expect(world.send('GET', world.url()).body.properties).toMatchObject({ provisioningState: 'Deleting' })
    world.pass(100_000)
    expect(world.send('GET', answer.headers['azure-asyncoperation'] ?? '').body.status).toBe('Succeeded')
    expect(world.send('GET', result).status).toBe(204)
    expect(world.send('GET', world.url()).status).toBe(404)
    expect(world.send('DELETE', world.url()).status).toBe(204)
  })
})

describe('a missing resource answers its own error', () => {
  test.each([
    ['GET', '/subscriptions/none?api-version=2020-01-01', 404, 'SubscriptionNotFound'],
    ['GET', `/subscriptions/${subscription}/resourceGroups/none?api-version=2020-01-01`, 404, 'ResourceGroupNotFound'],
    ['GET', `/subscriptions/${subscription}/resourceGroups/rg`, 400, 'MissingApiVersionParameter'],
    [
      'GET',
      `/subscriptions/${subscription}/providers/Microsoft.Nothing/things?api-version=2020-01-01`,
      404,
      'InvalidResourceType',
    ],
    ['GET', '/nothing', 404, 'NotFound'],
    ['POST', 'CLUSTER', 405, 'MethodNotAllowed'],
  ])('%s %s: %d %s', (method, path, status, code) => {
    const world = createWorld()
    const answer = world.send(method, path === 'CLUSTER' ? world.url() : `${host}${path}`)
    expect([answer.status, answer.body.error]).toEqual([status, expect.objectContaining({ code })])
  })
})

describe('ARM answers what a client asks after sign-in', () => {
  test.each([
    [
      '/subscriptions',
      {
        value: [
          { id: `/subscriptions/${subscription}`, subscriptionId: subscription, tenantId: 'tenant', state: 'Enabled' },
        ],
      },
    ],
    [`/subscriptions/${subscription}`, { subscriptionId: subscription }],
    ['/tenants', { value: [{ id: '/tenants/tenant', tenantId: 'tenant' }] }],
    [`/subscriptions/${subscription}/resourceGroups/RG`, { name: 'rg', type: 'Microsoft.Resources/resourceGroups' }],
    [`/subscriptions/${subscription}/providers/Microsoft.ContainerService`, { registrationState: 'Registered' }],
  ])('%s', (path, expected) => {
    const world = createWorld()
    const answer = world.send('GET', `${host}${path}?api-version=2019-11-01`)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject(expected)
  })
})

describe('/metadata/endpoints needs no token', () => {
  const authentication = { loginEndpoint: 'https://login.example', audiences: ['https://management.example'] }
  const endpoints = { name: 'AzureCloud', resourceManager: 'https://localhost:8443/', authentication }
  test.each([
    ['2022-09-01', endpoints],
    ['2019-05-01', [endpoints]],
    ['2015-01-01', { authentication, graphEndpoint: 'https://graph.windows.net/' }],
  ])('%s', (apiVersion, expected) => {
    const world = createWorld()
    const answer = world.send('GET', `https://localhost:8443/metadata/endpoints?api-version=${apiVersion}`, {
      headers: { authorization: '' },
    })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject(expected)
  })
})
