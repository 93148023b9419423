import { join } from 'node:path'
import base from '../../jest.config.js'

const [pattern, [, options]] = Object.entries(base.transform)[0]
const own = (file) => join(import.meta.dirname, file)

/**
 * The tests that run `src` in their own process, so that they see a mutant, but for the one that takes as long as a busy machine lets it.
 *
 * @type {import('jest').Config}
 */
export default {
  ...base,
  rootDir: join(import.meta.dirname, '..', '..'),
  transform: { [pattern]: [own('transformer.ts'), options] },
  testSequencer: own('sequencer.ts'),
  setupFilesAfterEnv: [own('reached.ts')],
  testPathIgnorePatterns: [
    '/__tests__/end-to-end/',
    '/__tests__/emulator/',
    '/__tests__/schedules/(schedules|load).test.ts',
  ],
}
