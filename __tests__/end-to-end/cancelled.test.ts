import { afterEach, expect } from '@jest/globals'
import type { Step, StepResult } from '../../emulator/actions-runner/job.ts'
import type { Fault } from '../../emulator/wire/faults.ts'
import { testOnPosix } from '../support/platform.ts'
import { errorsOf, quick, type Scenario, scenario } from '../support/scenario.ts'

const permanent = ['137.117.106.88/29', '4.4.4.4/32']
const own = '20.84.7.10/32'
const reading = { method: 'GET', path: /\/managedClusters\// }
const writing = { method: 'PUT', path: /\/managedClusters\// }

let world: Scenario
afterEach(() => world.close())

interface Signalled {
  readonly main: StepResult
  /** From the signal to the end of the process. */
  readonly endedAfterMs: number
}

/** A main step that gets the signal as the fault strikes; what strikes the same request beside that comes after it. */
async function signalled(
  signal: NodeJS.Signals,
  at: Omit<Fault, 'act' | 'times'>,
  ...then: Fault[]
): Promise<Signalled> {
  let step: Step | undefined
  let signalledAt = Number.POSITIVE_INFINITY
  const run = () => {
    signalledAt = performance.now()
    step?.process.kill(signal)
  }
  world.azure.faults.add({ ...at, times: 1, act: { run } })
  for (const fault of then) world.azure.faults.add(fault)
  step = world.startMain({ 'include-runner-ip': 'true' }, {})
  const main = await step.result
  return { main, endedAfterMs: performance.now() - signalledAt }
}

function expectCancelled({ main, endedAfterMs }: Signalled, signal: NodeJS.Signals): void {
  const message = `The runner asked this step to end (${signal}). Nothing more is written; the post step takes back what was.`
  expect(errorsOf(main)).toEqual([message])
  expect(main).toMatchObject({ exitCode: 1, signal: null, outputs: {} })
  expect(main.summary).toMatch(/^### `aks-shop`: cancelled/)
  expect(main.summary).not.toContain('failed')
  // A runner sends SIGTERM 7.5 s after SIGINT, and kills 2.5 s after that.
  expect(endedAfterMs).toBeLessThan(7_500)
}

async function expectUndone(main: StepResult): Promise<void> {
  const post = await world.post(main)
  expect({ exitCode: post.exitCode, errors: errorsOf(post) }).toEqual({ exitCode: 0, errors: [] })
  expect(world.cluster.ranges).toEqual(permanent)
}

testOnPosix('cancelled while it waits for access, a step ends at once, and its post step undoes it', async () => {
  world = await scenario({ ranges: permanent, settings: { operationMs: 2_000, propagationMs: 60_000 } })
  const cancelled = await signalled('SIGINT', { match: { method: 'CONNECT', host: world.cluster.fqdn }, skip: 1 })
  expectCancelled(cancelled, 'SIGINT')
  expect(world.cluster.ranges).toEqual([...permanent, own])
  await expectUndone(cancelled.main)
})

testOnPosix('cancelled while a write hangs, a step ends at once, and what is still carried out is undone', async () => {
  world = await scenario({ ranges: permanent })
  const cancelled = await signalled(
    'SIGTERM',
    { match: writing, after: true },
    { match: writing, times: 1, after: true, act: 'hang' },
  )
  expectCancelled(cancelled, 'SIGTERM')
  expect(JSON.parse(cancelled.main.state.undo_1 ?? '{}')).toMatchObject({ record: { write: 'unanswered' } })
  await expectUndone(cancelled.main)
})

testOnPosix('cancelled while a reading hangs, a step ends at once, and has written nothing', async () => {
  world = await scenario({ ranges: permanent })
  const cancelled = await signalled('SIGINT', { match: reading }, { match: reading, times: 1, act: 'hang' })
  expectCancelled(cancelled, 'SIGINT')
  expect(cancelled.main.state).toEqual({ records: '[]' })
  expect(world.written()).toEqual([])
})

testOnPosix(
  'a post step that is asked to end shows the remedy at once, and undoes the change all the same',
  async () => {
    world = await scenario({ ranges: permanent })
    const main = await world.main({ 'include-runner-ip': 'true', wait: 'operation' })
    world.cluster.startOperation({ ms: 1_500 })
    let step: Step | undefined
    const signal = (name: NodeJS.Signals) => ({
      match: reading,
      times: 1,
      act: { run: () => step?.process.kill(name) },
    })
    world.azure.faults.add(signal('SIGINT'))
    world.azure.faults.add({ ...signal('SIGTERM'), skip: 1 })
    step = world.job.post(main, quick)
    const post = await step.result
    expect({ exitCode: post.exitCode, signal: post.signal, errors: errorsOf(post) }).toEqual({
      exitCode: 0,
      signal: null,
      errors: [],
    })
    expect(post.log.split('This step is still trying to undo its change.')).toHaveLength(2)
    expect(post.log).toContain('Undone: 20.84.7.10/32 taken out')
    expect(world.cluster.ranges).toEqual(permanent)
  },
)
