import { StepError } from '../errors.ts'
import { type FailureCode, failures } from '../failure-codes.ts'
import { networkErrorIn } from '../network-error.ts'
import { inLines } from '../shell.ts'
import { ArmError } from './arm-error.ts'
import { azOptions, type ClusterId } from './cluster-id.ts'
import { grantCommand, missingAction, missingScope, refusedPrincipal } from './missing-grant.ts'
import { pinned } from './pinned-versions.ts'

/** Turns what ARM refused into what a user can do about it. Everything else stays as it is. */
export function explained(error: unknown, doing: string): unknown {
  if (!(error instanceof ArmError)) return error
  const network = networkErrorIn(error)
  if (network !== undefined) {
    const { code, message, remedy } = network
    return new StepError(code, `${doing} failed: ${message}`, { remedy, cause: error })
  }
  const code = codeFor(error)
  return new StepError(code, `${doing} failed: ${midSentence(failures[code])}.`, {
    remedy: remedyFor(error),
    commands: commandsFor(error),
    said: error.said,
    cause: error,
  })
}

/**
 * Every write holds the whole cluster, so that AKS answers with 400 to whatever is wrong with the cluster as it is, such as a
 * node image that is too old (Azure/AKS#4975): no other list would be taken.
 */
export function explainedUpdate(error: ArmError, cluster: ClusterId): Error {
  const { status, code, message, target = '' } = error
  if (status !== 400 || armCodes.has(code) || ofThisChange.test(`${message} ${target}`)) return error
  return new StepError(
    'update-refused',
    'AKS refuses any update of this cluster as it is: what it says is not about the list.',
    {
      remedy: 'Mend what it says first. An update that changes nothing shows the same:',
      commands: inLines(['az aks update', ...azOptions(cluster)]),
      said: error.said,
      cause: error,
    },
  )
}

/** A write changes the list, and with leases the tags. */
const ofThisChange = /authorized ?ip|ip ?authorized|\btags?\b/i

function midSentence(text: string): string {
  return text.replace(/^(An?|The) /, (article) => article.toLowerCase())
}

/** What came of the work, or why it failed, in a user's words. */
export async function translated<T>(work: Promise<T>, doing: string): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw explained(error, doing)
  }
}

/** Codes of ARM and AKS that have a failure of their own. */
const armCodes: ReadonlyMap<string, FailureCode> = new Map([
  ['AuthorizationFailed', 'permission-missing'],
  ['LinkedAuthorizationFailed', 'permission-linked'],
  ['DenyAssignmentAuthorizationFailed', 'permission-denied'],
  ['ScopeLocked', 'resource-locked'],
  ['RequestDisallowedByPolicy', 'policy-denied'],
  ['ResourceNotFound', 'cluster-not-found'],
  ['ResourceGroupNotFound', 'cluster-not-found'],
  ['NotFound', 'cluster-not-found'],
  ['SubscriptionNotFound', 'cluster-not-found'],
  ['InvalidSubscriptionId', 'cluster-not-found'],
  ['MissingSubscriptionRegistration', 'provider-unregistered'],
  ['NoRegisteredProviderFound', 'api-version'],
  ['SubscriptionNotRegistered', 'provider-unregistered'],
  ['AuthenticationFailed', 'sign-in-token-rejected'],
  ['ExpiredAuthenticationToken', 'sign-in-token-rejected'],
  ['InvalidAuthenticationToken', 'sign-in-token-rejected'],
  ['InvalidAuthenticationTokenTenant', 'sign-in-token-rejected'],
])

/** Entra has issued a token for an application that has no service principal in its tenant (Azure/login#501). */
function lacksServicePrincipal({ code, message }: ArmError): boolean {
  return code === 'InvalidAuthenticationToken' && /service principal is properly created in the tenant/i.test(message)
}

function codeFor(error: ArmError): FailureCode {
  if (lacksServicePrincipal(error)) return 'sign-in-client'
  return armCodes.get(error.code) ?? (error.transient ? 'azure-unreachable' : 'azure-refused')
}

