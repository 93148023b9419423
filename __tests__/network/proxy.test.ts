import { describe, expect, test } from '@jest/globals'
import { commonRoute, type ProxyEnv, routeTo, wayOf } from '../../src/runner/proxy.ts'
import fc from '../support/generated.ts'

const host = 'shop-1.hcp.westeurope.azmk8s.io'
const proxy = 'http://proxy.corp:3128'
const through = (url: string) => ({ kind: 'proxy', proxy: url })
const direct = { kind: 'direct' }

/** What Go's httpproxy makes of the same environment, which kubectl reads with it. */
describe('the proxy', () => {
  test.each<[behaviour: string, env: ProxyEnv, expected: unknown]>([
    ['is none where none is set', {}, direct],
    ['is none where it is empty', { HTTPS_PROXY: '', https_proxy: '' }, direct],
    ['is HTTPS_PROXY', { HTTPS_PROXY: proxy }, through(`${proxy}/`)],
    ['is https_proxy where the other one is empty', { HTTPS_PROXY: '', https_proxy: proxy }, through(`${proxy}/`)],
    ['is HTTPS_PROXY where both are set', { HTTPS_PROXY: proxy, https_proxy: 'http://other' }, through(`${proxy}/`)],
    ['is not HTTP_PROXY', { HTTP_PROXY: proxy, http_proxy: proxy }, direct],
    ['is not ALL_PROXY', { ALL_PROXY: proxy, all_proxy: proxy }, direct],
    ['may be spelled without a scheme', { HTTPS_PROXY: 'proxy.corp:3128' }, through(`${proxy}/`)],
    ['may be an address without a scheme', { HTTPS_PROXY: '10.0.0.4:3128' }, through('http://10.0.0.4:3128/')],
    ['may be a host alone', { HTTPS_PROXY: 'proxy.corp' }, through('http://proxy.corp/')],
    [
      'may take credentials without a scheme',
      { HTTPS_PROXY: 'u:p@proxy.corp:3128' },
      through('http://u:p@proxy.corp:3128/'),
    ],
    ['may speak TLS', { HTTPS_PROXY: 'https://proxy.corp' }, through('https://proxy.corp/')],
  ])('%s', (_, env, expected) => {
    expect(routeTo({ hostname: host }, env)).toEqual(expected)
  })

  test.each([
    ['no port', 'http://user:hunter2@proxy.corp:port'],
    ['no host', 'http://'],
    ['a credential that is no percent-encoding', 'http://user:%zzhunter2@proxy.corp'],
    ['white space', 'http://proxy corp hunter2'],
    ['socks5', 'socks5://user:hunter2@proxy.corp:1080'],
    ['socks5h', 'socks5h://user:hunter2@proxy.corp:1080'],
  ])('is an error where its URL holds %s, and no word of it is repeated', (_, url) => {
    const read = () => routeTo({ hostname: host }, { https_proxy: url })
    expect(read).toThrow(
      expect.objectContaining({
        code: 'proxy-invalid',
        lasting: 'at-once',
        message: expect.stringMatching(/^The environment variable https_proxy (is no URL|names a SOCKS)/),
        remedy: expect.stringContaining('https_proxy to http://host:port or https://host:port'),
      }),
    )
    expect(read).not.toThrow('hunter2')
  })

  test('is not read where it is not needed', () => {
    expect(routeTo({ hostname: host }, { HTTPS_PROXY: 'http://:', NO_PROXY: '*' })).toEqual(direct)
  })
})

