/** How the step proves who it is. Holds no secret, so that it can be kept in the state for the post step. */
export type SignIn =
  | {
      readonly method: 'oidc'
      readonly tenantId: string
      readonly clientId: string
      readonly audience: string | undefined
    }
  | { readonly method: 'client-secret'; readonly tenantId: string; readonly clientId: string }
  | {
      readonly method: 'azure-cli'
      readonly tenantId: string | undefined
      /** `auto` took az although the environment names an application: the job may not ask for an ID token. */
      readonly lacksIdToken: boolean
    }

export const signInMethods = ['auto', 'oidc', 'client-secret', 'azure-cli'] as const
export type SignInMethod = (typeof signInMethods)[number]

/** A value, and whether an input named it rather than the environment. Empty where neither does. */
export interface Named {
  readonly text: string
  readonly byInput: boolean
}

/** What there is to sign in with. */
export interface SignInMeans {
  readonly method: SignInMethod
  readonly tenantId: Named
  readonly clientId: Named
  readonly audience: string
  readonly hasClientSecret: boolean
  /** The job may ask GitHub for an ID token (`permissions: id-token: write`). */
  readonly hasIdToken: boolean
}

export type SignInChoice = { readonly signIn: SignIn } | { readonly problems: readonly string[] }

/** A secret's text without the blank space and line ends that come with copying it. */
export function clientSecretIn(env: Readonly<Record<string, string | undefined>>): string {
  return (env.AZURE_CLIENT_SECRET ?? '').trim()
}

/** As a log line ends: "Signed in with …". */
export function describeSignIn(signIn: SignIn): string {
  const tenant = signIn.tenantId === undefined ? '' : ` in tenant ${signIn.tenantId}`
  return `${signIn.method}${signIn.method === 'azure-cli' ? '' : ` as application ${signIn.clientId}`}${tenant}`
}

/** Chooses once: a method that turns out not to work is never followed by another one. */
export function chooseSignIn(means: SignInMeans): SignInChoice {
  if (means.method !== 'auto') return signInBy(means.method, means)
  if (means.hasClientSecret) return signInBy('client-secret', means)
  if (means.tenantId.text !== '' && means.clientId.text !== '' && means.hasIdToken) return signInBy('oidc', means)
  const problems = halfNamed(means)
  return problems.length > 0 ? { problems } : signInBy('azure-cli', means)
}

/** An application was meant to sign in: az, which may be signed in as something else, must not take its place. */
function halfNamed({ tenantId, clientId, hasIdToken }: SignInMeans): string[] {
  const problems: string[] = []
  if (clientId.text !== '' && tenantId.text === '')
    problems.push(`${clientName} names an application to sign in as, and ${tenantName} is empty. ${fillIn}`)
  if (tenantId.byInput && clientId.text === '')
    problems.push(`\`tenant-id\` names a tenant to sign in to, and ${clientName} is empty. ${fillIn}`)
  if (clientId.byInput && !hasIdToken)
    problems.push(
      '`client-id` names an application to sign in as, and this job may not ask GitHub for an ID token. Give the job `permissions: { id-token: write }`, or set AZURE_CLIENT_SECRET, or `auth-method: azure-cli`.',
    )
  return problems
}

function signInBy(method: Exclude<SignInMethod, 'auto'>, means: SignInMeans): SignInChoice {
  const { audience, hasClientSecret, hasIdToken } = means
  const [tenantId, clientId] = [means.tenantId.text, means.clientId.text]
  switch (method) {
    case 'azure-cli': {
      const lacksIdToken = means.method === 'auto' && clientId !== '' && !hasIdToken
      return { signIn: { method, tenantId: tenantId === '' ? undefined : tenantId, lacksIdToken } }
    }
    case 'client-secret': {
      const problems = missingIds(means, method)
      if (!hasClientSecret)
        problems.push(
          '`auth-method: client-secret` needs the environment variable AZURE_CLIENT_SECRET, and it is empty. Set it from a secret, with `env`.',
        )
      return problems.length > 0 ? { problems } : { signIn: { method, tenantId, clientId } }
    }
    case 'oidc': {
      const problems = missingIds(means, method)
      if (!hasIdToken)
        problems.push(
          '`auth-method: oidc` needs an ID token from GitHub, and this job may not ask for one. Give the job `permissions: { id-token: write }`.',
        )
      if (problems.length > 0) return { problems }
      return { signIn: { method, tenantId, clientId, audience: audience === '' ? undefined : audience } }
    }
  }
}

const tenantName = '`tenant-id` (or AZURE_TENANT_ID)'
const clientName = '`client-id` (or AZURE_CLIENT_ID)'
const fillIn = 'Set what is missing, from repository variables or secrets.'

function missingIds({ tenantId, clientId }: SignInMeans, method: string): string[] {
  const missing = [...(tenantId.text === '' ? [tenantName] : []), ...(clientId.text === '' ? [clientName] : [])]
  if (missing.length === 0) return []
  return [
    `Signing in with ${method} needs ${missing.join(' and ')}, and ${missing.length === 1 ? 'it is' : 'they are'} empty. ${fillIn}`,
  ]
}
