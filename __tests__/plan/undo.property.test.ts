import { describe, expect, test } from '@jest/globals'
import { modes, restores } from '../../src/options.ts'
import { AllowList } from '../../src/plan/allow-list.ts'
import type { AppliedChange } from '../../src/plan/applied-change.ts'
import { currentList } from '../../src/plan/current-list.ts'
import { type Change, removedBy, replacesPlaceholder } from '../../src/plan/decision.ts'
import type { NodeEgress } from '../../src/plan/node-egress.ts'
import { addressesOf, placeholderSuffices } from '../../src/plan/node-egress.ts'
import { planUndo } from '../../src/plan/undo.ts'
import { covers, sameSet } from '../../src/ranges/index.ts'
import fc from '../support/generated.ts'
import { type Asked, byFirewall, byLoadBalancer, entry, planOn, specOf } from './world.ts'

const PLACEHOLDER = '0.0.0.0/32'
/** Few enough that entries meet, cover and touch each other. */
const ranges = [
  '8.8.8.8/32',
  '8.8.8.9',
  '8.8.8.0/24',
  '9.9.9.9/32',
  '9.9.0.0/16',
  '20.0.0.0/24',
  '20.0.0.1/32',
  '5.5.5.5',
]
const listable = [...ranges, 'AzureDevOps', 'what::ever']

/** Lists as a cluster may hold them: AKS takes the placeholder alone, and one service tag. */
const listing: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 6, arbitrary: fc.uniqueArray(fc.constantFrom(...listable), { maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constantFrom<readonly string[]>([PLACEHOLDER], ['0.0.0.0/0'], []) },
)
const some: fc.Arbitrary<readonly string[]> = fc.uniqueArray(fc.constantFrom(...ranges), { maxLength: 3 })
const asked: fc.Arbitrary<Asked> = fc
  .record({
    mode: fc.constantFrom(...modes),
    restore: fc.constantFrom(...restores),
    ranges: fc.oneof(
      { weight: 5, arbitrary: some },
      { weight: 1, arbitrary: fc.constant<readonly string[]>([PLACEHOLDER]) },
    ),
    runner: fc.constantFrom<readonly string[]>([], ['9.9.9.9'], ['20.0.0.1']),
    egressMode: fc.constantFrom('auto', 'load-balancer', 'none'),
    aggregate: fc.boolean(),
  })
  // What the inputs refuse never gets here.
  .filter(({ mode, ranges: declared, runner }) => {
    if (mode === 'disable') return declared.length + runner.length === 0
    return mode === 'set' ? declared.length > 0 : declared.length + runner.length > 0
  })
const addresses = fc.subarray(['20.0.0.1', '20.0.0.2', '8.8.8.9'], { minLength: 1 })

interface Step {
  readonly current: readonly string[]
  readonly asked: Asked
  readonly change: Change
  readonly applied: AppliedChange
  /** What the write rested on. */
  readonly egress: NodeEgress | undefined
}

/** A step that changes something, as its post step remembers it. */
const step: fc.Arbitrary<Step> = fc
  .record({ current: listing, asked, addresses, way: fc.constantFrom(byLoadBalancer, byFirewall) })
  .map(({ current, asked: wanted, addresses: outbound, way }): Step | undefined => {
    const before = currentList(current)
    const asSpec = specOf(wanted)
    const change = planOn(before, asSpec, way(...outbound))
    if (change.kind !== 'change') return undefined
    return {
      current,
      asked: wanted,
      change,
      egress: change.egress,
      applied: {
        mode: asSpec.mode,
        restore: asSpec.restore,
        added: change.added,
        removed: removedBy(change).texts,
        replacesPlaceholder: replacesPlaceholder(change),
        wasOpen: change.before.open,
        left: change.after.texts,
        declared: [],
      },
    }
  })
  .filter((found) => found !== undefined)

const entriesOf = (texts: readonly string[]) => AllowList.parse(texts).entries
const outboundOf = ({ egress }: Step) =>
  egress?.kind === 'resolved' ? egress.addresses.map((address) => address.range) : []
