import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { messageOf, StepError } from '../errors.ts'

const timeoutMs = 30_000

/** The subscription that the Azure CLI is set to. @throws {StepError} where `az` can't tell. */
export async function currentSubscription(): Promise<string> {
  const [command, shell] = process.platform === 'win32' ? ['az.cmd', true] : ['az', false]
  try {
    const { stdout } = await promisify(execFile)(command, ['account', 'show', '--query', 'id', '--output', 'tsv'], {
      timeout: timeoutMs,
      shell,
    })
    return stdout.trim()
  } catch (cause) {
    throw new StepError('sign-in-azure-cli', `The Azure CLI can't tell its current subscription: ${messageOf(cause)}`, {
      remedy: 'Put azure/login before this step, or set `subscription-id`.',
      cause,
    })
  }
}
