import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { guard, mutants } from '../../scripts/soak/mutants.ts'

// Whether an invariant notices them takes minutes: npm run soak -- --mutants. That they still fit the code takes none.
const guarding = { ...guard, name: 'the last check before a write' }
test.each([...mutants, guarding].map(({ name, file, find }) => ({ name, file, find })))(
  '$name: has its place',
  ({ file, find }) => {
    const source = readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8')
    expect(source.split(find)).toHaveLength(2)
  },
)
