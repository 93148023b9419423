import { type Job, type Step, type StepResult, startJob } from '../../emulator/actions-runner/job.ts'
import type { Cluster } from '../../emulator/arm/arm.ts'
import type { Emulator, Runner } from '../../emulator/emulator.ts'
import { messageOf } from '../../src/errors.ts'
import { httpsGet } from '../../src/runner/https.ts'
import { type Deed, listsOf, whatHappened } from './deed.ts'
import { say, tell } from './narrator.ts'

type Inputs = Readonly<Record<string, string>>

/** A job on a runner of its own. Whatever goes otherwise than the story says fails the demo. */
export interface Actor {
  readonly deeds: readonly Deed[]
  /** The entry as the list shows it. */
  readonly entry: string
  readonly env: Readonly<Record<string, string>>
  main(what: string, inputs: Inputs): Promise<StepResult>
  /** A main step that fails, as the story wants it. */
  failingMain(what: string, inputs: Inputs): Promise<StepResult>
  /** A main step that is cancelled by the runner once the cluster has taken its write. */
  cancelledMain(what: string, inputs: Inputs): Promise<StepResult>
  post(main: StepResult): Promise<StepResult>
  /** The API server as the runner sees it: it answers, or it says nothing at all. */
  knock(expected: 'answer' | 'silence'): Promise<void>
  /** The runner goes away, with all that runs on it. */
  leave(): void
}

export interface ActorOptions {
  readonly name: string
  readonly azure: Emulator
  /** The first is the one whose API server the job deploys to. */
  readonly clusters: readonly [Cluster, ...Cluster[]]
  readonly runner: Runner
  readonly env: Readonly<Record<string, string>>
  readonly inputs: Inputs
  readonly action: string
}

export function newActor({ name, azure, clusters, runner, env, inputs, action }: ActorOptions): Actor {
  const deeds: Deed[] = []
  const job: Job = startJob({ action, env, onLog: (text) => tell(name, text) })
  const run = async (what: string, start: () => Step, exitCode: number): Promise<StepResult> => {
    const startedAt = performance.now()
    const before = azure.journal.find({ caller: runner.address }).length
    const lists = listsOf(clusters)
    const step = await start().result
    if (step.exitCode !== exitCode)
      throw new Error(`The story goes otherwise: "${what}" of ${name} ended with exit code ${step.exitCode}.`)
    const sent = azure.journal.find({ caller: runner.address }).slice(before)
    const writes = sent.filter(({ method }) => method === 'PUT').length
    const { ms, summary } = step
    const happened = whatHappened(step, lists, listsOf(clusters))
    deeds.push({ who: name, what, happened, startedAt, ms, requests: sent.length, writes, summary })
    return step
  }
  return {
    ...{ deeds, env, entry: `${runner.address}/32` },
    main: (what, own) => run(what, () => job.main({ ...inputs, ...own }), 0),
    failingMain: (what, own) => run(what, () => job.main({ ...inputs, ...own }), 1),
    cancelledMain: (what, own) => run(what, () => interrupted(azure, job.main({ ...inputs, ...own })), 1),
    post: (main) => run('post step', () => job.post(main), 0),
    knock: (expected) => knock(name, clusters[0], runner, expected),
    leave: () => job.dispose(),
  }
}

/** SIGINT, as a runner sends it, as soon as the next write is accepted. */
function interrupted(azure: Emulator, step: Step): Step {
  const stop = azure.journal.onOutcome(({ method, status }) => {
    if (method !== 'PUT' || status !== 200) return
    stop()
    say('The workflow run is cancelled.')
    step.process.kill('SIGINT')
  })
  return step
}

async function knock(name: string, cluster: Cluster, runner: Runner, expected: 'answer' | 'silence'): Promise<void> {
  const answer = await readyz(cluster, runner)
  if (answer.status === undefined) say(`The API server does not answer ${name} (${answer.why}): a deploy would fail.`)
  else
    say(
      `The API server answers ${name} (HTTP ${answer.status}, as it does to callers without a credential): the deploy goes through.`,
    )
  if ((answer.status === undefined) !== (expected === 'silence'))
    throw new Error(`The story goes otherwise: it expects ${expected} here.`)
}

async function readyz(
  cluster: Cluster,
  runner: Runner,
): Promise<{ status: number } | { status: undefined; why: string }> {
  const url = new URL(`https://${cluster.fqdn}/readyz`)
  const route = { kind: 'proxy', proxy: runner.proxyUrl } as const
  try {
    const { status } = await httpsGet(url, { route, timeoutMs: 1_000, verify: false })
    return { status }
  } catch (error) {
    return { status: undefined, why: messageOf(error) }
  }
}
