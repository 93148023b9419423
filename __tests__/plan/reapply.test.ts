import { describe, expect, test } from '@jest/globals'
import { type Lease, mostLeases, type Tags } from '../../src/leases/index.ts'
import { currentList } from '../../src/plan/current-list.ts'
import { type Change, type Decision, opening } from '../../src/plan/decision.ts'
import { planReapply } from '../../src/plan/reapply.ts'
import { lease, now, tagsOf } from '../leases/world.ts'
import { type Asked, byLoadBalancer, planned } from './world.ts'

const office = '8.8.8.8/32'
const runner = '9.9.9.9/32'
const theirs = '7.7.7.7/32'
const placeholder = '0.0.0.0/32'

/** What a step had written before it got lost. */
function written(list: readonly string[], asked: Asked): Change {
  const decision = planned(list, { egressMode: 'none', ...asked }, byLoadBalancer())
  if (decision.kind !== 'change') throw new Error(`That is ${decision.kind}.`)
  return decision
}

/** The list that is written again, or what is said of why not. */
function again(change: Change, ranges: readonly string[], tags: Tags = {}) {
  const decision: Decision = planReapply({ ranges, tags, serverTime: now }, change)
  if (decision.kind === 'change') return decision.after.texts
  return decision.kind === 'unchanged' ? decision.notes.map(({ text }) => text).join() : decision.kind
}

const added = written([office], { mode: 'add', runner: [runner] })
const removed = written([office, theirs], { mode: 'remove', ranges: [theirs] })
const onlyNodes = written([office], { mode: 'set', ranges: [placeholder] })
const disabled = (...before: string[]) => opening(currentList(before).list, 'It opens.')

const replaced = 'Another writer has replaced the whole list since.'

describe('of a change that got lost', () => {
  test.each<[behaviour: string, change: Change, list: readonly string[], expected: readonly string[] | string]>([
    ['what was added is added to the list as it is then', added, [office, theirs], [office, theirs, runner]],
    ['what was removed is taken out of it', removed, [theirs, office, '6.6.6.6/32'], [office, '6.6.6.6/32']],
    ['nothing is made again that is there', added, [theirs, runner], ''],
    ['a removal is not made again where nothing else is left', removed, [theirs], ''],
    ['nothing is made again on a list that is empty', added, [], replaced],
    ['nothing is made again on a list that covers all of IPv4', added, ['0.0.0.0/1', '128.0.0.0/1'], replaced],
    ['nothing is made again on the placeholder', added, [placeholder], replaced],
    ['the list is emptied where it is as it was', disabled(office, theirs), [theirs, office], []],
    ['the placeholder is taken out where it was there before', disabled(placeholder), [placeholder], []],
    [
      'the list is not emptied where another writer has made one',
      disabled(office),
      [office, theirs],
      'Another writer has restricted the API server anew since.',
    ],
    ['the placeholder takes the place of what was removed', onlyNodes, [office], [placeholder]],
    [
      'the placeholder is not put beside ranges of others',
      onlyNodes,
      [office, theirs],
      'Another writer has put other ranges on the list since, and "0.0.0.0/32" can\'t stand beside them.',
    ],
  ])('%s', (_, change, list, expected) => {
    expect(again(change, list)).toEqual(expected)
  })
})

describe('of a lease that got lost', () => {
  const mine = lease('eeee', '9.9.9.9', 30)
  const leased: Change = { ...added, leases: { acquired: [mine], released: [], expired: [] } }
  const others: Lease[] = Array.from({ length: mostLeases }, (_, index) => lease(`${index + 10}`, '5.5.5.5', 30))

  test.each<[behaviour: string, tags: Tags, expected: readonly string[] | string]>([
    ['the tag is written again', {}, [office, runner]],
    ['nothing is made again where the tag is there', tagsOf(mine), ''],
    [
      'nothing is made again where no tag has room',
      tagsOf(...others),
      'Others have taken all the room for leases since.',
    ],
  ])('%s', (_, tags, expected) => {
    expect(again(leased, [office, runner], tags)).toEqual(expected)
  })
})
