import { execFile, isProcessError } from '@azure/core-process'
import { messageOf, StepError } from '../errors.ts'
import { azCommand } from './az-command.ts'
import { quotable } from './explain-sign-in.ts'

const timeoutMs = 30_000
const question = ['account', 'show', '--query', 'id', '--output', 'tsv']
const subscriptionId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The subscription that the Azure CLI is set to. @throws {StepError} where `az` can't tell. */
export async function currentSubscription(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const { file, args, options } = azCommand(question, { platform: process.platform, env, workspace: process.cwd() })
  const answer = (await answered(execFile(file, args, { ...options, encoding: 'utf8', timeout: timeoutMs }))).trim()
  if (subscriptionId.test(answer)) return answer
  throw unanswered(answer === '' ? 'it printed nothing' : 'what it printed is not a subscription ID')
}

async function answered(ended: Promise<{ readonly stdout: string | Buffer }>): Promise<string> {
  try {
    return String((await ended).stdout)
  } catch (cause) {
    const missing = isProcessError(cause) && cause.code === 'ENOENT'
    const said = isProcessError(cause) ? quotable(String(cause.stderr ?? '')) : ''
    throw unanswered(missing ? '`az` is not on this machine' : messageOf(cause).replace(/\.$/, ''), { said, cause })
  }
}

function unanswered(why: string, details: { readonly said?: string; readonly cause?: unknown } = {}): StepError {
  return new StepError('sign-in-azure-cli', `The Azure CLI can't tell its current subscription: ${why}.`, {
    remedy: 'Put azure/login before this step, or set `subscription-id`.',
    ...details,
  })
}
