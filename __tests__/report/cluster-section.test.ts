import { describe, expect, test } from '@jest/globals'
import type { Detail } from '../../src/options.ts'
import { currentList } from '../../src/plan/current-list.ts'
import { clusterSection } from '../../src/report/cluster-section.ts'
import { clusterTable } from '../../src/report/cluster-table.ts'
import { changedEntries, linesOf } from '../../src/report/range-diff.ts'
import { hostileText } from '../hostile/texts.ts'
import { bookOf, holder, lease } from '../leases/world.ts'
import { byLoadBalancer, entry, specOf } from '../plan/world.ts'
import fc from '../support/generated.ts'
import { outcomeOf } from './outcomes.ts'

const office = ['137.117.106.88/29', '20.61.0.5/32']
const runner = '20.84.7.10/32'

const declared = (comment: string | undefined, count = 1) =>
  Array.from({ length: count }, (_, index) => ({
    entry: entry(`20.${64 + (index >> 8)}.${index & 255}.0/24`),
    origin: 'ranges-file' as const,
    at: { file: 'ranges.txt', line: index + 1, ...(comment === undefined ? {} : { comment }) },
  }))

const setTo = (comment: string | undefined, count?: number) =>
  outcomeOf({
    asked: { ...specOf({ mode: 'set' }), declared: declared(comment, count) },
    list: [...office],
    egress: byLoadBalancer('20.0.0.1'),
  })

describe('the section of a cluster', () => {
  test('of a dry run never says that anything was done', () => {
    const played = { asked: { mode: 'set', ranges: ['20.90.8.0/24'], runner: [runner] }, list: office } as const
    const section = clusterSection(
      outcomeOf({ ...played, egress: byLoadBalancer('20.0.0.1') }, { dryRun: true, effect: undefined }),
      'own',
    )
    expect(section).toContain('would add 3 · would remove 2 · 3 of 200 entries then')
    expect(section).not.toMatch(/added|removed|taken out|in force after/)
  })

  test.each<[Detail, boolean, boolean]>([
    ['none', false, false],
    ['own', true, false],
    ['full', true, true],
  ])('with `summary: %s` shows what changed (%s) and what others put there (%s)', (detail, changes, others) => {
    const section = clusterSection(outcomeOf({ asked: { mode: 'add', runner: [runner] }, list: office }), detail)
    expect(section.includes(runner)).toBe(changes)
    expect(section.includes('20.61.0.5')).toBe(others)
    expect(section).toContain('2 entries kept')
  })

  test('shows the comment beside an entry only with `summary: full`, and 60 characters of it', () => {
    const long = setTo('x'.repeat(61))
    expect(clusterSection(long, 'full')).toContain(`ranges.txt:1  # ${'x'.repeat(59)}…\n`)
    expect(clusterSection(long, 'own')).not.toContain('xxx')
    expect(clusterSection(setTo('y'.repeat(60)), 'full')).toContain(`ranges.txt:1  # ${'y'.repeat(60)}\n`)
  })

  test('fits into what GitHub takes, whatever the list, and counts what does not', () => {
    const outcome = setTo('€'.repeat(60), 190)
    const ranges = Array.from(
      { length: 20_000 },
      (_, index) => `10.${index >> 8}.${index & 255}.0/24 ${'ü'.repeat(300)}`,
    )
    const section = clusterSection({ ...outcome, ranges, maximum: 2_000 }, 'full')
    expect(Buffer.byteLength(section)).toBeLessThan(1024 * 1024)
    expect(section).toMatch(/… and \d+ more, which don't fit here/)
    const part = clusterSection({ ...outcome, ranges }, 'full', 9_000)
    expect(Buffer.byteLength(part)).toBeLessThan(12_000)
    expect(part).toMatch(/… and \d+ more, which don't fit here/)
  })

  test("says that a job's own lease of an address that another job put there ends with it", () => {
    const terms = { minutes: 60, holder: holder('43'), ids: ['e'.repeat(16)] }
    const asked = { mode: 'add', runner: [runner], lease: terms } as const
    const list = currentList([...office, runner], bookOf(lease('a', runner, 5)))
    expect(clusterSection(outcomeOf({ asked, list }), 'own')).toMatch(
      /When the job ends, so does its lease of .*20\.84\.7\.10\/32.*\. What no other job holds is taken out then\./,
    )
  })

  test('has the placeholder come back in words, since the diff does not say it', () => {
    const asked = { mode: 'add', runner: [runner] } as const
    const section = clusterSection(
      outcomeOf({ asked, list: ['0.0.0.0/32'], egress: byLoadBalancer('20.0.0.1') }),
      'own',
    )
    expect(section).toContain('- 0.0.0.0/32     the placeholder')
    expect(section).toContain('and the placeholder `0.0.0.0/32` comes back.')
  })
})

test('a line of the diff is one line, and begins with its sign, whatever the entry is made of', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (range, from) => {
      const lines = linesOf([{ sign: '-', range, from }])
      expect(lines).toHaveLength(1)
      expect(lines[0]).toMatch(/^- [^\n\r\u2028\u2029]*$/)
    }),
  )
})

test('what comes stands before what goes, each with where it is from', () => {
  const outcome = outcomeOf({
    asked: { mode: 'set', ranges: ['20.90.8.0/24'], runner: [runner] },
    list: office,
    egress: byLoadBalancer('20.0.0.1'),
  })
  expect(linesOf(changedEntries(outcome, 'own'))).toEqual([
    '+ 20.90.8.0/24       ranges',
    "+ 20.0.0.1/32        the cluster's nodes: public IP outbound",
    '+ 20.84.7.10/32      this runner, until the job ends',
    '- 137.117.106.88/29',
    '- 20.61.0.5/32',
  ])
})

test('several clusters are a table of cluster, verdict and time', () => {
  const rows = [
    { cluster: 'aks-shop', verdict: 'nothing was written', ms: 800 },
    { cluster: 'a|b', verdict: '<b>', ms: 113_000 },
  ]
  expect(clusterTable(rows).split('\n')).toEqual([
    '| Cluster | Verdict | Time |',
    '| --- | --- | --- |',
    '| `aks-shop` | nothing was written | 0.8 s |',
    '| a\\|b | &lt;b&gt; | 1 min 53 s |',
  ])
})
