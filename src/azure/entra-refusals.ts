import type { Problem } from '../errors.ts'
import { quotedForShell } from '../shell.ts'
import { type Presented, trustCommand } from './federated-credential.ts'
import type { SignIn } from './sign-in.ts'

/** Who asked Entra for a token, and what was presented for it. */
export interface Asked {
  readonly signIn: ByApplication
  /** What the ID token says, where there was one. */
  readonly presented: Presented | undefined
}

/** A sign-in that names its application and tenant. */
type ByApplication = Extract<SignIn, { readonly tenantId: string; readonly clientId: string }>

export type Explanation = Pick<Problem, 'code' | 'what' | 'exact' | 'commands'> & { readonly remedy: string }

/** What is known of Entra's codes (learn.microsoft.com/entra/identity-platform/reference-error-codes): the number after `AADSTS`. */
const explanations: Readonly<Record<string, (asked: Asked) => Explanation>> = {
  '70021': subject,
  '70025': subject,
  '700213': subject,
  '7002137': letterCase,
  '7002138': letterCase,
  '700211': ({ signIn, presented }) => ({
    code: 'sign-in-issuer',
    ...presents(
      'issuer',
      { signIn, presented },
      ({ issuer }) => `No federated credential of application ${signIn.clientId} trusts ${issuer}.`,
    ),
    ...trust({ signIn, presented }, wordsFor(signIn).ofIssuers),
  }),
  '700212': ({ signIn, presented }) => ({
    code: 'sign-in-audience',
    ...presents(
      'audience',
      { signIn, presented },
      ({ token }) => `No federated credential of application ${signIn.clientId} expects the audience of ${token}.`,
    ),
    ...trust({ signIn, presented }, wordsFor(signIn).ofAudiences),
  }),
  '700024': ({ signIn }) => ({
    code: 'sign-in-assertion-expired',
    what: `${wordsFor(signIn).expiring} had expired, or was not valid yet, when Entra read it.`,
    remedy: wordsFor(signIn).renewal,
  }),
  '7000215': ({ signIn }) => ({
    code: 'sign-in-secret',
    what: `AZURE_CLIENT_SECRET is not a secret of application ${signIn.clientId}.`,
    remedy: "Set it to the secret's value, not to the secret's ID.",
  }),
  '7000222': ({ signIn }) => ({
    code: 'sign-in-secret',
    what: `The client secret of application ${signIn.clientId} has expired.`,
    remedy: 'Make a new one, or sign in with `oidc`, which needs none.',
  }),
  '700016': ({ signIn }) => ({
    code: 'sign-in-client',
    what: `Application ${signIn.clientId} is not known in tenant ${signIn.tenantId}.`,
    remedy: 'Check `client-id` and `tenant-id`. A managed identity is named by its client ID, not by its object ID.',
  }),
  '7000112': ({ signIn }) => ({
    code: 'sign-in-client',
    what: `Application ${signIn.clientId} is disabled.`,
    remedy:
      'Ask an administrator of the tenant to enable it (Enterprise applications, "Enabled for users to sign-in").',
  }),
  '7000229': ({ signIn }) => ({
    code: 'sign-in-client',
    what: `Application ${signIn.clientId} has no service principal in tenant ${signIn.tenantId}.`,
    remedy: 'Check `tenant-id`, or create it.',
    commands: `az ad sp create --id ${quotedForShell(signIn.clientId)}`,
  }),
  '53003': ({ signIn }) => ({
    code: 'sign-in-conditional-access',
    what: `A Conditional Access policy forbids the sign-in of application ${signIn.clientId}.`,
    remedy: "The tenant's sign-in logs (service principal sign-ins) name the policy. Ask its owner for an exception.",
  }),
  '500011': ({ signIn }) => ({
    code: 'sign-in-resource',
    what: `Tenant ${signIn.tenantId} does not know the resource that the token is for.`,
    remedy: 'Check `tenant-id` and `environment`.',
  }),
  '90002': tenant,
  '900021': tenant,
  '900023': tenant,
}

