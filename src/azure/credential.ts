import { getIDToken, setSecret } from '@actions/core'
import {
  type AccessToken,
  AzureCliCredential,
  ClientAssertionCredential,
  ClientSecretCredential,
  type TokenCredential,
} from '@azure/identity'
import { unlessAborted } from '../clock.ts'
import type { Cloud } from './cloud.ts'
import { explainedSignIn, impossibleSignIn } from './explain.ts'
import type { SignIn } from './sign-in.ts'

/** A token is renewed when it has less than this left, so that none dies on its way. */
const leastLeftMs = 5 * 60_000

/** For one sign-in, GitHub's ID token included. Neither MSAL nor az has a limit of its own. */
const signInTimeoutMs = 30_000

/**
 * The one file that signs in. A token is asked for once and kept until it must be renewed, and masked before anybody can
 * print it. Failures are {@link SignInError}s, now and at a renewal.
 */
export function credentialFor(signIn: SignIn, cloud: Cloud, env: NodeJS.ProcessEnv): TokenCredential {
  const credential = usableCredential(signIn, cloud, env)
  let kept: AccessToken | undefined
  return {
    async getToken(scopes, options) {
      // With claims, Azure has turned the token down and says what the next one must hold.
      const usable =
        kept !== undefined && options?.claims === undefined && kept.expiresOnTimestamp - Date.now() > leastLeftMs
      if (usable && kept !== undefined) return kept
      const token = await obtained(credential.getToken(scopes, { ...options, enableCae: true }), signIn)
      if (token === null) return null
      setSecret(token.token)
      kept = token
      return token
    },
  }
}

/** @throws {SignInError} where there is nothing that it could be tried with. */
function usableCredential(signIn: SignIn, cloud: Cloud, env: NodeJS.ProcessEnv): TokenCredential {
  try {
    return freshCredential(signIn, cloud, env)
  } catch (error) {
    throw impossibleSignIn(error, signIn)
  }
}

/** @throws {SignInError} where the token is refused, or doesn't come in time. */
async function obtained(token: Promise<AccessToken | null>, signIn: SignIn): Promise<AccessToken | null> {
  const late = new AbortController()
  const timer = setTimeout(
    () => late.abort(new Error(`no answer within ${signInTimeoutMs / 1000} s.`)),
    signInTimeoutMs,
  )
  try {
    return await unlessAborted(token, late.signal)
  } catch (error) {
    throw explainedSignIn(error, signIn)
  } finally {
    clearTimeout(timer)
  }
}

function freshCredential(signIn: SignIn, cloud: Cloud, env: NodeJS.ProcessEnv): TokenCredential {
  const options = {
    authorityHost: cloud.authority,
    disableInstanceDiscovery: cloud.privateAuthority,
    // The step repeats a sign-in itself, within its own time; and no secret or assertion goes where an answer points to.
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
  }
  switch (signIn.method) {
    case 'oidc': {
      // Asked anew for every token: an assertion dies within minutes, and a job may run for hours (AADSTS700024).
      const assertion = onceAMinute(() => getIDToken(signIn.audience ?? cloud.idTokenAudience))
      return new ClientAssertionCredential(signIn.tenantId, signIn.clientId, assertion, options)
    }
    case 'client-secret': {
      const secret = env.AZURE_CLIENT_SECRET ?? ''
      if (secret === '') throw new Error('the environment variable AZURE_CLIENT_SECRET is empty.')
      setSecret(secret)
      return new ClientSecretCredential(signIn.tenantId, signIn.clientId, secret, options)
    }
    case 'azure-cli':
      return new AzureCliCredential({
        processTimeoutInMs: signInTimeoutMs,
        ...(signIn.tenantId === undefined ? {} : { tenantId: signIn.tenantId }),
      })
  }
}

/** The library asks for the assertion twice for one token. */
function onceAMinute(mint: () => Promise<string>): () => Promise<string> {
  let minted: { readonly at: number; readonly token: Promise<string> } | undefined
  return () => {
    if (minted === undefined || Date.now() - minted.at > 60_000) minted = { at: Date.now(), token: forgetting(mint()) }
    return minted.token
  }
  /** A failure is not kept: the next sign-in asks again. */
  async function forgetting(token: Promise<string>): Promise<string> {
    try {
      return await token
    } catch (error) {
      minted = undefined
      throw error
    }
  }
}
