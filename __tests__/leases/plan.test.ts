import { describe, expect, test } from '@jest/globals'
import { type ClusterLeases, type Lease, parseClusterLeases } from '../../src/leases/index.ts'
import { currentList } from '../../src/plan/current-list.ts'
import { type Decision, removedBy } from '../../src/plan/decision.ts'
import type { NodeEgress } from '../../src/plan/node-egress.ts'
import { type Asked, byLoadBalancer, planOn, specOf, unresolved } from '../plan/world.ts'
import { bookOf, holder, lease, now, tagsOf } from './world.ts'

const mine = { minutes: 60, holder: holder('43'), ids: ['eeee', 'ffff'].map((id) => id.padEnd(16, '0')) }
const me = '9.9.9.9/32'
const add: Asked = { mode: 'add', runner: ['9.9.9.9'], lease: mine }

interface Given {
  readonly list: readonly string[]
  readonly book?: ClusterLeases
  readonly egress?: NodeEgress
  readonly orphaned?: readonly string[]
}

/** Decides as the main step does. */
function decide(
  asked: Asked,
  { list, book = bookOf(), egress = byLoadBalancer('20.0.0.1'), ...given }: Given,
): Decision {
  return planOn(currentList(list, book), specOf(asked), egress, new Set(given.orphaned))
}

const brief = (leases: readonly Lease[] = []) =>
  leases.map(({ id, address }) => `${id.replace(/0+$/, '')} ${address.text}`)

/** What a decision writes, in few words. */
function told(decision: Decision) {
  if (decision.kind === 'refused')
    return { refused: decision.problems.map(({ what, remedy = '' }) => `${what} ${remedy}`) }
  if (decision.kind === 'unchanged') return 'unchanged'
  const { after, added, leases } = decision
  return {
    list: after.texts,
    added: added.map(({ text, temporary }) => (temporary ? `${text} temporary` : text)),
    removed: removedBy(decision).texts,
    acquired: brief(leases?.acquired),
    released: brief(leases?.released),
    expired: leases?.expired ?? [],
  }
}

const written = (
  list: readonly string[],
  rest: Partial<Exclude<ReturnType<typeof told>, string | { refused: unknown }>> = {},
) => ({
  list,
  added: [],
  removed: [],
  acquired: [],
  released: [],
  expired: [],
  ...rest,
})

