import fc from 'fast-check'
import type { ArmSettings } from '../../emulator/arm/arm.ts'
import type { EgressMode, Mode, Restore, Wait } from '../../src/options.ts'
import {
  afterAllLeasesMs,
  egress,
  type Fault,
  type FaultKind,
  faultKinds,
  type JobEnd,
  type JobPlan,
  mostArmErrorMs,
  type OperationFate,
  type OutsideEdit,
  placeholder,
  poolOperationMs,
  type Schedule,
  type StepName,
  tagEdits,
} from './schedule.ts'

const addresses = ['9.9.9.1', '9.9.9.2', '9.9.9.3'] as const
const permanent = ['8.8.8.8/32', '4.4.4.0/24', '5.5.5.5/32'] as const
const declarable = [...permanent, '9.9.9.0/28', '9.9.9.1/32', '20.0.0.0/24'] as const

const lists: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 7, arbitrary: fc.subarray([...permanent], { minLength: 1 }) },
  { weight: 1, arbitrary: fc.constant<readonly string[]>([...permanent.slice(0, 1), ...egress]) },
  { weight: 2, arbitrary: fc.constant<readonly string[]>([placeholder]) },
  { weight: 1, arbitrary: fc.constant<readonly string[]>([]) },
)

const declared: fc.Arbitrary<string[]> = fc.uniqueArray(fc.constantFrom<string>(...declarable), { maxLength: 2 })
const spec = fc
  .oneof(
    // What most people use the action for.
    { weight: 6, arbitrary: fc.constant({ mode: 'add' as Mode, ranges: [] as string[], runner: true }) },
    {
      weight: 4,
      arbitrary: fc.record({
        mode: fc.constantFrom<Mode>('add', 'set', 'remove'),
        ranges: fc.oneof(
          { weight: 6, arbitrary: declared },
          { weight: 1, arbitrary: fc.constant<string[]>([placeholder]) },
        ),
        runner: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ mode: 'disable' as Mode, ranges: [] as string[], runner: false }) },
    {
      weight: 1,
      arbitrary: fc.record({ mode: fc.constant<Mode>('sweep'), ranges: declared, runner: fc.constant(false) }),
    },
  )
  // What the inputs refuse never gets here.
  .filter(({ mode, ranges, runner }) => {
    if (mode !== 'remove' && runner && ranges.includes(placeholder)) return false
    return mode === 'disable' || mode === 'sweep' || (mode === 'set' ? ranges.length > 0 : runner || ranges.length > 0)
  })

const end: fc.Arbitrary<JobEnd> = fc.record({
  step: fc.oneof(
    { weight: 3, arbitrary: fc.constant<StepName>('main') },
    { weight: 1, arbitrary: fc.constant<StepName>('post') },
  ),
  at: fc.oneof(
    fc.record({
      kind: fc.constant('request' as const),
      n: fc.nat(6),
      arrives: fc.constantFrom('never' as const, 'at once' as const, 'late' as const),
    }),
    fc.record({ kind: fc.constant('time' as const), afterMs: fc.nat(60_000) }),
  ),
  post: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
})

const fault: fc.Arbitrary<Fault> = fc.record({
  step: fc.constantFrom<StepName>('main', 'post'),
  n: fc.nat(8),
  kind: fc.constantFrom(...faultKinds),
})

/** Of some clusters every job uses leases, as the documentation asks for; of some none does, and of some a few. */
const habits = ['always', 'always', 'now and then', 'never'] as const
type Habit = (typeof habits)[number]

function withHabit(habit: Habit, plan: JobPlan): JobPlan {
  if (habit === 'now and then') return plan
  return { ...plan, leaseMinutes: habit === 'never' ? undefined : (plan.leaseMinutes ?? 60) }
}

const clockErrors = (most: number) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -most, max: most }) })

