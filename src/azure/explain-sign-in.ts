import { messageOf, StepError } from '../errors.ts'
import { NetworkError } from '../network-error.ts'
import { type Explanation, refusalExplained } from './entra-refusals.ts'
import type { Presented } from './federated-credential.ts'
import type { SignIn } from './sign-in.ts'

/** Signing in failed. It is transient unless it was refused. */
export class SignInError extends StepError {
  readonly transient: boolean

  constructor(
    { code, what, exact, remedy, commands }: Explanation,
    details: { readonly said?: string; readonly cause: unknown; readonly transient: boolean },
  ) {
    super(code, what, { exact, remedy, commands, said: details.said, cause: details.cause })
    this.transient = details.transient
  }
}

/** What Entra says of itself rather than of the request: AADSTS90033 and OAuth's own word for it. */
const outage = /AADSTS90033\b|temporarily_unavailable/

/**
 * Why there is no token, and what to do about it. What is a {@link StepError} already stays as it is.
 * @param presented what the ID token said, where one was sent
 */
export function explainedSignIn(error: unknown, signIn: SignIn, presented?: Presented): StepError {
  if (error instanceof NetworkError) return unreached(error, signIn)
  if (error instanceof StepError) return error
  // Whatever an answer holds, only its beginning is looked at.
  const message = messageOf(error).slice(0, longestRead)
  if (signIn.method === 'azure-cli') return cliFailure(message, signIn, error)
  const [, aadsts] = /AADSTS(\d{1,10})/.exec(message) ?? []
  const said = spoken(message)
  if (aadsts === undefined || outage.test(message)) {
    const what = `Signing in to Azure with ${signIn.method} failed, as Microsoft Entra gave no token: ${said.replace(/\.?$/, '.')}`
    return new SignInError(
      { code: 'sign-in-unreachable', what, remedy: unreachable },
      { cause: error, transient: true },
    )
  }
  const explanation = refusalExplained(aadsts, signIn, presented) ?? unknownRefusal(aadsts, signIn.method)
  return new SignInError(orByGitHub(explanation, signIn), { said, cause: error, transient: false })
}

/** A pod's identity is taken unasked: where it is the wrong one, the job may have meant GitHub's. */
function orByGitHub(explanation: Explanation, { method }: SignIn): Explanation {
  if (method !== 'workload-identity') return explanation
  const instead = "If this job is to sign in with GitHub's ID token, set `auth-method: oidc` with its `client-id`."
  return { ...explanation, remedy: `${instead} ${explanation.remedy}` }
}

const unreachable =
  'Run the step again. If it recurs, check that the runner reaches the sign-in host, through its proxy or firewall.'

/** What waiting can't mend has a code of its own. */
function unreached(cause: NetworkError, { method }: SignIn): SignInError {
  const code = cause.lasting === undefined ? 'sign-in-unreachable' : cause.code
  const what = `Signing in to Azure with ${method} failed: ${cause.message}`
  return new SignInError({ code, what, remedy: cause.remedy ?? '' }, { cause, transient: true })
}

function unknownRefusal(aadsts: string, method: SignIn['method']): Explanation {
  return {
    code: 'sign-in-refused',
    what: `Microsoft Entra refused to sign in with ${method} (AADSTS${aadsts}).`,
    remedy: `https://login.microsoftonline.com/error?code=${aadsts} tells more of that code.`,
  }
}

const permission = '`permissions: { id-token: write }`'

function cliFailure(
  message: string,
  { lacksIdToken, tenantId }: Extract<SignIn, { readonly method: 'azure-cli' }>,
  cause: unknown,
): SignInError {
  const what = /Azure CLI could not be found/.test(message)
    ? 'The Azure CLI (`az`) is not on this machine.'
    : /AADSTS700024|\baz login\b/.test(message)
      ? "The Azure CLI is not signed in, or can't renew its token: what azure/login with OIDC leaves behind lasts for minutes."
      : 'The Azure CLI gave no token.'
  const details = { said: spoken(message), cause, transient: false }
  if (lacksIdToken) {
    const application = `AZURE_CLIENT_ID names an application to sign in as, which takes an ID token from GitHub, and this job may not ask for one. ${what}`
    const remedy = `Give the job ${permission}. Or put azure/login right before this step.`
    return new SignInError({ code: 'sign-in-id-token', what: application, remedy }, details)
  }
  const empty =
    tenantId === undefined ? ' If a variable should have filled `tenant-id` and `client-id`, check its name.' : ''
  const oidc = `\`auth-method: oidc\` with \`tenant-id\`, \`client-id\` and ${permission}, which asks anew each time`
  const remedy = `Use ${oidc}; or put azure/login right before this step.${empty}`
  return new SignInError({ code: 'sign-in-azure-cli', what, remedy }, details)
}

/** The secret is empty: it may be set for the main step alone. */
export function missingSecret(): SignInError {
  return new SignInError(
    {
      code: 'sign-in-secret',
      what: 'Signing in to Azure with client-secret failed: the environment variable AZURE_CLIENT_SECRET is empty.',
      remedy: "Set it from a secret, in the job's `env`: the post step needs it just as the main step does.",
    },
    { cause: undefined, transient: false },
  )
}

/** The library refuses what it was given, before it asked Entra. */
export function impossibleSignIn(cause: unknown, { method }: SignIn): StepError {
  if (cause instanceof StepError) return cause
  const what = `Signing in to Azure with ${method} failed: ${messageOf(cause)}`
  const remedy = 'Check `tenant-id` and `client-id`.'
  return new SignInError({ code: 'sign-in-refused', what, remedy }, { cause, transient: false })
}

const longestRead = 20_000
const longestQuote = 500

/** A text of a service, of any length, as it can be quoted: its beginning, on one line. */
export function quotable(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line
}

/** The service's words on one line, shortened; what its support asks for stands once, at the end. */
function spoken(message: string): string {
  const [, description = message] = /(?:Description: )?(AADSTS\d[\s\S]*)/.exec(message) ?? []
  const [words = ''] = description.split(/\s*-?\s*(?:Trace ID|Correlation ID|Timestamp):/, 1)
  const quote = quotable(words)
  const ids = ['Trace ID', 'Correlation ID', 'Timestamp'].flatMap((name) => {
    const [, value] = new RegExp(`${name}: ([-0-9a-f]{36}|[-\\d]{10} [\\d:]{8}Z)`).exec(message) ?? []
    return value === undefined ? [] : `${name}: ${value}`
  })
  return ids.length === 0 ? quote : `${quote} (${ids.join(', ')})`
}
