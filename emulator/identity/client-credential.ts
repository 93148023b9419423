import { decodeJwt, type JWTPayload } from 'jose'
import type { Application, FederatedCredential } from './applications.ts'
import { missingParameter, type Refusal } from './entra-error.ts'

/** What an assertion is judged by. */
export interface AssertionRules {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** How far an assertion may be out of its term. */
  readonly skewMs: number
  /** Whether that issuer, which applications trust, has signed that token. */
  hasSigned(token: string, issuer: string): Promise<boolean>
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** Why an application is not who it says it is; undefined where it proves that. */
export async function credentialRefusal(
  form: URLSearchParams,
  application: Application,
  rules: AssertionRules,
): Promise<Refusal | undefined> {
  const assertion = form.get('client_assertion')
  if (assertion !== null) {
    const typed = form.get('client_assertion_type') === assertionType
    return typed ? assertionRefusal(assertion, application, rules) : missingParameter('client_assertion_type')
  }
  const secret = form.get('client_secret')
  if (secret === null) {
    const message = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."
    return { error: 'invalid_client', code: 7000218, message }
  }
  if (secret === application.secret) return undefined
  const message = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${application.clientId}'.`
  return { error: 'invalid_client', code: 7000215, message }
}

async function assertionRefusal(
  assertion: string,
  application: Application,
  rules: AssertionRules,
): Promise<Refusal | undefined> {
  const claims = readClaims(assertion)
  if (claims === undefined) return invalidClient(50027, 'JWT token is invalid or malformed.')
  const refusal = termRefusal(claims, rules) ?? matchRefusal(claims, application)
  if (refusal !== undefined) return refusal
  if (await rules.hasSigned(assertion, claims.iss ?? '')) return undefined
  return invalidClient(50013, 'Assertion failed signature validation. [Reason - The key was not found.]')
}

function readClaims(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token)
  } catch {
    return undefined // Not a JWT: the caller answers with AADSTS50027.
  }
}

function termRefusal({ nbf = 0, exp = 0 }: JWTPayload, { now, skewMs }: AssertionRules): Refusal | undefined {
  if (now >= nbf * 1000 - skewMs && now < exp * 1000 + skewMs) return undefined
  const [current, from, to] = [now, nbf * 1000, exp * 1000].map((time) => new Date(time).toISOString())
  const message = `Client assertion is not within its valid time range. Current time: ${current}, assertion valid from ${from}, expiry time of assertion ${to}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .`
  return invalidClient(700024, message)
}

/** The comparisons are exact: https://learn.microsoft.com/entra/workload-id/workload-identity-federation */
function matchRefusal({ iss = '', sub = '', aud }: JWTPayload, application: Application): Refusal | undefined {
  const { federated, clientId } = application
  const audience = [aud ?? []].flat().join(', ')
  if (federated.length === 0) {
    return invalidClient(70025, `The client '${clientId}' has no configured federated identity credentials.`)
  }
  const ofIssuer = federated.filter(({ issuer }) => issuer === iss)
  if (ofIssuer.length === 0) return noMatch(700211, 'issuer', iss)
  const ofSubject = ofIssuer.filter(({ subject }) => subject === sub)
  if (ofSubject.length === 0) return subjectRefusal(sub, ofIssuer)
  return ofSubject.some((credential) => credential.audience === audience)
    ? undefined
    : noMatch(700212, 'audience', audience)
}

function subjectRefusal(sub: string, credentials: readonly FederatedCredential[]): Refusal {
  if (!credentials.some(({ subject }) => subject.toLowerCase() === sub.toLowerCase()))
    return noMatch(700213, 'subject', sub)
  return noMatch(
    7002138,
    'subject',
    sub,
    ' The subject matches with case-insensitive comparison, but not with case-sensitive comparison.',
  )
}

function noMatch(code: number, what: string, value: string, more = ''): Refusal {
  const message = `No matching federated identity record found for presented assertion ${what} '${value}'.${more} Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`
  return invalidClient(code, message)
}

function invalidClient(code: number, message: string): Refusal {
  return { error: 'invalid_client', code, message }
}
