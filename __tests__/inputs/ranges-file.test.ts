import { describe, expect, test } from '@jest/globals'
import { currentList } from '../../src/plan/current-list.ts'
import { failedSection } from '../../src/report/failed-section.ts'
import { byLoadBalancer, planOn } from '../plan/world.ts'
import { messages, problems, read } from './support/read.ts'

const set = { mode: 'set' }

describe('a mistake in the file is told by its line, and quoted only if it can be no secret', () => {
  test.each<[string, string, string, number]>([
    [
      'digits, dots and a slash are quoted',
      '20.1.2.3\n137.117.106.90/29 # office',
      '"137.117.106.90/29" (line 2) has host bits set, and AKS takes the network address. Write "137.117.106.88/29" for the whole range, or "137.117.106.90/32" for this one address.',
      2,
    ],
    [
      'a word is not',
      '# tokens\r\n\r\nghp_0123456789abcdef',
      'the entry in line 3 (20 characters) is not an IPv4 address, a CIDR range or an Azure service tag. Entries look like 137.117.106.90, 137.117.106.88/29 or AzureFrontDoor.Backend.',
      3,
    ],
    [
      'nor a word that looks like a tag',
      'Hunter2',
      'the entry in line 1 (7 characters) is no Azure service tag that this version knows. Check the spelling. A tag that is newer is written with `tag:` before it, such as `tag:NewService.WestUS`.',
      1,
    ],
    [
      'nor what its message would repeat of it',
      '20.1.2.3:443 20.1.2.4-20.1.2.5 20.1.3.6-20.1.3.7',
      'the entry in line 1 (12 characters) has a port, and a range has none. Leave the port out.',
      1,
    ],
    [
      'several are told together, at the first of them',
      '10.0.0.1\n20.1.2.3\n192.168.1.0/24 10.0.0.2',
      '3 entries are not globally reachable: the API server never sees a caller from there: "10.0.0.1" (line 1, private use), "192.168.1.0/24" (line 3, private use), "10.0.0.2" (line 3, private use). Name the public address that this traffic leaves from, such as that of its NAT gateway.',
      1,
    ],
  ])('%s', (_, file, message, line) => {
    expect(messages(set, { file })[0]).toBe(`\`ranges-file\`: ${message}`)
    expect(problems(set, { file })[0]?.at).toEqual({ file: 'ranges.txt', line })
  })

  test('a service tag that is taken is named', () => {
    expect(read(set, { file: '20.1.2.3\nStorage' }).notes.map(({ text }) => text)).toEqual([
      '`ranges-file`: "Storage" (line 2) is taken as an Azure service tag. It authorizes all addresses of that service.',
    ])
  })

  test('a mistake in an input has no place in a file', () => {
    expect(problems({ ranges: '10.0.0.1' })[0]?.at).toBeUndefined()
  })

  test('a byte order mark of UTF-8 is none', () => {
    expect(read(set, { file: '\uFEFF20.1.2.3' }).spec.declared).toHaveLength(1)
  })

  test.each(['', '# none yet\n\n , \n'])('a file without entries is refused: %j', (file) => {
    expect(messages(set, { file })).toEqual([
      '`ranges-file`: "ranges.txt" names no range. List the ranges in it, one a line, or leave the input out.',
    ])
  })
})

test('of each entry the line is kept, with the comment that stands there', () => {
  const { spec } = read(set, { file: '4.4.4.4 # the office\n\n5.5.5.5 6.6.6.6\n' })
  expect(spec.declared.map(({ at }) => at)).toEqual([
    { file: 'ranges.txt', line: 1, comment: 'the office' },
    { file: 'ranges.txt', line: 3 },
    { file: 'ranges.txt', line: 3 },
  ])
})

describe('a large file', () => {
  const words = (count: number, word: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => word(index)).join('\n')

  test('60,000 mistakes are one message, and a summary of a page', () => {
    const found = problems(set, { file: words(60_000, (index) => `secret${index}`) })
    expect(found.map(({ what }) => what)).toEqual([
      '`ranges-file`: 60000 entries are not IPv4 addresses, CIDR ranges or Azure service tags: line 1 (7 characters), line 2 (7 characters), line 3 (7 characters) and 59997 more.',
    ])
    const summary = failedSection(
      { cluster: 'shop', problems: found, wrote: 'nothing', undone: false },
      () => undefined,
    )
    expect(summary).toContain('line 4 (7 characters)')
    expect(summary).not.toContain('secret')
    expect(summary.length).toBeLessThan(4_000)
  })

  test('mistakes of every kind leave the summary within its limit', () => {
    const found = Array.from({ length: 2_500 }, (_, index) => ({
      code: 'entry-wider' as const,
      what: `"20.${index}" on the list is wider. ${'x'.repeat(400)}`,
    }))
    const summary = failedSection(
      { cluster: 'shop', problems: found, wrote: 'nothing', undone: false },
      () => undefined,
    )
    expect(summary).toContain('2400 more problems are not shown.')
    expect(summary.length).toBeLessThan(100_000)
  })

  const scattered = words(20_000, (index) => `20.${index >> 14}.${(index >> 7) & 127}.${(index & 127) * 2}`)
  const inARow = words(20_000, (index) => `20.60.${index >> 8}.${index & 255}`)
  test.each([
    ['set', scattered, 'refused'],
    ['add', scattered, 'refused'],
    ['remove', scattered, 'unchanged'],
    ['set', inARow, 'change'],
    ['add', inARow, 'change'],
  ])('20,000 addresses take no long time: mode %s', (mode, file, kind) => {
    const begun = process.cpuUsage()
    const list = Array.from({ length: 100 }, (_, index) => `30.0.0.${index}/32`)
    const { spec } = read({ mode, aggregate: 'true' }, { file })
    expect(planOn(currentList(list), spec, byLoadBalancer('30.0.0.1/32')).kind).toBe(kind)
    const { user, system } = process.cpuUsage(begun)
    // Half a second on a calm machine; with one quadratic step it takes eight.
    expect(user + system).toBeLessThan(3_000_000)
  })
})