function remedyFor(error: ArmError): string | undefined {
  switch (error.code) {
    case 'AuthorizationFailed':
      return permissionRemedy(error.message)
    case 'LinkedAuthorizationFailed':
      return linkedPermission(error.message)
    case 'DenyAssignmentAuthorizationFailed':
      return deniedPermission(error.message)
    case 'ScopeLocked':
      return "Remove the lock (az lock list, az lock delete), or set it where it doesn't cover the cluster."
    case 'RequestDisallowedByPolicy':
      return 'Ask the owner of the policy that Azure names for an exemption for this cluster.'
    case 'ResourceNotFound':
    case 'ResourceGroupNotFound':
    case 'NotFound':
      return 'Check `cluster`, `resource-group` and `subscription-id`. See what there is:'
    case 'SubscriptionNotFound':
    case 'InvalidSubscriptionId':
      return 'Check `subscription-id`, and that the identity has a role in that subscription.'
    case 'MissingSubscriptionRegistration':
    case 'SubscriptionNotRegistered':
      return 'Register the provider:'
    case 'NoRegisteredProviderFound':
      return `This action needs AKS in an API version from ${pinned.managedClusters.oldest} to ${pinned.managedClusters.version}, and this cloud serves none of them where the cluster is. Ask its operator for one.`
    case 'AuthenticationFailed':
    case 'ExpiredAuthenticationToken':
      return 'Renewing it did not help. Run the job again, which signs in anew.'
    case 'InvalidAuthenticationToken':
    case 'InvalidAuthenticationTokenTenant':
      if (lacksServicePrincipal(error))
        return 'Create the service principal in the tenant (`az ad sp create --id` with the `client-id`), and grant it its roles.'
      return 'The token is for another tenant or cloud. Check `tenant-id` and `environment`.'
    default:
      return undefined
  }
}

function commandsFor(error: ArmError): string | undefined {
  switch (error.code) {
    case 'AuthorizationFailed':
      return grantIn(error.message)
    case 'ResourceNotFound':
    case 'ResourceGroupNotFound':
    case 'NotFound':
      return 'az aks list --query "[].id" --output tsv'
    case 'MissingSubscriptionRegistration':
    case 'SubscriptionNotRegistered':
      return 'az provider register --namespace Microsoft.ContainerService'
    default:
      return undefined
  }
}

/** The command that grants it; undefined where the message doesn't say to whom, or where. */
function grantIn(message: string): string | undefined {
  const [scope, principal] = [missingScope(message), refusedPrincipal(message)]
  if (scope === undefined || principal === undefined) return undefined
  return grantCommand(principal, role, assignable(scope))
}

/** The role of the README's set-up. */
const role = 'AKS authorized IP ranges'

/** To an identity with a role on one cluster alone, ARM says of a misspelt one what it says of one that it may not read. */
function permissionRemedy(message: string): string {
  const action = missingAction(message) ?? 'the permission'
  const spelling = /managedClusters\/read$/i.test(action)
    ? "Are `cluster` and `resource-group` spelt right? Azure says the same of a cluster that doesn't exist. If they are, grant"
    : 'Grant'
  return `${spelling} the identity the role "${role}" of the README's set-up, or another one that holds ${action}. A new grant takes some minutes to reach ARM.`
}

/** The nearest scope that roles can be assigned at: a list's path is none, and what it lists from is. */
function assignable(scope: string): string {
  const [, container = scope, rest] = /^(.*?)\/providers\/[^/]+\/?(.*)$/i.exec(scope) ?? []
  if (rest === undefined) return scope
  const segments = rest.split('/').filter((segment) => segment !== '')
  if (segments.length < 2) return container
  return segments.length % 2 === 0 ? scope : scope.slice(0, scope.lastIndexOf('/'))
}

function linkedPermission(message: string): string {
  const action = /does not have permission to perform action(?:\(s\))? '([^']+)'/.exec(message)?.[1]
  const scope = /linked scope\(s\) '([^']+)'/.exec(message)?.[1]
  return `Azure checks what the cluster uses whenever it is written. Grant the identity ${action ?? 'the action in the message'} on ${scope ?? 'the scope in the message'}, for instance with a custom role.`
}

function deniedPermission(message: string): string {
  const name = /deny assignment with name '([^']+)'/.exec(message)?.[1]
  return `No role outranks ${name === undefined ? 'a deny assignment' : `the deny assignment "${name}"`}. Exclude the identity from it where it was made: a managed application, a deployment stack or Azure Blueprints.`
}