const job: fc.Arbitrary<JobPlan> = fc
  .record({
    startsAt: fc.oneof(fc.constant(0), fc.nat(40_000)),
    address: fc.constantFrom(...addresses),
    spec,
    egressIps: fc.oneof(
      { weight: 5, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.constant(['51.104.9.9/32']) },
    ),
    learnsMs: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(60_000) }),
    restore: fc.oneof(
      { weight: 4, arbitrary: fc.constant<Restore>('temporary') },
      { weight: 2, arbitrary: fc.constant<Restore>('all') },
      { weight: 1, arbitrary: fc.constant<Restore>('none') },
    ),
    egressMode: fc.oneof(
      { weight: 4, arbitrary: fc.constant<EgressMode>('auto') },
      { weight: 1, arbitrary: fc.constantFrom<EgressMode>('load-balancer', 'none') },
    ),
    wait: fc.constantFrom<Wait>('access', 'operation', 'none'),
    timeoutMs: fc.oneof(
      { weight: 4, arbitrary: fc.constant(5 * 60_000) },
      { weight: 1, arbitrary: fc.constant(60_000) },
    ),
    workMs: fc.nat(30_000),
    end: fc.option(end, { freq: 3, nil: undefined }),
    faults: fc.oneof(
      { weight: 2, arbitrary: fc.constant<Fault[]>([]) },
      { weight: 1, arbitrary: fc.uniqueArray(fault, { maxLength: 3, selector: ({ step, n }) => `${step} ${n}` }) },
    ),
    // The short ones expire while their jobs are under way.
    leaseMinutes: fc.constantFrom(60, 60, 3, undefined, undefined),
    run: fc.constantFrom(1, 2, 3),
    clockErrorMs: clockErrors(10 * 60_000),
    armErrorMs: clockErrors(mostArmErrorMs),
    seesRuns: fc.boolean(),
  })
  // The placeholder stands alone, and only `add` and `set` put addresses beside what is declared.
  .map(({ spec: asked, egressIps, ...plan }) => ({
    ...plan,
    ...asked,
    egressIps: asked.mode === 'disable' || asked.ranges.includes(placeholder) ? [] : egressIps,
  }))

/** A scheduled sweep when all jobs are long over and their leases too: what it leaves stays for good. */
const lastSweep: JobPlan = {
  startsAt: afterAllLeasesMs,
  address: addresses[0],
  mode: 'sweep',
  ranges: [],
  egressIps: [],
  runner: false,
  learnsMs: 0,
  restore: 'temporary',
  egressMode: 'auto',
  wait: 'operation',
  timeoutMs: 5 * 60_000,
  workMs: 0,
  end: undefined,
  faults: [],
  leaseMinutes: undefined,
  run: 0,
  clockErrorMs: 0,
  armErrorMs: 0,
  seesRuns: false,
}

const tagEdit = fc.oneof(
  fc.record({
    kind: fc.constantFrom('tags replaced' as const, 'tag added' as const),
    owner: fc.constantFrom('a', 'b'),
  }),
  fc.record({
    kind: fc.constant('lease forged' as const),
    address: fc.constantFrom<string>(...addresses, ...addresses, '8.8.8.8', '5.5.5.5', '20.0.0.1'),
    endsInMinutes: fc.constantFrom(-30, -30, 30, 60 * 24 * 365),
  }),
  fc.record({
    kind: fc.constant('lease rewritten' as const),
    address: fc.constantFrom<string>(...addresses, '8.8.8.8', '5.5.5.5', '20.0.0.1', '20.0.0.2'),
  }),
  fc.record({ kind: fc.constant('lease copied' as const), into: fc.constantFrom('01', '02', '20') }),
)

const edit: fc.Arbitrary<OutsideEdit> = fc
  .tuple(
    fc.nat(60_000),
    fc.oneof(
      tagEdit,
      fc.record({
        kind: fc.constant('az' as const),
        adds: fc.option(fc.constantFrom('6.6.6.6/32', '9.9.9.2/32'), { nil: undefined }),
        removes: fc.option(fc.constantFrom<string>(...permanent, '9.9.9.1/32'), { nil: undefined }),
        thinksMs: fc.nat(20_000),
      }),
      fc.record({ kind: fc.constant('terraform' as const), list: lists.filter((list) => list.length > 0) }),
      fc.record({
        kind: fc.constant('portal' as const),
        adds: fc.constantFrom('6.6.6.6/32', '9.9.9.3/32', '5.5.5.5/32'),
        ms: fc.integer({ min: 1, max: 8_000 }),
      }),
      fc.constant({ kind: 'pool scale' as const }),
    ),
  )
  .map(([at, what]) => ({ at, ...what }))

const operationFate: fc.Arbitrary<OperationFate> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<OperationFate>('succeeds') },
  { weight: 1, arbitrary: fc.constantFrom<OperationFate>('does nothing', 'fails', 'is cancelled', 'fails after all') },
)

