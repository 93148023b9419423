import { json, type Request, type Response, type Service, text } from '../wire/http.ts'
import type { Entra } from './entra.ts'

/** The identities that are assigned to a machine, by their client IDs. */
export interface AssignedIdentities {
  readonly system?: string | undefined
  readonly user: readonly string[]
}

export interface MetadataServiceOptions {
  readonly entra: Pick<Entra, 'vouchedToken'>
  assigned(): AssignedIdentities
  now(): number
}

/**
 * The part of Azure's instance metadata service that has tokens:
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
 */
export function createMetadataService(options: MetadataServiceOptions): Service {
  return async (request) => {
    const { headers, status, body } = await answerTo(request, options)
    return { status, body, headers: { ...headers, server: 'IMDS/150.870.65.512' } }
  }
}

async function answerTo({ method, url, headers }: Request, options: MetadataServiceOptions): Promise<Response> {
  // Where its host comes from the environment, MSAL ends the path with a slash.
  if (method !== 'GET' || !/^\/metadata\/identity\/oauth2\/token\/?$/.test(url.pathname)) return text(404, 'Not Found')
  // It answers the machine itself alone: not what comes from a page or through a proxy.
  if (headers.metadata !== 'true' || headers['x-forwarded-for'] !== undefined)
    return refusal('bad_request_102', 'Required metadata header not specified')
  const resource = url.searchParams.get('resource')
  if (url.searchParams.get('api-version') === null || resource === null)
    return refusal('invalid_request', 'Required query variable is missing')
  const clientId = identityFor(url.searchParams.get('client_id'), options.assigned())
  if (typeof clientId !== 'string') return clientId
  const issued = await options.entra.vouchedToken(clientId, resource)
  if (issued === undefined)
    return refusal('invalid_resource', `AADSTS500011: The resource principal named ${resource} was not found.`)
  const from = Math.floor(options.now() / 1000)
  return json(200, {
    access_token: issued.token,
    client_id: clientId,
    expires_in: String(issued.seconds),
    expires_on: String(from + issued.seconds),
    ext_expires_in: String(issued.seconds),
    not_before: String(from),
    resource,
    token_type: 'Bearer',
  })
}

/** Without a client ID the machine's own; where it has none of its own, the only one that it has. */
function identityFor(asked: string | null, { system, user }: AssignedIdentities): string | Response {
  const named = user.find((clientId) => clientId.toLowerCase() === asked?.toLowerCase())
  if (asked !== null) return named ?? refusal('invalid_request', 'Identity not found')
  if (system !== undefined) return system
  const [first, ...others] = user
  if (first === undefined) return refusal('invalid_request', 'Identity not found')
  if (others.length === 0) return first
  return refusal(
    'invalid_request',
    'Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request',
  )
}

function refusal(error: string, description: string): Response {
  return json(400, { error, error_description: description })
}