describe('a job with leases on', () => {
  test.each<[string, Asked, Given, unknown]>([
    [
      'puts its address on the list with a lease',
      add,
      { list: ['8.8.8.8/32'] },
      written(['8.8.8.8/32', me], { added: [`${me} temporary`], acquired: [`eeee ${me}`] }),
    ],
    [
      'takes a lease of an address that another job holds, and leaves the list as it is',
      add,
      { list: ['8.8.8.8/32', '9.9.9.9'], book: bookOf(lease('a', '9.9.9.9', 5)) },
      written(['8.8.8.8/32', '9.9.9.9'], { acquired: [`eeee ${me}`] }),
    ],
    ['needs none where its address is there for good', add, { list: [me] }, 'unchanged'],
    ['needs none where a wider range is there for good', add, { list: ['9.9.0.0/16'] }, 'unchanged'],
    [
      'needs none where a wider range covers an address that another job holds as well',
      add,
      { list: ['9.9.0.0/16', me], book: bookOf(lease('a', '9.9.9.9', 5)) },
      'unchanged',
    ],
    ['needs none on an open cluster', add, { list: [], book: bookOf(lease('a', '9.9.9.9', 5)) }, 'unchanged'],
    [
      'does not take an address for its own because of a lease of another one',
      add,
      { list: ['8.8.8.8/32'], book: bookOf(lease('a', '8.8.8.8', 5)) },
      written(['8.8.8.8/32', me], { added: [`${me} temporary`], acquired: [`eeee ${me}`] }),
    ],
    [
      'takes over an address whose lease has expired',
      add,
      { list: ['8.8.8.8/32', me], book: bookOf(lease('a', '9.9.9.9', -5)) },
      written(['8.8.8.8/32', me], { added: [`${me} temporary`], acquired: [`eeee ${me}`], released: [`a ${me}`] }),
    ],
    [
      'shares it where the egress is unknown, so that its end is looked at again',
      add,
      { list: ['8.8.8.8/32', me], book: bookOf(lease('a', '9.9.9.9', -5)), egress: unresolved },
      written(['8.8.8.8/32', me], { acquired: [`eeee ${me}`] }),
    ],
    [
      'collects what has expired along with its own write',
      add,
      { list: ['8.8.8.8/32', '5.5.5.5/32'], book: bookOf(lease('a', '5.5.5.5', -5)) },
      written(['8.8.8.8/32', me], {
        added: [`${me} temporary`],
        removed: ['5.5.5.5/32'],
        acquired: [`eeee ${me}`],
        released: ['a 5.5.5.5/32'],
        expired: ['5.5.5.5/32'],
      }),
    ],
    [
      'leaves what has expired where the egress is unknown',
      add,
      { list: ['8.8.8.8/32', '5.5.5.5/32'], book: bookOf(lease('a', '5.5.5.5', -5)), egress: unresolved },
      written(['8.8.8.8/32', '5.5.5.5/32', me], { added: [`${me} temporary`], acquired: [`eeee ${me}`] }),
    ],
    [
      'drops an expired lease of what is not on the list, whatever the egress',
      add,
      { list: ['8.8.8.8/32'], book: bookOf(lease('a', '5.5.5.5', -5)), egress: unresolved },
      written(['8.8.8.8/32', me], { added: [`${me} temporary`], acquired: [`eeee ${me}`], released: ['a 5.5.5.5/32'] }),
    ],
    [
      'collects even what would otherwise be the whole list',
      add,
      { list: ['5.5.5.5/32'], book: bookOf(lease('a', '5.5.5.5', -5)) },
      written([me], {
        added: [`${me} temporary`],
        removed: ['5.5.5.5/32'],
        acquired: [`eeee ${me}`],
        released: ['a 5.5.5.5/32'],
        expired: ['5.5.5.5/32'],
      }),
    ],
    [
      'writes nothing for the sake of collecting',
      add,
      { list: [me, '5.5.5.5/32'], book: bookOf(lease('a', '5.5.5.5', -5)) },
      'unchanged',
    ],
    [
      'collects nothing that another lease still holds',
      add,
      { list: ['5.5.5.5/32'], book: bookOf(lease('a', '5.5.5.5', -5), lease('b', '5.5.5.5', 5)) },
      written(['5.5.5.5/32', me], { added: [`${me} temporary`], acquired: [`eeee ${me}`], released: ['a 5.5.5.5/32'] }),
    ],
    [
      'collects nothing where the egress is unknown: it may be what lets the nodes in',
      add,
      { list: ['5.5.5.5/32'], book: bookOf(lease('a', '5.5.5.5', -5)), egress: unresolved },
      written(['5.5.5.5/32', me], { added: [`${me} temporary`], acquired: [`eeee ${me}`] }),
    ],
    [
      'drops leases of addresses that are not on the list any more',
      add,
      { list: ['8.8.8.8/32'], book: bookOf(lease('a', '5.5.5.5', -5), lease('b', '5.5.5.6', 5)) },
      written(['8.8.8.8/32', me], { added: [`${me} temporary`], acquired: [`eeee ${me}`], released: ['a 5.5.5.5/32'] }),
    ],
    [
      'leases each of its addresses',
      { ...add, runner: ['9.9.9.9', '9.9.9.10'] },
      { list: ['8.8.8.8/32'] },
      written(['8.8.8.8/32', me, '9.9.9.10/32'], {
        added: [`${me} temporary`, '9.9.9.10/32 temporary'],
        acquired: [`eeee ${me}`, 'ffff 9.9.9.10/32'],
      }),
    ],
    [
      'takes its address up again where only its own lease of an earlier try is there',
      add,
      { list: ['8.8.8.8/32', me], book: bookOf(lease('eeee', '9.9.9.9', 60)) },
      written(['8.8.8.8/32', me], { added: [`${me} temporary`], acquired: [`eeee ${me}`] }),
    ],
    [
      'leases its address where the placeholder gives way to it',
      add,
      { list: ['0.0.0.0/32'] },
      written(['20.0.0.1/32', me], {
        added: ['20.0.0.1/32', `${me} temporary`],
        removed: ['0.0.0.0/32'],
        acquired: [`eeee ${me}`],
      }),
    ],
  ])('%s', (_, asked, given, expected) => {
    expect(told(decide(asked, given))).toEqual(expected)
  })

  test('dates its lease by the clock of ARM', () => {
    const decision = decide(add, { list: ['8.8.8.8/32'] })
    expect(decision).toMatchObject({ leases: { acquired: [{ expiresAt: now + 3_600_000, holder: { runId: '43' } }] } })
  })
})

