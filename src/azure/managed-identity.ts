import type { PipelineResponse } from '@azure/core-rest-pipeline'
import { ManagedIdentityCredential, type TokenCredential } from '@azure/identity'
import type { Cloud } from './cloud.ts'
import { explainedIdentity, IdentityAnswer } from './explain-managed-identity.ts'
import type { SignIn } from './sign-in.ts'
import { type LastRequest, signInOptions } from './sign-in-requests.ts'

/**
 * Azure's own answer takes milliseconds; elsewhere nothing answers at all, or what does drops the packets. It is asked three times
 * before a main step gives up.
 */
const requestTimeoutMs = 4_000

/** MSAL sends all of a process's requests by the way of its first credential (`ManagedIdentityClient.identitySource`). */
const last: LastRequest = {}

/** The identity that Azure gave the machine: from its metadata service, or where the environment says (App Service, Azure Arc). */
export function managedIdentity(
  { clientId }: Extract<SignIn, { readonly method: 'managed-identity' }>,
  cloud: Cloud,
  env: NodeJS.ProcessEnv,
): TokenCredential {
  // With it, the library would sign in with the workload identity instead, by a way of its own (tokenExchangeMsi.js).
  delete env.AZURE_FEDERATED_TOKEN_FILE
  const credential = new ManagedIdentityCredential({
    ...signInOptions(cloud, {
      last,
      limitMs: requestTimeoutMs,
      // The service is the machine's own: a proxy would be asked for the identity of another machine.
      routeFor: () => ({ kind: 'direct' }),
      failureIn,
    }),
    ...(clientId === undefined ? {} : { clientId }),
  })
  const onGitHubsMachine = env.RUNNER_ENVIRONMENT === 'github-hosted'
  return {
    async getToken(scopes, asked) {
      last.failure = undefined
      try {
        return await credential.getToken(scopes, asked)
      } catch (error) {
        throw explainedIdentity(last.failure ?? error, { clientId, onGitHubsMachine })
      }
    },
  }
}

function failureIn({ status, bodyAsText, request }: PipelineResponse): IdentityAnswer | undefined {
  return status === 200 ? undefined : new IdentityAnswer(new URL(request.url).host, status, bodyAsText ?? '')
}
