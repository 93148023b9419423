import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Cluster } from '../../emulator/arm/arm.ts'
import { type JsonObject, objectAt, stringAt } from '../../src/arm/json.ts'
import { clusterFrom } from '../../src/cluster/cluster.ts'
import { ineligibility } from '../../src/cluster/eligibility.ts'
import type { StepError } from '../../src/errors.ts'
import { faultyJob } from '../faults/support/step.ts'
import { errorsOf, type Scenario, scenario } from '../support/scenario.ts'
import { writableBody } from './oracle.ts'

/** Recorded answers of real clusters and the official examples, beside the repository where there are any. */
const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'azure')
const present = existsSync(folder)
if (!present) process.stdout.write('The suite on real data is skipped: there is no ../shared/azure here.\n')

interface RealCluster {
  readonly name: string
  readonly body: JsonObject
}

const recorded = present ? bodiesIn('recordings/clusters') : []
const examples = present ? bodiesIn('examples') : []

function bodiesIn(sub: string): RealCluster[] {
  return readdirSync(join(folder, sub))
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const json = JSON.parse(readFileSync(join(folder, sub, file), 'utf8'))
      const body = json.body ?? json.responses?.['200']?.body
      return body?.location === undefined ? [] : [{ name: basename(file, '.json'), body }]
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
  const lossless = withoutList(writableBody(folder, before))
  for (const body of sent) expect(withoutList(body)).toEqual(lossless)
}

const isPrivate = /is private: its API server has no public address/
/** What Azure doesn't tell is refused with a remedy, and the remedy is taken. */
const unresolved =
  /egress is needed and could not be resolved: .* Name the addresses that the nodes leave by in `egress-ips`/

const suite = present ? describe : describe.skip
/** One of each kind, since a process takes twenty times as long as the same in process. */
const byBundle = recorded.filter(({ name }) =>
  /^(api_server_authorized_ip_ranges\.12|create_(and_update_with_managed_nat|dualstack|node_public|with_apiserver_vnet|with_block)|private_)/.test(
    name,
  ),
)

suite('nothing is lost, nothing is opened, and what is temporary goes: recorded clusters, by the bundle', () => {
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
      expect(errorsOf(main).join()).toMatch(/private/i.test(name) ? isPrivate : unresolved)
      expect(writesTo(cluster)).toEqual([])
      if (/private/i.test(name)) return
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

suite('the same of every recorded cluster and every official example, by the SDK in process', () => {
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

  test('as they stand, those with a Basic load balancer are refused for it', () => {
    const basic = examples.filter(({ body }) => isOnBasicLoadBalancer(body))
    expect(basic.length).toBeGreaterThan(10)
    for (const { name, body } of basic) {
      const cluster = clusterFrom({ subscriptionId: 's', resourceGroup: 'g', name }, body, { location: '' }, 0)
      expect(
        ineligibility(cluster)
          .map(({ what }) => what)
          .join(),
      ).toMatch(/uses a Basic load balancer, and authorized IP ranges need a Standard one/)
    }
  })
})

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
