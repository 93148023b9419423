import { Agent } from 'node:https'
import tls from 'node:tls'
import { createPipelineRequest } from '@azure/core-rest-pipeline'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { armConnection } from '../../src/azure/arm-client.ts'
import { managedClusters } from '../../src/azure/managed-clusters.ts'
import { network } from '../../src/azure/network.ts'
import { sdkTransport } from '../../src/azure/sdk-transport.ts'
import { clusterFrom } from '../../src/cluster/cluster.ts'
import { networkErrorIn } from '../../src/network-error.ts'
import { systemClock } from '../../src/time/clock.ts'
import { type Behaviour, behaviours, type HostilePeers, startHostilePeers, tunnels } from './support/hostile-peers.ts'

// Names that the proxy takes to the one server, since a name of this machine's own would go by no proxy.
const arm = 'management.example.com'
const trusted = tls.getCACertificates('default')
const env = { ...process.env }
let peers: HostilePeers
beforeAll(async () => {
  peers = await startHostilePeers(arm)
  tls.setDefaultCACertificates([...trusted, peers.caPem])
  Object.assign(process.env, { HTTPS_PROXY: peers.proxyUrl, NO_PROXY: '' })
})
afterEach(() => {
  jest.useRealTimers()
  peers.proxy.behave = tunnels(peers.port)
})
afterAll(async () => {
  process.env = env
  tls.setDefaultCACertificates(trusted)
  await peers.close()
})

const cloud = {
  name: arm,
  resourceManager: `https://${arm}`,
  authority: `https://${arm}`,
  scope: `https://${arm}/.default`,
  idTokenAudience: 'api://AzureADTokenExchange',
  privateAuthority: true,
}
const credential = { getToken: async () => ({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 }) }
const connection = armConnection(cloud, credential)
const id = { subscriptionId: '33333333-3333-4333-8333-333333333333', resourceGroup: 'rg', name: 'aks' }
const clusters = () => managedClusters(connection, id, systemClock)

const cluster = clusterFrom(id, { location: 'westeurope' }, { location: 'westeurope' }, 0)

const requests: readonly (readonly [name: string, limitMs: number, send: () => Promise<unknown>])[] = [
  ['reading the cluster', 30_000, () => clusters().read()],
  ['writing it', 90_000, () => clusters().write(cluster, ['4.4.4.4/32'], new Set())],
  ['polling an operation', 30_000, () => clusters().poll(`https://${arm}/operations/1`)],
  ['listing networks', 30_000, () => network(connection).virtualNetworksIn(id.subscriptionId, 'rg')],
  ['listing scale sets', 30_000, () => network(connection).scaleSetsIn(id.subscriptionId, 'rg')],
]

/** Answers that leave a client waiting, or fill its memory. */
const unending: readonly (keyof typeof behaviours)[] = [
  'a 101 that names a protocol',
  'a flood of 103s',
  'a body that stops',
  'headers that stop',
  'silence',
]

/** The error that comes of a request once its limit is over, and not before. */
async function failureAfter(limitMs: number, send: () => Promise<unknown>): Promise<unknown> {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'performance', 'Date'] })
  let settled = false
  const failure = send().then(
    () => 'no failure',
    (error: unknown) => error,
  )
  void failure.finally(() => {
    settled = true
  })
  await peers.server.next()
  jest.advanceTimersByTime(limitMs - 1)
  await new Promise((resolve) => setImmediate(resolve))
  expect(settled).toBe(false)
  jest.advanceTimersByTime(1)
  return failure
}

describe('a request of an SDK ends at its limit, with an unknown outcome, at', () => {
  test.each(requests.flatMap(([name, ...rest]) => unending.map((answer) => [name, answer, ...rest] as const)))(
    '%s: %s',
    async (_, answer, limitMs, send) => {
      peers.server.behave = behaviours[answer]
      const failure = await failureAfter(limitMs, send)
      expect(failure).toMatchObject({
        name: 'ArmError',
        status: undefined,
        outcomeUnknown: true,
        message: `${arm} could not be reached through the proxy ${new URL(peers.proxyUrl).host}: no answer within ${limitMs / 1000} s.`,
      })
    },
  )
})

describe('a request of an SDK ends at once at', () => {
  const quick: readonly (readonly [name: string, behave: Behaviour, message: string | RegExp])[] = [
    [
      'an endless body',
      behaviours['an endless body'],
      /: the answer was cut off \(Error reading response as text: it is longer than \d+ bytes\)\.$/,
    ],
    ['endless headers', behaviours['endless headers'], /: the answer is not HTTP \(Parse Error: Header overflow\)\.$/],
    ['another protocol', behaviours['another protocol'], /: the answer is not HTTP /],
    ['a close', behaviours['a close'], /: the connection was cut \(socket hang up\)\.$/],
    [
      'a body that is cut off',
      behaviours['a body that is cut off'],
      /: the answer was cut off \(Error reading response as text: aborted\)\.$/,
    ],
  ]
  test.each(quick)('%s', async (_, behave, message) => {
    peers.server.behave = behave
    await expect(clusters().read()).rejects.toMatchObject({
      name: 'ArmError',
      status: undefined,
      message: expect.stringMatching(message),
    })
  })
})

describe('an SDK goes the way that this action reads from the proxy settings', () => {
  test.each([
    [407, 'proxy-refused', 'at-once'],
    [403, 'proxy-refused', 'at-once'],
    [101, 'azure-unreachable', undefined],
    [502, 'azure-unreachable', undefined],
  ])("a proxy's own %s is not ARM's answer", async (status, code, lasting) => {
    peers.proxy.behave = (socket) => socket.end(`HTTP/1.1 ${status} No\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n`)
    const error = await clusters().read().catch(networkErrorIn)
    expect(error).toMatchObject({ code, lasting })
  })

  test.each([
    ['', true],
    ['*.example.com', false],
  ])('the way is ours, not what the SDK makes of NO_PROXY=%s', async (exceptions, byProxy) => {
    process.env.NO_PROXY = exceptions
    const request = createPipelineRequest({ url: `https://${arm}/`, agent: new Agent() })
    const sent = sdkTransport(() => 1_000).sendRequest(request, () => Promise.reject(new Error('Not sent.')))
    await expect(sent).rejects.toThrow('Not sent.')
    process.env.NO_PROXY = ''
    expect(request.agent).toEqual(byProxy ? expect.any(HttpsProxyAgent) : undefined)
  })

  test("a proxy's URL that can't be read is told, without what it holds", async () => {
    process.env.HTTPS_PROXY = 'http://user:hunter2@proxy:port'
    const error = await clusters().read().catch(networkErrorIn)
    process.env.HTTPS_PROXY = peers.proxyUrl
    expect(error).toMatchObject({
      code: 'proxy-invalid',
      lasting: 'at-once',
      message: expect.not.stringContaining('hunter2'),
    })
  })
})
