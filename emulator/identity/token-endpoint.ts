import { json, type Request, type Response } from '../wire/http.ts'
import type { AccessTokens } from './access-tokens.ts'
import type { Application, Applications } from './applications.ts'
import { type AssertionRules, credentialRefusal } from './client-credential.ts'
import { applicationNotFound, missingParameter, type Refusal, resourceNotFound, tenantNotFound } from './entra-error.ts'

export interface TokenEndpoint {
  readonly applications: Applications
  readonly tokens: AccessTokens
  /** The resources that the cloud with that sign-in host issues tokens for, without a trailing slash. */
  resourcesAt(host: string): readonly string[]
  assertionRules(): AssertionRules
}

/** `v2` asks for a scope, `v1` (and AD FS) for a resource. */
export type ProtocolVersion = 'v1' | 'v2'

/** The client credentials grant: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
export async function grant(
  endpoint: TokenEndpoint,
  request: Request,
  tenant: string,
  version: ProtocolVersion,
): Promise<Response | Refusal> {
  const form = new URLSearchParams(request.body)
  const application = findApplication(endpoint.applications, form, tenant)
  if ('error' in application) return application
  const rules = endpoint.assertionRules()
  const refusal = await credentialRefusal(form, application, rules)
  if (refusal !== undefined) return refusal
  const resource = requestedResource(form, version)
  if (typeof resource !== 'string') return resource
  if (!endpoint.resourcesAt(request.url.host).includes(resource.replace(/\/+$/, '')))
    return resourceNotFound(resource, tenant)
  const { token, seconds } = await endpoint.tokens.issue(application, resource)
  return json(200, {
    token_type: 'Bearer',
    expires_in: version === 'v1' ? String(seconds) : seconds,
    ext_expires_in: version === 'v1' ? String(seconds) : seconds,
    ...(version === 'v1' && { expires_on: String(Math.floor(rules.now / 1000) + seconds), resource }),
    access_token: token,
  })
}

function findApplication(applications: Applications, form: URLSearchParams, tenant: string): Application | Refusal {
  const isAdfs = tenant === 'adfs'
  if (!isAdfs && !applications.hasTenant(tenant)) return tenantNotFound(tenant, 'invalid_request')
  const grantType = form.get('grant_type')
  if (grantType === null) return missingParameter('grant_type')
  if (grantType !== 'client_credentials') {
    const message = `The app requested an unsupported grant type '${grantType}'.`
    return { error: 'unsupported_grant_type', code: 70003, message }
  }
  const clientId = form.get('client_id')
  if (clientId === null) return missingParameter('client_id')
  return applications.find(clientId, isAdfs ? undefined : tenant) ?? applicationNotFound(clientId, tenant)
}

function requestedResource(form: URLSearchParams, version: ProtocolVersion): string | Refusal {
  const resource = form.get('resource')
  if (version === 'v1' && resource !== null) return resource
  const scope = form.get('scope')
  if (scope === null) return missingParameter(version === 'v1' ? 'resource' : 'scope')
  // MSAL adds the OpenID scopes where it signs in to AD FS.
  const [, named] = /(?:^|\s)(\S+)\/\.default(?:\s|$)/.exec(scope) ?? []
  if (named !== undefined) return named
  const message = `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`
  return { error: 'invalid_scope', code: 1002012, message }
}
