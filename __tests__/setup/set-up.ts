import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
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

const root = join(import.meta.dirname, '..', '..')

/** Runs setup/azure.sh with an az and a gh that answer with the output of these scripts, by the first words of the call. */
export function setUp(answers: Readonly<Record<string, string>>, ...args: readonly string[]): SetUp {
  return inFolder((folder) =>
    runWith(folder, answers, ['az', 'gh', 'sleep'], [join(root, 'setup', 'azure.sh'), ...args]),
  )
}

/**
 * Plays commands of a guide one after the other in a clone of a repository, with such commands in the place of those that
 * ask a service. This repository is cloned beside it.
 * @param inspect is shown the clone afterwards
 */
export function play<T>(
  answers: Readonly<Record<string, string>>,
  commands: readonly string[],
  inspect: (clone: string, played: SetUp) => T,
): T {
  return inFolder((folder) => {
    const clone = join(folder, 'clone')
    mkdirSync(clone)
    symlinkSync(root, join(folder, 'aks-authorized-ip-ranges'))
    const script = ['set -euo pipefail', ...commands].join('\n')
    const played = runWith(folder, answers, ['az', 'gh', 'git', 'kubectl', 'sleep'], ['--norc', '-c', script], clone)
    return inspect(clone, played)
  })
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'set-up-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function runWith(
  folder: string,
  answers: Readonly<Record<string, string>>,
  clis: readonly string[],
  args: readonly string[],
  cwd?: string,
): SetUp {
  const [bin, calls, said] = ['bin', 'calls', 'answers'].map((name) => join(folder, name)) as [string, string, string]
  mkdirSync(bin)
  mkdirSync(said)
  writeFileSync(calls, '')
  for (const name of clis) {
    copyFileSync(join(import.meta.dirname, 'answering-cli.sh'), join(bin, name))
    chmodSync(join(bin, name), 0o755)
  }
  for (const [call, answer] of Object.entries(answers)) writeFileSync(join(said, call.replaceAll('/', '_')), answer)
  const env = { PATH: [bin, process.env.PATH].join(delimiter), CALLS: calls, ANSWERS: said, FOLDER: folder }
  const { status, stdout, stderr } = spawnSync('bash', args, { encoding: 'utf8', env, cwd })
  const made = readFileSync(calls, 'utf8').split('\x1e').slice(0, -1)
  return { exitCode: status, printed: stdout, errors: stderr, calls: made.map((call) => call.split('\x1f')) }
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
