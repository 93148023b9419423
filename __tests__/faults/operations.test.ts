import { afterAll, describe, expect, test } from '@jest/globals'
import { json } from '../../emulator/wire/http.ts'
import { justBefore } from '../support/wire.ts'
import { expectSection, markdownTable } from './support/document.ts'
import {
  after,
  before,
  type FaultyJob,
  faultyJob,
  mainOptions,
  minutes,
  type Outcome,
  outcomeOf,
} from './support/step.ts'

interface Case {
  readonly name: string
  /** Done as the step's write is about to be sent. */
  prepare(faulty: FaultyJob): void
  readonly main: string
  readonly post: string
  /** The lists that main and post end with; what they wrote by default. */
  readonly lists?: { readonly main?: readonly string[]; readonly post?: readonly string[] }
  readonly writes?: number
}

const error = { code: 'ReconcileControlPlaneCertificatesError', message: 'Certificates.' }
const failed = 'AKS says that the operation has failed: ReconcileControlPlaneCertificatesError: Certificates.'
const canceled = 'AKS says that the operation has been cancelled: ReconcileControlPlaneCertificatesError: Certificates.'
const preempted = { code: 'NotLatestOperation', message: 'The operation has been preempted by another one.' }
const overwritten = 'The list on the cluster is not what this step wrote: another writer has overwritten it.'

/** Every poll from now on is answered like that. */
function pollsAnswer(faulty: FaultyJob, status: number, body: unknown): void {
  faulty.always('poll', { name: '', class: 'refusal', strike: () => json(status, body) })
}

const next = (operation: NonNullable<FaultyJob['world']['cluster']['nextOperation']>) => (faulty: FaultyJob) => {
  faulty.world.cluster.nextOperation = operation
}

const cases: readonly Case[] = [
  {
    name: 'fails, and the list holds the change',
    prepare: next({ status: 'Failed', error }),
    main: 'AKS says that the operation has failed: ReconcileControlPlaneCertificatesError: Certificates. The list holds the change, but nothing shows whether it is in force.',
    post: 'done',
  },
  {
    name: 'fails, and the list is as before',
    prepare: next({ status: 'Failed', noop: true, error }),
    main: failed,
    post: failed,
    lists: { main: before, post: after },
  },
  {
    name: 'is cancelled, and the list holds the change',
    prepare: next({ status: 'Canceled', error }),
    main: 'AKS says that the operation has been cancelled: ReconcileControlPlaneCertificatesError: Certificates. The list holds the change, but nothing shows whether it is in force.',
    post: 'done',
  },
  {
    name: 'is cancelled, and the list is as before',
    prepare: next({ status: 'Canceled', noop: true, error }),
    main: canceled,
    post: canceled,
    lists: { main: before, post: after },
  },
  {
    name: 'is preempted, and the list holds the change',
    prepare: next({ error: preempted }),
    main: 'done',
    post: 'done',
  },
  {
    name: 'is preempted, and the list is as before',
    prepare: next({ noop: true, error: preempted }),
    main: 'done',
    post: 'done',
    writes: 2,
  },
  {
    name: 'vanishes: every poll answers 404',
    prepare: (faulty) =>
      pollsAnswer(faulty, 404, { error: { code: 'NotFound', message: 'The operation could not be found.' } }),
    main: "AKS accepted the update, and it has not ended within the step's time.",
    post: 'accepted',
  },
  {
    name: 'may not be polled',
    prepare: (faulty) => pollsAnswer(faulty, 403, { error: { code: 'AuthorizationFailed', message: 'No.' } }),
    main: 'done',
    post: 'done',
  },
  {
    name: 'never ends',
    prepare: next({ ms: minutes(120) }),
    main: "AKS accepted the update, and it has not ended within the step's time.",
    post: 'accepted',
  },
  {
    name: 'says Succeeded, and the list is as before',
    prepare: next({ noop: true }),
    main: 'done',
    post: 'done',
    writes: 2,
  },
  {
    name: 'says Succeeded each time, and the list is as before each time',
    prepare: (faulty) => {
      faulty.job.wire.every(
        'write',
        justBefore(() => {
          faulty.world.cluster.nextOperation = { noop: true }
        }),
      )
    },
    main: overwritten,
    post: overwritten,
    lists: { main: before, post: after },
    writes: 4,
  },
]

const rows: string[][] = []

function record(step: string, name: string, outcome: Outcome): void {
  const said = [...new Set(outcome.told), ...(/^(done|accepted)$/.test(outcome.result) ? [] : [outcome.result])].join(
    ' ',
  )
  const shown = said.replace(/, run:\nranges=.*update .*?"\$ranges"/s, ', run: …')
  rows.push([
    step,
    name,
    /^(done|accepted)$/.test(outcome.result) ? outcome.result : 'fails',
    String(outcome.writes),
    shown,
  ])
}

describe.each(cases)('an operation that $name', ({ name, prepare, main, post, lists, writes = 1 }) => {
  test('of the main step', async () => {
    const faulty = faultyJob({ ranges: before })
    prepare(faulty)
    const outcome = await outcomeOf(faulty, () => faulty.job.main(mainOptions))
    record('main', name, outcome)
    expect(outcome).toMatchObject({ result: main, writes })
    expect(faulty.world.cluster.ranges).toEqual(lists?.main ?? after)
    // Whatever came of it, the state says what may have to be undone.
    expect(faulty.job.state()).toMatchObject({ applied: { added: [{ text: '9.9.9.9/32', temporary: true }] } })
  })

  test('of the post step', async () => {
    const faulty = faultyJob({ ranges: before })
    await faulty.job.main(mainOptions)
    prepare(faulty)
    const outcome = await outcomeOf(faulty, () => faulty.job.post())
    record('post', name, outcome)
    expect(outcome).toMatchObject({ result: post, writes })
    expect(faulty.world.cluster.ranges).toEqual(lists?.post ?? before)
  })
})

afterAll(() =>
  expectSection('operations', markdownTable(['Step', 'The operation', 'The step', 'Writes', 'What it says'], rows)),
)
