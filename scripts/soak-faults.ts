import { isDeepStrictEqual } from 'node:util'
import { errorsOf, type Scenario, scenario } from '../__tests__/support/scenario.ts'
import type { StepResult } from '../emulator/actions-runner/job.ts'
import type { Act, FaultMatch } from '../emulator/wire/faults.ts'

/**
 * The faults that take minutes of real time, through the committed bundle at its own pace: requests that hang until their
 * limit, and operations that don't end. All at once, since they mostly wait. Exits with 1 where one came out otherwise.
 */
interface Case {
  readonly name: string
  readonly strike: 'main' | 'post'
  readonly fault?: { readonly match: (name: string) => FaultMatch; readonly after?: boolean; readonly act: Act }
  /** An operation of another client that takes this long, begun before the step that is struck. */
  readonly busyMs?: number
  readonly inputs?: Readonly<Record<string, string>>
  /** Main's and post's first error, up to a colon; undefined where there is none. */
  readonly errors: readonly [main: string | undefined, post: string | undefined]
  /** The writes that arrived in all. */
  readonly writes: number
}

const permanent = ['137.117.106.88/29']
const own = '20.84.7.10/32'
const resource = (method: string) => (name: string) => ({
  method,
  path: new RegExp(`/managedClusters/${name}\\?`, 'i'),
})

const cases: readonly Case[] = [
  ...(['main', 'post'] as const).flatMap((strike): Case[] => [
    {
      name: `the write of ${strike} hangs, and was not carried out`,
      strike,
      fault: { match: resource('PUT'), act: 'hang' },
      errors: [undefined, undefined],
      writes: 3,
    },
    {
      name: `the write of ${strike} hangs, and was carried out`,
      strike,
      fault: { match: resource('PUT'), after: true, act: 'hang' },
      errors: [undefined, undefined],
      writes: 2,
    },
    {
      name: `the reading of ${strike} hangs`,
      strike,
      fault: { match: resource('GET'), act: 'hang' },
      errors: [undefined, undefined],
      writes: 2,
    },
  ]),
  {
    name: 'the cluster is busy for as long as main may take',
    strike: 'main',
    busyMs: 90_000,
    inputs: { 'timeout-minutes': '1' },
    errors: ['Cluster "soak-6" is still busy (Updating) and the step\'s time is up', undefined],
    writes: 0,
  },
  {
    name: 'the cluster is busy for as long as post may take',
    strike: 'post',
    busyMs: 90_000,
    inputs: { 'timeout-minutes': '1' },
    errors: [undefined, 'Cluster "soak-7" is still busy (Updating) and the step\'s time is up'],
    writes: 1,
  },
]

const failures = await runAll()
console.log(failures === 0 ? `All ${cases.length} as expected.` : `${failures} of ${cases.length} otherwise.`)
process.exit(failures === 0 ? 0 : 1)

async function runAll(): Promise<number> {
  const world = await scenario({ name: 'soak', ranges: permanent })
  try {
    const failed = await Promise.all(cases.map((item, index) => run(world, item, `soak-${index}`)))
    return failed.filter((otherwise) => otherwise).length
  } finally {
    await world.close()
  }
}

/** @returns whether it came out otherwise than expected. */
async function run(world: Scenario, item: Case, name: string): Promise<boolean> {
  const begun = performance.now()
  const here = world.beside({ name, ranges: permanent })
  if (item.strike === 'main') strike(here, item, name)
  const main = await here.main({ 'runner-ip': '20.84.7.10', wait: 'none', ...item.inputs }, {})
  if (item.strike === 'post') {
    // Main's own operation has ended by then.
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    strike(here, item, name)
  }
  const post = await here.post(main, {})
  const seen = {
    errors: [firstError(main), firstError(post)],
    writes: here.requests('PUT').length,
    ranges: here.cluster.ranges,
  }
  const undone = item.errors[1] === undefined
  const expected = { errors: item.errors, writes: item.writes, ranges: undone ? permanent : [...permanent, own] }
  const otherwise = !isDeepStrictEqual(seen, expected)
  console.log(`${otherwise ? 'OTHERWISE' : 'ok'}  ${Math.round((performance.now() - begun) / 1000)} s  ${item.name}`)
  if (otherwise) console.log({ seen, expected }, main.log, post.log)
  return otherwise
}

function strike({ azure, cluster }: Scenario, { fault, busyMs }: Case, name: string): void {
  if (busyMs !== undefined) cluster.startOperation({ ms: busyMs })
  if (fault !== undefined) azure.faults.add({ ...fault, match: fault.match(name), times: 1 })
}

function firstError(step: StepResult): string | undefined {
  return errorsOf(step)[0]?.split(':')[0]
}
