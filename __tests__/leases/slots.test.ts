import { describe, expect, test } from '@jest/globals'
import { parseClusterLeases, type Tags, tagsAfter, tagsHold } from '../../src/leases/index.ts'
import { leaseTagValue, slots } from '../../src/leases/lease-tag.ts'
import fc from '../support/generated.ts'
import { lease, now, tagsOf } from './world.ts'

const [first = '', second = '', third = ''] = slots
const mine = lease('e', '9.9.9.9', 30)
const other = lease('a', '5.5.5.5', 30)
const value = leaseTagValue(mine)
const others = leaseTagValue(other)
const older = 'aks-authorized-ip-ranges.lease.e000000000000000'
const olderValue = value.replace('v2 e000000000000000', 'v1')

const put = (tags: Tags) => tagsAfter(tags, { acquired: [mine], released: [] }, 'lowest')
const end = (tags: Tags) => tagsAfter(tags, { acquired: [], released: [mine] }, 'lowest')

describe('a lease is taken in the lowest free slot', () => {
  test.each<[string, Tags, string]>([
    ['no slot is taken', { environment: 'production' }, first],
    ['another lease has the first one', { [first]: others }, second],
    ['the first one is free again', { [second]: others }, first],
    ['a slot in another letter case is taken', { [first.toUpperCase()]: others }, second],
    ['something else is in the first one', { [first]: 'reserved' }, second],
    ['a lease of an earlier version is in the first one', { [first]: olderValue }, second],
    ['it stands under an older name already', { [older]: olderValue, [first]: others }, second],
    [
      'another one has both the first and an older name',
      { [first]: others, [`${older.slice(0, -1)}1`]: olderValue },
      second,
    ],
  ])('%s', (_, tags, slot) => {
    const { [older]: __, ...rest } = tags
    expect(put(tags)).toEqual({ ...rest, [slot]: value })
  })

  test('one that is there is written anew, and only there', () => {
    const forged = leaseTagValue({ ...mine, address: other.address })
    expect(put({ [second]: forged, [third]: others })).toEqual({ [first]: value, [third]: others })
  })

  test.each<[string, Tags]>([
    [
      'twenty leases',
      Object.fromEntries(slots.map((slot, index) => [slot, leaseTagValue(lease(`a${index + 10}`, '5.5.5.5', 5))])),
    ],
    [
      'leases and what only looks like one',
      { ...Object.fromEntries(slots.slice(1).map((slot) => [slot, ''])), [`${first}x`]: '' },
    ],
    ['fifty tags', Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`tag${index}`, '']))],
  ])('none is taken where there is no room: %s', (_, tags) => {
    expect(put(tags)).toEqual(tags)
    expect(tagsHold(put(tags), { acquired: [mine], released: [] })).toBe(false)
  })
})

test('without an ETag leases that are taken on one reading take different slots', () => {
  const slotOf = (id: string) =>
    Object.keys(tagsAfter({ [first]: others }, { acquired: [lease(id, '9.9.9.9', 5)], released: [] }, 'random')).at(-1)
  const ids = fc.sample(fc.stringMatching(/^[0-9a-f]{16}$/), 400)
  expect(new Set(ids.map(slotOf)).size).toBe(19)
})

describe('a lease is ended only where its ID stands', () => {
  test.each<[string, Tags, Tags]>([
    ['in its slot', { [first]: value, [second]: others }, { [second]: others }],
    ['in a slot that it was moved to', { [first]: others, [third]: value }, { [first]: others }],
    ['in a slot in another letter case', { [first.toUpperCase()]: value }, {}],
    ['with another address and run', { [first]: leaseTagValue({ ...other, id: mine.id }) }, {}],
    ['under an older name', { [older]: olderValue, [first]: others }, { [first]: others }],
    ['nowhere, as another lease has its slot', { [first]: others }, { [first]: others }],
    ['nowhere, as its slot says something else', { [first]: `${value} and more` }, { [first]: `${value} and more` }],
    ['in two slots, which belong to neither', { [first]: value, [third]: value }, { [first]: value, [third]: value }],
    [
      'in a slot and under an older name',
      { [older]: olderValue, [third]: value },
      { [older]: olderValue, [third]: value },
    ],
  ])('%s', (_, tags, after) => {
    const owned = { environment: 'production', ...tags }
    expect(end(owned)).toEqual({ environment: 'production', ...after })
    // Whatever is left is no reason to end it once more.
    expect(tagsHold(end(owned), { acquired: [], released: [mine] })).toBe(true)
  })
})

