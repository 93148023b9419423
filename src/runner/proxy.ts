import { BlockList, isIP } from 'node:net'
import { NetworkError } from '../network-error.ts'

/** The way to a host: straight, or through the proxy that the environment names for it. */
export type Route = { readonly kind: 'direct' } | { readonly kind: 'proxy'; readonly proxy: string }

export type ProxyEnv = Readonly<Record<string, string | undefined>>

/** The host of an https URL; port 443 where none is given. */
export interface Destination {
  readonly hostname: string
  readonly port?: string
}

/**
 * The way that the environment gives an https request, as kubectl reads it (pkg.go.dev/golang.org/x/net/http/httpproxy), so
 * that the address that is asked for is the one that kubectl comes from.
 * @throws {NetworkError} where the proxy's URL can't be read. Its text is not repeated: it may hold a password.
 */
export function routeTo({ hostname, port }: Destination, env: ProxyEnv): Route {
  const variable = firstSet(env, 'HTTPS_PROXY', 'https_proxy')
  if (variable === undefined) return { kind: 'direct' }
  const host = unbracketed(hostname).toLowerCase()
  const exceptions = env[firstSet(env, 'NO_PROXY', 'no_proxy') ?? ''] ?? ''
  if (isLocal(host) || isExcepted(host, port === undefined || port === '' ? '443' : port, exceptions))
    return { kind: 'direct' }
  return { kind: 'proxy', proxy: proxyUrl(env[variable] ?? '', variable) }
}

/**
 * The way that every host outside this machine takes; undefined where NO_PROXY names exceptions, so that it depends on the host.
 * @throws {NetworkError} where the proxy's URL can't be read
 */
export function commonRoute(env: ProxyEnv): Route | undefined {
  const hasProxy = firstSet(env, 'HTTPS_PROXY', 'https_proxy') !== undefined
  const exceptions = firstSet(env, 'NO_PROXY', 'no_proxy')
  return hasProxy && exceptions !== undefined ? undefined : routeTo({ hostname: 'example.com' }, env)
}

/** The way as it stands in a sentence. */
export function wayOf(route: Route): string {
  return route.kind === 'direct' ? 'directly' : `through ${proxyName(route.proxy)}`
}

/** A proxy by host and port, never with its credentials. */
export function proxyName(proxy: string): string {
  const { hostname, port, protocol } = new URL(proxy)
  return `the proxy ${hostname}:${port === '' ? defaultPorts[protocol] : port}`
}

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/** Go takes the first that isn't empty. */
function firstSet(env: ProxyEnv, ...names: readonly string[]): string | undefined {
  return names.find((name) => (env[name] ?? '') !== '')
}

function proxyUrl(text: string, variable: string): string {
  // Without a scheme that Go knows it is a host, perhaps with a user before it and a port after it.
  const spelled = /^(?:https?|socks5h?):/i.test(text) ? text : `http://${text}`
  const url = URL.canParse(spelled) ? new URL(spelled) : undefined
  if (url !== undefined && url.protocol in defaultPorts && isDecodable(url)) return url.href
  const why = /^socks/i.test(text) ? 'names a SOCKS proxy, which this action does not speak to' : 'is no URL of a proxy'
  throw new NetworkError({
    code: 'proxy-invalid',
    what: `The environment variable ${variable} ${why}.`,
    lasting: 'at-once',
    reason: `${variable} ${why}`,
    remedy: `Set ${variable} to http://host:port or https://host:port, with user:password@ before the host if the proxy asks for it, each percent-encoded.`,
  })
}

/** The credentials are sent decoded. */
function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password)
    return true
  } catch {
    return false
  }
}

function isLocal(host: string): boolean {
  return host === 'localhost' || (isIP(host) !== 0 && loopback.check(host, family(host)))
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** Whether an entry of `NO_PROXY` matches; one that can't be read matches nothing, as in Go. */
function isExcepted(host: string, port: string, exceptions: string): boolean {
  return exceptions.split(',').some((entry) => {
    const pattern = entry.trim().toLowerCase()
    if (pattern === '' || pattern === '*') return pattern === '*'
    return isIP(host) === 0 ? matchesName(host, port, pattern) : matchesAddress(host, port, pattern)
  })
}

function matchesAddress(host: string, port: string, pattern: string): boolean {
  const [network = '', prefix = ''] = pattern.split('/')
  if (isIP(network) !== 0 && /^\d{1,3}$/.test(prefix)) return isWithin(host, network, Number(prefix))
  const entry = splitPort(pattern)
  return isIP(entry.host) !== 0 && isWithin(host, entry.host, 128) && (entry.port === '' || entry.port === port)
}

function isWithin(host: string, network: string, prefix: number): boolean {
  const longest = isIP(network) === 4 ? 32 : 128
  const list = new BlockList()
  list.addSubnet(network, Math.min(prefix, longest), family(network))
  return list.check(host, family(host))
}

/** `domain` stands for itself and for what is below it, `.domain` and `*.domain` for what is below it alone. */
function matchesName(host: string, port: string, pattern: string): boolean {
  const entry = splitPort(pattern)
  if (entry.host === '' || (entry.port !== '' && entry.port !== port)) return false
  const below = entry.host.replace(/^\*(?=\.)/, '')
  return below.startsWith('.') ? host.endsWith(below) : host === below || host.endsWith(`.${below}`)
}

/** An IPv6 address takes brackets before a port. */
function splitPort(text: string): { readonly host: string; readonly port: string } {
  if (isIP(text) === 6) return { host: text, port: '' }
  const [, host = text, port = ''] = /^(.*):([^:\]]*)$/.exec(text) ?? []
  return { host: unbracketed(host), port }
}

function unbracketed(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1')
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6'
}
