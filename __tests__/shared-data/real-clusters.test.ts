import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Cluster } from '../../emulator/arm/arm.ts'
import { type JsonObject, objectAt, stringAt } from '../../src/arm/json.ts'
import { clusterFrom } from '../../src/cluster/cluster.ts'
import { ineligibility } from '../../src/cluster/eligibility.ts'
import type { StepError } from '../../src/errors.ts'
import { faultyJob } from '../faults/support/step.ts'
import { errorsOf, type Scenario, scenario } from '../support/scenario.ts'
import { azureData, jsonFilesIn } from './azure-data.ts'
import { writableBody } from './oracle.ts'

interface RealCluster {
  readonly name: string
  readonly body: JsonObject
}

function clustersIn(folder: string): RealCluster[] {
  return jsonFilesIn(folder).flatMap(({ name, json }) => {
    const body = json.body ?? json.responses?.['200']?.body
    return body?.location === undefined ? [] : [{ name, body }]
  })
}

/** The official examples are older than the feature: a Basic load balancer, on which everything is refused. */
function onStandardLoadBalancer(body: JsonObject): JsonObject {
  if (!isOnBasicLoadBalancer(body)) return body
  const properties = objectAt(body, 'properties')
  const networkProfile = { ...objectAt(properties, 'networkProfile'), loadBalancerSku: 'standard' }
  return { ...body, properties: { ...properties, networkProfile } }
}

function isOnBasicLoadBalancer(body: JsonObject): boolean {
  const sku = stringAt(objectAt(objectAt(body, 'properties'), 'networkProfile'), 'loadBalancerSku')
  return sku?.toLowerCase() === 'basic'
}

const addressed = '8.8.4.4/32'

/** Laws 1 and 3 for a step that sets a list with a runner in it, and its post step. */
function expectLawful(before: JsonObject, sent: readonly JsonObject[]): void {
  const [given = [], undone = [], ...more] = sent.map(listIn)
  expect(given).toEqual(expect.arrayContaining(['9.9.9.0/24', addressed]))
  expect(undone).toEqual(given.filter((text) => text !== addressed))
  expect(more).toEqual([])
  const lossless = withoutList(writableBody(before))
  for (const body of sent) expect(withoutList(body)).toEqual(lossless)
}

const isPrivate = /is private: its API server has no public address/
/** What Azure doesn't tell is refused with a remedy, and the remedy is taken. */
const unresolved =
  /egress is needed and could not be resolved: .* Name the addresses that the nodes leave by in `egress-ips`/

/** What differs from a test in process is the SDK in the bundle: a list that is widened, and a remedy that is taken. */
const byBundle = azureData
  .slice(0, 1)
  .flatMap(({ folder }) =>
    clustersIn(join(folder, 'recordings', 'clusters')).filter(({ name }) => /^api_server_auth|_with_block_/.test(name)),
  )

describe('the bundle loses nothing of a recorded cluster, opens nothing, and takes out what is temporary', () => {
  let world: Scenario
  beforeAll(async () => {
    // All clusters at once, by one principal, are more than ARM would take from it.
    world = await scenario({ settings: { operationMs: 0, propagationMs: 0, throttling: false } })
  })
  afterAll(() => world.close())

  test.concurrent.each(byBundle)('$name', async ({ name, body }) => {
    const cluster = world.azure.arm.addCluster({ body, id: idFor(name) })
    const before = cluster.body as unknown as JsonObject
    const asked = { mode: 'set', ranges: '9.9.9.0/24', 'runner-ip': '8.8.4.4', cluster: cluster.id, wait: 'none' }
    let main = await world.main(asked)
    if (main.exitCode !== 0) {
      expect(errorsOf(main).join()).toMatch(unresolved)
      expect(writesTo(cluster)).toEqual([])
      main = await world.main({ ...asked, 'egress-ips': '8.8.8.8' })
    }
    const post = await world.post(main)
    expect([...errorsOf(main), ...errorsOf(post)]).toEqual([])
    expectLawful(before, writesTo(cluster))
  })

  function writesTo(cluster: Cluster): JsonObject[] {
    const path = new RegExp(`/managedClusters/${cluster.id.split('/').at(-1)}\\?`, 'i')
    return world.azure.journal.find({ method: 'PUT', path }).map((request) => JSON.parse(request.body))
  }
})

describe.each(azureData)(
  'the same holds in process for every recorded cluster and every example, by $place',
  ({ folder }) => {
    const recorded = clustersIn(join(folder, 'recordings', 'clusters'))
    const examples = clustersIn(join(folder, 'examples'))

    test.each([...recorded, ...examples])('$name', async ({ name, body }) => {
      const { world, job } = faultyJob({ body: onStandardLoadBalancer(body) })
      const before = world.cluster.body as unknown as JsonObject
      const asked = { mode: 'set', ranges: ['9.9.9.0/24'], runner: ['8.8.4.4'] } as const
      const step = job.main({ asked, wait: 'none' })
      const refusal = await step.then(
        () => '',
        (error: StepError) => `${error.message} ${error.remedy}`,
      )
      if (refusal !== '') {
        expect(refusal).toMatch(/private/i.test(name) ? isPrivate : unresolved)
        if (/private/i.test(name)) return
        await job.main({ asked: { ...asked, egressIps: ['8.8.8.8'] }, wait: 'none' })
      }
      await job.post()
      const sent = job.writes.map((write) => write.body)
      expectLawful(before, sent)
    })

    test('examples with a Basic load balancer are refused for it', () => {
      const basic = examples.filter(({ body }) => isOnBasicLoadBalancer(body))
      expect(basic).not.toEqual([])
      for (const { name, body } of basic) {
        const cluster = clusterFrom({ subscriptionId: 's', resourceGroup: 'g', name }, body, { location: '' }, 0)
        expect(
          ineligibility(cluster)
            .map(({ what }) => what)
            .join(),
        ).toMatch(/uses a Basic load balancer, and authorized IP ranges need a Standard one/)
      }
    })
  },
)

function idFor(name: string): string {
  const short = name.replace(/[^a-z0-9]+/gi, '-').slice(0, 60)
  return `/subscriptions/33333333-3333-4333-8333-333333333333/resourceGroups/real/providers/Microsoft.ContainerService/managedClusters/${short.replace(/-$/, '')}`
}

interface SentBody {
  readonly properties?: { readonly apiServerAccessProfile?: { readonly authorizedIPRanges?: readonly string[] } }
}

function listIn(body: JsonObject): readonly string[] {
  return (body as SentBody).properties?.apiServerAccessProfile?.authorizedIPRanges ?? []
}

/** The rest of a body; a profile that held nothing but the list is none. */
function withoutList(body: JsonObject): JsonObject {
  const { properties, ...rest } = structuredClone(body) as {
    properties: { apiServerAccessProfile?: Record<string, unknown> }
  }
  const { authorizedIPRanges: _, ...access } = properties.apiServerAccessProfile ?? {}
  return { ...rest, properties: { ...properties, apiServerAccessProfile: access } } as unknown as JsonObject
}
