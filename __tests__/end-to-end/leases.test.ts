import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { StepOptions, StepResult } from '../../emulator/actions-runner/job.ts'
import { errorsOf, quick, type Scenario, scenario } from '../support/scenario.ts'

const office = '137.117.106.88/29'
const shared = '20.84.7.10/32'
const leased = { 'include-runner-ip': 'true', 'lease-minutes': '60', wait: 'none' }
const token = 'ghs_of_this_job'

let world: Scenario

const run = (runId: string): StepOptions => ({ ...quick, env: { GITHUB_REPOSITORY_ID: '7', GITHUB_RUN_ID: runId } })
const leases = () =>
  Object.keys(world.cluster.body.tags ?? {}).filter((name) => name.startsWith('aks-authorized-ip-ranges.lease.'))
const askedOfGithub = () => world.azure.journal.find({ host: 'api.github.com' }).map(({ path }) => path)

async function succeeds(step: Promise<StepResult>): Promise<StepResult> {
  const result = await step
  expect({ exitCode: result.exitCode, errors: errorsOf(result) }).toEqual({ exitCode: 0, errors: [] })
  return result
}

describe('three jobs behind one address', () => {
  afterAll(() => world.close())
  const mains: StepResult[] = []

  beforeAll(async () => {
    world = await scenario({ ranges: [office] })
    for (const id of ['1', '2']) mains.push(await succeeds(world.main(leased, run(id))))
    // When this one is through, nothing is under way on the cluster.
    mains.push(await succeeds(world.main({ ...leased, wait: 'operation' }, run('3'))))
  })

  test('the first puts it on the list, and each takes a lease of its own', () => {
    expect(mains.map(({ outputs }) => outputs.changed)).toEqual(['true', 'false', 'false'])
    expect(mains[1]?.summary).toContain('so does its lease of `20.84.7.10/32`')
    expect(world.written()).toEqual(Array(3).fill([office, shared]))
    expect(leases()).toHaveLength(3)
  })

  // Every order of the three is in `leases/jobs.test.ts`.
  test('the address goes with the job that ends last', async () => {
    for (const [position, index] of [1, 2, 0].entries()) {
      const { summary } = await succeeds(world.post(mains[index] as StepResult))
      const isLast = position === 2
      expect(world.cluster.ranges).toEqual(isLast ? [office] : [office, shared])
      expect(leases()).toHaveLength(2 - position)
      expect(summary.includes(`"${shared}" stays on the list: another job holds a lease of it.`)).toBe(!isLast)
    }
    expect(world.cluster.body.tags).toEqual({ environment: 'production', 'cost-centre': '4711' })
    // What it costs: each had one write when it began, and has one when it ends.
    expect(world.written()).toHaveLength(6)
    expect(askedOfGithub()).toEqual([])
  })
})

describe('a sweep', () => {
  afterEach(() => world.close())
  const sweep = (inputs: Readonly<Record<string, string>> = {}) =>
    world.main({ mode: 'sweep', 'github-token': token, ...inputs }, run('99'))

  test('takes out the address of a runner that was lost, and leaves that of a job at work', async () => {
    world = await scenario({ ranges: [office] })
    const { workflowRuns } = world.azure
    workflowRuns.settings.tokens = [token]
    await succeeds(world.main(leased, run('1')))
    const atWork = await succeeds(world.main({ ...leased, 'runner-ip': '20.84.7.99' }, run('2')))
    workflowRuns.report({ repository: 'octo/shop', repositoryId: 7, runId: 1, status: 'completed' })
    workflowRuns.report({ repository: 'octo/shop', repositoryId: 7, runId: 2, status: 'in_progress' })

    const swept = await succeeds(sweep())
    expect(swept.outputs).toMatchObject({ changed: 'true', removed: shared })
    expect(swept.log).toContain(`- ${shared}  the lease of run 1, attempt 1, of repository 7 on github.com is over\n`)
    expect(world.cluster.ranges).toEqual([office, '20.84.7.99/32'])
    expect(askedOfGithub().toSorted()).toEqual([
      '/repositories/7/actions/runs/1/attempts/1',
      '/repositories/7/actions/runs/2/attempts/1',
    ])
    expect(swept.log).not.toContain(token)
    await succeeds(world.post(atWork))
    expect(world.cluster.ranges).toEqual([office])
  })

  test('goes nowhere but to its own server, follows no redirect, and fails for no answer', async () => {
    world = await scenario({ ranges: [office, '20.84.7.20/32', '20.84.7.21/32'] })
    const tag = (address: string, server: string, runId: number) =>
      `v2 ${'0'.repeat(15)}${runId} ${address} until ${new Date(Date.now() + 600_000).toISOString().slice(0, 19)}Z ${server} repository 7 run ${runId} attempt 1`
    world.cluster.edit((body) => {
      body.tags = {
        'aks-authorized-ip-ranges.lease.01': tag('20.84.7.20', 'evil.example', 1),
        'aks-authorized-ip-ranges.lease.02': tag('20.84.7.20', 'github.com', 2),
        'aks-authorized-ip-ranges.lease.03': tag('20.84.7.21', 'github.com', 3),
      }
    })
    const redirect = { status: 302, headers: { location: 'https://evil.example/' }, body: '' }
    world.azure.faults.add({ match: { path: /runs\/2\// }, act: redirect })
    world.azure.faults.add({ match: { path: /runs\/3\// }, act: 'reset' })

    const swept = await succeeds(sweep())
    expect(swept.outputs.changed).toBe('false')
    expect(swept.log.match(/Its lease stays until it expires/g)).toHaveLength(3)
    expect(world.azure.journal.find({ host: 'evil.example' })).toEqual([])
    expect(world.azure.journal.find({ method: 'CONNECT', host: 'evil.example' })).toEqual([])
    expect(world.written()).toEqual([])
  })
})