const meansAnyOf = (texts: readonly string[], text: string) =>
  entriesOf([text]).some((one) => texts.some((other) => entriesOf([other]).some((known) => known.text === one.text)))

function expectSame(left: readonly string[], right: readonly string[]): void {
  expect({ left, right, same: sameSet(entriesOf(left), entriesOf(right)) }).toEqual({ left, right, same: true })
}

/** Everything that `before` admitted of these addresses is admitted still; an open list admits every address. */
function expectStillAdmitted(before: readonly string[], after: readonly string[], outbound: readonly string[]): void {
  if (AllowList.parse(after).open) return
  const lost = outbound.map(entry).filter((one) => covers(entriesOf(before), one) && !covers(entriesOf(after), one))
  expect(lost).toEqual([])
}

/** What was there before, with the nodes' addresses where the placeholder doesn't stand for them. */
function restored(which: Step, before: readonly string[], nodes: readonly string[]): readonly string[] {
  if (!AllowList.parse(before).placeholder) return [...before, ...nodes]
  return keepsNodesIn(which, [PLACEHOLDER]) ? before : nodes
}

/** The placeholder, where it admits all nodes. */
function keepsNodesIn({ egress }: Step, list: readonly string[]): boolean {
  return list.join() === PLACEHOLDER && (egress === undefined || placeholderSuffices(egress))
}

function undo({ applied, egress }: Step, now: readonly string[]) {
  const decision = planUndo(currentList(now), applied, egress)
  if (decision.kind !== 'egress-needed') return decision
  return planUndo(currentList(now), applied, byLoadBalancer('20.0.0.1'))
}

/** What the post step knows of the nodes, looked up where main had no need of it. */
function egressOf({ egress = byLoadBalancer('20.0.0.1') }: Step): string[] {
  return addressesOf(egress).map(({ range }) => range.text)
}

/** The list after the undo, where no other client has changed it. */
function listAfter(which: Step, now: readonly string[]): readonly string[] {
  const decision = undo(which, now)
  return decision.kind === 'change' ? decision.after.texts : now
}

describe('a main step', () => {
  test('empties the list with `mode: disable` alone', () => {
    fc.assert(
      fc.property(step, ({ asked: { mode }, change }) => {
        expect(change.after.open).toBe(mode === 'disable')
      }),
    )
  })

  test('never puts the placeholder beside others', () => {
    fc.assert(
      fc.property(step, ({ change }) => {
        const list = change.after.texts
        if (list.includes(PLACEHOLDER)) expect(list).toEqual([PLACEHOLDER])
      }),
    )
  })

  test('keeps the entries that it does not remove, in their words and order', () => {
    fc.assert(
      fc.property(step, ({ current, change }) => {
        const removed = removedBy(change).texts
        const kept = current.filter((text) => !removed.includes(text))
        expect(change.after.texts).toEqual([...kept, ...change.added.map(({ text }) => text)])
      }),
    )
  })

  test('keeps the egress admitted that was admitted before', () => {
    fc.assert(
      fc.property(step, (which) => {
        const outbound = outboundOf(which).map(({ text }) => text)
        if (!keepsNodesIn(which, which.change.after.texts))
          expectStillAdmitted(which.current, which.change.after.texts, outbound)
      }),
    )
  })

  test('admits all of the egress where it turns the restriction on', () => {
    fc.assert(
      fc.property(step, (which) => {
        const { current, change } = which
        if (!AllowList.parse(current).open || change.after.texts.join() === PLACEHOLDER) return
        for (const one of outboundOf(which)) expect(covers(entriesOf(change.after.texts), one)).toBe(true)
      }),
    )
  })
})

