import { describe, expect, test } from '@jest/globals'
import type { Job } from '../engine/support/job.ts'
import { createWorld, failureOf, type World } from '../engine/support/world.ts'
import { apiServer, buildCase, cases, type EgressCase, propertiesOf } from './cases.ts'

/** How long ARM takes to answer about the network: the time of a request tells how many answers it has waited for. */
const answerMs = 1_000

function worldOf(of: EgressCase): { readonly world: World; readonly job: Job } {
  const world = createWorld({ ranges: of.open === true ? [] : ['8.8.8.8/32'], properties: propertiesOf(of) })
  buildCase(of, world.arm)
  const job = world.job()
  const { apiServer: names = [apiServer] } = of
  job.world.resolveName = async () => {
    if (names.length === 0) throw new Error('queryA ENOTFOUND')
    return names
  }
  job.wire.every('network', async (arrive) => {
    await world.clock.sleep(answerMs)
    return arrive()
  })
  return { world, job }
}

/** Of Microsoft.Network, of scale sets, and of the addresses of their instances. */
const pinned = new Set<string | null>(['2024-10-01', '2024-07-01', '2018-10-01'])

/** Everything that a case says, as it came out. */
async function outcomeOf(of: EgressCase) {
  const { world, job } = worldOf(of)
  const asked = { mode: 'set' as const, ranges: ['8.8.8.8'], ...(of.mode === undefined ? {} : { egressMode: of.mode }) }
  const step = job.main({ asked, wait: 'none' })
  const failed = of.unresolved === undefined ? undefined : await failureOf(step)
  const outcome = failed === undefined ? await step : undefined
  const network = job.wire.sent.filter(({ kind }) => kind === 'network')
  const begun = network[0]?.at ?? 0
  const log = job.log.at('info')
  return {
    failed: failed?.message
      .replaceAll(world.cluster.body.properties.fqdn, 'the-api-server')
      .replace(/The client '[^']*' with object id '[^']*'/g, '<caller>')
      .replace(/correlation ID [\w-]+/g, 'correlation ID <id>')
      .replaceAll("'Bearer 9.9.9.9' --role", '<principal> --role'),
    remedy: failed?.remedy,
    warnings: outcome?.change?.notes.map(({ text }) => text) ?? [],
    chains: log.filter((line) => line.includes('  <- ')),
    written: job.writes.map(({ list }) => list),
    sources: outcome?.change?.added.map(({ text, source }) => `${text}  <- ${source}`) ?? [],
    asked: network.map(({ url }) => url.toLowerCase()),
    requests: network.length,
    depth: Math.max(...network.map(({ at }) => (at - begun) / answerMs + 1)),
  }
}

describe('the egress that the nodes leave by', () => {
  test.each(cases)('$title', async (of) => {
    const came = await outcomeOf(of)
    const { found, unresolved } = of
    expect(came.chains).toEqual(found)
    if (unresolved === undefined) {
      expect(came.written).toEqual([['8.8.8.8/32', ...found.map((line) => line.split(' ')[0])]])
      expect(came.sources).toEqual(found)
      expect(came.warnings).toEqual(of.warning === undefined ? [] : [of.warning])
    } else {
      expect(came.failed).toBe(`The cluster's own egress is needed and could not be resolved: ${unresolved}`)
      expect(came.remedy).toBe(
        of.unread === true
          ? "Let the identity read what is named above, or take responsibility with `egress-mode: none`. `egress-ips` can't stand in for what wasn't looked at."
          : 'Name the addresses that the nodes leave by in `egress-ips`, or take responsibility with `egress-mode: none`.',
      )
      expect(came.written).toEqual([])
    }
    expect({ requests: came.requests, depth: came.depth }).toEqual({ requests: of.requests, depth: of.depth })
    expect(new Set(came.asked).size).toBe(came.requests)
    const versions = came.asked.map((url) => new URL(url).searchParams.get('api-version'))
    expect(versions.filter((version) => !pinned.has(version))).toEqual([])
  })
})
