import { explainedSignIn } from '../../src/azure/explain-sign-in.ts'
import type { Problem } from '../../src/errors.ts'

/** As GitHub presents it since July 2026: names and numbers. */
export const presentedSubject = 'repo:octo@123456/shop@789012:ref:refs/heads/main'

/** What the action makes of Entra's refusal. */
export function problemOfSubject(subject: string): Problem {
  const entra = `invalid_client: Error(s): 700213 - Timestamp: 2026-11-26 12:00:00Z - Description: AADSTS700213: No matching federated identity record found for presented assertion subject '${subject}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation Trace ID: 11111111-2222-4333-8444-555555555555 Correlation ID: 66666666-7777-4888-8999-000000000000 Timestamp: 2026-11-26 12:00:00Z`
  const [problem] = explainedSignIn(
    new Error(entra),
    {
      method: 'oidc',
      tenantId: '11111111-1111-1111-1111-111111111111',
      clientId: '22222222-2222-2222-2222-222222222222',
      audience: undefined,
    },
    { issuer: 'https://token.actions.githubusercontent.com', subject, audience: 'api://AzureADTokenExchange' },
  ).problems
  if (problem === undefined) throw new Error('There is no problem.')
  return problem
}
