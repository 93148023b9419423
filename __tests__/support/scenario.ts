import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Job, type Step, type StepOptions, type StepResult, startJob } from '../../emulator/actions-runner/job.ts'
import type { ArmSettings, Cluster } from '../../emulator/arm/arm.ts'
import type { JsonObject } from '../../emulator/arm/core/json.ts'
import { productionCluster } from '../../emulator/arm/seed/production-cluster.ts'
import { type Emulator, type Runner, startEmulator } from '../../emulator/emulator.ts'
import { type GithubServer, githubCom } from '../../emulator/identity/github-servers.ts'
import type { JournalEntry } from '../../emulator/wire/journal.ts'
import { refuseStaleDist } from '../../scripts/build-sources.ts'

const root = join(import.meta.dirname, '..', '..')
const tenantId = '11111111-1111-1111-1111-111111111111'
const clientId = '22222222-2222-2222-2222-222222222222'
const subscription = '33333333-3333-4333-8333-333333333333'
const repository = 'octo/shop'

export interface ClusterOptions {
  /** `aks-shop` by default. */
  readonly name?: string
  /** The cluster's list; open to the whole internet where it is empty. */
  readonly ranges?: readonly string[]
  /** The cluster as GET answers it, instead of the production-like one. */
  readonly body?: JsonObject
  readonly egress?: readonly string[]
}

export interface ScenarioOptions extends ClusterOptions {
  /** The one that runs the job, and that the application trusts; github.com by default. */
  readonly server?: GithubServer
  readonly settings?: Partial<ArmSettings>
}

/** A cluster, a runner that it doesn't know, and a job on that runner that uses the committed bundle. */
export interface Scenario {
  readonly azure: Emulator
  readonly cluster: Cluster
  readonly runner: Runner
  readonly job: Job
  /** Runs the main step with these inputs; the cluster and the sign-in are given. */
  main(inputs: Readonly<Record<string, string>>, options?: StepOptions): Promise<StepResult>
  startMain(inputs: Readonly<Record<string, string>>, options?: StepOptions): Step
  post(main: StepResult, options?: StepOptions): Promise<StepResult>
  /** What was sent to the cluster itself. */
  requests(method: string): readonly JournalEntry[]
  /** The lists that were written, in turn. */
  written(): readonly (readonly string[])[]
  /** The same world, job and runner, with one more cluster in it: starting a world of its own for every case takes long. */
  beside(cluster: ClusterOptions & { readonly name: string }): Scenario
  close(): Promise<void>
}

/** Waits between two looks at Azure are short in the action's process; the emulated times fit that. */
export const quick = { nodeArguments: ['--import', pathToFileURL(join(import.meta.dirname, 'quick-sleeps.mjs')).href] }

export async function scenario({ settings, server = githubCom, ...first }: ScenarioOptions = {}): Promise<Scenario> {
  refuseStaleDist(root)
  const azure = await startEmulator({ settings: { operationMs: 150, propagationMs: 100, ...settings } })
  azure.entra.register({
    tenantId,
    clientId,
    secret: 'the-secret',
    federated: { issuer: server.issuer, subject: `repo:${repository}:ref:refs/heads/main` },
  })
  const runner = await azure.runner('20.84.7.10')
  const job = startJob({ action: root, env: { ...runner.env, ...azure.github.job({ repository, server }).env } })
  return scenarioOn({ azure, runner, job }, first)
}

function scenarioOn(world: Pick<Scenario, 'azure' | 'runner' | 'job'>, options: ClusterOptions): Scenario {
  const { azure, job } = world
  const cluster = addCluster(azure, options)
  const given = { cluster: cluster.id, 'tenant-id': tenantId, 'client-id': clientId }
  const startMain: Scenario['startMain'] = (inputs, step = quick) => job.main({ ...given, ...inputs }, step)
  const requests = (method: string) =>
    azure.journal.find({ method }).filter(({ path }) => path.toLowerCase().startsWith(`${cluster.id.toLowerCase()}?`))
  return {
    ...world,
    cluster,
    startMain,
    main: (inputs, step) => startMain(inputs, step).result,
    post: (main, step = quick) => job.post(main, step).result,
    requests,
    written: () => requests('PUT').map((request) => listIn(request.body)),
    beside: (another) => scenarioOn(world, another),
    async close() {
      job.dispose()
      await azure.close()
    },
  }
}

function addCluster(azure: Emulator, { name = 'aks-shop', ranges = [], body, egress }: ClusterOptions): Cluster {
  const seed =
    body ??
    productionCluster({
      subscription,
      tenant: tenantId,
      resourceGroup: 'rg-shop',
      name,
      location: 'westeurope',
      authorizedIPRanges: ranges,
    })
  return azure.arm.addCluster({ body: seed, ...(egress === undefined ? {} : { egress }) })
}

interface SentBody {
  readonly properties: { readonly apiServerAccessProfile?: { readonly authorizedIPRanges?: readonly string[] } }
}

function listIn(body: string): readonly string[] {
  const sent = JSON.parse(body) as SentBody
  return sent.properties.apiServerAccessProfile?.authorizedIPRanges ?? ['(no list was sent)']
}

/** The error annotations of a step, unescaped and without their codes. */
export function errorsOf({ log }: StepResult): string[] {
  return annotations(log, 'error').map((text) => text.replace(codeShape, ''))
}

/** The codes of a step's errors. */
export function codesOf({ log }: StepResult): string[] {
  return annotations(log, 'error').map((text) => codeShape.exec(text)?.[1] ?? 'no code')
}

const codeShape = /\s\[([a-z-]+)\]/

export function annotations(log: string, level: 'error' | 'warning' | 'notice'): string[] {
  // Properties come between, such as the place in a file.
  const start = new RegExp(`^::${level}(?: [^:]*)?::`)
  return log
    .split('\n')
    .filter((line) => start.test(line))
    .map((line) => line.replace(start, '').replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%'))
}