describe('a job with leases off', () => {
  const off: Asked = { mode: 'add', runner: ['9.9.9.9'] }

  test('is told that its address is there only as long as others hold it', () => {
    const decision = decide(off, { list: ['8.8.8.8/32', me], book: bookOf(lease('a', '9.9.9.9', 5)) })
    expect(decision).toMatchObject({
      kind: 'unchanged',
      notes: [{ level: 'notice' }, { level: 'warning', text: expect.stringContaining('Set `lease-minutes`') }],
    })
  })

  test('touches no tag', () => {
    const decision = decide(off, { list: ['8.8.8.8/32'], book: bookOf(lease('a', '8.8.8.8', -5)) })
    expect(told(decision)).toEqual(written(['8.8.8.8/32', me], { added: [`${me} temporary`] }))
  })
})

describe('where there is no room for one more lease', () => {
  const many = Array.from({ length: 20 }, (_, index) => lease((index + 16).toString(16), `5.5.5.${index}`, 5))
  const crowded = parseClusterLeases(
    { ...Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`tag${index}`, ''])) },
    now,
  )

  test.each<[string, Asked, ClusterLeases]>([
    ['twenty leases', add, bookOf(...many)],
    ['fifty tags', add, crowded],
    ['a time that is unknown', add, parseClusterLeases({}, undefined)],
  ])('%s: an address that would be added is refused, since its end could shut out another job', (_, asked, book) => {
    expect(told(decide(asked, { list: ['8.8.8.8/32'], book }))).toEqual({
      refused: [expect.stringContaining('could shut out another one')],
    })
  })

  test('a job that takes nothing back goes on without', () => {
    const decision = decide({ ...add, restore: 'none' }, { list: ['8.8.8.8/32'], book: bookOf(...many) })
    expect(told(decision)).toEqual(written(['8.8.8.8/32', me], { added: [`${me} temporary`] }))
    expect(decision).toMatchObject({ notes: [{ level: 'warning', text: expect.stringContaining('without a lease') }] })
  })

  test('a job that only shares an address goes on without', () => {
    const book = bookOf(...many.slice(1), lease('a', '9.9.9.9', 5))
    const decision = decide(add, { list: ['8.8.8.8/32', me], book })
    expect(decision).toMatchObject({ kind: 'unchanged', notes: [{ level: 'notice' }, { level: 'warning' }] })
  })

  test('expired leases make room', () => {
    const book = bookOf(...many.slice(1), lease('a', '5.5.5.5', -5))
    expect(told(decide(add, { list: ['8.8.8.8/32'], book }))).toMatchObject({ acquired: [`eeee ${me}`] })
  })

  test('tags that only look like leases take room too', () => {
    const fakes = Array.from({ length: 20 }, (_, index) => [`aks-authorized-ip-ranges.lease.x${index}`, 'x'])
    const book = parseClusterLeases(Object.fromEntries(fakes), now)
    expect(told(decide(add, { list: ['8.8.8.8/32'], book }))).toHaveProperty('refused')
  })
})