/** What a refusal by Entra means; undefined where only Entra's own words tell. */
export function refusalExplained(
  aadsts: string,
  signIn: SignIn,
  presented: Presented | undefined,
): Explanation | undefined {
  if (signIn.method === 'azure-cli' || signIn.method === 'managed-identity') return undefined
  return Object.hasOwn(explanations, aadsts) ? explanations[aadsts]?.({ signIn, presented }) : undefined
}

/** What the messages call whoever signed the token, and what is to be known of such tokens. */
const words = {
  job: {
    who: 'this job',
    issuer: "this server's tokens",
    token: "this job's token",
    presenter: 'GitHub presented',
    expiring: "GitHub's ID token",
    renewal: "Run the step again. If it recurs, correct the runner's clock.",
    ofSubjects:
      'Subjects hold names (`repo:OWNER/REPO:…`) or, since July 2026, IDs too (`repo:OWNER@ID/REPO@ID:…`); letter case counts.',
    ofSpelling: 'Entra compares exactly, and the credential must have the subject as GitHub presents it.',
    ofIssuers:
      'GitHub Enterprise Server, and an enterprise with an issuer of its own, need a credential with that issuer.',
    ofAudiences: 'Set `audience` to what the credential expects, or add one.',
  },
  pod: {
    who: "this runner's service account",
    issuer: "this runner's cluster",
    token: "this runner's token",
    presenter: 'Its token has',
    expiring: 'The token in AZURE_FEDERATED_TOKEN_FILE',
    renewal: "Kubernetes renews it in the runner's own pod: check that the file is no copy, and correct the clock.",
    ofSubjects: 'The subject is `system:serviceaccount:NAMESPACE:NAME`, of the pod that the runner is.',
    ofSpelling: 'Entra compares exactly, and the credential must have the subject as the cluster presents it.',
    ofIssuers: 'Each cluster has an issuer of its own (`az aks show --query oidcIssuerProfile.issuerUrl`).',
    ofAudiences: 'The workload identity webhook sets the audience: add a credential that expects it.',
  },
} as const

function wordsFor({ method }: ByApplication) {
  return words[method === 'workload-identity' ? 'pod' : 'job']
}

function subject({ signIn, presented }: Asked): Explanation {
  return {
    code: 'sign-in-subject',
    ...presents(
      'subject',
      { signIn, presented },
      ({ who }) => `No federated credential of application ${signIn.clientId} trusts ${who}.`,
    ),
    ...trust({ signIn, presented }, wordsFor(signIn).ofSubjects),
  }
}

function letterCase({ signIn, presented }: Asked): Explanation {
  return {
    code: 'sign-in-subject',
    ...presents(
      'subject',
      { signIn, presented },
      ({ who }) => `A federated credential of application ${signIn.clientId} fits ${who} but for letter case.`,
    ),
    ...trust({ signIn, presented }, wordsFor(signIn).ofSpelling),
  }
}

function tenant({ signIn }: Asked): Explanation {
  return {
    code: 'sign-in-tenant',
    what: `Tenant ${signIn.tenantId} is not known.`,
    remedy: 'Check `tenant-id` and `environment`: each cloud has tenants of its own.',
  }
}

/** What is wrong, and what was presented, to the character. */
function presents(
  claim: keyof Presented,
  { signIn, presented }: Asked,
  wrong: (named: (typeof words)[keyof typeof words]) => string,
): Pick<Explanation, 'what' | 'exact'> {
  const named = wordsFor(signIn)
  return presented === undefined
    ? { what: wrong(named) }
    : { what: `${wrong(named)} ${named.presenter} the ${claim}`, exact: presented[claim] }
}

/** How to have this job trusted, after what there is to know of it. */
function trust({ signIn, presented }: Asked, known: string): Pick<Explanation, 'remedy' | 'commands'> {
  const identity = 'For a managed identity, use `az identity federated-credential`.'
  const id = quotedForShell(signIn.clientId)
  return presented === undefined
    ? {
        remedy: `${known} ${identity} See what the application trusts:`,
        commands: `az ad app federated-credential list --id ${id}`,
      }
    : {
        remedy: `${known} ${identity} If ${wordsFor(signIn).who} may sign in, let the application trust it:`,
        commands: trustCommand(signIn.clientId, presented),
      }
}
