import { describe, expect, test } from '@jest/globals'
import { networkError } from '../../src/runner/network-failure.ts'
import { LimitExceeded } from '../../src/time/limit.ts'

const host = 'management.azure.com'
const failure = (code: string, message: string) => Object.assign(new Error(message), { code })
const directly = { host, route: { kind: 'direct' } } as const
const proxied = { host, route: { kind: 'proxy', proxy: 'http://user:hunter2@proxy.corp:3128/' } } as const

const trust = /NODE_EXTRA_CA_CERTS/
const middle = /^A proxy or a firewall between the runner and management\.azure\.com is the likely cause/

describe("Node's own error", () => {
  test.each<[code: string, said: string, expected: string, what: string, remedy: RegExp, lasting: string | undefined]>([
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'self-signed certificate in certificate chain',
      'certificate-untrusted',
      `The certificate of ${host} is not trusted: self-signed certificate in certificate chain (SELF_SIGNED_CERT_IN_CHAIN).`,
      trust,
      'at-once',
    ],
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'self-signed certificate',
      'certificate-untrusted',
      `The certificate of ${host} is not trusted: self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT).`,
      trust,
      'at-once',
    ],
    [
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'unable to get local issuer certificate',
      'certificate-untrusted',
      `The certificate of ${host} is not trusted: unable to get local issuer certificate (UNABLE_TO_GET_ISSUER_CERT_LOCALLY).`,
      trust,
      'at-once',
    ],
    [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'unable to verify the first certificate',
      'certificate-untrusted',
      `The certificate of ${host} is not trusted: unable to verify the first certificate (UNABLE_TO_VERIFY_LEAF_SIGNATURE).`,
      trust,
      'at-once',
    ],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      "Hostname/IP does not match certificate's altnames",
      'certificate-untrusted',
      `The certificate of ${host} is not trusted: Hostname/IP does not match certificate's altnames (ERR_TLS_CERT_ALTNAME_INVALID).`,
      trust,
      'at-once',
    ],
    [
      'CERT_HAS_EXPIRED',
      'certificate has expired',
      'certificate-untrusted',
      `The certificate of ${host} is not trusted: certificate has expired (CERT_HAS_EXPIRED).`,
      /^Check the runner's clock/,
      'at-once',
    ],
    [
      'ENOTFOUND',
      `getaddrinfo ENOTFOUND ${host}`,
      'host-unknown',
      `DNS knows no address of ${host} (ENOTFOUND).`,
      /`environment`.*DNS.*HTTPS_PROXY/,
      'if-repeated',
    ],
    [
      'EAI_AGAIN',
      `getaddrinfo EAI_AGAIN ${host}`,
      'azure-unreachable',
      `${host} could not be reached directly: DNS does not answer (getaddrinfo EAI_AGAIN ${host}).`,
      middle,
      undefined,
    ],
    [
      'ECONNREFUSED',
      'connect ECONNREFUSED 10.0.0.4:443',
      'azure-unreachable',
      `${host} could not be reached directly: the connection was refused (connect ECONNREFUSED 10.0.0.4:443).`,
      middle,
      undefined,
    ],
    [
      'ECONNRESET',
      'socket hang up',
      'azure-unreachable',
      `${host} could not be reached directly: the connection was cut (socket hang up).`,
      middle,
      undefined,
    ],
    [
      'HPE_INVALID_CONSTANT',
      'Parse Error: Expected HTTP/',
      'azure-unreachable',
      `${host} could not be reached directly: the answer is not HTTP (Parse Error: Expected HTTP/).`,
      middle,
      undefined,
    ],
    [
      'EUNHEARDOF',
      '',
      'azure-unreachable',
      `${host} could not be reached directly: the connection failed (EUNHEARDOF).`,
      middle,
      undefined,
    ],
  ])('%s', (code, said, expected, what, remedy, lasting) => {
    expect(networkError(failure(code, said), directly)).toMatchObject({
      code: expected,
      message: what,
      remedy: expect.stringMatching(remedy),
      transient: true,
      lasting,
    })
  })

  test('on either address of a name is told by the first', () => {
    const both = new AggregateError([
      failure('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.4:443'),
      failure('ENETUNREACH', 'no'),
    ])
    expect(networkError(both, directly).reason).toBe('the connection was refused (connect ECONNREFUSED 10.0.0.4:443)')
  })

  test('is told by what it says itself where it holds no other', () => {
    expect(networkError(new AggregateError([], 'no address'), directly).reason).toMatch(/no address/)
  })

  test('is left out where the limit was ours', () => {
    expect(networkError(new LimitExceeded(3_000), proxied).message).toBe(
      `${host} could not be reached through the proxy proxy.corp:3128: no answer within 3 s.`,
    )
  })
})

describe("a proxy's failure names the proxy, without its credentials", () => {
  test.each<[code: string, said: string, expected: string, what: string, remedy: RegExp, lasting: string | undefined]>([
    [
      'PROXY_407',
      '',
      'proxy-refused',
      `The connection to ${host} is refused by the proxy proxy.corp:3128 (HTTP 407).`,
      /^The proxy asks for a user name/,
      'at-once',
    ],
    [
      'PROXY_403',
      '',
      'proxy-refused',
      `The connection to ${host} is refused by the proxy proxy.corp:3128 (HTTP 403).`,
      /allow CONNECT to management\.azure\.com/,
      'at-once',
    ],
    [
      'PROXY_429',
      '',
      'azure-unreachable',
      `${host} could not be reached through the proxy proxy.corp:3128: the proxy failed: it answered 429.`,
      middle,
      undefined,
    ],
    [
      'PROXY_503',
      '',
      'azure-unreachable',
      `${host} could not be reached through the proxy proxy.corp:3128: the proxy failed: it answered 503.`,
      middle,
      undefined,
    ],
    [
      'PROXY_ENOTFOUND',
      'getaddrinfo ENOTFOUND proxy.corp',
      'host-unknown',
      'DNS knows no address of the proxy proxy.corp:3128 (ENOTFOUND).',
      /^Check the host in HTTPS_PROXY/,
      'if-repeated',
    ],
    [
      'PROXY_ECONNREFUSED',
      'connect ECONNREFUSED 10.0.0.4:3128',
      'azure-unreachable',
      `${host} could not be reached through the proxy proxy.corp:3128: the proxy failed: the connection was refused (connect ECONNREFUSED 10.0.0.4:3128).`,
      middle,
      undefined,
    ],
    [
      'PROXY_SELF_SIGNED_CERT_IN_CHAIN',
      'self-signed certificate',
      'certificate-untrusted',
      'The certificate of the proxy proxy.corp:3128 is not trusted: self-signed certificate (SELF_SIGNED_CERT_IN_CHAIN).',
      trust,
      'at-once',
    ],
  ])('%s', (code, said, expected, what, remedy, lasting) => {
    expect(networkError(failure(code, said), proxied)).toMatchObject({
      code: expected,
      message: what,
      remedy: expect.stringMatching(remedy),
      lasting,
    })
  })
})
