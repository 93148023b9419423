import { describe, expect, test } from '@jest/globals'
import { type ClusterLeases, parseClusterLeases } from '../../src/leases/index.ts'
import { type AppliedChange, undoesNothing } from '../../src/plan/applied-change.ts'
import { currentList } from '../../src/plan/current-list.ts'
import { removedBy } from '../../src/plan/decision.ts'
import type { NodeEgress } from '../../src/plan/node-egress.ts'
import { planUndo } from '../../src/plan/undo.ts'
import { remedyCommands } from '../../src/report/undo-commands.ts'
import { appliedChangeOf, byLoadBalancer, notNeeded, unresolved } from '../plan/world.ts'
import { bookOf, lease, now, tagsOf } from './world.ts'

const me = '9.9.9.9/32'
const mine = lease('eeee', '9.9.9.9', 30)
const nodes = byLoadBalancer

/** The step put its address on the list. */
const added = appliedChangeOf({ added: [{ text: me, temporary: true }], leases: [mine] })
/** The address was there by another job's lease. */
const joined = appliedChangeOf({ leases: [mine] })
const all = (step: AppliedChange): AppliedChange => ({ ...step, restore: 'all' })

interface Undo {
  readonly step: AppliedChange
  readonly list: readonly string[]
  readonly book: ClusterLeases
  readonly known?: NodeEgress
}

function undone({ step, list, book, known }: Undo) {
  const decision = planUndo(currentList(list, book), step, known)
  if (decision.kind !== 'change') return decision.kind
  const ids = (leases: readonly { readonly id: string }[] = []) => leases.map(({ id }) => id.replace(/0+$/, ''))
  return {
    list: decision.after.texts,
    removed: removedBy(decision).texts,
    acquired: ids(decision.leases?.acquired),
    released: ids(decision.leases?.released),
  }
}

