import { randomUUID } from 'node:crypto'
import { json, type Request, type Response } from '../wire/http.ts'

/** Why Entra refuses: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export interface Refusal {
  /** The OAuth error. */
  readonly error:
    | 'invalid_client'
    | 'invalid_grant'
    | 'invalid_request'
    | 'invalid_resource'
    | 'invalid_scope'
    | 'invalid_tenant'
    | 'unauthorized_client'
    | 'unsupported_grant_type'
  /** The number after `AADSTS`. */
  readonly code: number
  readonly message: string
}

/** @param now milliseconds since the epoch */
export function refusalAnswer({ error, code, message }: Refusal, { url, headers }: Request, now: number): Response {
  const trace = randomUUID()
  const correlation = url.searchParams.get('client-request-id') ?? headers['client-request-id'] ?? randomUUID()
  const timestamp = `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`
  return json(error === 'invalid_client' ? 401 : 400, {
    error,
    error_description: `AADSTS${code}: ${message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `${url.origin}/error?code=${code}`,
  })
}

export function tenantNotFound(tenant: string, error: 'invalid_request' | 'invalid_tenant'): Refusal {
  const message = `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`
  return { error, code: 90002, message }
}

export function applicationNotFound(clientId: string, tenant: string): Refusal {
  const message = `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`
  return { error: 'unauthorized_client', code: 700016, message }
}

export function resourceNotFound(resource: string, tenant: string): Refusal {
  const message = `The resource principal named ${resource} was not found in the tenant named ${tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`
  return { error: 'invalid_resource', code: 500011, message }
}

export function missingParameter(name: string): Refusal {
  const message = `The request body must contain the following parameter: '${name}'.`
  return { error: 'invalid_request', code: 900144, message }
}