const withETags = fc.record({
  operationMs: fc.constantFrom(6_000, 12_000, 12_000, 45_000),
  propagationMs: fc.constantFrom(0, 3_000, 9_000),
  eTags: fc.constant(true),
  rangeOrder: fc.constantFrom<ArmSettings['rangeOrder']>('kept', 'kept', 'reversed', 'sorted'),
  conflict: fc.constantFrom<ArmSettings['conflict']>('OperationNotAllowed', 'PendingOperation', 'EtagMismatch'),
  poolOperations: fc.constantFrom<ArmSettings['poolOperations']>('cluster and pool', 'pool alone'),
})

const latencies = fc.array(fc.constantFrom(0, 0, 20, 150, 900, 1_400), { maxLength: 24 })

export interface Sizes {
  readonly jobs: number
  readonly edits: number
}

export function schedules({ jobs, edits }: Sizes = { jobs: 4, edits: 2 }): fc.Arbitrary<Schedule> {
  return fc
    .record({
      seed: fc.integer({ min: 1, max: 2 ** 31 - 2 }),
      ranges: lists,
      oldLeases: fc.oneof(
        { weight: 4, arbitrary: fc.constant<string[]>([]) },
        { weight: 1, arbitrary: fc.subarray(['8.8.8.8', '5.5.5.5', '9.9.9.1', '20.0.0.1'], { minLength: 1 }) },
      ),
      cluster: withETags,
      hasETags: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      habit: fc.constantFrom(...habits),
      jobs: fc.array(job, { minLength: 1, maxLength: jobs }),
      edits: fc.array(edit, { maxLength: edits }),
      operations: fc.array(operationFate, { maxLength: 5 }),
      latencies,
    })
    .map(({ habit, ...one }) => ({ ...one, jobs: one.jobs.map((plan) => withHabit(habit, plan)) }))
    .map(({ hasETags, ...schedule }) => (hasETags ? schedule : withoutETags(schedule)))
    .map((schedule) => (usesLeases(schedule) ? { ...schedule, jobs: [...schedule.jobs, lastSweep] } : schedule))
    .map(withCompanions)
}

/** What companion clusters begin with: what the first one has beside them is drawn. */
const companions: readonly (readonly string[])[] = [permanent.slice(0, 2), [placeholder]]
/** One schedule in so many has steps with two or three clusters. */
const fleetsAmong = 8

/** By the schedule's own seed, so that whatever else is drawn for it stays as it is without them. */
function withCompanions(schedule: Schedule): Schedule {
  if (schedule.seed % fleetsAmong > 0) return schedule
  const drawn = Math.floor(schedule.seed / fleetsAmong)
  const last = schedule.jobs.length - 1
  const jobs = schedule.jobs.map((plan, job) => ({
    ...plan,
    // The sweep that comes last goes over all of them.
    companions: plan === lastSweep && job === last ? companions.length : Math.floor(drawn / 3 ** job) % 3,
  }))
  return { ...schedule, companions, jobs }
}

function usesLeases({ jobs }: Schedule): boolean {
  return jobs.some(({ leaseMinutes: minutes }) => minutes !== undefined)
}

/**
 * Without ETags only AKS's one operation at a time protects a list: a write that begins and ends while another
 * travels is lost whoever sends it. So no operation is that short there, and no request that slow.
 */
function withoutETags(schedule: Schedule): Schedule {
  const punctual = (kind: FaultKind): FaultKind => (kind === 'late' ? 'answer lost' : kind)
  return {
    ...schedule,
    cluster: { ...schedule.cluster, eTags: false, operationMs: poolOperationMs },
    // Of tags that are written while a write travels nothing is left there, whoever sends it.
    edits: schedule.edits
      .filter(({ kind }) => !tagEdits.includes(kind))
      .map((one) => (one.kind === 'portal' ? { ...one, ms: poolOperationMs } : one)),
    jobs: schedule.jobs.map((plan) => ({
      ...plan,
      faults: plan.faults.map((one) => ({ ...one, kind: punctual(one.kind) })),
      end:
        plan.end?.at.kind === 'request' && plan.end.at.arrives === 'late'
          ? { ...plan.end, at: { ...plan.end.at, arrives: 'at once' } }
          : plan.end,
    })),
  }
}
