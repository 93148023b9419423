import { describe, expect, test } from '@jest/globals'
import { coverageOf, covers, intersects } from '../../src/ranges/index.ts'
import { blockOf } from '../../src/ranges/range.ts'
import fc from '../support/generated.ts'
import { entriesOf } from './ranges.ts'

/** Blocks within 20.0.0.0/26, so that they meet often. */
const block = fc
  .tuple(fc.nat(63), fc.integer({ min: 26, max: 32 }))
  .map(([offset, prefix]) => blockOf(20 * 2 ** 24 + offset, prefix))
const tag = fc.constantFrom(...entriesOf('Storage Sql'))
const entries = fc.array(fc.oneof(block, tag), { maxLength: 12 })

describe('a coverage', () => {
  test('answers as the list does that it was made of and grew by', () => {
    fc.assert(
      fc.property(entries, entries, entries, (first, more, asked) => {
        const coverage = coverageOf(first)
        for (const entry of more) coverage.add(entry)
        const all = [...first, ...more]
        for (const entry of asked) {
          expect(coverage.covers(entry)).toBe(covers(all, entry))
          expect(coverage.intersects(entry)).toBe(all.some((one) => intersects(one, entry)))
        }
      }),
    )
  })
})
