/** How the step proves who it is. Holds no secret, so that it can be kept in the state for the post step. */
export type SignIn =
  | {
      readonly method: 'oidc'
      readonly tenantId: string
      readonly clientId: string
      readonly audience: string | undefined
    }
  | { readonly method: 'client-secret'; readonly tenantId: string; readonly clientId: string }
  | { readonly method: 'azure-cli'; readonly tenantId: string | undefined }

export const signInMethods = ['auto', 'oidc', 'client-secret', 'azure-cli'] as const
export type SignInMethod = (typeof signInMethods)[number]

/** What there is to sign in with. */
export interface SignInMeans {
  readonly method: SignInMethod
  readonly tenantId: string
  readonly clientId: string
  readonly audience: string
  readonly hasClientSecret: boolean
  /** The job may ask GitHub for an ID token (`permissions: id-token: write`). */
  readonly hasIdToken: boolean
}

export type SignInChoice = { readonly signIn: SignIn } | { readonly problems: readonly string[] }

/** Decides by what is there, never by trying one way after the other: what signs in today signs in tomorrow. */
export function chooseSignIn(means: SignInMeans): SignInChoice {
  const { tenantId, clientId } = means
  const method = means.method === 'auto' ? detect(means) : means.method
  switch (method) {
    case 'azure-cli':
      return { signIn: { method, tenantId: tenantId === '' ? undefined : tenantId } }
    case 'client-secret': {
      const problems = [
        ...missingIds(means, method),
        ...(means.hasClientSecret
          ? []
          : [
              '`auth-method: client-secret` needs the environment variable AZURE_CLIENT_SECRET, and it is empty. Set it from a secret, with `env`.',
            ]),
      ]
      return problems.length > 0 ? { problems } : { signIn: { method, tenantId, clientId } }
    }
    case 'oidc': {
      const problems = [
        ...missingIds(means, method),
        ...(means.hasIdToken
          ? []
          : [
              '`auth-method: oidc` needs an ID token from GitHub, and this job may not ask for one. Give the job `permissions: { id-token: write }`.',
            ]),
      ]
      return problems.length > 0
        ? { problems }
        : { signIn: { method, tenantId, clientId, audience: means.audience === '' ? undefined : means.audience } }
    }
  }
}

function detect(means: SignInMeans): Exclude<SignInMethod, 'auto'> {
  if (means.hasClientSecret) return 'client-secret'
  if (means.tenantId !== '' && means.clientId !== '' && means.hasIdToken) return 'oidc'
  return 'azure-cli'
}

function missingIds({ tenantId, clientId }: SignInMeans, method: string): string[] {
  const missing = [
    ...(tenantId === '' ? ['`tenant-id` (or AZURE_TENANT_ID)'] : []),
    ...(clientId === '' ? ['`client-id` (or AZURE_CLIENT_ID)'] : []),
  ]
  if (missing.length === 0) return []
  return [
    `Signing in with ${method} needs ${missing.join(' and ')}, and ${missing.length === 1 ? 'it is' : 'they are'} empty. Set what is missing, from repository variables or secrets.`,
  ]
}
