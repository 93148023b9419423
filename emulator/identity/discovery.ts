import { json, type Response } from '../wire/http.ts'
import type { ProtocolVersion } from './token-endpoint.ts'

/** The OpenID configuration of a tenant, from which a client learns the token endpoint. */
export function openidConfiguration(origin: string, tenant: string, version: ProtocolVersion): Response {
  const base = `${origin}/${tenant}`
  const oauth2 = version === 'v2' ? `${base}/oauth2/v2.0` : `${base}/oauth2`
  return json(200, {
    token_endpoint: `${oauth2}/token`,
    authorization_endpoint: `${oauth2}/authorize`,
    device_authorization_endpoint: `${oauth2}/devicecode`,
    end_session_endpoint: `${oauth2}/logout`,
    jwks_uri: `${base}/discovery/${version === 'v2' ? 'v2.0/' : ''}keys`,
    issuer: version === 'v2' ? `${base}/v2.0` : `https://sts.windows.net/${tenant}/`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'tid', 'ver'],
    tenant_region_scope: 'EU',
  })
}

/**
 * Whether an authority is one of Entra's own, and under which other names it is known.
 * @param loginHosts the host names of the cloud that is asked, the preferred one first
 */
export function instanceDiscovery(url: URL, loginHosts: readonly [string, ...string[]]): Response {
  const authority = new URL(url.searchParams.get('authorization_endpoint') ?? url.origin)
  const tenant = authority.pathname.split('/')[1] ?? 'common'
  const [preferred, cache = preferred] = loginHosts
  return json(200, {
    tenant_discovery_endpoint: `https://${authority.host}/${tenant}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: preferred, preferred_cache: cache, aliases: loginHosts }],
  })
}
