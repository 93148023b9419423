import { expect, test } from '@jest/globals'
import { type History, spelledAll } from './history.ts'
import { expectLawful } from './invariants/index.ts'
import { play } from './play.ts'
import {
  egress,
  type Fault,
  faultKinds,
  type JobPlan,
  type OperationFate,
  placeholder,
  type StepName,
} from './schedule.ts'

const count = 40
const lists = [['8.8.8.8/32'], ['8.8.8.8/32', '4.4.4.0/24'], [placeholder], ['8.8.8.8/32', ...egress]]
const listOf = (place: number) => lists[place % lists.length] ?? []

/** One request in four, through all that the clusters send, is struck by the next kind of fault. */
function strikes(step: StepName): Fault[] {
  // A post step that is refused for good leaves its change, and says so.
  const kinds = faultKinds.filter((kind) => step === 'main' || kind !== 'forbidden')
  return Array.from({ length: count }, (_, index) => ({
    step,
    n: 4 * index,
    kind: kinds[index % kinds.length] ?? 'busy',
  }))
}

const fates: readonly OperationFate[] = ['succeeds', 'does nothing', 'fails', 'is cancelled', 'fails after all']

const job: JobPlan = {
  startsAt: 0,
  companions: count - 1,
  address: '9.9.9.1',
  mode: 'add',
  ranges: [],
  egressIps: [],
  runner: true,
  learnsMs: 0,
  restore: 'temporary',
  egressMode: 'auto',
  wait: 'operation',
  timeoutMs: 15 * 60_000,
  workMs: 10_000,
  end: undefined,
  faults: [...strikes('main'), ...strikes('post')],
  leaseMinutes: undefined,
  run: 1,
  clockErrorMs: 0,
  armErrorMs: 0,
  seesRuns: false,
}

test('forty clusters of one step, with every kind of fault among their requests and of end among their operations, are each undone on their own', async () => {
  const history = await play({
    seed: 1,
    ranges: listOf(0),
    oldLeases: [],
    companions: Array.from({ length: count - 1 }, (_, place) => listOf(place + 1)),
    cluster: {
      operationMs: 45_000,
      propagationMs: 9_000,
      eTags: true,
      rangeOrder: 'kept',
      conflict: 'OperationNotAllowed',
      poolOperations: 'cluster and pool',
    },
    jobs: [job],
    edits: [],
    operations: Array.from({ length: 30 }, (_, index) => fates[index % fates.length] ?? 'succeeds'),
    latencies: [],
  })
  expectLawful(history)
  const all: readonly History[] = [history, ...history.companions]
  expect(all.map(({ final }) => spelledAll(final))).toEqual(all.map(({ first }) => spelledAll(first)))
  const resultsOf = (step: StepName) => all.map(({ steps }) => steps.find((one) => one.step === step)?.result.kind)
  expect(resultsOf('post')).toEqual(all.map(() => 'revoked'))
  // Nothing is proven where nothing happens.
  const main = resultsOf('main')
  for (const kind of ['granted', 'failed'])
    expect({ kind, often: main.filter((one) => one === kind).length > 10 }).toEqual({ kind, often: true })
  const struck = all.flatMap(({ steps }) =>
    steps.flatMap(({ trips }) => trips.filter(({ fault }) => fault !== undefined)),
  )
  expect(struck.length).toBeGreaterThan(70)
})