describe('what is declared for good', () => {
  test.each<[string, Asked, Given, unknown]>([
    [
      'add: a leased entry loses its leases, in one write',
      { mode: 'add', ranges: ['9.9.9.9'] },
      { list: ['8.8.8.8/32', me], book: bookOf(lease('a', '9.9.9.9', 5), lease('b', '9.9.9.9', -5)) },
      written(['8.8.8.8/32', me], { released: [`a ${me}`, `b ${me}`] }),
    ],
    [
      'add: once it has none, nothing is written',
      { mode: 'add', ranges: ['9.9.9.9'] },
      { list: ['8.8.8.8/32', me] },
      'unchanged',
    ],
    [
      'add: a range that only leased entries cover is added',
      { mode: 'add', ranges: ['9.9.9.8/31'] },
      { list: [me, '9.9.9.8/32'], book: bookOf(lease('a', '9.9.9.9', 5), lease('b', '9.9.9.8', 5)) },
      written([me, '9.9.9.8/32', '9.9.9.8/31'], { added: ['9.9.9.8/31'] }),
    ],
    [
      'add: a runner that it covers needs no lease',
      { ...add, ranges: ['9.9.9.9'] },
      { list: ['8.8.8.8/32'] },
      written(['8.8.8.8/32', me], { added: [me] }),
    ],
    [
      'set: addresses of live leases stay, those of expired ones go',
      { mode: 'set', ranges: ['8.8.8.8'] },
      {
        list: ['8.8.8.8/32', '5.5.5.5/32', '6.6.6.6/32', '20.0.0.1/32'],
        book: bookOf(lease('a', '5.5.5.5', 5), lease('b', '6.6.6.6', -5)),
      },
      written(['8.8.8.8/32', '5.5.5.5/32', '20.0.0.1/32'], { removed: ['6.6.6.6/32'], released: ['b 6.6.6.6/32'] }),
    ],
    [
      'set: the list with live leases is what it should be already',
      { mode: 'set', ranges: ['8.8.8.8'] },
      { list: ['8.8.8.8/32', '5.5.5.5/32', '20.0.0.1/32'], book: bookOf(lease('a', '5.5.5.5', 5)) },
      'unchanged',
    ],
    [
      'set: what has expired is not wanted, and so is a reason to write',
      { mode: 'set', ranges: ['8.8.8.8'], lease: mine },
      { list: ['8.8.8.8/32', '5.5.5.5/32', '20.0.0.1/32'], book: bookOf(lease('a', '5.5.5.5', -5)) },
      written(['8.8.8.8/32', '20.0.0.1/32'], {
        removed: ['5.5.5.5/32'],
        released: ['a 5.5.5.5/32'],
        expired: ['5.5.5.5/32'],
      }),
    ],
    [
      'set: a leased entry that is declared loses its leases',
      { mode: 'set', ranges: ['5.5.5.5'] },
      { list: ['5.5.5.5/32', '20.0.0.1/32'], book: bookOf(lease('a', '5.5.5.5', 5)) },
      written(['5.5.5.5/32', '20.0.0.1/32'], { released: ['a 5.5.5.5/32'] }),
    ],
    [
      'set: the placeholder does not shut out jobs that are at work',
      { mode: 'set', ranges: ['0.0.0.0/32'] },
      { list: ['8.8.8.8/32', '5.5.5.5/32'], book: bookOf(lease('a', '5.5.5.5', 5)) },
      { refused: [expect.stringContaining('Other jobs hold leases of 5.5.5.5/32')] },
    ],
    [
      'set: a lease never puts an address on the list',
      { mode: 'set', ranges: ['8.8.8.8'] },
      { list: ['7.7.7.7/32'], book: bookOf(lease('a', '5.5.5.5', 5)) },
      written(['8.8.8.8/32', '20.0.0.1/32'], { added: ['8.8.8.8/32', '20.0.0.1/32'], removed: ['7.7.7.7/32'] }),
    ],
  ])('%s', (_, asked, given, expected) => {
    expect(told(decide(asked, given))).toEqual(expected)
  })
})

