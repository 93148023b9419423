import fc from 'fast-check'
import type { ArmSettings } from '../../emulator/arm/arm.ts'
import type { Wait } from '../../src/inputs/inputs.ts'
import type { EgressMode, Mode, Restore } from '../../src/plan/wish.ts'

/** Everything that decides how one run goes: who does what when, and what goes wrong. The same schedule always runs the same way. */
export interface Schedule {
  /** Seeds the jitter of the action's waits. */
  readonly seed: number
  readonly ranges: readonly string[]
  readonly cluster: Pick<ArmSettings, 'operationMs' | 'propagationMs' | 'eTags' | 'rangeOrder' | 'conflict'>
  readonly jobs: readonly JobPlan[]
  readonly edits: readonly OutsideEdit[]
  /** How the operations go that the action's writes begin, in turn; those after the last one succeed. */
  readonly operations: readonly OperationFate[]
  /** How long requests and answers travel, in milliseconds, in turn; those after the last one take 20 ms. */
  readonly latencies: readonly number[]
}

export interface JobPlan {
  readonly startsAt: number
  readonly address: string
  // Sweeping takes leases, and histories of those are generated in `../leases`.
  readonly mode: Exclude<Mode, 'sweep'>
  readonly ranges: readonly string[]
  /** Whether the runner's address is asked for. */
  readonly runner: boolean
  /** How long it takes to learn it. */
  readonly learnsMs: number
  readonly restore: Restore
  readonly egressMode: EgressMode
  readonly wait: Wait
  readonly timeoutMs: number
  /** From main's end to post's begin. */
  readonly workMs: number
  readonly end: JobEnd | undefined
  readonly faults: readonly Fault[]
}

export type StepName = 'main' | 'post'

/** A process that dies: at its n-th request, or so long after it began. */
export interface JobEnd {
  readonly step: StepName
  readonly at:
    | { readonly kind: 'request'; readonly n: number; readonly arrives: 'never' | 'at once' | 'late' }
    | { readonly kind: 'time'; readonly afterMs: number }
  /** A runner that goes away takes the post step with it; a cancelled job has it, and five minutes in all. */
  readonly post: boolean
}

export const faultKinds = [
  'refused',
  'answer lost',
  'late',
  'busy',
  'moved',
  'throttled',
  'throttled silently',
  'internal',
  'unavailable',
  'timeout',
  'forbidden',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** What happens to the n-th request of a step, counted from zero. */
export interface Fault {
  readonly step: StepName
  readonly n: number
  readonly kind: FaultKind
}

export type OperationFate = 'succeeds' | 'does nothing' | 'fails' | 'is cancelled' | 'fails after all'

export type OutsideEdit = { readonly at: number } & (
  | {
      readonly kind: 'az'
      readonly adds: string | undefined
      readonly removes: string | undefined
      readonly thinksMs: number
    }
  | { readonly kind: 'terraform'; readonly list: readonly string[] }
  | { readonly kind: 'portal'; readonly adds: string; readonly ms: number }
  | { readonly kind: 'pool scale' }
)

/** How late a request may arrive that its sender has given up on. The action looks for it during 30 s. */
export const latestMs = 20_000
/**
 * How long a pool operation takes at least. It moves no ETag, so a request that travels longer than this undoes it
 * whoever sends it: nothing in AKS's protocol prevents that.
 */
export const poolOperationMs = 30_000

export const egress = ['20.0.0.1/32', '20.0.0.2/32'] as const
export const placeholder = '0.0.0.0/32'
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
const wish = fc
  .oneof(
    // What most people use the action for.
    { weight: 6, arbitrary: fc.constant({ mode: 'add' as const, ranges: [] as string[], runner: true }) },
    {
      weight: 4,
      arbitrary: fc.record({
        mode: fc.constantFrom('add', 'set', 'remove'),
        ranges: fc.oneof(
          { weight: 6, arbitrary: declared },
          { weight: 1, arbitrary: fc.constant<string[]>([placeholder]) },
        ),
        runner: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ mode: 'disable' as const, ranges: [] as string[], runner: false }) },
  )
  // What the inputs refuse never gets here.
  .filter(({ mode, ranges, runner }) => {
    if (mode !== 'remove' && runner && ranges.includes(placeholder)) return false
    return mode === 'disable' || (mode === 'set' ? ranges.length > 0 : runner || ranges.length > 0)
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

const job: fc.Arbitrary<JobPlan> = fc
  .record({
    startsAt: fc.oneof(fc.constant(0), fc.nat(40_000)),
    address: fc.constantFrom(...addresses),
    wish,
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
  })
  .map(({ wish: asked, ...plan }) => ({ ...plan, ...asked }))

const edit: fc.Arbitrary<OutsideEdit> = fc
  .tuple(
    fc.nat(60_000),
    fc.oneof(
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
      cluster: withETags,
      hasETags: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      jobs: fc.array(job, { minLength: 1, maxLength: jobs }),
      edits: fc.array(edit, { maxLength: edits }),
      operations: fc.array(operationFate, { maxLength: 5 }),
      latencies,
    })
    .map(({ hasETags, ...schedule }) => (hasETags ? schedule : withoutETags(schedule)))
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
    edits: schedule.edits.map((one) => (one.kind === 'portal' ? { ...one, ms: poolOperationMs } : one)),
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
