import { afterEach, expect, test } from '@jest/globals'
import type { Step, StepResult } from '../../emulator/actions-runner/job.ts'
import type { Fault } from '../../emulator/wire/faults.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

const permanent = ['137.117.106.88/29', '4.4.4.4/32']
const theWrite = { method: 'PUT', path: /\/managedClusters\// }

let world: Scenario
afterEach(() => world.close())

/** A main step that dies by SIGKILL at the moment that the fault strikes. */
async function killedMain(at: Omit<Fault, 'act' | 'times'>, ...then: Fault[]): Promise<StepResult> {
  let step: Step | undefined
  world.azure.faults.add({ ...at, times: 1, act: { run: () => step?.process.kill('SIGKILL') } })
  for (const fault of then) world.azure.faults.add(fault)
  step = world.startMain({ 'include-runner-ip': 'true' })
  const main = await step.result
  expect(main).toMatchObject({ exitCode: null, signal: 'SIGKILL' })
  return main
}

function writeStatus({ state }: StepResult): unknown {
  return JSON.parse(state.undo_1 ?? '{}').record?.write
}

async function expectUndone(main: StepResult): Promise<void> {
  const post = await world.post(main)
  expect(post).toMatchObject({ exitCode: 0, log: expect.stringContaining('Undone: 20.84.7.10/32 taken out.') })
  expect(world.cluster.ranges).toEqual(permanent)
}

test('killed before its write was answered, a step is undone by its state alone', async () => {
  world = await scenario({ ranges: permanent })
  const main = await killedMain({ match: theWrite, after: true })
  expect(writeStatus(main)).toBe('unanswered')
  expect(world.cluster.ranges).toEqual([...permanent, '20.84.7.10/32'])
  await expectUndone(main)
})

test('killed right after its write was answered, a step is undone', async () => {
  world = await scenario({ ranges: permanent })
  // The first connection to the API server goes out beside the write, the second once the write is answered.
  const main = await killedMain({ match: { method: 'CONNECT', host: world.cluster.fqdn }, skip: 1 })
  expect(writeStatus(main)).toBe('accepted')
  expect(world.cluster.ranges).toEqual([...permanent, '20.84.7.10/32'])
  await expectUndone(main)
})

test('a write that AKS takes up only after its sender was killed is waited for, and undone', async () => {
  world = await scenario({ ranges: permanent })
  const main = await killedMain({ match: theWrite }, { match: theWrite, times: 1, act: 'hang' })
  expect(world.cluster.ranges).toEqual(permanent)
  // The post step finds nothing at first: the list comes to show the write at its second look.
  const late = { skip: 1, times: 1, after: true, match: { method: 'GET', path: theWrite.path } }
  world.azure.faults.add({ ...late, act: { run: takeUpTheWrite } })
  await expectUndone(main)
})

function takeUpTheWrite(): void {
  world.cluster.edit(({ properties }) => {
    properties.apiServerAccessProfile = { authorizedIPRanges: [...permanent, '20.84.7.10/32'] }
  })
}

test('killed before it wrote anything, a step leaves nothing to undo', async () => {
  world = await scenario({ ranges: permanent })
  const main = await killedMain({ match: { host: 'api.ipify.org', method: 'GET' } })
  const post = await world.post(main)
  expect(post).toMatchObject({ exitCode: 0, log: 'The main step wrote nothing.\n' })
  expect(world.written()).toEqual([])
})
