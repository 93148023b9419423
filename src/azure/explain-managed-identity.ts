import { messageOf, StepError } from '../errors.ts'
import { NetworkError } from '../network-error.ts'
import { quotable, SignInError } from './explain-sign-in.ts'

/** The identity service of the machine answered with something else than a token. */
export class IdentityAnswer extends Error {
  readonly host: string
  readonly status: number
  /** Whether it answered as such a service does, in JSON. */
  readonly isService: boolean
  /** What it said of it. */
  readonly said: string

  constructor(host: string, status: number, body: string) {
    super(`${host} answered HTTP ${status}.`)
    this.host = host
    this.status = status
    const answer = objectIn(body)
    this.isService = answer !== undefined
    this.said = quotable(answer === undefined ? body : wordsOf(answer))
  }
}

/** Whose identity was asked for, and where. */
export interface IdentityAsked {
  /** Undefined where the machine's own was. */
  readonly clientId: string | undefined
  readonly onGitHubsMachine: boolean
}

/** Why the machine has no token for the step, and what to do about it. */
export function explainedIdentity(error: unknown, asked: IdentityAsked): StepError {
  if (error instanceof NetworkError) return unanswered(error, asked)
  if (error instanceof StepError) return error
  if (!(error instanceof IdentityAnswer))
    return outage(`The identity service of this machine gave no token: ${messageOf(error).replace(/\.?$/, '.')}`, error)
  const { status, said } = error
  if (passing.has(status) || status >= 500)
    return outage(`The identity service of this machine gave no token: ${error.message}`, error)
  if (!error.isService || status === 404) return unanswered(anotherService(error), asked)
  return new SignInError(
    { code: 'sign-in-managed-identity', ...refusal(error, asked) },
    { said: `${said === '' ? '' : `${said} `}(HTTP ${status})`, cause: error, transient: false },
  )
}

/** Azure's own words: learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#error-handling */
const passing = new Set([408, 410, 429])

const oidc = '`auth-method: oidc` with `tenant-id`, `client-id` and `permissions: { id-token: write }`'
const githubs = `A GitHub-hosted runner is a machine of GitHub's, without an identity of yours: sign in with ${oidc}.`

/** Nothing answers, or nothing of Azure's does: three times in a row, the machine isn't in Azure, or is cut off from the service. */
function unanswered(error: NetworkError, { onGitHubsMachine }: IdentityAsked): NetworkError {
  if (error.lasting === 'at-once') return error
  return new NetworkError({
    code: 'sign-in-imds-unreachable',
    what: `Azure's identity service for machines gave no answer: ${error.message}`,
    remedy: onGitHubsMachine
      ? githubs
      : `\`managed-identity\` is for machines in Azure. On such a machine, let the step reach http://169.254.169.254 (a container's network or a network policy may be in the way). Elsewhere sign in with ${oidc}; in a pod with \`workload-identity\`.`,
    lasting: 'if-repeated',
    reason: error.reason,
    cause: error,
  })
}

/** Other clouds have services of their own at that address, and a network may answer in its place. Azure's says 404 while it is updated. */
function anotherService({ host, status }: IdentityAnswer): NetworkError {
  return new NetworkError({
    code: 'sign-in-imds-unreachable',
    what: `what answered at ${host} is not that service (HTTP ${status}).`,
    remedy: '',
    lasting: 'if-repeated',
    reason: `HTTP ${status}`,
  })
}

function outage(what: string, cause: unknown): SignInError {
  const remedy = 'Run the step again. If it recurs, restart the machine: the service is part of it.'
  return new SignInError({ code: 'sign-in-imds-unreachable', what, remedy }, { cause, transient: true })
}

function refusal({ said }: IdentityAnswer, { clientId, onGitHubsMachine }: IdentityAsked) {
  const missing = clientId === undefined ? 'no managed identity' : `no managed identity with client ID ${clientId}`
  if (onGitHubsMachine) return { what: `This machine has ${missing}.`, remedy: githubs }
  if (/multiple user.assigned/i.test(said))
    return {
      what: 'This machine has several managed identities, and `client-id` names none of them.',
      remedy: 'Set `client-id` to the client ID of one (az identity show --query clientId).',
    }
  if (!/identity not found/i.test(said))
    return {
      what: 'The identity service of this machine gave no token.',
      remedy: 'Check `client-id` and `environment`.',
    }
  return clientId === undefined
    ? {
        what: `This machine has ${missing}.`,
        remedy: 'Assign one to it (az vm identity assign, az vmss identity assign), and a role to the identity.',
      }
    : {
        what: `This machine has ${missing}.`,
        remedy:
          "Check `client-id` (or AZURE_CLIENT_ID): it takes the identity's client ID, not its object ID. Or assign the identity to the machine (az vm identity assign --identities, az vmss identity assign --identities).",
      }
}

function objectIn(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined
  } catch {
    return undefined
  }
}

function wordsOf({ error, error_description: description, message }: Readonly<Record<string, unknown>>): string {
  return [error, description, message].filter((word) => typeof word === 'string').join(': ')
}
