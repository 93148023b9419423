// The action on a real cluster, which is made for it and deleted afterwards: docs/real-cluster.md. It runs dist as it is checked out.
import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startJob } from '../../emulator/actions-runner/job.ts'
import { armOf } from './arm.ts'
import { az } from './az.ts'
import { createCluster, deleteCluster, deletionCommand, type Place, writeKubeconfig } from './cluster.ts'
import { kubectlWith } from './kubectl.ts'
import { playModes } from './modes.ts'
import { askQuestions } from './questions.ts'
import { markdownOf, problemsIn, type Report } from './report.ts'

const usage = `npm run test:azure -- --resource-group GROUP [options]

  --location REGION    where to create the cluster; the group's region by default
  --vm-size SIZE       of its one node; Standard_B2s by default
  --report FOLDER      where report.md, report.json and the logs go; azure-report by default
  --keep               leaves the cluster there

It creates an AKS cluster in an existing resource group, which costs money: docs/real-cluster.md.`

const { values } = parseArgs({
  options: {
    'resource-group': { type: 'string' },
    location: { type: 'string' },
    'vm-size': { type: 'string', default: 'Standard_B2s' },
    report: { type: 'string', default: 'azure-report' },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const resourceGroup = values['resource-group']
if (values.help) console.log(usage)
else if (resourceGroup === undefined) {
  console.error(usage)
  process.exitCode = 2
} else {
  const place = { resourceGroup, name: `test-azure-${randomBytes(4).toString('hex')}` }
  // Not by itself: after a signal, something of the test may still be waiting.
  process.exit(await run(place))
}

async function run(place: Place): Promise<number> {
  const folder = resolve(values.report)
  mkdirSync(folder, { recursive: true })
  const report: Report = { facts: {}, steps: [], answers: [], cleanUp: '' }
  const interrupted = interruption()
  const aborted = new Promise<never>((_, reject) => {
    interrupted.addEventListener('abort', () => reject(interrupted.reason))
  })
  try {
    await Promise.race([test(place, folder, report, interrupted), aborted])
  } catch (error) {
    report.stopped = String(error)
    console.error(report.stopped)
  }
  report.cleanUp = await cleanUp(place)
  write(report, folder)
  for (const problem of problemsIn(report)) console.error(problem)
  return problemsIn(report).length === 0 ? 0 : 1
}

async function test(place: Place, folder: string, report: Report, interrupted: AbortSignal): Promise<void> {
  console.log(`Creating the cluster ${place.name}: about five minutes.`)
  const began = Date.now()
  const cluster = await createCluster(az, { ...place, location: values.location, vmSize: values['vm-size'] })
  const { 'azure-cli': version = '' } = (await az('version')) as Record<string, string>
  Object.assign(report.facts, {
    Date: new Date(began).toISOString(),
    Cluster: `${cluster.name} in ${cluster.location}, Kubernetes ${cluster.kubernetesVersion}, ${values['vm-size']}`,
    'Azure CLI': version,
    'Creation took': `${Math.round((Date.now() - began) / 1000)} s`,
  })
  const secrets = mkdtempSync(join(tmpdir(), 'test-azure-'))
  const job = startJob({ action: join(import.meta.dirname, '..', '..'), env: jobEnvironment() })
  const leave = () => {
    job.dispose()
    rmSync(secrets, { recursive: true, force: true })
  }
  interrupted.addEventListener('abort', leave)
  try {
    await writeKubeconfig(az, cluster, join(secrets, 'kubeconfig'))
    const kubectl = kubectlWith(join(secrets, 'kubeconfig'))
    const kit = { az, arm: armOf(az, cluster.id), kubectl, cluster, job, report, folder, interrupted }
    await playModes(kit)
    await askQuestions(kit)
  } finally {
    leave()
  }
}

/** This machine's own, and whose a lease is, which a runner would tell. */
function jobEnvironment(): Record<string, string> {
  const run = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY_ID: '1',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
  }
  const own = Object.entries(process.env).map(([name, value = '']) => [name, value])
  return { ...run, ...Object.fromEntries(own) }
}

/** The first signal ends the test; the clean-up takes no notice of any other. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => controller.abort(new Error(`The run was ended by ${signal}.`)))
  return controller.signal
}

async function cleanUp(place: Place): Promise<string> {
  if (values.keep) return `The cluster ${place.name} is kept. Delete it: ${deletionCommand(place)}`
  console.log(`Deleting the cluster ${place.name}.`)
  return (await deleteCluster(az, place))
    ? `The cluster ${place.name} is deleted.`
    : `Left behind: the cluster ${place.name}. Delete it: ${deletionCommand(place)}`
}

function write(report: Report, folder: string): void {
  const subscription = /\/subscriptions\/[0-9a-f-]{36}/gi
  const shown = (text: string) => text.replaceAll(subscription, '/subscriptions/SUBSCRIPTION')
  writeFileSync(join(folder, 'report.json'), shown(`${JSON.stringify(report, undefined, 2)}\n`))
  writeFileSync(join(folder, 'report.md'), shown(`${markdownOf(report)}\n`))
  if (process.env.GITHUB_STEP_SUMMARY !== undefined)
    appendFileSync(process.env.GITHUB_STEP_SUMMARY, shown(`${markdownOf(report)}\n`))
  console.log(`The report is in ${join(folder, 'report.md')}.`)
}
