import { describe, expect, test } from '@jest/globals'
import { aggregate, covers, intersects, isPlaceholder, sameSet, subtract } from '../../src/ranges/index.ts'
import { entriesOf, textsOf } from './ranges.ts'

const words = (text: string) => text.split(' ').filter((word) => word !== '')

describe('aggregate', () => {
  test.each([
    ['nothing', '', ''],
    ['neighbours that share a block', '20.0.0.0/25 20.0.0.128/25', '20.0.0.0/24'],
    ['neighbours that share none', '20.0.1.0/24 20.0.2.0/24', '20.0.1.0/24 20.0.2.0/24'],
    ['a range within another', '20.0.0.7/32 20.0.0.0/24', '20.0.0.0/24'],
    ['ranges of different sizes in a row', '20.0.0.64/26 20.0.0.128/25 20.0.0.0/26', '20.0.0.0/24'],
    ['equal ranges', '20.0.0.1 20.0.0.1', '20.0.0.1/32'],
    ['both sides of the sign bit', '127.255.255.255 128.0.0.0', '127.255.255.255/32 128.0.0.0/32'],
    ['the end of IPv4', '255.255.255.254 255.255.255.255', '255.255.255.254/31'],
    ['service tags after the ranges, each once', 'Sql 20.0.0.1 SQL', '20.0.0.1/32 SQL'],
    ['blocks of /8, which inputs can still name', '20.0.0.0/8 21.0.0.0/8', '20.0.0.0/8 21.0.0.0/8'],
    ['halves of a /8', '20.0.0.0/9 20.128.0.0/9', '20.0.0.0/8'],
    ['ranges beside one that is wider than /8 already', '16.0.0.0/7 18.0.0.0/8 19.0.0.0/8', '16.0.0.0/7 18.0.0.0/7'],
    ['everything', '0.0.0.0/0 20.0.0.1', '0.0.0.0/0'],
  ])('%s', (_, before, after) => {
    expect(textsOf(aggregate(entriesOf(before)))).toEqual(words(after))
  })
})

describe('covers', () => {
  test.each([
    ['an equal range', '20.0.0.0/24', '20.0.0.0/24', true],
    ['a narrower range', '20.0.0.0/24', '20.0.0.7', true],
    ['a wider range', '20.0.0.0/24', '20.0.0.0/23', false],
    ['a range made up of several, in any order', '20.0.0.128/25 20.0.0.0/26 20.0.0.64/26', '20.0.0.0/24', true],
    ['a range with a gap of one address', '20.0.0.0/32 20.0.0.2/31', '20.0.0.0/30', false],
    ['everything by two halves', '128.0.0.0/1 0.0.0.0/1', '0.0.0.0/0', true],
    ['anything by nothing', '', '20.0.0.1', false],
    ['a service tag by itself in other letters', 'AzureFrontDoor.Backend', 'AzureFrontdoor.backend', true],
    ['a service tag by a region of it', 'Sql.EastUS', 'Sql', false],
    ['a region by its service tag', 'Sql', 'Sql.EastUS', false],
    ['a service tag by all of IPv4', '0.0.0.0/0', 'Sql', false],
    ['a range by a service tag', 'AzureCloud', '20.0.0.1', false],
  ])('%s', (_, list, entry, covered) => {
    expect(entriesOf(entry).map((wanted) => covers(entriesOf(list), wanted))).toEqual([covered])
  })
})

describe('sameSet', () => {
  test.each([
    ['nothing and nothing', '', '', true],
    ['another order', '20.0.0.1 20.0.0.9 Sql', 'Sql 20.0.0.9 20.0.0.1', true],
    ['another spelling', '20.0.0.1 137.117.106.90/29', '20.0.0.1/32 137.117.106.88/29', true],
    ['another split', '20.0.0.0/24', '20.0.0.128/25 20.0.0.0/25', true],
    ['an entry written twice', '20.0.0.1 Sql', '20.0.0.1 20.0.0.1 Sql SQL', true],
    ['a range more', '20.0.0.1', '20.0.0.1 20.0.0.9', false],
    ['as many other ranges', '20.0.0.1', '20.0.0.2', false],
    ['the same beginning', '20.0.0.0/24', '20.0.0.0/25', false],
    ['a service tag more', '20.0.0.1', '20.0.0.1 Sql', false],
    ['another service tag', 'Sql', 'Storage', false],
  ])('%s', (_, left, right, same) => {
    expect(sameSet(entriesOf(left), entriesOf(right))).toBe(same)
    expect(sameSet(entriesOf(right), entriesOf(left))).toBe(same)
  })
})

describe('intersects', () => {
  test.each([
    ['a range and one within it', '20.0.0.0/24 20.0.0.255', true],
    ['neighbours', '20.0.0.0/24 20.0.1.0/24', false],
    ['the first and the last address', '0.0.0.0 255.255.255.255', false],
    ['equal service tags in other letters', 'Sql SQL', true],
    ['different service tags', 'Sql Storage', false],
    ['a service tag and a range', 'AzureCloud 0.0.0.0/0', false],
  ])('%s', (_, pair, common) => {
    const [left, right] = entriesOf(pair)
    expect(left && right && intersects(left, right)).toBe(common)
    expect(left && right && intersects(right, left)).toBe(common)
  })
})

describe('subtract', () => {
  test.each([
    ['an address out of the middle', '20.0.0.0/29', '20.0.0.3', '20.0.0.0/31 20.0.0.2/32 20.0.0.4/30'],
    ['everything', '20.0.0.0/24 20.9.0.0/16', '0.0.0.0/0', ''],
    ['nothing', '20.0.0.1', '', '20.0.0.1/32'],
    ["what isn't there", '20.0.0.1', '20.0.0.2', '20.0.0.1/32'],
    ['from everything', '0.0.0.0/0', '0.0.0.0/1 192.0.0.0/2', '128.0.0.0/2'],
    ['the last address', '255.255.255.254/31', '255.255.255.255', '255.255.255.254/32'],
    ['service tags, which are no addresses', '20.0.0.1 Sql', 'Sql', '20.0.0.1/32'],
  ])('%s', (_, entries, minus, left) => {
    expect(textsOf(subtract(entriesOf(entries), entriesOf(minus)))).toEqual(words(left))
  })
})

describe('the placeholder', () => {
  test.each([
    ['0.0.0.0/32', true],
    ['0.0.0.0', true],
    ['0.0.0.0/31', false],
    ['0.0.0.0/0', false],
    ['20.0.0.0/32', false],
    ['Sql', false],
  ])('%s: %s', (text, placeholder) => {
    expect(entriesOf(text).map(isPlaceholder)).toEqual([placeholder])
  })
})
