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
      readonly method: 'workload-identity'
      readonly tenantId: string
      readonly clientId: string
      /** The path of the token file, whose content is renewed about hourly: it is read at each sign-in. */
      readonly tokenFile: string
    }
  | {
      readonly method: 'managed-identity'
      /** Of a user-assigned identity; undefined for the machine's own. */
      readonly clientId: string | undefined
    }
  | {
      readonly method: 'azure-cli'
      readonly tenantId: string | undefined
      /** `auto` took az although the environment names an application: the job may not ask for an ID token. */
      readonly lacksIdToken: boolean
    }

export const signInMethods = [
  'auto',
  'client-secret',
  'oidc',
  'workload-identity',
  'azure-cli',
  'managed-identity',
] as const
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
  /** What AZURE_FEDERATED_TOKEN_FILE names. Empty where it isn't set. */
  readonly tokenFile: string
}

export type SignInChoice = { readonly signIn: SignIn } | { readonly problems: readonly string[] }

/** A secret's text without the blank space and line ends that come with copying it. */
export function clientSecretIn(env: Readonly<Record<string, string | undefined>>): string {
  return (env.AZURE_CLIENT_SECRET ?? '').trim()
}

/** As a log line ends: "Signed in with …". */
export function describeSignIn(signIn: SignIn): string {
  const { method } = signIn
  if (method === 'managed-identity')
    return `${method} as ${signIn.clientId === undefined ? "this machine's own identity" : `application ${signIn.clientId}`}`
  const tenant = signIn.tenantId === undefined ? '' : ` in tenant ${signIn.tenantId}`
  return `${method}${method === 'azure-cli' ? '' : ` as application ${signIn.clientId}`}${tenant}`
}

/** Chooses once: a method that turns out not to work is never followed by another one. */
export function chooseSignIn(means: SignInMeans): SignInChoice {
  const { tenantId, clientId } = means
  if (means.method !== 'auto') return signInBy(means.method, means)
  if (means.hasClientSecret) return signInBy('client-secret', means)
  // A pod of a Kubernetes cluster, whose environment holds a client that trusts the cluster, not GitHub (Azure/login#593).
  if (means.tokenFile !== '' && !tenantId.byInput && !clientId.byInput) return signInBy('workload-identity', means)
  if (tenantId.text !== '' && clientId.text !== '' && means.hasIdToken) return signInBy('oidc', means)
  const problems = halfNamed(means)
  return problems.length > 0 ? { problems } : signInBy('azure-cli', means)
}

/** An application was meant to sign in: az, which may be signed in as something else, must not take its place. */
function halfNamed({ tenantId, clientId, hasIdToken, tokenFile }: SignInMeans): string[] {
  const problems: string[] = []
  if (clientId.text !== '' && tenantId.text === '')
    problems.push(`${clientName} names an application to sign in as, and ${tenantName} is empty. ${fillIn}`)
  if (tenantId.byInput && clientId.text === '')
    problems.push(`\`tenant-id\` names a tenant to sign in to, and ${clientName} is empty. ${fillIn}`)
  if (clientId.byInput && !hasIdToken) {
    const others = ['set AZURE_CLIENT_SECRET', ...(tokenFile === '' ? [] : ['`auth-method: workload-identity`'])]
    problems.push(
      `\`client-id\` names an application to sign in as, and this job may not ask GitHub for an ID token. Give the job \`permissions: { id-token: write }\`, or ${others.join(', or ')}, or \`auth-method: azure-cli\`.`,
    )
  }
  return problems
}

function signInBy(method: Exclude<SignInMethod, 'auto'>, means: SignInMeans): SignInChoice {
  const { audience, tokenFile } = means
  const [tenantId, clientId] = [means.tenantId.text, means.clientId.text]
  const problems = missingFor(method, means)
  if (problems.length > 0) return { problems }
  switch (method) {
    case 'azure-cli': {
      const lacksIdToken = means.method === 'auto' && clientId !== '' && !means.hasIdToken
      return { signIn: { method, tenantId: tenantId === '' ? undefined : tenantId, lacksIdToken } }
    }
    case 'managed-identity':
      return { signIn: { method, clientId: clientId === '' ? undefined : clientId } }
    case 'client-secret':
      return { signIn: { method, tenantId, clientId } }
    case 'oidc':
      return { signIn: { method, tenantId, clientId, audience: audience === '' ? undefined : audience } }
    case 'workload-identity':
      return { signIn: { method, tenantId, clientId, tokenFile } }
  }
}

function missingFor(method: Exclude<SignInMethod, 'auto'>, means: SignInMeans): string[] {
  switch (method) {
    case 'azure-cli':
    case 'managed-identity':
      return []
    case 'client-secret':
      return [...missingIds(means, method, fillIn), ...(means.hasClientSecret ? [] : [noSecret])]
    case 'oidc':
      return [...missingIds(means, method, fillIn), ...(means.hasIdToken ? [] : [noIdToken])]
    case 'workload-identity':
      return [...missingIds(means, method, annotate), ...(means.tokenFile === '' ? [noTokenFile] : [])]
  }
}

const noSecret =
  '`auth-method: client-secret` needs the environment variable AZURE_CLIENT_SECRET, and it is empty. Set it from a secret, with `env`.'
const noIdToken =
  '`auth-method: oidc` needs an ID token from GitHub, and this job may not ask for one. Give the job `permissions: { id-token: write }`.'
const noTokenFile =
  '`auth-method: workload-identity` needs the environment variable AZURE_FEDERATED_TOKEN_FILE, and it is empty. The runner must be a pod with the label `azure.workload.identity/use: "true"`; a job with `container:` does not see its environment.'
const tenantName = '`tenant-id` (or AZURE_TENANT_ID)'
const clientName = '`client-id` (or AZURE_CLIENT_ID)'
const fillIn = 'Set what is missing, from repository variables or secrets.'
/** What Microsoft's webhook takes both variables from: azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html */
const annotate =
  "Annotate the service account of the runner's pod (`azure.workload.identity/client-id`, `azure.workload.identity/tenant-id`), or name `auth-method` and set what is missing."

function missingIds({ tenantId, clientId }: SignInMeans, method: string, remedy: string): string[] {
  const missing = [...(tenantId.text === '' ? [tenantName] : []), ...(clientId.text === '' ? [clientName] : [])]
  if (missing.length === 0) return []
  return [
    `Signing in with ${method} needs ${missing.join(' and ')}, and ${missing.length === 1 ? 'it is' : 'they are'} empty. ${remedy}`,
  ]
}
