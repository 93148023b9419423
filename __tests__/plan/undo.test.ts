import { describe, expect, test } from '@jest/globals'
import { type AppliedChange, undoesNothing } from '../../src/plan/applied-change.ts'
import { currentList } from '../../src/plan/current-list.ts'
import { removedBy } from '../../src/plan/decision.ts'
import type { NodeEgress } from '../../src/plan/node-egress.ts'
import { planUndo } from '../../src/plan/undo.ts'
import { appliedChangeOf, byFirewall, byLoadBalancer, notNeeded } from './world.ts'

const placeholder = ['0.0.0.0/32']
const nothingOfOurs = 'Nothing that this step added is on the list any more.'
const openedByOthers =
  'Another update has opened the API server to the whole internet since; this step leaves that as it is. To restrict it again, use `mode: set` with the whole list.'
const openAgain = 'The API server is open to the whole internet again, as it was before this step.'
const staysRestricted = 'The cluster was open before this step, but the list was changed since, so it stays restricted.'
const restrictedAgain = 'The restriction that `mode: disable` lifted is back.'

const lasting = (...texts: string[]) => texts.map((text) => ({ text, temporary: false }))
const temporary = (...texts: string[]) => texts.map((text) => ({ text, temporary: true }))
const nodes = byLoadBalancer
/** Nodes that leave by a way that `0.0.0.0/32` doesn't admit. */
const elsewhere = byFirewall
const privatePath = notNeeded

/** `add` of the runner to a list. */
const runner = appliedChangeOf({ added: temporary('9.9.9.9/32'), left: ['8.8.8.8/32', '9.9.9.9/32'] })
/** `add` of the runner and a range to a list. */
const runnerAndRange = appliedChangeOf({
  added: [...lasting('7.0.0.0/24'), ...temporary('9.9.9.9/32')],
  left: ['8.8.8.8/32', '7.0.0.0/24', '9.9.9.9/32'],
})
/** `add` of the runner to `0.0.0.0/32`. */
const inPlaceOfPlaceholder = appliedChangeOf({
  added: [...lasting('20.0.0.1/32'), ...temporary('9.9.9.9/32')],
  removed: placeholder,
  replacesPlaceholder: true,
  left: ['20.0.0.1/32', '9.9.9.9/32'],
})
/** `set` of a range and the runner in place of another list. */
const set = appliedChangeOf({
  mode: 'set',
  added: [...lasting('7.0.0.0/24', '20.0.0.1/32'), ...temporary('9.9.9.9/32')],
  removed: ['8.8.8.8/32'],
  left: ['7.0.0.0/24', '20.0.0.1/32', '9.9.9.9/32'],
})
/** The same on a cluster that was open. */
const setOnOpen = { ...set, removed: [], wasOpen: true }
const removed = appliedChangeOf({ mode: 'remove', removed: ['7.0.0.0/24'], left: ['8.8.8.8/32'] })
const disabled = appliedChangeOf({ mode: 'disable', removed: ['8.8.8.8/32'] })
const all = (step: AppliedChange): AppliedChange => ({ ...step, restore: 'all' })

interface Row {
  readonly title: string
  readonly step: AppliedChange
  /** The list as post finds it. */
  readonly now: string[]
  readonly known?: NodeEgress
  readonly list: string[]
  readonly note?: string
}

function undone({ step, now, known }: Pick<Row, 'step' | 'now' | 'known'>) {
  return planUndo(currentList(now), step, known)
}