describe('a post step ends its own lease, and takes the address out with the last one', () => {
  test.each<[string, Undo, unknown]>([
    [
      'the only lease',
      { step: added, list: ['8.8.8.8/32', me], book: bookOf(mine) },
      { list: ['8.8.8.8/32'], removed: [me], acquired: [], released: ['eeee'] },
    ],
    [
      'another job is at work',
      { step: added, list: ['8.8.8.8/32', me], book: bookOf(mine, lease('a', '9.9.9.9', 5)) },
      { list: ['8.8.8.8/32', me], removed: [], acquired: [], released: ['eeee'] },
    ],
    [
      'another job is at work, and a third one was until its lease expired',
      {
        step: added,
        list: ['8.8.8.8/32', me],
        book: bookOf(mine, lease('a', '9.9.9.9', 5), lease('b', '9.9.9.9', -5)),
      },
      { list: ['8.8.8.8/32', me], removed: [], acquired: [], released: ['eeee'] },
    ],
    [
      'another job was at work until its lease expired, in this very moment',
      { step: added, list: ['8.8.8.8/32', me], book: bookOf(mine, lease('a', '9.9.9.9', 0)) },
      { list: ['8.8.8.8/32'], removed: [me], acquired: [], released: ['eeee'] },
    ],
    [
      'its own lease has expired',
      { step: added, list: ['8.8.8.8/32', me], book: bookOf(lease('eeee', '9.9.9.9', -5)) },
      { list: ['8.8.8.8/32'], removed: [me], acquired: [], released: ['eeee'] },
    ],
    [
      'another client has taken its tag away: the address that it put there goes all the same',
      { step: added, list: ['8.8.8.8/32', me], book: bookOf() },
      { list: ['8.8.8.8/32'], removed: [me], acquired: [], released: ['eeee'] },
    ],
    [
      'another client has taken the address out: the lease goes',
      { step: added, list: ['8.8.8.8/32'], book: bookOf(mine) },
      { list: ['8.8.8.8/32'], removed: [], acquired: [], released: ['eeee'] },
    ],
    [
      'it shared the address, and is the last one',
      { step: joined, list: ['8.8.8.8/32', me], book: bookOf(mine), known: nodes('20.0.0.1') },
      { list: ['8.8.8.8/32'], removed: [me], acquired: [], released: ['eeee'] },
    ],
    [
      'it shared the address, and is not the last one',
      { step: joined, list: ['8.8.8.8/32', me], book: bookOf(mine, lease('a', '9.9.9.9', 5)) },
      { list: ['8.8.8.8/32', me], removed: [], acquired: [], released: ['eeee'] },
    ],
    [
      'it shared the address, which the nodes come from',
      { step: joined, list: ['8.8.8.8/32', me], book: bookOf(mine), known: nodes('9.9.9.9') },
      { list: ['8.8.8.8/32', me], removed: [], acquired: [], released: ['eeee'] },
    ],
    [
      'it shared the address, and another client has taken its tag away: the address may be there for good by now',
      { step: joined, list: ['8.8.8.8/32', me], book: bookOf(), known: nodes('20.0.0.1') },
      'unchanged',
    ],
    [
      'a job without leases leaves the address to one that has a lease of it',
      { step: { ...added, leases: [] }, list: ['8.8.8.8/32', me], book: bookOf(lease('a', '9.9.9.9', 5)) },
      'unchanged',
    ],
    [
      'a job without leases leaves what is over to others',
      {
        step: { ...added, leases: [] },
        list: ['8.8.8.8/32', me, '5.5.5.5/32'],
        book: bookOf(lease('a', '5.5.5.5', -5)),
        known: nodes('20.0.0.1'),
      },
      { list: ['8.8.8.8/32', '5.5.5.5/32'], removed: [me], acquired: [], released: [] },
    ],
    [
      'nothing else is on the list',
      { step: added, list: [me], book: bookOf(mine), known: nodes() },
      { list: ['0.0.0.0/32'], removed: [me], acquired: [], released: ['eeee'] },
    ],
    [
      'it collects what is over along with its own',
      {
        step: added,
        list: ['8.8.8.8/32', me, '5.5.5.5/32', '6.6.6.6/32'],
        book: bookOf(mine, lease('a', '5.5.5.5', -5), lease('b', '6.6.6.6', -5)),
        known: nodes('20.0.0.1', '6.6.6.6'),
      },
      { list: ['8.8.8.8/32', '6.6.6.6/32'], removed: [me, '5.5.5.5/32'], acquired: [], released: ['eeee', 'a', 'b'] },
    ],
    [
      'it collects nothing that it declared, whatever a tag says',
      {
        step: { ...added, added: [...added.added, { text: '5.5.5.5/32', temporary: false }] },
        list: ['8.8.8.8/32', me, '5.5.5.5/32'],
        book: bookOf(mine, lease('a', '5.5.5.5', -5)),
        known: nodes('20.0.0.1'),
      },
      { list: ['8.8.8.8/32', '5.5.5.5/32'], removed: [me], acquired: [], released: ['eeee', 'a'] },
    ],
    [
      'what it added is its own to take out, whoever the nodes are, also beside what it declared',
      {
        step: { ...added, added: [...added.added, { text: '5.5.5.5/32', temporary: false }] },
        list: ['8.8.8.8/32', me, '5.5.5.5/32'],
        book: bookOf(mine),
      },
      { list: ['8.8.8.8/32', '5.5.5.5/32'], removed: [me], acquired: [], released: ['eeee'] },
    ],
    [
      'its tag names another address by now, beside the tags of others: it stays',
      {
        step: added,
        list: ['8.8.8.8/32', me, '5.5.5.5/32'],
        book: bookOf(lease('eeee', '5.5.5.5', 30), lease('a', '6.6.6.6', 5)),
      },
      { list: ['8.8.8.8/32', '5.5.5.5/32'], removed: [me], acquired: [], released: [] },
    ],
    [
      'it collects nothing where the nodes are unknown',
      { step: added, list: ['8.8.8.8/32', me, '5.5.5.5/32'], book: bookOf(mine, lease('a', '5.5.5.5', -5)) },
      { list: ['8.8.8.8/32', '5.5.5.5/32'], removed: [me], acquired: [], released: ['eeee'] },
    ],
    [
      'a lease of the far future holds nothing',
      {
        step: added,
        list: ['8.8.8.8/32', me],
        book: parseClusterLeases(tagsOf(mine, lease('a', '9.9.9.9', 60 * 24 * 365)), now),
      },
      { list: ['8.8.8.8/32'], removed: [me], acquired: [], released: ['eeee'] },
    ],
    ['an open cluster stays as it is, tags and all', { step: added, list: [], book: bookOf(mine) }, 'unchanged'],
  ])('%s', (_, undo, expected) => {
    expect(undone(undo)).toEqual(expected)
  })

  test('an address that it shared is looked at again where the egress is not known, and else left to expire', () => {
    const shared = currentList(['8.8.8.8/32', me], bookOf(mine))
    expect(planUndo(shared, joined, undefined)).toEqual({ kind: 'egress-needed' })
    const decision = planUndo(shared, joined, unresolved)
    expect(decision).toMatchObject({
      kind: 'unchanged',
      notes: [{}, { text: expect.stringContaining('"9.9.9.9/32" stays on the list until its lease expires') }],
    })
  })

  test('there is something to undo as long as there is a lease', () => {
    expect(undoesNothing(joined)).toBe(false)
    expect(undoesNothing({ ...joined, restore: 'none' })).toBe(true)
  })
})

