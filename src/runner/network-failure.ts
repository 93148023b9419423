import { NetworkError, type NetworkFailure } from '../network-error.ts'
import { proxyName, type Route, wayOf } from './proxy.ts'

/** What was asked, and by which way. */
export interface Peer {
  /** With the port where it isn't 443. */
  readonly host: string
  readonly route: Route
}

/** What Node's own error means. */
export function networkError(thrown: unknown, peer: Peer): NetworkError {
  return new NetworkError({ ...failureOf(causeOf(thrown), peer), cause: thrown })
}

/** Begins the code of an error that the proxy caused; what follows is its HTTP status, or Node's code. */
export const proxyPrefix = 'PROXY_'

interface Cause {
  readonly code: string
  readonly message: string
}

/** Both addresses of a name may fail, each in its own way: the first tells as much as all of them. */
function causeOf(thrown: unknown): Cause {
  const { code, message, errors } = Object(thrown) as { code?: unknown; message?: unknown; errors?: unknown }
  if (Array.isArray(errors) && errors.length > 0) return causeOf(errors[0])
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : String(thrown) }
}

function failureOf({ code, message }: Cause, { host, route }: Peer): NetworkFailure {
  if (route.kind === 'proxy' && code.startsWith(proxyPrefix))
    return proxyFailure({ code: code.slice(proxyPrefix.length), message }, host, proxyName(route.proxy))
  if (untrusted.test(code)) return certificateUntrusted({ code, message }, host)
  if (code === 'ENOTFOUND') {
    return hostUnknown(
      host,
      "Check the spelling (`environment`) and the runner's DNS; if the runner reaches that host through a proxy alone, set HTTPS_PROXY.",
    )
  }
  return unreachable(host, wayOf(route), plain({ code, message }))
}

/** The proxy itself is at fault, or says no. */
function proxyFailure({ code, message }: Cause, host: string, proxy: string): NetworkFailure {
  if (untrusted.test(code)) return certificateUntrusted({ code, message }, proxy)
  if (code === 'ENOTFOUND') return hostUnknown(proxy, 'Check the host in HTTPS_PROXY.')
  const status = Number(code)
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) return proxyRefused(status, host, proxy)
  const why = Number.isNaN(status) ? plain({ code, message }) : `it answered ${status}`
  return unreachable(host, `through ${proxy}`, `the proxy failed: ${why}`)
}

function unreachable(host: string, way: string, reason: string): NetworkFailure {
  return {
    code: 'azure-unreachable',
    what: `${host} could not be reached ${way}: ${reason}.`,
    remedy: `A proxy or a firewall between the runner and ${host} is the likely cause: let the runner reach it, or correct HTTPS_PROXY and NO_PROXY.`,
    lasting: undefined,
    reason,
  }
}

/** OpenSSL's verdicts on a certificate (nodejs.org/api/tls.html#x509-certificate-error-codes) and Node's own on its names. */
const untrusted =
  /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_\w+|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|ERR_TLS_CERT_ALTNAME_INVALID)$/

function certificateUntrusted({ code, message }: Cause, subject: string): NetworkFailure {
  const dated = code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID'
  return {
    code: 'certificate-untrusted',
    what: `The certificate of ${subject} is not trusted: ${message} (${code}).`,
    remedy: dated
      ? "Check the runner's clock. If it is right, the server, or the proxy that answers for it, needs a new certificate."
      : "If a proxy inspects TLS, or the certificate authority is a private one, set NODE_EXTRA_CA_CERTS in the job's `env` to a PEM file on the runner that holds that authority's certificate.",
    lasting: 'at-once',
    reason: `its certificate is not trusted (${code})`,
  }
}

function proxyRefused(status: number, host: string, proxy: string): NetworkFailure {
  return {
    code: 'proxy-refused',
    what: `The connection to ${host} is refused by ${proxy} (HTTP ${status}).`,
    remedy:
      status === 407
        ? 'The proxy asks for a user name and a password: put them into HTTPS_PROXY, from a secret (http://user:password@host:port, each percent-encoded).'
        : `Have the proxy allow CONNECT to ${host}, or name the host in NO_PROXY if the runner reaches it directly.`,
    lasting: 'at-once',
    reason: `the proxy refused the connection (${status})`,
  }
}

function hostUnknown(subject: string, remedy: string): NetworkFailure {
  return {
    code: 'host-unknown',
    what: `DNS knows no address of ${subject} (ENOTFOUND).`,
    remedy,
    lasting: 'if-repeated',
    reason: `DNS knows no address of ${subject}`,
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'the connection was refused'],
  ['ECONNRESET', 'the connection was cut'],
  ['EPIPE', 'the connection was cut'],
  ['ETIMEDOUT', 'the connection was not answered'],
  ['EHOSTUNREACH', 'there is no route to it'],
  ['ENETUNREACH', 'there is no route to it'],
  ['EAI_AGAIN', 'DNS does not answer'],
  ['EPROTO', 'what answered does not speak TLS'],
  ['PARSE_ERROR', 'the answer was cut off'],
])

/** Our words for it, and Node's own in brackets. */
function plain({ code, message }: Cause): string {
  if (code === 'LIMIT_EXCEEDED') return message
  const known = code.startsWith('HPE_') ? 'the answer is not HTTP' : reasons.get(code)
  return `${known ?? 'the connection failed'} (${message.trim() === '' ? code : message.trim()})`
}