describe('set names what it keeps for the leases of others', () => {
  const list = ['8.8.8.8/32', '5.5.5.5/32', '6.6.6.6/32', me, '20.0.0.1/32']
  const there = { ...holder('43', '2'), server: 'github.example.com' }
  const book = bookOf(
    lease('a', '5.5.5.5', 5),
    lease('b', '5.5.5.5', -5),
    lease('c', '6.6.6.6', 10),
    lease('d', '6.6.6.6', 30, there),
    lease('f', '9.9.9.9', 30),
  )
  const kept = (decision: Decision) =>
    decision.kind === 'refused' ? [] : decision.notes.filter(({ text }) => text.includes('since leases hold it'))
  const named = [
    {
      level: 'notice',
      text: '"5.5.5.5/32" stays on the list, since leases hold it: run 42, attempt 1, of repository 7 on github.com, until 2026-01-01T12:05:00.000Z.',
    },
    {
      level: 'notice',
      text: '"6.6.6.6/32" stays on the list, since leases hold it: run 42, attempt 1, of repository 7 on github.com, until 2026-01-01T12:10:00.000Z; run 43, attempt 2, of repository 7 on github.example.com, until 2026-01-01T12:30:00.000Z.',
    },
  ]
  const runner = { runner: ['9.9.9.9'], lease: mine }

  test.each<[string, Asked, readonly string[]]>([
    ['where it writes', { mode: 'set', ranges: ['4.4.4.4'], ...runner }, list],
    ['where it writes nothing', { mode: 'set', ranges: ['8.8.8.8', '9.9.9.9'] }, list],
    ['with leases off', { mode: 'set', ranges: ['4.4.4.4', '9.9.9.9'] }, list],
  ])('%s', (_, asked, texts) => {
    expect(kept(decide(asked, { list: texts, book }))).toEqual(named)
  })

  test('and nothing that is asked for or not there', () => {
    const asked: Asked = { mode: 'set', ranges: ['5.5.5.5', '8.8.8.8'], ...runner }
    expect(kept(decide(asked, { list: ['8.8.8.8/32', '5.5.5.5/32', me], book }))).toEqual([])
  })
})

describe('remove and disable', () => {
  test('remove says whose lease it breaks, and drops it', () => {
    const decision = decide(
      { mode: 'remove', ranges: ['5.5.5.5'] },
      { list: ['8.8.8.8/32', '5.5.5.5/32'], book: bookOf(lease('a', '5.5.5.5', 5), lease('b', '5.5.5.5', -5)) },
    )
    expect(told(decision)).toEqual(
      written(['8.8.8.8/32'], { removed: ['5.5.5.5/32'], released: ['a 5.5.5.5/32', 'b 5.5.5.5/32'] }),
    )
    expect(decision).toMatchObject({
      notes: [
        {
          level: 'warning',
          text: '"5.5.5.5/32" was held by a lease of run 42, attempt 1, of repository 7 on github.com: that job loses its access.',
        },
      ],
    })
  })

  test('remove takes out what it is asked to, though its lease has expired', () => {
    const decision = decide(
      { mode: 'remove', ranges: ['5.5.5.5'], lease: mine },
      { list: ['8.8.8.8/32', '5.5.5.5/32'], book: bookOf(lease('a', '5.5.5.5', -5)) },
    )
    expect(told(decision)).toEqual(written(['8.8.8.8/32'], { removed: ['5.5.5.5/32'], released: ['a 5.5.5.5/32'] }))
  })

  test('remove collects nothing where nothing would be left', () => {
    const decision = decide(
      { mode: 'remove', ranges: ['8.8.8.8'], lease: mine },
      { list: ['8.8.8.8/32', '5.5.5.5/32'], book: bookOf(lease('a', '5.5.5.5', -5)) },
    )
    expect(told(decision)).toEqual(written(['5.5.5.5/32'], { removed: ['8.8.8.8/32'] }))
  })

  test('disable leaves leases to their jobs', () => {
    const decision = decide({ mode: 'disable' }, { list: ['5.5.5.5/32'], book: bookOf(lease('a', '5.5.5.5', 5)) })
    expect(told(decision)).toEqual(written([], { removed: ['5.5.5.5/32'] }))
  })
})

