import { test } from '@jest/globals'
import fc from '../support/generated.ts'
import { lawfulHistory } from './job-history.ts'

test('whatever happens, no job at work is shut out, and of those that are over nothing is left', async () => {
  await fc.assert(lawfulHistory, { numRuns: 60 })
})