test('a lease that stands in two tags counts in none, is not written a third time, and takes the room of two', () => {
  const tags = { ...tagsOf(other), [second]: value, [third]: value }
  expect(parseClusterLeases(tags, now)).toMatchObject({
    leases: [{ id: other.id }],
    unreadable: [],
    copied: [{ id: mine.id, names: [second, third] }],
  })
  expect(put(tags)).toEqual(tags)
  expect(tagsHold(tags, { acquired: [mine], released: [] })).toBe(true)
})

const ids = Array.from({ length: 24 }, (_, index) => `${index + 10}`.padEnd(16, 'f'))
/** Two of them are at work most of the time, so that others meet their leases. */
const job = fc.constantFrom(...ids, ...Array(12).fill(ids.slice(0, 2)).flat())
const anySlot = fc.constantFrom(...slots.slice(0, 4))
const ofJobs = fc.record({ kind: fc.constantFrom('take' as const, 'end' as const), job, etag: fc.boolean() })
const ofOthers = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('replace' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('copy' as const), from: anySlot, to: anySlot }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('recase' as const), from: anySlot }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('forge' as const), job, to: anySlot, old: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('scribble' as const), to: anySlot }) },
)
type Edit = typeof ofOthers extends fc.Arbitrary<infer T> ? T : never
type OwnChange = typeof ofJobs extends fc.Arbitrary<infer T> ? T : never
const happening = fc.oneof({ weight: 3, arbitrary: ofJobs }, { weight: 2, arbitrary: ofOthers })

/** One tag more, whose name Azure takes for the same in any letter case. */
function withTag(tags: Tags, name: string, said = 'nothing'): Tags {
  const rest = Object.entries(tags).filter(([other]) => other.toLowerCase() !== name.toLowerCase())
  return { ...Object.fromEntries(rest), [name]: said }
}

/** What others do to the tags of a cluster. */
function edited(tags: Tags, edit: Edit): Tags {
  switch (edit.kind) {
    case 'replace':
      return { environment: 'production' }
    case 'copy':
      return withTag(tags, edit.to, tags[edit.from])
    case 'recase':
      return withTag(tags, edit.from.toUpperCase(), tags[edit.from])
    case 'forge': {
      const forged = leaseTagValue(lease(edit.job, '6.6.6.6', 60))
      return edit.old
        ? withTag(tags, `aks-authorized-ip-ranges.lease.${edit.job}`, forged.replace(`v2 ${edit.job}`, 'v1'))
        : withTag(tags, edit.to, forged)
    }
    case 'scribble':
      return withTag(tags, edit.to, 'reserved for team a')
  }
}

const isLease = (name: string) => name.toLowerCase().includes('.lease.')
const leaseCount = (tags: Tags) => Object.keys(tags).filter(isLease).length
const tagsWith = (id: string, tags: Tags) => Object.entries(tags).filter((tag) => tag.join().includes(id))

/** What a job does to the tags, which must be no more than it may. */
function changed(tags: Tags, { kind, job: id, etag }: OwnChange): Tags {
  const own = [lease(id, '9.9.9.9', 60)]
  const change = kind === 'take' ? { acquired: own, released: [] } : { acquired: [], released: own }
  const after = tagsAfter(tags, change, etag ? 'lowest' : 'random')
  const before = tagsWith(id, tags)
  const foreign = Object.entries(tags).filter((tag) => !tag.join().includes(id))
  expect(Object.entries(after)).toEqual(expect.arrayContaining([...foreign, ...(before.length > 1 ? before : [])]))
  if (before.length < 2) expect(tagsWith(id, after).length).toBeLessThanOrEqual(kind === 'take' ? 1 : 0)
  expect(slots).toEqual(expect.arrayContaining(Object.keys(after).filter((name) => !(name in tags))))
  const names = Object.keys(after).map((name) => name.toLowerCase())
  expect(new Set(names).size).toBe(names.length)
  expect(leaseCount(after)).toBeLessThanOrEqual(Math.max(leaseCount(tags), 20))
  return after
}

test('whatever jobs and others do, a job changes no tag but the one that holds its ID, under twenty names at most', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
      happenings.reduce<Tags>((tags, event) => ('etag' in event ? changed(tags, event) : edited(tags, event)), {
        environment: 'production',
      })
    }),
  )
})
