import { describe, expect, test } from '@jest/globals'
import {
  aggregate,
  covers,
  intersects,
  isGloballyReachable,
  parseListed,
  parseRanges,
  type Range,
  sameSet,
  subtract,
} from '../../src/ranges/index.ts'
import { blockOf } from '../../src/ranges/range.ts'
import fc from '../support/generated.ts'
import { entriesOf } from './ranges.ts'

/** 64 addresses each: an ordinary place, both ends of IPv4, and where a signed 32-bit number would turn negative. */
const windows = [0x14_00_00_00, 0, 0xff_ff_ff_c0, 0x7f_ff_ff_e0]

/** Blocks of at most 32 addresses in one window, so that naive sets of addresses can judge. */
const blocksAt = (window: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 27, max: 32 }))
    .map(([offset, prefix]) => blockOf(window + offset, prefix))
const listAt = (window: number) => fc.array(blocksAt(window), { maxLength: 12 })
const twoLists = fc.constantFrom(...windows).chain((window) => fc.tuple(listAt(window), listAt(window)))
const listAndBlock = fc.constantFrom(...windows).chain((window) => fc.tuple(listAt(window), blocksAt(window)))
const lists = twoLists.map(([list]) => list)

const anyRange = fc
  .tuple(fc.nat(0xff_ff_ff_ff), fc.integer({ min: 0, max: 32 }))
  .map(([address, prefix]) => blockOf(address, prefix))

function addressesOf(ranges: readonly Range[]): Set<number> {
  return new Set(
    ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
  )
}

function rangesIn(entries: ReturnType<typeof aggregate>): Range[] {
  return entries.filter((entry) => entry.kind === 'range')
}

/** By descending the binary tree of all blocks: the fewest that hold exactly these addresses. */
function fewestBlocks(addresses: readonly number[], first = 0, size = 2 ** 32): number {
  if (addresses.length === 0) return 0
  if (addresses.length === size) return 1
  const middle = first + size / 2
  const lower = addresses.filter((address) => address < middle)
  const upper = addresses.filter((address) => address >= middle)
  return fewestBlocks(lower, first, size / 2) + fewestBlocks(upper, middle, size / 2)
}

describe('by naive sets of addresses', () => {
  test('aggregate neither widens nor loses an address, and no fewer blocks would do', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const merged = rangesIn(aggregate(list))
        const addresses = addressesOf(list)
        expect(addressesOf(merged)).toEqual(addresses)
        expect(merged).toHaveLength(fewestBlocks([...addresses]))
      }),
    )
  })

  test('aggregate is ascending, and again is the same', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const merged = rangesIn(aggregate(list))
        expect(merged).toEqual(merged.toSorted((left, right) => left.first - right.first))
        expect(aggregate(merged)).toEqual(merged)
      }),
    )
  })

  test('subtract leaves exactly what is not taken out, as the fewest blocks', () => {
    fc.assert(
      fc.property(twoLists, ([list, minus]) => {
        const out = addressesOf(minus)
        const expected = new Set([...addressesOf(list)].filter((address) => !out.has(address)))
        const left = subtract(list, minus)
        expect(addressesOf(left)).toEqual(expected)
        expect(left).toHaveLength(fewestBlocks([...expected]))
      }),
    )
  })

  test('what subtract takes out and what it leaves make up the list again, with nothing in common', () => {
    fc.assert(
      fc.property(twoLists, ([list, minus]) => {
        const left = subtract(list, minus)
        const common = subtract(list, left)
        expect(sameSet([...left, ...common], list)).toBe(true)
        expect(left.some((range) => common.some((other) => intersects(range, other)))).toBe(false)
        expect(common.every((range) => covers(minus, range))).toBe(true)
      }),
    )
  })

  test('covers means that no address is missing', () => {
    fc.assert(
      fc.property(listAndBlock, ([list, block]) => {
        const addresses = addressesOf(list)
        expect(covers(list, block)).toBe([...addressesOf([block])].every((address) => addresses.has(address)))
      }),
    )
  })

  test('intersects means that an address is in both', () => {
    fc.assert(
      fc.property(listAndBlock, ([list, block]) => {
        const addresses = addressesOf([block])
        for (const range of list) {
          expect(intersects(range, block)).toBe([...addressesOf([range])].some((address) => addresses.has(address)))
        }
      }),
    )
  })

  test('sameSet means that both have every address', () => {
    fc.assert(
      fc.property(twoLists, ([left, right]) => {
        const [these, those] = [addressesOf(left), addressesOf(right)]
        expect(sameSet(left, right)).toBe(
          these.size === those.size && [...these].every((address) => those.has(address)),
        )
        expect(sameSet(left, aggregate(left))).toBe(true)
      }),
    )
  })
})

describe('a range and its text', () => {
  test('what a cluster lists is read back as the same range', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        expect(parseListed([range.text])).toEqual([{ text: range.text, entry: range }])
      }),
    )
  })

  test('what a user writes is read back as the same range', () => {
    const acceptable = anyRange.filter((range) => range.prefix >= 8 && isGloballyReachable(range))
    fc.assert(
      fc.property(acceptable, (range) => {
        expect(parseRanges(range.text)).toMatchObject({ entries: [range], mistakes: [] })
      }),
    )
  })

  test('the block is as large as its prefix says, and begins where its text says', () => {
    fc.assert(
      fc.property(anyRange, ({ text, first, last, prefix }) => {
        expect(last - first + 1).toBe(2 ** (32 - prefix))
        expect(first % (last - first + 1)).toBe(0)
        expect(text).toBe(`${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join('.')}/${prefix}`)
      }),
    )
  })
})

test('thousands of entries take no noticeable time', () => {
  const list = Array.from({ length: 4_000 }, (_, index) => blockOf(0x14_00_00_00 + ((index * 7_919) % 4_000) * 2, 32))
  const started = performance.now()
  expect(aggregate(list)).toHaveLength(4_000)
  expect(subtract(list, entriesOf('20.0.0.0/25'))).toHaveLength(3_936)
  expect(list.every((entry) => covers(list, entry))).toBe(true)
  // About half a second on a slow machine; the limit is only there to catch a quadratic sort or worse.
  expect(performance.now() - started).toBeLessThan(10_000)
})
