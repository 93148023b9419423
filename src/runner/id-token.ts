import { StepError } from '../errors.ts'
import { NetworkError } from '../network-error.ts'
import { type Answer, httpsGet } from './https.ts'
import { routeTo } from './proxy.ts'

const timeoutMs = 15_000
/** A token with many claims has about 3,000 characters. */
const longestAnswer = 64_000

const permission =
  'Check that the job has `permissions: { id-token: write }`; a pull request from a fork gets no ID token.'

/** GitHub gave no ID token. It is transient unless GitHub refused, or could not be asked. */
export class IdTokenError extends StepError {
  readonly transient: boolean

  constructor(
    what: string,
    { transient = false, cause }: { readonly transient?: boolean; readonly cause?: NetworkError } = {},
  ) {
    const outage = cause?.remedy ?? 'Run the step again; www.githubstatus.com tells of outages.'
    super('sign-in-id-token', what, { remedy: transient ? outage : permission, cause })
    this.transient = transient
  }
}

/**
 * An ID token of this job, from the GitHub server that runs it. The request carries the job's own token, which goes to that host
 * alone: no redirect is followed.
 * @throws {IdTokenError}
 */
export async function requestIdToken(audience: string, env: NodeJS.ProcessEnv): Promise<string> {
  const url = requestUrl(audience, env.ACTIONS_ID_TOKEN_REQUEST_URL ?? '')
  const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''
  if (bearer === '')
    throw new IdTokenError('GitHub gives this job no ID token: ACTIONS_ID_TOKEN_REQUEST_TOKEN is empty.')
  const answer = await asked(url, bearer)
  const token = tokenIn(answer)
  if (token !== undefined) return token
  throw refusal(url, answer)
}

function requestUrl(audience: string, base: string): URL {
  if (base === '') throw new IdTokenError('GitHub gives this job no ID token: ACTIONS_ID_TOKEN_REQUEST_URL is empty.')
  const text = `${base}&audience=${encodeURIComponent(audience)}`
  if (URL.canParse(text) && new URL(text).protocol === 'https:') return new URL(text)
  throw new IdTokenError('GitHub gives this job no ID token: ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL.')
}

async function asked(url: URL, bearer: string): Promise<Answer> {
  try {
    return await httpsGet(url, {
      route: routeTo(url, process.env),
      timeoutMs,
      verify: true,
      headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
      longestBody: longestAnswer,
    })
  } catch (cause) {
    // What waiting can't mend has a code and a remedy of its own.
    if (!(cause instanceof NetworkError) || cause.lasting !== undefined) throw cause
    throw new IdTokenError(`GitHub gave no ID token: ${cause.message}`, { transient: true, cause })
  }
}

function tokenIn({ status, body }: Answer): string | undefined {
  if (status !== 200) return undefined
  try {
    const { value } = JSON.parse(body) as { readonly value?: unknown }
    return typeof value === 'string' && value !== '' ? value : undefined
  } catch {
    return undefined // Not JSON, or null: the caller says that it can't be read.
  }
}

function refusal({ host }: URL, { status }: Answer): IdTokenError {
  if (status >= 200 && status < 300) {
    return new IdTokenError(`${host} answered the request for an ID token with something that can't be read.`, {
      transient: true,
    })
  }
  if (status >= 300 && status < 400) {
    return new IdTokenError(`${host} redirected the request for an ID token (HTTP ${status}), which is not followed.`)
  }
  const transient = status === 408 || status === 429 || status >= 500
  return new IdTokenError(`${host} ${transient ? 'gave no' : 'refused an'} ID token (HTTP ${status}).`, { transient })
}
