import { reasonOf } from '../network-error.ts'
import { httpsGet } from './https.ts'
import { routeTo } from './proxy.ts'

/** What an API server answers to a request without a credential, whether or not it lets anonymous callers look. */
const answers = new Set([200, 401, 403])

/** Whether the API server let this runner in, once. */
export type Probe = { readonly answered: true } | { readonly answered: false; readonly why: string }

/** How long one probe may take: the API server drops what it doesn't admit, and a slow proxy needs time to connect. */
export const probeTimeoutMs = 5_000

/**
 * Asks the API server's `/readyz` on a new connection, which is closed when the answer has come or the signal is aborted. Its
 * certificate goes unverified, since the cluster signs it itself and its CA isn't known here; the request carries no
 * credential, and only whether an answer comes is used.
 */
export async function probeApiServer(fqdn: string, signal?: AbortSignal): Promise<Probe> {
  try {
    const { status } = await httpsGet(new URL(`https://${fqdn}/readyz`), {
      route: routeTo({ hostname: fqdn }, process.env),
      timeoutMs: probeTimeoutMs,
      verify: false,
      ...(signal === undefined ? {} : { signal }),
    })
    return answers.has(status) ? { answered: true } : { answered: false, why: `it answered ${status}` }
  } catch (error) {
    return { answered: false, why: reasonOf(error) }
  }
}
