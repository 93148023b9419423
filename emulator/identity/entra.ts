import type { Principal } from '../arm/arm.ts'
import type { Clock } from '../clock.ts'
import { json, type Request, type Response, type Service, text } from '../wire/http.ts'
import { createAccessTokens, type EntraSettings } from './access-tokens.ts'
import { type Application, type ApplicationSeed, createApplications } from './applications.ts'
import { instanceDiscovery, openidConfiguration } from './discovery.ts'
import { type Refusal, refusalAnswer, tenantNotFound } from './entra-error.ts'
import { createSigningKey } from './signing-key.ts'
import { grant, type TokenEndpoint } from './token-endpoint.ts'

/** The sign-in side of one cloud. */
export interface SignInHost {
  /** Its names, the preferred one first. */
  readonly hosts: readonly [string, ...string[]]
  /** What it issues tokens for, without a trailing slash. */
  readonly resources: readonly string[]
}

/** Who signs the assertions of federated credentials. */
export interface FederatedIssuer {
  readonly url: string
  hasSigned(token: string): Promise<boolean>
}

export interface EntraOptions {
  readonly clock: Clock
  /** Those whose keys it can look up; the first is the default of a federated credential. */
  readonly federatedIssuers: readonly [FederatedIssuer, ...FederatedIssuer[]]
  /** The cloud that a host (with its port) signs in to. */
  signInHost(host: string): SignInHost
}

export interface Entra {
  readonly service: Service
  /** May be changed at any time. */
  readonly settings: EntraSettings
  register(seed: ApplicationSeed): Application
  /** A token for the identity of a machine in the public cloud, which that vouches for; undefined for a resource that isn't there. */
  vouchedToken(clientId: string, resource: string): Promise<VouchedToken | undefined>
  authenticate(authorization: string | undefined): Principal | undefined
}

const publicSignInHost = 'login.microsoftonline.com'

export interface VouchedToken {
  readonly token: string
  readonly seconds: number
}

export async function createEntra({ clock, federatedIssuers, signInHost }: EntraOptions): Promise<Entra> {
  const key = await createSigningKey()
  const settings: EntraSettings = { accessTokenSeconds: 3_900, assertionSkewSeconds: 300 }
  const now = () => clock.now()
  const applications = createApplications(federatedIssuers[0].url)
  const tokens = createAccessTokens(key, settings, now)
  const endpoint: TokenEndpoint = {
    applications,
    tokens,
    resourcesAt: (host) => signInHost(host).resources,
    assertionRules: () => ({
      now: now(),
      skewMs: settings.assertionSkewSeconds * 1000,
      hasSigned: async (token, issuer) => federatedIssuers.find(({ url }) => url === issuer)?.hasSigned(token) ?? false,
    }),
  }
  const hasTenant = (tenant: string) => anyTenant.has(tenant) || applications.hasTenant(tenant)
  return {
    settings,
    register: applications.register,
    async vouchedToken(clientId, resource) {
      const application = applications.find(clientId)
      const known = endpoint.resourcesAt(publicSignInHost).includes(resource.replace(/\/+$/, ''))
      return known && application !== undefined ? tokens.issue(application, resource) : undefined
    },
    authenticate: tokens.authenticate,
    async service(request) {
      const { pathname } = request.url
      if (pathname === '/common/discovery/instance')
        return instanceDiscovery(request.url, signInHost(request.url.host).hosts)
      const [, tenant = '', path = ''] = /^\/([^/]+)\/(.+?)\/?$/.exec(pathname) ?? []
      if (/^discovery\/(v2\.0\/)?keys$/.test(path)) return json(200, key.jwks)
      const answer = await tenantAnswer({ endpoint, request, tenant, path, hasTenant: hasTenant(tenant) })
      if (answer === undefined) return text(404, '')
      return 'error' in answer ? refusalAnswer(answer, request, now()) : answer
    },
  }
}

/** Names that stand for no tenant of their own. */
const anyTenant: ReadonlySet<string> = new Set(['common', 'organizations', 'adfs'])

interface TenantRequest {
  readonly endpoint: TokenEndpoint
  readonly request: Request
  readonly tenant: string
  /** What follows the tenant. */
  readonly path: string
  readonly hasTenant: boolean
}

async function tenantAnswer(asked: TenantRequest): Promise<Response | Refusal | undefined> {
  const { endpoint, request, tenant, path, hasTenant } = asked
  const version = path.includes('v2.0') ? 'v2' : 'v1'
  if (request.method === 'POST' && /^oauth2\/(v2\.0\/)?token$/.test(path))
    return grant(endpoint, request, tenant, version)
  // `az login --tenant adfs` resolves that name below the authority, which ends in `adfs` already.
  if (!/^(adfs\/)?(v2\.0\/)?\.well-known\/openid-configuration$/.test(path)) return undefined
  return hasTenant ? openidConfiguration(request.url.origin, tenant, version) : tenantNotFound(tenant, 'invalid_tenant')
}
