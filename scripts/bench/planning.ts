import { currentList } from '../../src/plan/current-list.ts'
import { plan } from '../../src/plan/plan.ts'
import type { Spec } from '../../src/plan/spec.ts'
import { parseRanges } from '../../src/ranges/index.ts'
import type { Bench } from './bench.ts'
import { manyRanges } from './many-ranges.ts'
import { rows } from './rows.ts'

const counts = [200, 1_000, 2_000, 10_000] as const
/** Of each count as many plans in a round as make so many ranges, so that none is too short to be measured. */
const rangesInRound = 10_000

/** What planning alone takes, in this very process: a `set` with `aggregate` on a list of as many, half of which stay. */
export function plannings({ recorder, scale }: Bench): void {
  const works = counts.map((count) => ({ count, work: planningOf(count) }))
  for (let round = -scale.warmUps; round < scale.plans; round += 1) {
    for (const { count, work } of works) {
      const ms = msOf(work, rangesInRound / count)
      if (round >= 0) recorder.add(rows.planning(count), { ms })
    }
  }
}

function planningOf(count: number): () => void {
  const declared = manyRanges(count, 20)
  const listed = currentList([...declared.slice(count / 2), ...manyRanges(count / 2, 52)])
  const spec: Spec = {
    ...{ mode: 'set', egressMode: 'none', restore: 'temporary', aggregate: true, runner: [], egressIps: [] },
    declared: parseRanges(declared.join('\n')).entries.map((entry) => ({ entry, origin: 'ranges' })),
  }
  return () => {
    const { kind } = plan(listed, spec, { rules: { maximum: 2_000 } })
    if (kind !== 'change') throw new Error(`Planning ${count} ranges ended as ${kind}`)
  }
}

function msOf(work: () => void, times: number): number {
  const started = performance.now()
  for (let time = 0; time < times; time += 1) work()
  return (performance.now() - started) / times
}