describe('an undo writes a list', () => {
  test.each<Row>([
    { title: 'add: the runner goes', step: runner, now: runner.left as string[], list: ['8.8.8.8/32'] },
    {
      title: 'add: the entries of others keep their text and order',
      step: runner,
      now: ['9.9.9.9', '5.5.5.5', 'what::ever', '8.8.8.8'],
      list: ['5.5.5.5', 'what::ever', '8.8.8.8'],
    },
    {
      title: 'add: what is there for good stays',
      step: runnerAndRange,
      now: runnerAndRange.left as string[],
      list: ['8.8.8.8/32', '7.0.0.0/24'],
    },
    {
      title: 'add: an entry that covers the runner is not the one that was added',
      step: runner,
      now: ['9.9.0.0/16', '9.9.9.9/32'],
      list: ['9.9.0.0/16'],
    },
    {
      title: 'add: the placeholder is back once only the nodes are left',
      step: inPlaceOfPlaceholder,
      known: nodes('20.0.0.1/32'),
      now: ['20.0.0.1/32', '9.9.9.9/32'],
      list: placeholder,
    },
    {
      title: 'add: the nodes keep their entry where they leave by another way than the placeholder admits',
      step: inPlaceOfPlaceholder,
      known: elsewhere('20.0.0.1/32'),
      now: ['20.0.0.1/32', '9.9.9.9/32'],
      list: ['20.0.0.1/32'],
    },
    {
      title: 'add: the placeholder is back where the nodes need no entry',
      step: { ...inPlaceOfPlaceholder, added: temporary('9.9.9.9/32'), left: ['9.9.9.9/32'] },
      known: privatePath,
      now: ['9.9.9.9/32'],
      list: placeholder,
    },
    {
      title: 'add: the placeholder does not come back beside others',
      step: inPlaceOfPlaceholder,
      known: nodes('20.0.0.1/32'),
      now: ['20.0.0.1/32', '9.9.9.9/32', '5.5.5.5/32'],
      list: ['20.0.0.1/32', '5.5.5.5/32'],
    },
    {
      title: 'add, all: what was added for good goes as well',
      step: all(runnerAndRange),
      known: nodes('20.0.0.1/32'),
      now: runnerAndRange.left as string[],
      list: ['8.8.8.8/32'],
    },
    {
      title: 'add: nothing would be left, and the placeholder is',
      step: runner,
      known: nodes('20.0.0.1/32'),
      now: ['9.9.9.9/32'],
      list: placeholder,
    },
    {
      title: 'add: nothing would be left, and nodes that leave elsewhere are',
      step: runner,
      known: elsewhere('20.0.0.1/32'),
      now: ['9.9.9.9/32'],
      list: ['20.0.0.1/32'],
    },
    {
      title: 'add: nodes that only our entry admits stay admitted',
      step: appliedChangeOf({ added: temporary('20.0.0.0/24'), left: ['8.8.8.8/32', '20.0.0.0/24'] }),
      known: nodes('20.0.0.1/32'),
      now: ['8.8.8.8/32', '20.0.0.0/24'],
      list: ['8.8.8.8/32', '20.0.0.1/32'],
    },
    {
      title: 'set: the runner goes, the list stays',
      step: set,
      known: nodes('20.0.0.1/32'),
      now: set.left as string[],
      list: ['7.0.0.0/24', '20.0.0.1/32'],
    },
    {
      title: 'set, all: what went comes back, what came goes, the egress stays',
      step: all(set),
      known: nodes('20.0.0.1/32'),
      now: set.left as string[],
      list: ['8.8.8.8/32', '20.0.0.1/32'],
    },
    {
      title: 'set, all: what others added stays beside it',
      step: all(set),
      known: nodes('20.0.0.1/32'),
      now: [...set.left, '5.5.5.5/32'],
      list: ['5.5.5.5/32', '8.8.8.8/32', '20.0.0.1/32'],
    },
    {
      title: 'set, all: what others cover by now does not come back',
      step: all(set),
      known: nodes('20.0.0.1/32'),
      now: [...set.left, '8.0.0.0/8'],
      list: ['8.0.0.0/8', '20.0.0.1/32'],
    },
    {
      title: 'set, all: the placeholder, which stood alone, is back alone',
      step: all(inPlaceOfPlaceholder),
      known: nodes('20.0.0.1/32'),
      now: inPlaceOfPlaceholder.left as string[],
      list: placeholder,
    },
    {
      title: 'set, all: an open cluster whose list is as the step left it is open again',
      step: all(setOnOpen),
      known: nodes('20.0.0.1/32'),
      now: setOnOpen.left as string[],
      list: [],
      note: openAgain,
    },
    {
      title: 'set, all: and so in another order and spelling',
      step: all(setOnOpen),
      known: nodes('20.0.0.1/32'),
      now: ['9.9.9.9', '20.0.0.1', '7.0.0.0/25', '7.0.0.128/25'],
      list: [],
      note: openAgain,
    },
    {
      title: 'set, all: a cluster that was open stays restricted where others listed what the list covered already',
      step: all(setOnOpen),
      known: nodes('20.0.0.1/32'),
      now: [...setOnOpen.left, '7.0.0.8/32'],
      list: ['7.0.0.8/32', '20.0.0.1/32'],
      note: 'The cluster was open before this step, but the list was changed since, so it stays restricted.',
    },
    {
      title: 'set, all: a cluster that was open and that others changed stays restricted',
      step: all(setOnOpen),
      known: nodes('20.0.0.1/32'),
      now: [...setOnOpen.left, '5.5.5.5/32'],
      list: ['5.5.5.5/32', '20.0.0.1/32'],
      note: staysRestricted,
    },
    {
      title: 'set, all: an entry of unknown meaning is a change by others as well',
      step: all(setOnOpen),
      known: nodes('20.0.0.1/32'),
      now: [...setOnOpen.left, 'what::ever'],
      list: ['what::ever', '20.0.0.1/32'],
      note: staysRestricted,
    },
    {
      title: 'set, all: an open list does not come back beside what others added',
      step: { ...all(setOnOpen), removed: ['0.0.0.0/0'] },
      known: nodes('20.0.0.1/32'),
      now: [...setOnOpen.left, '5.5.5.5/32'],
      list: ['5.5.5.5/32', '20.0.0.1/32'],
      note: staysRestricted,
    },
    {
      title: 'set, all: others took an entry out of a cluster that was open, and nothing but the nodes is left',
      step: all(setOnOpen),
      known: nodes('20.0.0.1/32'),
      now: ['7.0.0.0/24', '9.9.9.9/32'],
      list: placeholder,
    },
    {
      title: 'set, all: the list in place of the placeholder that the step declared',
      step: appliedChangeOf({
        mode: 'set',
        restore: 'all',
        added: lasting('0.0.0.0/32'),
        removed: ['8.8.8.8/32'],
        left: placeholder,
      }),
      known: nodes('20.0.0.1/32'),
      now: placeholder,
      // The placeholder admitted the nodes.
      list: ['8.8.8.8/32', '20.0.0.1/32'],
    },
    {
      title: 'remove, all: what went comes back',
      step: all(removed),
      now: ['8.8.8.8/32', '5.5.5.5/32'],
      list: ['8.8.8.8/32', '5.5.5.5/32', '7.0.0.0/24'],
    },
    {
      title: 'disable, all: the restriction is back, and admits the nodes',
      step: all(disabled),
      known: nodes('20.0.0.1/32'),
      now: [],
      list: ['8.8.8.8/32', '20.0.0.1/32'],
      note: restrictedAgain,
    },
    {
      title: 'disable, all: nodes that the old list covered need no entry',
      step: { ...all(disabled), removed: ['8.8.8.8/32', '20.0.0.0/24'] },
      known: nodes('20.0.0.1/32'),
      now: [],
      list: ['8.8.8.8/32', '20.0.0.0/24'],
      note: restrictedAgain,
    },
    {
      title: 'disable, all: the placeholder is back alone',
      step: { ...all(disabled), removed: placeholder },
      known: nodes('20.0.0.1/32'),
      now: [],
      list: placeholder,
      note: restrictedAgain,
    },
    {
      title: 'disable, all: the nodes instead of the placeholder where they leave by another way',
      step: { ...all(disabled), removed: placeholder },
      known: elsewhere('20.0.0.1/32'),
      now: [],
      list: ['20.0.0.1/32'],
      note: restrictedAgain,
    },
    {
      title: 'disable, all: what others restricted it to meanwhile stays',
      step: all(disabled),
      known: nodes('20.0.0.1/32'),
      now: ['5.5.5.5/32'],
      list: ['5.5.5.5/32', '8.8.8.8/32'],
    },
  ])('$title', ({ list, note, ...given }) => {
    const decision = undone(given)
    expect(decision.kind).toBe('change')
    if (decision.kind !== 'change') return
    expect(decision.after.texts).toEqual(list)
    expect(decision.notes.map(({ text }) => text)).toEqual(note === undefined ? [] : [note])
    const gone = removedBy(decision).texts
    const texts = [...given.now.filter((text) => !gone.includes(text)), ...decision.added.map(({ text }) => text)]
    expect(texts.toSorted()).toEqual(list.toSorted())
  })
})

