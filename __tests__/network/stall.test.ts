import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'

const stall = pathToFileURL(join(import.meta.dirname, '..', '..', 'src', 'time', 'stall.ts')).href

test('a step that waits for what can no longer happen is told so, where Node would end without a word', async () => {
  const story = `
    import { unlessStalled } from '${stall}'
    try {
      await unlessStalled(new Promise(() => {}))
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, 10))
      console.log(error.message)
    }`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', story])
  expect(stdout).toBe('the step is waiting for something that can no longer happen\n')
})
