/**
 * Every way in which a step fails: a stable code, for searching and for scripts, and what it stands for. The code is in the
 * message, in the `result` output, and the heading of a section of docs/troubleshooting.md.
 */
export const failures = {
  // What was asked for.
  'invalid-input': 'An input is wrong, or contradicts another one',
  'invalid-range': 'An entry is not a range that an API server can be opened to',
  'ranges-file': 'The file of ranges cannot be used',
  'nothing-asked': 'The inputs ask for nothing',
  // The machine that the step runs on.
  'node-too-old': "The runner's Node.js is too old",
  'tls-verification-disabled': 'The environment switches the verification of certificates off',
  'proxy-invalid': 'The proxy settings cannot be read',
  'proxy-refused': 'The proxy refuses the connection',
  'host-unknown': 'A host name cannot be resolved',
  'certificate-untrusted': "A server's certificate is not trusted",
  'runner-files': "The runner's own files cannot be written",
  'runner-address-unknown': "This runner's public address cannot be learned",
  'runner-address-disputed': 'This runner leaves by several public addresses',
  cancelled: 'The job was cancelled',
  // Signing in.
  'sign-in-environment': 'The ARM endpoint does not tell how to sign in',
  'sign-in-id-token': "GitHub's ID token cannot be obtained",
  'sign-in-subject': 'No federated credential trusts this job',
  'sign-in-issuer': "No federated credential trusts this server's tokens",
  'sign-in-audience': "No federated credential expects this token's audience",
  'sign-in-assertion-expired': 'The ID token has expired',
  'sign-in-client': 'The application is unknown, disabled, or has no service principal in this tenant',
  'sign-in-tenant': 'The tenant is unknown',
  'sign-in-secret': 'The client secret is wrong or has expired',
  'sign-in-conditional-access': 'A Conditional Access policy forbids the sign-in',
  'sign-in-resource': 'The tenant does not know the resource that the token is for',
  'sign-in-azure-cli': 'The Azure CLI gives no token',
  'sign-in-token-file': 'The token file of the workload identity cannot be used',
  'sign-in-managed-identity': 'The machine has no such managed identity',
  'sign-in-imds-unreachable': "Azure's identity service for machines does not answer",
  'sign-in-refused': 'Microsoft Entra refuses the sign-in',
  'sign-in-unreachable': 'Microsoft Entra does not answer',
  'sign-in-token-rejected': 'Azure Resource Manager rejects the token',
  // The cluster, and what may be done with it.
  'cluster-not-found': 'The cluster, its resource group or its subscription is not found',
  'cluster-unsupported': 'Authorized IP ranges cannot be used on this cluster',
  'permission-missing': 'A permission is missing',
  'permission-linked': 'A permission on something that the cluster uses is missing',
  'permission-denied': 'A deny assignment forbids the action',
  'resource-locked': 'A lock forbids changing the cluster',
  'policy-denied': 'An Azure Policy forbids the change',
  'provider-unregistered': 'The resource provider is not registered in the subscription',
  'api-version': 'This cloud serves no API version that the action knows',
  'azure-unreachable': 'Azure Resource Manager does not answer',
  'azure-refused': 'Azure refuses the request',
  'update-refused': 'AKS refuses any update of this cluster',
  // The list.
  'egress-unresolved': "The cluster's own egress is needed and unresolved",
  'egress-uncovered': "The change would cut the cluster's own nodes off",
  'list-would-be-empty': 'The change would open the API server to the whole internet',
  'list-too-wide': 'The list would cover all of IPv4',
  'list-too-long': 'The list would hold more ranges than AKS takes',
  'service-tags': 'The list would hold several service tags',
  placeholder: '0.0.0.0/32 cannot stand beside other ranges',
  'entry-wider': 'An entry on the list is wider than what is to be removed',
  'lease-unavailable': "A lease of the runner's address cannot be taken",
  'list-overwritten': 'Another writer has overwritten the list',
  // The update.
  'cluster-busy': 'The cluster is busy with other operations',
  'operation-failed': 'The update has failed',
  'operation-unfinished': 'The update has not ended in time',
  'write-unanswered': 'The write was not answered',
  'field-changed': 'A field that was left out of the update has changed',
  'access-not-granted': 'The API server does not answer this runner',
  'state-too-long': 'The runner can not hand on what the post step would have to undo',
  // The post step.
  'state-unreadable': 'The state that the main step left cannot be read',
  unexpected: 'A defect of this action',
} as const satisfies Readonly<Record<string, string>>

export type FailureCode = keyof typeof failures
