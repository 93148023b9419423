import type { PipelinePolicy } from '@azure/core-rest-pipeline'
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
import { sdkTransport } from './sdk-transport.ts'
import { clientSecretIn, type SignIn } from './sign-in.ts'

/** What a sign-in needs of the runner. */
export interface RunnerIdentity {
  readonly env: NodeJS.ProcessEnv
  /** An ID token of the job for that audience. */
  idToken(audience: string): Promise<string>
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
interface SignInAttempt {
  presented?: Presented | undefined
  /** Why there was no answer: MSAL drops that (msal-common, Token.ts). */
  failure?: unknown
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

function freshCredential({ signIn, cloud, runner, attempt }: Tried): TokenCredential {
  const options = optionsFor(cloud, attempt)
  switch (signIn.method) {
    case 'oidc': {
      let assertion = ''
      const entra = new ClientAssertionCredential(signIn.tenantId, signIn.clientId, async () => assertion, options)
      return {
        async getToken(scopes, asked) {
          // Asked anew for every token: an assertion dies within minutes, and a job may run for hours (AADSTS700024).
          assertion = await runner.idToken(signIn.audience ?? cloud.idTokenAudience)
          runner.mask(assertion)
          attempt.presented = presentedBy(assertion)
          return entra.getToken(scopes, asked)
        },
      }
    }
    case 'client-secret': {
      const secret = clientSecretIn(runner.env)
      if (secret === '') throw missingSecret()
      runner.mask(secret)
      return new ClientSecretCredential(signIn.tenantId, signIn.clientId, secret, options)
    }
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

function optionsFor(cloud: Cloud, attempt: SignInAttempt): ClientSecretCredentialOptions {
  const noteFailure: PipelinePolicy = {
    name: 'noteFailure',
    async sendRequest(request, next) {
      attempt.failure = undefined
      try {
        const response = await next(request)
        if (response.status >= 500)
          attempt.failure = new Error(`${new URL(request.url).host} answered HTTP ${response.status}.`)
        return response
      } catch (error) {
        attempt.failure = error
        throw error
      }
    },
  }
  return {
    authorityHost: cloud.authority,
    disableInstanceDiscovery: cloud.privateAuthority,
    // The step repeats a sign-in itself, within its own time; and no secret or assertion goes where an answer points to.
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
    // Keeps the SDK from reading the environment in its own way. Never asked: the transport decides for each request.
    proxyOptions: { host: 'http://localhost', port: 9 },
    additionalPolicies: [noteFailure, sdkTransport(() => requestTimeoutMs)].map((policy) => ({
      policy,
      position: 'perRetry' as const,
    })),
  }
}