describe('a failed undo leaves to do by hand', () => {
  const cluster = { subscriptionId: 's', resourceGroup: 'shop', name: 'aks' }

  test('nothing, where the address is there by other leases and this one ends by itself', () => {
    expect(remedyCommands({ cluster, applied: joined, egress: undefined })).toBe(
      '# Nothing has to be run: the lease of this job expires at 2026-01-01T12:30:00.000Z, and a later step or sweep collects it.',
    )
  })

  test('the address that the job put there, after a look at who else uses it', () => {
    const [hint, ...read] = remedyCommands({ cluster, applied: added, egress: undefined }).split('\n')
    expect(hint).toMatch(/^# Its leases in `az aks show .* --query tags`/)
    expect(read.join()).toContain("@ != '9.9.9.9/32'")
  })
})

describe('`restore: all`', () => {
  const other = lease('a', '5.5.5.5', 5)
  const expired = lease('a', '5.5.5.5', -5)
  const removed = all(appliedChangeOf({ mode: 'remove', removed: ['5.5.5.5/32'], ended: [other] }))
  const disabled = all(appliedChangeOf({ mode: 'disable', removed: ['8.8.8.8/32', '5.5.5.5/32'] }))

  test.each<[string, Undo, unknown]>([
    [
      'what it removed comes back with its lease',
      { step: removed, list: ['8.8.8.8/32'], book: bookOf() },
      { list: ['8.8.8.8/32', '5.5.5.5/32'], removed: [], acquired: ['a'], released: [] },
    ],
    [
      'what it removed does not come back once its lease has expired',
      { step: { ...removed, ended: [expired] }, list: ['8.8.8.8/32'], book: bookOf() },
      'unchanged',
    ],
    [
      'a lease that it ended by declaring the address is taken up again',
      { step: all(appliedChangeOf({ ended: [other] })), list: ['8.8.8.8/32', '5.5.5.5/32'], book: bookOf() },
      { list: ['8.8.8.8/32', '5.5.5.5/32'], removed: [], acquired: ['a'], released: [] },
    ],
    [
      'with `temporary`, an ended lease stays ended',
      {
        step: { ...added, ended: [other] },
        list: ['8.8.8.8/32', me, '5.5.5.5/32'],
        book: bookOf(mine),
      },
      { list: ['8.8.8.8/32', '5.5.5.5/32'], removed: [me], acquired: [], released: ['eeee'] },
    ],
    [
      'a restriction comes back with the addresses of jobs that are at work',
      { step: { ...disabled, removedLeases: [other] }, list: [], book: bookOf(), known: notNeeded },
      { list: ['8.8.8.8/32', '5.5.5.5/32'], removed: [], acquired: [], released: [] },
    ],
    [
      'a restriction comes back without what only an expired lease held, whatever has become of its tag',
      { step: { ...disabled, removedLeases: [expired] }, list: [], book: bookOf(), known: notNeeded },
      { list: ['8.8.8.8/32'], removed: [], acquired: [], released: [] },
    ],
  ])('%s', (_, undo, expected) => {
    expect(undone(undo)).toEqual(expected)
  })
})
