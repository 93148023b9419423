import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** How a command was called: its name, then its arguments. */
export type Call = readonly string[]

export interface SetUp {
  readonly exitCode: number | null
  readonly printed: string
  readonly errors: string
  readonly calls: readonly Call[]
}

/** Runs setup/azure.sh with an az and a gh that answer with the output of these scripts, by the first words of the call. */
export function setUp(answers: Readonly<Record<string, string>>, ...args: readonly string[]): SetUp {
  const folder = mkdtempSync(join(tmpdir(), 'set-up-'))
  try {
    const [bin, calls, said] = ['bin', 'calls', 'answers'].map((name) => join(folder, name)) as [string, string, string]
    mkdirSync(bin)
    mkdirSync(said)
    writeFileSync(calls, '')
    for (const name of ['az', 'gh', 'sleep']) {
      copyFileSync(join(import.meta.dirname, 'answering-cli.sh'), join(bin, name))
      chmodSync(join(bin, name), 0o755)
    }
    for (const [call, answer] of Object.entries(answers)) writeFileSync(join(said, call.replaceAll('/', '_')), answer)
    const { status, stdout, stderr } = spawnSync(
      'bash',
      [join(import.meta.dirname, '..', '..', 'setup', 'azure.sh'), ...args],
      {
        encoding: 'utf8',
        env: { PATH: [bin, process.env.PATH].join(delimiter), CALLS: calls, ANSWERS: said, FOLDER: folder },
      },
    )
    const made = readFileSync(calls, 'utf8').split('\x1e').slice(0, -1)
    return { exitCode: status, printed: stdout, errors: stderr, calls: made.map((call) => call.split('\x1f')) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The calls that begin with these words. */
export function callsOf({ calls }: SetUp, words: string): Call[] {
  return calls.filter((call) => `${call.join(' ')} `.startsWith(`${words} `))
}

/** The value of an option in a call. */
export function option(call: Call | undefined, name: string): string | undefined {
  const at = call?.indexOf(name) ?? -1
  return at === -1 ? undefined : call?.[at + 1]
}
