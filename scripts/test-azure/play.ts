import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Job, Step, StepResult } from '../../emulator/actions-runner/job.ts'
import type { Arm } from './arm.ts'
import type { Az } from './az.ts'
import type { TestCluster } from './cluster.ts'
import { listOf, settledCluster } from './cluster-body.ts'
import type { Kubectl } from './kubectl.ts'
import type { Report } from './report.ts'
import { startWatch, type Watch } from './watch.ts'

/** What a run has at hand. */
export interface Kit {
  readonly az: Az
  readonly arm: Arm
  readonly kubectl: Kubectl
  readonly cluster: TestCluster
  /** Runs `dist/main` and `dist/post` as a runner does. */
  readonly job: Job
  readonly report: Report
  /** Where logs and report go. */
  readonly folder: string
  readonly interrupted: AbortSignal
}

export interface Expected {
  /** The list afterwards, in any order, given what the step put out. */
  list(outputs: StepResult['outputs']): readonly string[]
  /** Whether the API server answers this machine afterwards. */
  readonly answers: boolean
}

/** Plays one entry of the action while the cluster is watched, and compares what came of it with what should. */
export async function play(kit: Kit, name: string, start: () => Step, expected: Expected): Promise<StepResult> {
  kit.interrupted.throwIfAborted()
  console.log(`${new Date().toISOString().slice(11, 19)} ${name}`)
  const { report, folder } = kit
  const watch = startWatch(kit.arm, kit.kubectl)
  const problems: string[] = []
  try {
    const step = await start().result
    writeFileSync(join(folder, `${String(report.steps.length + 1).padStart(2, '0')}.log`), `${name}\n\n${step.log}`)
    if (step.exitCode !== 0) problems.push(`the step failed with exit code ${step.exitCode}: ${errorsIn(step.log)}`)
    const list = listOf(await settledCluster(kit.arm))
    const wanted = expected.list(step.outputs)
    if (!sameRanges(list, wanted)) problems.push(`the list is [${list}] where [${wanted}] was expected`)
    const nodes = await reach(kit, watch, expected.answers, problems)
    const row = { step: name, problems, seconds: Math.round(step.ms / 1000), measured: await watch.stop(), list }
    report.steps.push(nodes === undefined ? row : { ...row, nodes })
    for (const problem of problems) console.error(`  ${problem}`)
    return step
  } finally {
    await watch.stop()
  }
}

/** Whether kubectl gets through as expected; if it does, the nodes have to be ready as well. */
async function reach(kit: Kit, watch: Watch, answers: boolean, problems: string[]): Promise<string | undefined> {
  if (!(await watch.until(answers))) {
    problems.push(`after five minutes kubectl ${answers ? 'got no answer' : 'was still answered'}`)
    return undefined
  }
  if (!answers) return undefined
  const nodes = await kit.kubectl.nodes()
  if (nodes !== '1 of 1') problems.push(`${nodes} nodes are ready`)
  return nodes
}

function errorsIn(log: string): string {
  return [...log.matchAll(/^::error[^:]*::(.*)$/gm)].map(([, text = '']) => text).join(' ')
}

function sameRanges(one: readonly string[], other: readonly string[]): boolean {
  const spelled = (list: readonly string[]) =>
    list.map((text) => (text.includes('/') || !/^[\d.]+$/.test(text) ? text : `${text}/32`)).toSorted()
  return spelled(one).join() === spelled(other).join()
}
