import { afterEach, expect, test } from '@jest/globals'
import type { StepResult } from '../../emulator/actions-runner/job.ts'
import { enterpriseServer, githubCom } from '../../emulator/identity/github-servers.ts'
import { codesOf, errorsOf, quick, type Scenario, scenario } from '../support/scenario.ts'

// GitHub Enterprise Server has an ID token issuer and an API of its own, both on its one host.

const { host } = new URL(enterpriseServer.url)
const office = '137.117.106.88/29'
const own = '20.84.7.10/32'
const tenantId = '11111111-1111-1111-1111-111111111111'
const clientId = '22222222-2222-2222-2222-222222222222'

let world: Scenario
afterEach(() => world.close())

/** What reached a GitHub server, by host. */
function askedOfGithub(): Record<string, string[]> {
  const hosts = [enterpriseServer, githubCom].flatMap(({ apiUrl, idTokenUrl }) => [apiUrl, idTokenUrl])
  const asked = [...new Set(hosts.map((url) => new URL(url).host))].map((name) => {
    const paths = world.azure.journal.find({ host: name }).map(({ path }) => path.replace(/\?.*/, ''))
    return [name, paths] as const
  })
  return Object.fromEntries(asked.filter(([, paths]) => paths.length > 0))
}

async function succeeds(step: Promise<StepResult>): Promise<StepResult> {
  const result = await step
  expect({ exitCode: result.exitCode, errors: errorsOf(result) }).toEqual({ exitCode: 0, errors: [] })
  return result
}

test('a job there signs in with an ID token of its own server, in main and in post', async () => {
  world = await scenario({ server: enterpriseServer, ranges: [office] })
  const main = await succeeds(world.main({ 'include-runner-ip': 'true', wait: 'operation' }))
  expect(world.cluster.ranges).toEqual([office, own])
  await succeeds(world.post(main))
  expect(world.cluster.ranges).toEqual([office])
  const idToken = expect.stringMatching(/^\/_services\/pipelines\/.*\/idtoken$/)
  expect(askedOfGithub()).toEqual({ [host]: [idToken, idToken] })
})

test('a job there that an application trusts as one of github.com only is told the issuer to trust', async () => {
  world = await scenario({ server: enterpriseServer, ranges: [office] })
  const federated = { issuer: githubCom.issuer, subject: 'repo:octo/shop:ref:refs/heads/main' }
  world.azure.entra.register({ tenantId, clientId, federated })
  const main = await world.main({ 'include-runner-ip': 'true' })
  expect(codesOf(main)).toEqual(['sign-in-issuer'])
  expect(errorsOf(main)).toEqual([expect.stringContaining(`"issuer": "${enterpriseServer.issuer}"`)])
  expect(world.written()).toEqual([])
})

test('a sweep there asks its own server of the runs, and leaves the leases of runs on github.com', async () => {
  const [there, onGithubCom] = ['20.84.7.20', '20.84.7.21']
  world = await scenario({ server: enterpriseServer, ranges: [office, `${there}/32`, `${onGithubCom}/32`] })
  const until = `${new Date(Date.now() + 600_000).toISOString().slice(0, 19)}Z`
  const lease = (id: number, address: string, server: string) =>
    `v2 ${'0'.repeat(15)}${id} ${address} until ${until} ${server} repository 7 run 5 attempt 1`
  world.cluster.edit((body) => {
    body.tags = {
      'aks-authorized-ip-ranges.lease.01': lease(1, there, host),
      'aks-authorized-ip-ranges.lease.02': lease(2, onGithubCom, 'github.com'),
    }
  })
  const { workflowRuns } = world.azure
  workflowRuns.settings.tokens = ['ghs_of_that_server']
  const ended = { repository: 'octo/shop', repositoryId: 7, runId: 5, status: 'completed' } as const
  for (const server of [enterpriseServer, githubCom]) workflowRuns.report({ ...ended, server })

  const swept = await succeeds(world.main({ mode: 'sweep', 'github-token': 'ghs_of_that_server' }, quick))
  expect(swept.outputs).toMatchObject({ changed: 'true', removed: `${there}/32` })
  expect(world.cluster.ranges).toEqual([office, `${onGithubCom}/32`])
  expect(askedOfGithub()).toEqual({
    [host]: [expect.stringMatching(/\/idtoken$/), '/api/v3/repositories/7/actions/runs/5/attempts/1'],
  })
})
