import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { productionCluster } from '../../emulator/arm/seed/production-cluster.ts'
import type { JsonObject } from '../../src/arm/json.ts'
import { apiServer, buildCase, cases, type EgressCase, permissions, propertiesOf } from '../egress/cases.ts'
import { type Place, placeNumber, subscriptions } from '../egress/network-fixture.ts'
import { type NameServer, startNameServer } from '../support/name-server.ts'
import { annotations, errorsOf, quick, type Scenario, scenario } from '../support/scenario.ts'

let world: Scenario
let names: NameServer
beforeAll(async () => {
  world = await scenario({ settings: { operationMs: 1, propagationMs: 1 } })
  names = await startNameServer()
  for (const { of, place } of neighbours) buildCase(of, world.azure.arm, place)
})
afterAll(async () => {
  names.close()
  await world.close()
})

function bodyOf(of: EgressCase, name: string, moved: (text: string) => string): JsonObject {
  const body = productionCluster({
    subscription: subscriptions.cluster,
    tenant: '11111111-1111-1111-1111-111111111111',
    resourceGroup: 'rg-shop',
    name,
    location: 'westeurope',
    authorizedIPRanges: ['8.8.8.8/32'],
  }) as JsonObject & { readonly properties: JsonObject }
  const own = JSON.parse(moved(JSON.stringify(propertiesOf(of)))) as JsonObject
  return { ...body, properties: { ...body.properties, ...own } }
}

/** What was asked of a case's own network, by the paths alone. Lists of a subscription hold the others' firewalls too. */
function askedSince(count: number, { moved }: Place): string[] {
  const entries = world.azure.journal.entries.slice(count)
  const own = moved('/resourceGroups/rg-').toLowerCase()
  return entries
    .map(({ path }) => path.toLowerCase())
    .filter((path) => /\/microsoft\.(network|compute)\//.test(path))
    .filter((path) => !path.includes('/resourcegroups/rg-') || path.includes(own))
}

const placed = cases.map((of, index) => ({ of, place: placeNumber(index + 1) }))
const throughDist = placed.filter(({ of }) => of.throughDist === true).map(({ of, place }) => ({ ...of, place }))
/** Networks of others, which the lists of a subscription hold as well; without the cases that take a permission away. */
const neighbours = placed.filter(({ of }) => of.throughDist !== true && !permissions.includes(of))

describe('with the committed bundle, and other clusters with networks like this one about', () => {
  test.each(throughDist)('$title', async ({ place, ...of }) => {
    const { unresolved, found, mode } = of
    const here = world.beside({ name: place.clusterName, body: bodyOf(of, place.clusterName, place.moved) })
    buildCase(of, world.azure.arm, place)
    const name = here.cluster.body.properties.fqdn
    names.answer(name, apiServer)
    const before = world.azure.journal.entries.length
    const step = await here.main(
      { mode: 'set', ranges: '8.8.8.8', wait: 'none', ...(mode === undefined ? {} : { 'egress-mode': mode }) },
      { nodeArguments: [...quick.nodeArguments, ...names.nodeArguments], env: names.env },
    )
    expect(step.log.split('\n').filter((line) => line.includes('  <- '))).toEqual(found)
    const asked = askedSince(before, place)
    expect(asked).toHaveLength(of.requests)
    expect(new Set(asked).size).toBe(of.requests)
    const versions = asked.map((path) => path.slice(path.indexOf('=') + 1))
    expect(versions.filter((version) => !['2024-10-01', '2024-07-01', '2018-10-01'].includes(version))).toEqual([])
    if (unresolved === undefined) {
      expect(errorsOf(step)).toEqual([])
      expect(here.written()).toEqual([['8.8.8.8/32', ...found.map((line) => line.split(' ')[0])]])
      for (const line of found) expect(step.summary).toContain(line.slice(line.indexOf('<- ') + 3))
      expect(annotations(step.log, 'warning')).toEqual(of.warning === undefined ? [] : [of.warning])
    } else {
      expect(here.written()).toEqual([])
      const said = errorsOf(step).map((text) =>
        text
          .replace(/The client '[^']*' with object id '[^']*'/, '<caller>')
          .replace(/(?<=--assignee-object-id )\S+/, '<principal>')
          .replace(/correlation ID [\w-]+/, 'correlation ID <id>'),
      )
      expect(said).toEqual([expect.stringContaining(place.moved(unresolved))])
    }
  })
})