describe('an exception in NO_PROXY', () => {
  const isDirect = (hostname: string, exceptions: string, port?: string) =>
    routeTo(port === undefined ? { hostname } : { hostname, port }, { HTTPS_PROXY: proxy, NO_PROXY: exceptions })
      .kind === 'direct'

  test.each<[exceptions: string, hosts: Readonly<Record<string, boolean>>]>([
    ['*', { [host]: true, '20.50.0.10': true }],
    ['azmk8s.io', { [host]: true, 'azmk8s.io': true, 'notazmk8s.io': false, 'azmk8s.io.evil.com': false }],
    ['.azmk8s.io', { [host]: true, 'azmk8s.io': false, 'notazmk8s.io': false }],
    ['*.azmk8s.io', { [host]: true, 'azmk8s.io': false, 'notazmk8s.io': false }],
    ['AZMK8S.IO', { [host]: true, [host.toUpperCase()]: true }],
    [' example.com , azmk8s.io ,', { [host]: true, 'a.example.com': true, 'example.org': false }],
    ['azmk8s.io example.com', { [host]: false, 'example.com': false }],
    ['*azmk8s.io', { [host]: false }],
    ['shop-*.azmk8s.io', { [host]: false }],
    ['azmk8s.io:443', { [host]: true }],
    ['azmk8s.io:8443', { [host]: false }],
    ['.azmk8s.io:443', { [host]: true, 'azmk8s.io': false }],
    [':443', { [host]: false }],
    ['20.50.0.10', { '20.50.0.10': true, '20.50.0.11': false, [host]: false }],
    ['20.50.0.10:443', { '20.50.0.10': true }],
    ['20.50.0.10:8443', { '20.50.0.10': false }],
    ['20.50.0.0/16', { '20.50.0.10': true, '20.51.0.10': false, [host]: false }],
    ['20.50.0.10/0', { '20.50.0.10': true, '4.4.4.4': true, '2001:db8::1': false }],
    ['20.50.0.0/33', { '20.50.0.10': false }],
    ['2001:db8::/32', { '2001:db8::1': true, '[2001:db8::1]': true, '2001:db9::1': false }],
    ['2001:db8:0::1', { '2001:db8::1': true, '2001:db8::': false }],
    ['[2001:db8::1]:443', { '2001:db8::1': true }],
    ['10', { '20.50.0.10': false }],
    ['', { [host]: false, localhost: true, '127.0.0.1': true, '127.9.9.9': true, '::1': true, '[::1]': true }],
  ])('%j', (exceptions, hosts) => {
    expect(Object.fromEntries(Object.keys(hosts).map((name) => [name, isDirect(name, exceptions)]))).toEqual(hosts)
  })

  test('counts for the port of the request', () => {
    expect(isDirect(host, 'azmk8s.io:8443', '8443')).toBe(true)
    expect(isDirect(host, 'azmk8s.io:443', '8443')).toBe(false)
    expect(isDirect(host, 'azmk8s.io:443', '')).toBe(true)
  })

  test('is read from no_proxy where NO_PROXY is empty', () => {
    const env = { HTTPS_PROXY: proxy, no_proxy: 'azmk8s.io' }
    expect(routeTo({ hostname: host }, { ...env, NO_PROXY: '' })).toEqual(direct)
    expect(routeTo({ hostname: host }, { ...env, NO_PROXY: 'example.com' })).toEqual(through(`${proxy}/`))
  })

  const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
  const name = fc.array(label, { minLength: 2, maxLength: 5 }).map((labels) => labels.join('.'))

  test('of any kind changes nothing for a name that does not end with it, and its place in the list is the same', () => {
    fc.assert(
      fc.property(name, name, fc.constantFrom('', '.', '*.'), fc.nat(3), (asked, domain, prefix, place) => {
        const others = ['example.com', '10.0.0.0/8', '%%', '.']
        const list = others.toSpliced(place, 0, prefix + domain).join(',')
        const below = asked.endsWith(`.${domain}`)
        const expected = below || (asked === domain && prefix === '') || /(^|\.)example\.com$/.test(asked)
        expect(isDirect(asked, list)).toBe(expected)
      }),
    )
  })

  test('whatever it holds, is read without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webAuthority(), (exceptions, asked) => {
        isDirect(asked, exceptions)
      }),
    )
  })
})

describe('the way that is common to all names', () => {
  test.each<[environment: string, env: ProxyEnv, expected: unknown]>([
    ['no proxy', {}, direct],
    ['exceptions without a proxy', { NO_PROXY: 'azmk8s.io' }, direct],
    ['a proxy without exceptions', { HTTPS_PROXY: proxy }, through(`${proxy}/`)],
    ['a proxy with empty exceptions', { https_proxy: proxy, NO_PROXY: '', no_proxy: '' }, through(`${proxy}/`)],
    ['a proxy with an exception', { HTTPS_PROXY: proxy, NO_PROXY: 'shop-1.hcp.westeurope.azmk8s.io' }, undefined],
    ['a proxy with an exception in lower case', { https_proxy: proxy, no_proxy: '10.0.0.0/8' }, undefined],
    ['an empty proxy with an exception', { HTTPS_PROXY: '', NO_PROXY: 'azmk8s.io' }, direct],
  ])('is known of %s before any name is, where it is one', (_, env, expected) => {
    expect(commonRoute(env)).toEqual(expected)
    if (expected !== undefined) expect(routeTo({ hostname: host }, env)).toEqual(expected)
  })

  test('is an error where the URL of the proxy cannot be read', () => {
    expect(() => commonRoute({ HTTPS_PROXY: 'http://' })).toThrow(expect.objectContaining({ code: 'proxy-invalid' }))
  })
})

test('a proxy is named by host and port, never with its credentials', () => {
  const named = (url: string) => wayOf(routeTo({ hostname: host }, { HTTPS_PROXY: url }))
  expect(named('http://user:hunter2@proxy.corp:3128')).toBe('through the proxy proxy.corp:3128')
  expect(named('user:hunter2@proxy.corp')).toBe('through the proxy proxy.corp:80')
  expect(named('https://user:hunter2@proxy.corp')).toBe('through the proxy proxy.corp:443')
  expect(named('')).toBe('directly')
})
