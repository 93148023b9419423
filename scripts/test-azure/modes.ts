import { setTimeout as sleep } from 'node:timers/promises'
import type { StepResult } from '../../emulator/actions-runner/job.ts'
import { listByAz } from './cluster.ts'
import { readCluster } from './cluster-body.ts'
import { type Expected, type Kit, play } from './play.ts'

/** Two ranges of Microsoft's own documentation, of which neither holds the machine that runs this. */
const office = '137.117.106.88/29'
const partner = '137.117.107.0/24'
const leaseTag = /^aks-authorized-ip-ranges\.lease\./

type Inputs = Readonly<Record<string, string>>
const runner = { 'include-runner-ip': 'true' }

/** Plays every mode of the action in turn on the cluster, which is open at the begin and at the end. */
export async function playModes(kit: Kit): Promise<void> {
  await main(kit, 'add on an open cluster', { ...runner }, { list: () => [], answers: true })
  const set = await main(kit, 'set', { mode: 'set', ranges: office }, { list: withEgress(office), answers: false })
  const permanent = withEgress(office)(set.outputs)
  await temporaryAccess(kit, permanent)
  await main(kit, 'remove', { mode: 'remove', ranges: partner }, { list: () => permanent, answers: false })
  await lostRunner(kit, permanent)
  await restoreAll(kit, permanent)
  await main(kit, 'disable', { mode: 'disable' }, { list: () => [], answers: true })
}

/** A job that declares a range for good and lets its runner in under a lease. */
async function temporaryAccess(kit: Kit, permanent: readonly string[]): Promise<void> {
  const inputs = { ...runner, ranges: partner, 'lease-minutes': '60' }
  const listed = (outputs: StepResult['outputs']) => [...permanent, partner, outputs['runner-ip'] ?? 'no runner-ip']
  const step = await main(kit, 'add, with a lease', inputs, { list: listed, answers: true })
  await note(kit, 'add, with a lease', async () => {
    const seen = await listByAz(kit.az, kit.cluster)
    const { tags = {} } = await readCluster(kit.arm)
    return [
      ...(seen.length === permanent.length + 2 ? [] : [`az aks show lists [${seen}]`]),
      ...(Object.keys(tags).some((tag) => leaseTag.test(tag)) ? [] : ['the cluster has no tag of a lease']),
    ]
  })
  await post(kit, 'post of it', step, { list: () => [...permanent, partner], answers: false })
  await note(kit, 'post of it', async () => {
    const { tags = {} } = await readCluster(kit.arm)
    return Object.keys(tags).some((tag) => leaseTag.test(tag)) ? ['the tag of the lease is still there'] : []
  })
}

/** A runner that is lost leaves its address behind, until its lease is over and a sweep comes by. */
async function lostRunner(kit: Kit, permanent: readonly string[]): Promise<void> {
  const listed = (outputs: StepResult['outputs']) => [...permanent, outputs['runner-ip'] ?? 'no runner-ip']
  await main(kit, 'add, then the runner is lost', { ...runner, 'lease-minutes': '1' }, { list: listed, answers: true })
  const { tags = {} } = await readCluster(kit.arm)
  const ends = Object.values(tags).map((value) => Date.parse(/ until (\S+)/.exec(value)?.[1] ?? ''))
  await sleep(Math.max(0, ...ends.filter(Number.isFinite).map((end) => end + 5_000 - Date.now())))
  await main(kit, 'sweep', { mode: 'sweep' }, { list: () => permanent, answers: false })
}

async function restoreAll(kit: Kit, permanent: readonly string[]): Promise<void> {
  const inputs = { ...runner, mode: 'set', ranges: partner, restore: 'all' }
  const listed = (outputs: StepResult['outputs']) => [
    ...withEgress(partner)(outputs),
    outputs['runner-ip'] ?? 'no runner-ip',
  ]
  const step = await main(kit, 'set, with restore: all', inputs, { list: listed, answers: true })
  await post(kit, 'post of it, with restore: all', step, { list: () => permanent, answers: false })
}

function withEgress(range: string) {
  return (outputs: StepResult['outputs']) => [range, ...(outputs['egress-ips'] ?? 'no egress-ips').split(/, */)]
}

function main(kit: Kit, name: string, inputs: Inputs, expected: Expected): Promise<StepResult> {
  return play(kit, name, () => kit.job.main({ cluster: kit.cluster.id, ...inputs }), expected)
}

function post(kit: Kit, name: string, step: StepResult, expected: Expected): Promise<StepResult> {
  return play(kit, name, () => kit.job.post(step), expected)
}

/** Adds what else is wrong after a step to its row. */
async function note(kit: Kit, step: string, look: () => Promise<readonly string[]>): Promise<void> {
  const at = kit.report.steps.findLastIndex((row) => row.step === step)
  const row = kit.report.steps[at]
  if (row !== undefined) kit.report.steps[at] = { ...row, problems: [...row.problems, ...(await look())] }
}
