import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { explainedSignIn, type SignInError } from '../../src/azure/explain-sign-in.ts'
import { presentedBy, trustCommand } from '../../src/azure/federated-credential.ts'
import type { SignIn } from '../../src/azure/sign-in.ts'
import { problemText } from '../../src/errors.ts'
import { visible } from '../../src/log-text.ts'

const tenantId = '11111111-1111-1111-1111-111111111111'
const clientId = '22222222-2222-2222-2222-222222222222'
const oidc: SignIn = { method: 'oidc', tenantId, clientId, audience: undefined }
const presented = {
  issuer: 'https://token.actions.githubusercontent.com',
  subject: "repo:octo@1/shop@2:environment:it's on",
  audience: 'api://AzureADTokenExchange',
}
const trace = '44444444-4444-4444-4444-444444444444'
const correlation = '55555555-5555-5555-5555-555555555555'
const time = '2030-01-01 00:00:00Z'

/** A refusal as MSAL hands it on. */
function refused(code: string, words = 'No.'): Error {
  return new Error(
    `invalid_client: Error(s): ${code} - Timestamp: ${time} - Description: AADSTS${code}: ${words} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${time} - Correlation ID: ${correlation} - Trace ID: ${trace}`,
  )
}

const explain = (error: unknown, signIn: SignIn = oidc) => explainedSignIn(error, signIn, presented) as SignInError

const codes = [
  ...['70021', '70025', '700213', '7002137', '7002138', '700211', '700212', '700024', '7000215', '7000222', '700016'],
  ...['7000112', '7000229', '53003', '500011', '90002', '900021', '900023', '65001', '700213999'],
]

describe('a refusal by Entra', () => {
  test.each(codes)('AADSTS%s: what happened, what to do, what Entra said', (code) => {
    const error = explain(refused(code))
    expect(error.transient).toBe(false)
    expect(error.problems.map(problemText)).toMatchSnapshot()
  })

  test.each(codes)('AADSTS%s: the token has been read, so its permission is not in question', (code) => {
    for (const method of ['oidc', 'client-secret'] as const)
      expect(explain(refused(code), { ...oidc, method }).remedy).not.toContain('id-token')
  })

  test.each(codes)('AADSTS%s: our own words are short', (code) => {
    const { message, remedy = '' } = explain(refused(code))
    expect(message.length + remedy.length).toBeLessThan(400)
  })

  const pod: SignIn = { method: 'workload-identity', tenantId, clientId, tokenFile: '/t' }
  const ofPod = {
    issuer: 'https://westeurope.oic.prod-aks.azure.com/t/i/',
    subject: 'system:serviceaccount:arc:runner',
    audience: 'api://AzureADTokenExchange',
  }

  test.each(['700213', '7002138', '700211', '700212', '700024', '700016', '65001'])(
    "AADSTS%s of a pod's token: how GitHub's takes its place, what to do, what Entra said",
    (code) => {
      const error = explainedSignIn(refused(code), pod, ofPod) as SignInError
      expect(error.transient).toBe(false)
      expect(error.remedy).toContain('`auth-method: oidc`')
      expect(error.problems.map(problemText)).toMatchSnapshot()
    },
  )

  test('is told in short, however long, with the IDs once', () => {
    const { said } = explain(refused('700213', `one\r\n${' two'.repeat(5_000_000)}`))
    expect(said).toMatch(/^AADSTS700213: one( two)+ tw… \(Timestamp: /)
    expect(said?.length).toBeLessThan(700)
    expect(explain(refused('700213')).said).toBe(
      `AADSTS700213: No. (Trace ID: ${trace}, Correlation ID: ${correlation}, Timestamp: ${time})`,
    )
  })

  test('is still explained where it is not known what was presented', () => {
    const error = explainedSignIn(refused('700213'), oidc)
    expect(error.message).toBe(`No federated credential of application ${clientId} trusts this job.`)
    expect(error.commands).toBe(`az ad app federated-credential list --id ${clientId}`)
  })

  test.each([
    'AADSTS90033: A transient error has occurred.',
    'temporarily_unavailable: AADSTS90033',
    'network_error',
    '',
  ])('is none where Entra speaks of itself, or not at all: %j', (message) => {
    expect(explain(new Error(message))).toMatchObject({ code: 'sign-in-unreachable', transient: true })
  })
})

describe('the command that has an application trust a job', () => {
  /** What a shell makes of a command that az is to be given. */
  function wordsOf(command: string): readonly string[] {
    const printed = execFileSync('sh', ['-c', `az() { printf '%s\\0' "$@"; }; ${command}`], { encoding: 'utf8' })
    return printed.split('\0').slice(0, -1)
  }

  test('gives az the very subject, issuer and audience, whatever they hold', () => {
    const hostile = { ...presented, subject: `repo:$(reboot)'; \`reboot\` "$HOME" \\ \n#` }
    for (const claims of [presented, hostile]) {
      const words = wordsOf(trustCommand(`${clientId}; reboot`, claims))
      expect(words.slice(0, -1)).toEqual([
        ...['ad', 'app', 'federated-credential', 'create', '--id', `${clientId}; reboot`, '--parameters'],
      ])
      const { name, ...parameters } = JSON.parse(words.at(-1) ?? '')
      expect(parameters).toEqual({ issuer: claims.issuer, subject: claims.subject, audiences: [claims.audience] })
      expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]{2,119}$/)
    }
  })

  test('is printed as it is: no part of it passes for the credentials in a URL', () => {
    const immutable = { ...presented, subject: 'repo:octo@123456/shop@789012:ref:refs/heads/main' }
    const command = trustCommand(clientId, immutable)
    expect(visible(command)).toBe(command)
  })

  const token = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`

  test.each([
    ['one audience', token({ iss: 'i', sub: 's', aud: 'a' }), { issuer: 'i', subject: 's', audience: 'a' }],
    [
      'a list of audiences',
      token({ iss: 'i', sub: 's', aud: ['a', 'b'] }),
      { issuer: 'i', subject: 's', audience: 'a' },
    ],
    ['no subject', token({ iss: 'i', aud: 'a' }), undefined],
    ['a subject longer than any that Entra stores', token({ iss: 'i', sub: 's'.repeat(601), aud: 'a' }), undefined],
    ['no claims', token(null), undefined],
    ['no token', 'nonsense', undefined],
  ])('is made of an ID token with %s', (_, idToken, expected) => {
    expect(presentedBy(idToken)).toEqual(expected)
  })
})
