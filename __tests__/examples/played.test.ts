import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import type { StepResult } from '../../emulator/actions-runner/job.ts'
import { errorsOf, quick, type Scenario, scenario } from '../support/scenario.ts'
import { actionStep, evaluated, example, filledIn, inputsOf, type Step } from './support/example.ts'

const office = '137.117.106.88/29'
const berlin = '20.90.7.120/32'
const egress = ['52.1.1.1/32', '52.1.1.2/32']
const runner = '20.84.7.10/32'

let world: Scenario
afterEach(() => world.close())

function jobOf(file: string, name: string) {
  const job = example(file).jobs[name]
  if (job === undefined) throw new Error(`examples/${file} has no job ${name}`)
  return { job, action: actionStep(job) }
}

async function succeeds(step: Promise<StepResult>): Promise<StepResult> {
  const result = await step
  expect({ exitCode: result.exitCode, errors: errorsOf(result) }).toEqual({ exitCode: 0, errors: [] })
  return result
}

/** What the checkout of the repository brings. */
function checkOut(action: Step, ...lines: string[]): void {
  const file = join(world.job.workspace, inputsOf(action)['ranges-file'] ?? '')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${lines.join('\n')}\n`)
}

/** The application that may read, with the subject of the job that uses it; the environment of such a job. */
function planner(subject: string) {
  const { entra, arm, github } = world.azure
  const { objectId } = entra.register({
    tenantId: filledIn['vars.AZURE_TENANT_ID'] ?? '',
    clientId: filledIn['vars.AZURE_PLAN_CLIENT_ID'] ?? '',
    federated: { subject },
  })
  arm.deny({ action: 'Microsoft.ContainerService/managedClusters/write', objectId })
  return { ...quick, env: github.job({ repository: 'octo/shop', subject }).env }
}

test('deploy.yml: the API server admits the runner when kubectl starts, and no longer once the job has ended', async () => {
  world = await scenario({ ranges: [office] })
  const { action } = jobOf('deploy.yml', 'deploy')
  const main = await succeeds(world.main(inputsOf(action)))
  expect(main.log).toContain(`Signed in with oidc as application ${filledIn['vars.AZURE_CLIENT_ID']}`)
  const apiServer = world.azure.arm.apiServer(world.cluster.fqdn)
  expect(apiServer?.admits(world.runner.address)).toBe(true)
  await succeeds(world.post(main))
  expect(world.written()).toEqual([[office, runner], [office]])
  expect(world.cluster.body.tags).toEqual({ environment: 'production', 'cost-centre': '4711' })
})

test('allow-list.yml: a pull request shows what main then writes, with an application that may not write', async () => {
  world = await scenario({ ranges: [office, '20.84.7.77/32'], egress: ['52.1.1.1', '52.1.1.2'] })
  const plan = jobOf('allow-list.yml', 'plan').action
  checkOut(plan, `${office} # office`, '20.90.7.120 # Berlin')
  const planned = await succeeds(world.main(inputsOf(plan), planner('repo:octo/shop:pull_request')))
  const change = { changed: 'true', added: [berlin, ...egress].join(','), removed: '20.84.7.77/32' }
  expect(planned.outputs).toMatchObject(change)
  expect(planned.summary).toContain(berlin)
  await succeeds(world.post(planned))
  expect(world.written()).toEqual([])

  const applied = await succeeds(world.main(inputsOf(jobOf('allow-list.yml', 'apply').action)))
  expect(applied.outputs).toMatchObject(change)
  await succeeds(world.post(applied))
  expect(world.written()).toEqual([[office, berlin, ...egress]])
})

test('drift.yml: the job fails and names the entries, as soon as the list is not the one in the repository', async () => {
  world = await scenario({ ranges: [office, berlin, ...egress], egress: ['52.1.1.1', '52.1.1.2'] })
  const { job, action } = jobOf('drift.yml', 'drift')
  checkOut(action, office, berlin)
  const asPlanner = planner('repo:octo/shop:ref:refs/heads/main')
  const check = async () => (await succeeds(world.main(inputsOf(action), asPlanner))).outputs
  expect((await check()).changed).toBe('false')

  world.cluster.edit(({ properties }) => {
    properties.apiServerAccessProfile = { authorizedIPRanges: [office, '5.5.5.5/32', ...egress] }
  })
  const outputs = await check()
  expect(outputs.changed).toBe('true')
  const alarm = job.steps.find(({ run }) => run !== undefined)
  expect(alarm?.if).toBe("steps.list.outputs.changed == 'true'")
  expect(scriptOf(alarm, outputs)).toEqual({
    status: 1,
    stdout: `::error::The list on aks-shop has drifted. Missing: ${berlin}. Unexpected: 5.5.5.5/32.\n`,
  })
  expect(world.written()).toEqual([])
})

/** Runs a step's script as the runner does on Linux, after a step `list` with these outputs. */
function scriptOf({ run = '', env = {} }: Step = {}, outputs: Readonly<Record<string, string>>) {
  const values = Object.entries(outputs).map(([name, value]) => [`steps.list.outputs.${name}`, value])
  const variables = Object.entries(env).map(([name, text]) => [name, evaluated(text, Object.fromEntries(values))])
  const { status, stdout } = spawnSync('bash', ['-e', '-c', run], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...Object.fromEntries(variables) },
  })
  return { status, stdout }
}
