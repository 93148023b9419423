import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { azureCliEnvironment, azureCliSetUp, type CliSignIn } from '../emulator/azure-cli.ts'
import type { Emulator } from '../emulator/emulator.ts'

/** Microsoft's own Azure CLI, with a configuration folder of its own and the emulator as its cloud. */
export interface AzureCli {
  /** Runs `az` and gives what it printed as JSON; undefined where it printed nothing. Throws with its words if it fails. */
  az(...args: string[]): Promise<unknown>
  /** Runs commands as a person would paste them into bash. */
  bash(commands: string): Promise<Ran>
  dispose(): void
}

export interface Ran {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Starting Python takes seconds on a busy machine; nothing here takes minutes unless it hangs. */
const timeoutMs = 90_000

/**
 * Where programs are looked for: first where the `az` is that the variable `AZ` names, so that the action, and what is
 * pasted into bash, find that one too.
 */
export const path = pathWith(process.env.AZ)

function pathWith(az: string | undefined): string {
  const { PATH = '' } = process.env
  if (az === undefined || az === '') return PATH
  if (!existsSync(az)) throw new Error(`AZ is "${az}", and there is no such file.`)
  return `${dirname(resolve(az))}${delimiter}${PATH}`
}

/** The version of the CLI on this machine; undefined where there is none. */
export async function azureCliVersion(): Promise<string | undefined> {
  try {
    const env = { PATH: path, HOME: tmpdir(), AZURE_CORE_COLLECT_TELEMETRY: 'false' }
    const { exitCode, stdout, stderr } = await run('az', ['version', '--output', 'json'], env)
    if (exitCode !== 0) throw new Error(`The Azure CLI is installed and doesn't start:\n${stderr}`)
    return JSON.parse(stdout)['azure-cli']
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Signs in, and gives the CLI that is. */
export async function signedInCli(emulator: Emulator, signIn: CliSignIn): Promise<AzureCli> {
  const folder = mkdtempSync(join(tmpdir(), 'azure-cli-'))
  const env = {
    PATH: path,
    HOME: folder,
    AZURE_CONFIG_DIR: join(folder, 'config'),
    ...azureCliEnvironment(emulator),
  }
  const az: AzureCli['az'] = async (...args) => {
    const { exitCode, stdout, stderr } = await run('az', [...args, '--output', 'json'], env)
    if (exitCode !== 0) throw new Error(`az ${args.join(' ')} failed with exit code ${exitCode}:\n${stderr}`)
    return stdout.trim() === '' ? undefined : JSON.parse(stdout)
  }
  for (const command of azureCliSetUp(emulator, signIn)) await az(...command)
  return {
    az,
    bash: (commands) => run('bash', ['-c', commands], env),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  timeout = timeoutMs,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { env: { ...env }, timeout }, (error, stdout, stderr) => {
      if (error === null) resolve({ exitCode: 0, stdout, stderr })
      else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout, stderr })
      else reject(error)
    })
  })
}
