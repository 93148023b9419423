import { getIDToken, setSecret } from '@actions/core'
import {
  type AccessToken,
  AzureCliCredential,
  ClientAssertionCredential,
  ClientSecretCredential,
  type TokenCredential,
} from '@azure/identity'
import type { Cloud } from './cloud.ts'
import { SignInError } from './explain.ts'
import type { SignIn } from './sign-in.ts'

/** A token is renewed when it has less than this left, so that none dies on its way. */
const leastLeftMs = 5 * 60_000

/**
 * The one file that signs in. A token is asked for once and kept until it must be renewed, and masked before anybody can
 * print it.
 */
export function credentialFor(signIn: SignIn, cloud: Cloud, env: NodeJS.ProcessEnv): TokenCredential {
  const credential = freshCredential(signIn, cloud, env)
  let kept: AccessToken | undefined
  return {
    async getToken(scopes, options) {
      // With claims, Azure has turned the token down and says what the next one must hold.
      const usable =
        kept !== undefined && options?.claims === undefined && kept.expiresOnTimestamp - Date.now() > leastLeftMs
      if (usable && kept !== undefined) return kept
      const token = await credential.getToken(scopes, { ...options, enableCae: true })
      if (token === null) return null
      setSecret(token.token)
      kept = token
      return token
    },
  }
}

function freshCredential(signIn: SignIn, cloud: Cloud, env: NodeJS.ProcessEnv): TokenCredential {
  const options = { authorityHost: cloud.authority, disableInstanceDiscovery: cloud.privateAuthority }
  switch (signIn.method) {
    case 'oidc': {
      // Asked anew for every token: an assertion dies within minutes, and a job may run for hours (AADSTS700024).
      const assertion = onceAMinute(() => getIDToken(signIn.audience ?? cloud.idTokenAudience))
      return new ClientAssertionCredential(signIn.tenantId, signIn.clientId, assertion, options)
    }
    case 'client-secret': {
      const secret = env.AZURE_CLIENT_SECRET ?? ''
      if (secret === '') throw secretIsGone()
      setSecret(secret)
      return new ClientSecretCredential(signIn.tenantId, signIn.clientId, secret, options)
    }
    case 'azure-cli':
      return new AzureCliCredential(signIn.tenantId === undefined ? {} : { tenantId: signIn.tenantId })
  }
}

/** It was there when main looked; a later step may have emptied it before the post step. */
function secretIsGone(): SignInError {
  return new SignInError('Signing in to Azure failed: the environment variable AZURE_CLIENT_SECRET is empty.', {
    remedy:
      'Set it with `env` on the job or on this step, and let no other step change it: the post step reads it again.',
    transient: false,
  })
}

/** The library asks for the assertion twice for one token. */
function onceAMinute(mint: () => Promise<string>): () => Promise<string> {
  let minted: { readonly at: number; readonly token: Promise<string> } | undefined
  return () => {
    if (minted === undefined || Date.now() - minted.at > 60_000) minted = { at: Date.now(), token: mint() }
    return minted.token
  }
}