describe('sweep', () => {
  const sweep: Asked = { mode: 'sweep' }
  const two = bookOf(lease('a', '5.5.5.5', -5), lease('b', '6.6.6.6', 5))
  const list = ['8.8.8.8/32', '5.5.5.5', '6.6.6.6/32']

  test.each<[string, Asked, Given, unknown]>([
    [
      'takes out what has expired',
      sweep,
      { list, book: two },
      written(['8.8.8.8/32', '6.6.6.6/32'], {
        removed: ['5.5.5.5'],
        released: ['a 5.5.5.5/32'],
        expired: ['5.5.5.5'],
      }),
    ],
    [
      'takes out what a run has left that is over, in the same write',
      sweep,
      { list, book: two, orphaned: ['b'.padEnd(16, '0')] },
      written(['8.8.8.8/32'], {
        removed: ['5.5.5.5', '6.6.6.6/32'],
        released: ['a 5.5.5.5/32', 'b 6.6.6.6/32'],
        expired: ['5.5.5.5', '6.6.6.6/32'],
      }),
    ],
    ['writes nothing where no lease is over', sweep, { list, book: bookOf(lease('b', '6.6.6.6', 5)) }, 'unchanged'],
    ['writes nothing where there are no leases', sweep, { list }, 'unchanged'],
    ['writes nothing on an open cluster', sweep, { list: [], book: two }, 'unchanged'],
    ['never touches an entry without a lease', sweep, { list: ['8.8.8.8/32'], book: bookOf() }, 'unchanged'],
    [
      'leaves a wider range that holds the address alone',
      sweep,
      { list: ['5.5.5.0/24'], book: two },
      written(['5.5.5.0/24'], { released: ['a 5.5.5.5/32'] }),
    ],
    [
      'leaves what is declared, whatever a tag says',
      { ...sweep, ranges: ['5.5.5.0/24'] },
      { list, book: two },
      written(list, { released: ['a 5.5.5.5/32'] }),
    ],
    [
      'leaves the egress, whatever a tag says',
      sweep,
      { list, book: two, egress: byLoadBalancer('5.5.5.5') },
      written(list, { released: ['a 5.5.5.5/32'] }),
    ],
    [
      'leaves what is named in egress-ips, whatever a tag says',
      { ...sweep, egressIps: ['5.5.5.5'] },
      { list, book: two, egress: unresolved },
      written(list, { released: ['a 5.5.5.5/32'] }),
    ],
    [
      'writes nothing where the egress is unknown, and says how to name it',
      sweep,
      { list, book: two, egress: unresolved },
      { refused: [expect.stringContaining('`egress-ips`')] },
    ],
    [
      'leaves the placeholder where nothing else would be left',
      sweep,
      { list: ['5.5.5.5/32'], book: two },
      written(['0.0.0.0/32'], {
        added: ['0.0.0.0/32'],
        removed: ['5.5.5.5/32'],
        released: ['a 5.5.5.5/32'],
        expired: ['5.5.5.5/32'],
      }),
    ],
    [
      'writes nothing where nothing else would be left and the egress was waived',
      { ...sweep, egressMode: 'none' },
      { list: ['5.5.5.5/32'], book: two, egress: { kind: 'waived' } },
      { refused: [expect.stringMatching(/^Nothing but addresses of jobs that are over is on the list, /)] },
    ],
    [
      'leaves the egress where nothing else would be left and the placeholder does not suffice',
      { ...sweep, egressIps: ['7.7.7.7'] },
      { list: ['5.5.5.5/32'], book: two, egress: unresolved },
      written(['7.7.7.7/32'], {
        added: ['7.7.7.7/32'],
        removed: ['5.5.5.5/32'],
        released: ['a 5.5.5.5/32'],
        expired: ['5.5.5.5/32'],
      }),
    ],
  ])('%s', (_, asked, given, expected) => {
    expect(told(decide(asked, given))).toEqual(expected)
  })

  test('says which tags it could not believe', () => {
    const tags = { ...tagsOf(lease('a', '5.5.5.5', -5)), 'aks-authorized-ip-ranges.lease.x': 'not a lease' }
    const decision = decide(sweep, { list, book: parseClusterLeases(tags, now) })
    expect(decision).toMatchObject({
      notes: [{ text: expect.stringContaining('"aks-authorized-ip-ranges.lease.x"') }],
    })
  })
})
