import type { PipelineResponse } from '@azure/core-rest-pipeline'
import {
  type AccessToken,
  AzureCliCredential,
  ClientAssertionCredential,
  ClientSecretCredential,
  type ClientSecretCredentialOptions,
  type TokenCredential,
} from '@azure/identity'
import { abortable } from '../time/clock.ts'
import { azureCliScope, type Cloud } from './cloud.ts'
import { explainedSignIn, impossibleSignIn, missingSecret } from './explain-sign-in.ts'
import { type Presented, presentedBy } from './federated-credential.ts'
import { managedIdentity } from './managed-identity.ts'
import { clientSecretIn, type SignIn } from './sign-in.ts'
import { type LastRequest, signInOptions } from './sign-in-requests.ts'

/** What a sign-in needs of the runner. */
export interface RunnerIdentity {
  readonly env: NodeJS.ProcessEnv
  /** An ID token of the job for that audience. */
  idToken(audience: string): Promise<string>
  /** The token that such a file holds at this moment. */
  federatedToken(file: string): string
  /** Hides a secret in the log from now on. */
  mask(secret: string): void
}

/** A token is renewed when it has less than this left, so that none dies on its way. */
const leastLeftMs = 5 * 60_000

/** For one sign-in, GitHub's ID token included. Neither MSAL nor az has a limit of its own. */
const signInTimeoutMs = 30_000
/** For each request of it, so that the one that is not answered is named. */
const requestTimeoutMs = 15_000

/** Each sends a sign-in to another host than the cloud's authority (msal-node, ConfidentialClientApplication; @azure/identity, regionalAuthority). */
const regionVariables = ['MSAL_FORCE_REGION', 'AZURE_REGIONAL_AUTHORITY_NAME']

/** What is known of the last try beside what MSAL throws. */
interface SignInAttempt extends LastRequest {
  presented?: Presented | undefined
}

/**
 * The one file that signs in. A token is asked for once and kept until it must be renewed, and masked before it can be printed.
 * Failures are {@link SignInError}s, now and at a renewal.
 */
export function credentialFor(signIn: SignIn, cloud: Cloud, runner: RunnerIdentity): TokenCredential {
  for (const name of regionVariables) delete runner.env[name]
  const attempt: SignInAttempt = {}
  const credential = usableCredential({ signIn, cloud, runner, attempt })
  let kept: AccessToken | undefined
  return {
    async getToken(scopes, options) {
      // With claims, Azure has turned the token down and says what the next one must hold.
      const usable =
        kept !== undefined && options?.claims === undefined && kept.expiresOnTimestamp - Date.now() > leastLeftMs
      if (usable && kept !== undefined) return kept
      attempt.presented = undefined
      attempt.failure = undefined
      try {
        const token = await inTime(credential.getToken(scopes, { ...options, enableCae: true }))
        if (token === null) return null
        runner.mask(token.token)
        kept = token
        return token
      } catch (error) {
        throw explainedSignIn(attempt.failure ?? error, signIn, attempt.presented)
      }
    },
  }
}

interface Tried {
  readonly signIn: SignIn
  readonly cloud: Cloud
  readonly runner: RunnerIdentity
  readonly attempt: SignInAttempt
}

/** @throws {SignInError} where there is nothing that it could be tried with. */
function usableCredential(tried: Tried): TokenCredential {
  try {
    return freshCredential(tried)
  } catch (error) {
    throw impossibleSignIn(error, tried.signIn)
  }
}

async function inTime<T>(token: Promise<T>): Promise<T> {
  const late = new AbortController()
  const timer = setTimeout(
    () => late.abort(new Error(`No answer within ${signInTimeoutMs / 1000} s.`)),
    signInTimeoutMs,
  )
  try {
    return await abortable(token, late.signal)
  } finally {
    clearTimeout(timer)
  }
}

function freshCredential(tried: Tried): TokenCredential {
  const { signIn, cloud, runner } = tried
  switch (signIn.method) {
    case 'oidc':
      return byAssertion(signIn, tried, () => runner.idToken(signIn.audience ?? cloud.idTokenAudience))
    case 'workload-identity':
      return byAssertion(signIn, tried, async () => runner.federatedToken(signIn.tokenFile))
    case 'client-secret': {
      const secret = clientSecretIn(runner.env)
      if (secret === '') throw missingSecret()
      runner.mask(secret)
      return new ClientSecretCredential(signIn.tenantId, signIn.clientId, secret, optionsFor(tried))
    }
    case 'managed-identity':
      return managedIdentity(signIn, cloud, runner.env)
    case 'azure-cli': {
      const { tenantId } = signIn
      const az = new AzureCliCredential({
        processTimeoutInMs: signInTimeoutMs,
        ...(tenantId === undefined ? {} : { tenantId }),
      })
      return { getToken: (_scopes, asked) => az.getToken(azureCliScope(cloud), asked) }
    }
  }
}

/** @param obtain asked anew for every token: an assertion dies within minutes, and a job may run for hours (AADSTS700024) */
function byAssertion(
  { tenantId, clientId }: { readonly tenantId: string; readonly clientId: string },
  tried: Tried,
  obtain: () => Promise<string>,
): TokenCredential {
  let assertion = ''
  const entra = new ClientAssertionCredential(tenantId, clientId, async () => assertion, optionsFor(tried))
  return {
    async getToken(scopes, asked) {
      assertion = await obtain()
      tried.runner.mask(assertion)
      tried.attempt.presented = presentedBy(assertion)
      return entra.getToken(scopes, asked)
    },
  }
}

function optionsFor({ cloud, attempt }: Tried): ClientSecretCredentialOptions {
  return {
    ...signInOptions(cloud, { last: attempt, limitMs: requestTimeoutMs, failureIn: outageIn }),
    disableInstanceDiscovery: cloud.privateAuthority,
  }
}

/** What refuses tells more in MSAL's words than in ours. */
function outageIn({ status, request }: PipelineResponse): Error | undefined {
  return status >= 500 ? new Error(`${new URL(request.url).host} answered HTTP ${status}.`) : undefined
}
