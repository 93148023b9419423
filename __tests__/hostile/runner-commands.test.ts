import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { parseFileCommands } from '../../emulator/actions-runner/file-commands.ts'
import { actionsLog, actionsState, setOutputs, writeSummary } from '../../src/actions.ts'
import { problemsOf, Refusal, StepError } from '../../src/errors.ts'
import { fail } from '../../src/fail.ts'
import { failedSection } from '../../src/report/failed-section.ts'
import { failureResult } from '../../src/report/outputs.ts'
import { lineFilter, printed } from '../../src/runner/output.ts'
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
        const { commands, printed } = await commandsIn(() => actionsLog()[level](text))
        expect(commands).toEqual(level === 'info' ? [] : [level])
        expect(printed).not.toMatch(unseen)
      }),
      times(60),
    )
  })

  test('the title of a group', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const { commands } = await commandsIn(() => actionsLog().group(text, async () => {}))
        expect(commands).toEqual(['group', 'endgroup'])
      }),
    )
  })

  test('what a group holds comes back from it', async () => {
    let held: unknown
    await commandsIn(async () => {
      held = await actionsLog().group('The list', async () => 'a result')
    })
    expect(held).toBe('a result')
  })

  test('a control character before a command does not hide it', async () => {
    const { printed } = await commandsIn(() => actionsLog().info('\u0007::add-mask::secret'))
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
          const { commands } = await commandsIn(() => fail(error, actionsLog()))
          expect(new Set(commands)).toEqual(new Set(['error', 'debug']))
        }
      }),
    )
  })
})

describe('long texts from outside are cut', () => {
  const long = 'x'.repeat(20_000_000)

  test.each(['notice', 'warning', 'error'] as const)(
    'the annotation of a long %s is short, and the log has more of it',
    async (level) => {
      const { printed } = await commandsIn(() => actionsLog()[level](long))
      const [line = '', annotation = '', rest] = printed.split('\n')
      expect({ rest, line: line.length > 200_000, annotation: annotation.length < 4_100 }).toEqual({
        rest: '',
        line: true,
        annotation: true,
      })
      expect(annotation).toMatch(/^::(notice|warning|error)::x+ … \(\d+ more characters\)$/)
      expect(line).toMatch(/ … \(19737856 more characters\)$/)
    },
  )

  test('a step that fails with it prints less than a megabyte, and its summary and result are short', async () => {
    const code = process.exitCode
    restore.push(() => {
      process.exitCode = code
    })
    for (const error of [new Error(long), new StepError('azure-refused', long)]) {
      const { printed } = await commandsIn(() => fail(error, actionsLog()))
      expect(printed.length).toBeLessThan(1_000_000)
      const problems = problemsOf(error)
      expect(
        failedSection({ cluster: 'shop', problems, wrote: 'nothing', undone: false }, () => undefined).length,
      ).toBeLessThan(5_000)
      expect(failureResult('shop', problems).result.length).toBeLessThan(5_000)
    }
  })
})

test('the credentials in a URL are shown nowhere', async () => {
  const url = fc.tuple(fc.constantFrom('http://', 'https://', '//'), fc.stringMatching(/^[\w:%@!$&'()*+,;=.~-]+$/))
  await fc.assert(
    fc.asyncProperty(hostileText, url, async (text, [scheme, name]) => {
      for (const level of ['info', 'debug', 'notice', 'warning', 'error'] as const) {
        const { printed } = await commandsIn(() =>
          actionsLog()[level](`${text} ${scheme}${name}:pass-word@proxy.example/`),
        )
        expect(printed).toContain('//***@proxy.example/')
        expect(printed).not.toContain('pass-word')
      }
    }),
    times(60),
  )
})

describe('the output of a library', () => {
  test('is no command, in whatever pieces it comes', () => {
    fc.assert(
      fc.property(fc.array(hostileText), fc.boolean(), (pieces, asBytes) => {
        const filter = lineFilter()
        const printed = [...pieces, ''].map((piece) => filter(asBytes ? Buffer.from(piece) : piece)).join('')
        for (const line of printed.split(/\r\n|\n|\r/)) expect(line).not.toMatch(/^[\s\u0085]*::|##\[/)
        expect(printed === '' || printed.endsWith('\n')).toBe(true)
      }),
    )
    const filter = lineFilter()
    expect([filter(':'), filter(':add-mask::a\nrest'), filter('')]).toEqual(['', ': :add-mask::a\n', 'rest\n'])
  })

  test('is waited for, but not for ever', async () => {
    let taken = ''
    const late = new Writable({
      write(chunk, _, done) {
        setTimeout(() => {
          taken += chunk
          done()
        }, 20)
      },
    })
    late.write('the last line')
    await printed([late], 500)
    expect(taken).toBe('the last line')
    const stuck = new Writable({ write() {} })
    stuck.write('a line')
    await printed([stuck], 20)
  })
})

describe('files of the runner', () => {
  function commandFile(name: 'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY'): string {
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

  test('a summary is no longer than GitHub takes, and says that it was cut', async () => {
    const file = commandFile('GITHUB_STEP_SUMMARY')
    await writeSummary('| 4.4.4.4/32 | ü |\n'.repeat(100_000))
    const written = readFileSync(file)
    expect(written.length).toBeLessThanOrEqual(1024 * 1024)
    expect(written.toString()).toMatch(/\| ü \|\n\nThe rest is cut: GitHub takes 1 MiB\.\r?\n$/)
  })

  test.each(['GITHUB_STATE', 'GITHUB_OUTPUT'] as const)('without %s the step fails, and says what to do', (name) => {
    const use = () => (name === 'GITHUB_STATE' ? actionsState.save('undo', 'x') : setOutputs({ result: '{}' }))
    const file = commandFile(name)
    rmSync(file)
    expect(use).toThrow(`The file ${name} can't be written: Missing file at path: ${file}.`)
    process.env[name] = ''
    expect(use).toThrow(expect.objectContaining({ code: 'runner-files', remedy: expect.stringContaining('df -h') }))
  })

  test('a summary that can not be written is a warning, and no failure', async () => {
    const file = commandFile('GITHUB_STEP_SUMMARY')
    rmSync(file)
    const { printed } = await commandsIn(() => writeSummary('### Done'))
    expect(printed).toMatch(/^::warning::The job summary could not be written: /)
  })
})
