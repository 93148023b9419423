import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { parseFileCommands } from '../../emulator/actions-runner/file-commands.ts'
import { actionsLog, setOutputs, writeSummary } from '../../src/actions.ts'
import { Refusal, StepError } from '../../src/errors.ts'
import { fail } from '../../src/fail.ts'
import fc from '../support/generated.ts'
import { hostileText, times } from './texts.ts'

const restore: (() => void)[] = []
afterEach(() => {
  for (const undo of restore.splice(0)) undo()
})

/** What a runner would take for a command in what is printed: actions/runner, ActionCommand.cs, TryParseV2 and TryParse. */
async function commandsIn(work: () => unknown): Promise<{ commands: string[]; printed: string }> {
  let printed = ''
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk)
    return true
  })
  try {
    await work()
  } finally {
    spy.mockRestore()
  }
  // .NET ends a line at any of these, and white space to it is wider than a blank.
  const lines = printed.split(/\r\n|\n|\r/)
  const commands = lines.flatMap((line) => {
    const trimmed = line.replace(/^[\s\u0085]+/, '')
    if (trimmed.startsWith('::') && trimmed.indexOf('::', 2) > 0) return [/^::([^ :]*)/.exec(trimmed)?.[1] ?? '']
    return /##\[[^\]]*\]/.test(line) ? [line] : []
  })
  return { commands, printed }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const unseen = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/

describe('no text from outside is a command to the runner', () => {
  test.each(['info', 'debug', 'notice', 'warning', 'error'] as const)('%s', async (level) => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const { commands, printed } = await commandsIn(() => actionsLog[level](text))
        expect(commands).toEqual(level === 'info' ? [] : [level])
        expect(printed).not.toMatch(unseen)
      }),
      times(60),
    )
  })

  test('the title of a group', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const { commands } = await commandsIn(() => actionsLog.group(text, async () => {}))
        expect(commands).toEqual(['group', 'endgroup'])
      }),
    )
  })

  test('a control character before a command does not hide it', async () => {
    const { printed } = await commandsIn(() => actionsLog.info('\u0007::add-mask::secret'))
    expect(printed.trim()).toBe(': :add-mask::secret')
  })

  test('the errors of a step that fails', async () => {
    const code = process.exitCode
    restore.push(() => {
      process.exitCode = code
    })
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (problem, remedy) => {
        for (const error of [
          new Error(problem),
          new StepError('azure-refused', problem, { remedy, said: problem }),
          new Refusal([{ code: 'invalid-input', what: problem, remedy }]),
        ]) {
          const { commands } = await commandsIn(() => fail(error))
          expect(new Set(commands)).toEqual(new Set(['error', 'debug']))
        }
      }),
    )
  })
})

describe('files of the runner', () => {
  function commandFile(name: 'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY'): string {
    const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
    const before = process.env[name]
    const file = join(folder, 'file')
    writeFileSync(file, '')
    process.env[name] = file
    restore.push(() => {
      if (before === undefined) delete process.env[name]
      else process.env[name] = before
      rmSync(folder, { recursive: true })
    })
    return file
  }

  test('an output is one line, and no other output comes with it', () => {
    const file = commandFile('GITHUB_OUTPUT')
    fc.assert(
      fc.property(hostileText, (text) => {
        writeFileSync(file, '')
        setOutputs({
          changed: 'true',
          restricted: 'true',
          ranges: text,
          'previous-ranges': text,
          added: '',
          removed: '',
          'runner-ip': '',
          'egress-ips': '',
          result: JSON.stringify({ text }),
        })
        const outputs = parseFileCommands(readFileSync(file, 'utf8'))
        expect(Object.keys(outputs)).toHaveLength(9)
        for (const value of Object.values(outputs)) expect(value).not.toMatch(/[\r\n]/)
      }),
    )
  })

  test('a summary that can not be written is a warning, and no failure', async () => {
    const file = commandFile('GITHUB_STEP_SUMMARY')
    rmSync(file)
    const { printed } = await commandsIn(() => writeSummary('### Done'))
    expect(printed).toMatch(/^::warning::The job summary could not be written: /)
  })
})
