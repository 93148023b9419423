// The main job, end to end: a deploy through a restricted API server, on the embedded emulator, by the committed bundle.
import { join } from 'node:path'
import { type Job, type StepResult, startJob } from '../emulator/actions-runner/job.ts'
import { productionCluster } from '../emulator/arm/seed/production-cluster.ts'
import { startEmulator } from '../emulator/emulator.ts'
import { messageOf } from '../src/errors.ts'
import { httpsGet } from '../src/runner/https.ts'

const tenantId = '11111111-1111-1111-1111-111111111111'
const clientId = '22222222-2222-2222-2222-222222222222'
const office = '137.117.106.88/29'

const started = performance.now()
const azure = await startEmulator({ settings: { operationMs: 2_000, propagationMs: 1_000 } })
// A repository of today, whose subject holds IDs: it is taken from GitHub, as in the README's set-up.
const repository = { repository: 'octo/shop', ownerId: 123456, repositoryId: 789012, immutableSubject: true }
azure.entra.register({ tenantId, clientId, federated: { subject: azure.github.job(repository).subject } })
const cluster = azure.arm.addCluster({
  body: productionCluster({
    subscription: '33333333-3333-4333-8333-333333333333',
    tenant: tenantId,
    resourceGroup: 'rg-shop',
    name: 'aks-shop',
    location: 'westeurope',
    authorizedIPRanges: [],
  }),
})
const admin = await azure.runner('137.117.106.90')
const runner = await azure.runner('20.84.7.10')
const inputs = {
  cluster: 'aks-shop',
  'resource-group': 'rg-shop',
  'subscription-id': '33333333-3333-4333-8333-333333333333',
  'tenant-id': tenantId,
  'client-id': clientId,
}

try {
  say(`Azure, Entra and GitHub are emulated on loopback. Cluster aks-shop is open to the whole internet.`)
  await declarePermanentList()
  await deploy()
  say('The end.')
} finally {
  await azure.close()
}

async function declarePermanentList(): Promise<void> {
  chapter('An administrator declares the permanent list once (mode: set)')
  const job = jobOn(admin.env)
  const main = await job.main({ ...inputs, mode: 'set', ranges: `${office}  # the office`, wait: 'operation' }).result
  show(main)
  job.dispose()
  say(`In force from now on: ${cluster.ranges.join(', ')}`)
}

async function deploy(): Promise<void> {
  chapter('A deploy job starts on a GitHub-hosted runner, whose address could not be known before')
  await knock('silence')
  const job = jobOn(runner.env)
  chapter('- uses: aks-authorized-ip-ranges   with: include-runner-ip: true')
  const main = await job.main({ ...inputs, 'include-runner-ip': 'true' }).result
  show(main)
  say(`In force: ${cluster.ranges.join(', ')}`)
  chapter('- run: kubectl apply')
  await knock('answer')
  chapter('The job ends: the post step of aks-authorized-ip-ranges')
  show(await job.post(main).result)
  job.dispose()
  await propagated()
  say(`In force: ${cluster.ranges.join(', ')}`)
  await knock('silence')
}

function jobOn(env: Readonly<Record<string, string>>): Job {
  return startJob({
    action: join(import.meta.dirname, '..'),
    env: { ...env, ...azure.github.job(repository).env },
    onLog: tell,
  })
}

/** The API server as the runner sees it: it answers, or it says nothing at all. The story fails where it goes otherwise. */
async function knock(expected: 'answer' | 'silence'): Promise<void> {
  const answer = await readyz()
  if (answer.status === undefined)
    say(`The API server does not answer the runner (${answer.why}): a deploy would fail.`)
  else
    say(
      `The API server answers the runner (HTTP ${answer.status}, as it does to callers without a credential): the deploy goes through.`,
    )
  if ((answer.status === undefined) !== (expected === 'silence')) throw new Error(`The story expects ${expected} here.`)
}

async function readyz(): Promise<{ status: number } | { status: undefined; why: string }> {
  const url = new URL(`https://${cluster.fqdn}/readyz`)
  const route = { kind: 'proxy', proxy: runner.proxyUrl } as const
  try {
    const { status } = await httpsGet(url, { route, timeoutMs: 1_000, verify: false })
    return { status }
  } catch (error) {
    return { status: undefined, why: messageOf(error) }
  }
}

async function propagated(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, azure.arm.settings.propagationMs))
}

function show({ exitCode, summary }: StepResult): void {
  if (exitCode !== 0) throw new Error(`The step failed with exit code ${exitCode}.`)
  console.log(`\n${indented(`The job summary that GitHub would show:\n\n${summary.trim()}`, '      | ')}\n`)
}

/** The step's log as GitHub shows it: groups as headings, masks and debug lines hidden. */
function tell(text: string): void {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^::(debug|add-mask|endgroup)/.test(line))
  if (lines.length > 0)
    console.log(
      indented(
        lines.map((line) => line.replace(/^::group::/, '> ').replace(/^::(notice|warning|error)::/, '$1: ')).join('\n'),
        '      ',
      ),
    )
}

function chapter(title: string): void {
  console.log()
  say(title)
}

function say(text: string): void {
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${text}`)
}

function indented(text: string, margin: string): string {
  return text.replaceAll(/^/gm, margin)
}