describe('an undo writes nothing', () => {
  test.each<Omit<Row, 'list'>>([
    { title: 'our entry is gone', step: runner, now: ['8.8.8.8/32'], note: nothingOfOurs },
    { title: 'our entry is gone, and a wider one there', step: runner, now: ['9.9.0.0/16'], note: nothingOfOurs },
    { title: 'others have opened the cluster', step: runner, now: [], note: openedByOthers },
    {
      title: 'others have opened it by a list that covers everything',
      step: runner,
      now: ['0.0.0.0/0'],
      note: openedByOthers,
    },
    {
      title: 'others have opened it after a `set` that is to be undone as a whole',
      step: all(set),
      now: [],
      note: openedByOthers,
    },
    {
      title: 'others have reset the list to the placeholder',
      step: all(set),
      known: nodes('20.0.0.1/32'),
      now: placeholder,
      note: nothingOfOurs,
    },
    {
      title: 'others have opened it by another list than `disable`',
      step: all(disabled),
      now: ['0.0.0.0/0'],
      note: openedByOthers,
    },
    { title: '`disable` is not to be undone', step: disabled, now: [], note: openedByOthers },
    { title: 'what went is covered by others', step: all(removed), now: ['7.0.0.0/16'], note: nothingOfOurs },
    {
      title: 'what is left is what stands there already',
      step: all(appliedChangeOf({ added: lasting('20.0.0.1/32'), left: ['20.0.0.1/32'] })),
      known: nodes('20.0.0.1/32'),
      now: ['20.0.0.1/32'],
      note: 'The list is what it should be already.',
    },
  ])('$title', ({ note, ...given }) => {
    const level = note === openedByOthers ? 'warning' : 'notice'
    expect(undone(given)).toEqual({ kind: 'unchanged', notes: [{ level, text: note }] })
  })
})

test('the undo asks for the egress if nothing would be left and the egress was not looked up', () => {
  expect(undone({ step: runner, now: ['9.9.9.9/32'] })).toEqual({ kind: 'egress-needed' })
})

describe('main knows whether post will have anything to take back', () => {
  test.each<[string, AppliedChange, boolean]>([
    ['temporary: the runner', runner, false],
    ['temporary: only what is there for good', appliedChangeOf({ added: lasting('7.0.0.0/24') }), true],
    ['temporary: only what went', removed, true],
    ['temporary: disable', disabled, true],
    ['all: what is there for good', all(appliedChangeOf({ added: lasting('7.0.0.0/24') })), false],
    ['all: what went', all(removed), false],
    ['none: the runner', { ...runner, restore: 'none' }, true],
  ])('%s', (_, step, nothing) => {
    expect(undoesNothing(step)).toBe(nothing)
  })
})