describe('a post step that finds the list as the step left it', () => {
  test('restores the addresses, and leaves the egress that it would shut out', () => {
    fc.assert(
      fc.property(step, (which) => {
        const { current, asked: wanted, change } = which
        if (wanted.restore !== 'all') return
        const now = change.after.texts
        const egress = outboundOf(which).map(({ text }) => text)
        const staying =
          wanted.mode === 'disable'
            ? egress
            : egress.filter((text) => AllowList.parse(now).placeholder || covers(entriesOf(now), entry(text)))
        expectSame(listAfter(which, now), change.before.open ? [] : restored(which, current, staying))
      }),
    )
  })

  test('takes out what is temporary, and nothing else', () => {
    fc.assert(
      fc.property(step, (which) => {
        const { asked: wanted, change } = which
        if (wanted.restore !== 'temporary' || wanted.mode === 'disable') return
        const lasting = change.after.texts.filter(
          (text) => !change.added.some((one) => one.temporary && one.text === text),
        )
        const nodes = outboundOf(which).map(({ text }) => text)
        const besideNodes = (texts: readonly string[]) => texts.filter((text) => !meansAnyOf(nodes, text))
        const result = listAfter(which, change.after.texts)
        if (AllowList.parse(result).placeholder) {
          expect(besideNodes(lasting).filter((text) => text !== PLACEHOLDER)).toEqual([])
        } else {
          expect(besideNodes(result)).toEqual(besideNodes(lasting))
        }
      }),
    )
  })
})

describe('a post step, whatever others have done to the list', () => {
  const meanwhile = fc
    .record({ which: step, theirs: listing, withOurs: fc.boolean() })
    .map(({ which, theirs, withOurs }) => ({
      which,
      now:
        withOurs && theirs.join() !== PLACEHOLDER
          ? [...new Set([...which.change.after.texts.filter((text) => text !== PLACEHOLDER), ...theirs])]
          : theirs,
    }))

  test('opens the cluster only where the step found it open and left the list as it is', () => {
    fc.assert(
      fc.property(meanwhile, ({ which, now }) => {
        const decision = undo(which, now)
        if (decision.kind !== 'change' || !decision.after.open) return
        expect(which.applied).toMatchObject({ restore: 'all', wasOpen: true })
        expectSame(now, which.applied.left)
      }),
    )
  })

  test('never puts the placeholder beside others', () => {
    fc.assert(
      fc.property(meanwhile, ({ which, now }) => {
        const list = listAfter(which, now)
        if (list.includes(PLACEHOLDER)) expect(list).toEqual([PLACEHOLDER])
      }),
    )
  })

  test('keeps the entries of others, in their words and order', () => {
    fc.assert(
      fc.property(meanwhile, ({ which, now }) => {
        const decision = undo(which, now)
        if (decision.kind !== 'change' || decision.after.open || decision.after.texts.join() === PLACEHOLDER) return
        const ours = which.applied.added.map(({ text }) => text)
        const theirs = now.filter((text) => !meansAnyOf(ours, text))
        expect(decision.after.texts.filter((text) => theirs.includes(text))).toEqual(theirs)
      }),
    )
  })

  test('leaves none of its own entries that it is to take out, unless nodes need it', () => {
    fc.assert(
      fc.property(meanwhile, ({ which, now }) => {
        const { restore, added, removed } = which.applied
        if (restore === 'none' || AllowList.parse(now).open) return
        const ours = added.filter(({ temporary }) => temporary || restore === 'all').map(({ text }) => text)
        const needed = [...removed, ...egressOf(which)]
        const left = listAfter(which, now).filter((text) => meansAnyOf(ours, text) && !meansAnyOf(needed, text))
        expect(left.filter((text) => text !== PLACEHOLDER)).toEqual([])
      }),
    )
  })

  test('keeps the egress admitted that was admitted', () => {
    fc.assert(
      fc.property(meanwhile, ({ which, now }) => {
        const list = listAfter(which, now)
        const egress = egressOf(which)
        if (!keepsNodesIn(which, list)) expectStillAdmitted(now, list, egress)
      }),
    )
  })

  test('has nothing more to do once it is done', () => {
    fc.assert(
      fc.property(meanwhile, ({ which, now }) => {
        const first = undo(which, now)
        if (first.kind !== 'change' || which.applied.restore === 'none') return
        expect(undo(which, first.after.texts).kind).toBe('unchanged')
      }),
    )
  })
})
